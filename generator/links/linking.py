"""Tie articles to earlier ones: copies, look-alikes and related articles, each with its reason."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from generator.cache import Cache
from generator.content.records import Records
from generator.errors import Problem
from generator.links.blocks import Block, prepare_blocks
from generator.links.descriptions import STEPS
from generator.links.keeping import Keeping
from generator.links.materials import Materials
from generator.links.repeats import find_repeats
from generator.links.replaying import replay
from generator.links.reports import Reports
from generator.links.retelling import find_retold
from generator.links.sayings import narrow_repeatable, narrow_told
from generator.links.stories import find_unknown_records, make_threads, name_stories, put_in_order
from generator.links.thread_decisions import apply_thread_decisions, find_unknown_decisions
from generator.links.work import Work
from generator.model import Appearance, Article, Chain, Entity, Link, Quotation, Retold, Thread
from generator.settings import Settings

NOTHING_WRITTEN = Records()


class Linked(Struct, frozen=True, kw_only=True):
    """What ties the articles together."""

    links: tuple[Link, ...]
    """From the newer article to the older, in the order of the articles; each pair once.

    A reason describes the older article to a reader of the newer; `seen_from_target` turns a link round.
    """
    threads: tuple[Thread, ...]
    retold: tuple[Retold, ...] = ()
    problems: tuple[Problem, ...] = ()


def _no_tick(_: int) -> None:
    """Show no progress."""


def link_articles(
    articles: Sequence[Article],
    entities: Sequence[Entity],
    appearances: Iterable[Appearance],
    quotations: Sequence[Quotation],
    settings: Settings,
    *,
    chains: Sequence[Chain] = (),
    records: Records = NOTHING_WRITTEN,
    cache: Cache | None = None,
    checksum: Callable[[Article], str] = lambda _: "",
    tick: Callable[[int], None] = _no_tick,
) -> Linked:
    """Link every article to earlier ones; an undated article comes after all that are dated.

    The stories of a chain are one report. What is in `cache` of articles of days before the first change is
    taken over; `checksum` gives that of an article and of what was found in it, where it is known. Raise
    `RecordError` where two decisions on threads disagree.
    """
    in_time = in_order_of_days(articles)
    materials, keeping = Materials(entities, appearances, quotations), Keeping(cache)
    roots = roots_of(chains)
    blocks = prepare_blocks(in_time, materials, roots, keeping, checksum)
    work = _begin(blocks, materials, settings, roots)
    replay(blocks, roots, work, keeping, tick)
    # One article more of the newest day asks for few of them, and one of an old day for most.
    keeping.hold(STEPS, [block.border for block in blocks])
    order = {article.id: place for place, article in enumerate(articles)}
    said = [one for block in blocks for one in zip(block.materials, block.sayings, strict=True)]
    repeats = find_repeats(narrow_repeatable(said), work.reports.of)
    links = [*work.links, *work.look_alikes.links(), *repeats]
    threads, problems = _threads(work, in_time, records)
    return Linked(
        links=tuple(
            sorted(links, key=lambda link: (order[link.source], link.kind, -link.weight, link.target))
        ),
        threads=threads,
        retold=find_retold(narrow_told(said), work.reports.of, records.retold),
        problems=problems,
    )


def _begin(
    blocks: Sequence[Block], materials: Materials, settings: Settings, roots: Mapping[str, str]
) -> Work:
    members = [one for block in blocks for one in block.materials]
    return Work(
        names=materials.names,
        most_related=settings.related,
        materials=members,
        keys=[bytes.fromhex(key) for block in blocks for key in block.keys if key],
        reports=Reports([one.id for one in members], roots),
    )


def _threads(
    work: Work, articles: Sequence[Article], records: Records
) -> "tuple[tuple[Thread, ...], tuple[Problem, ...]]":
    """Settle what the stories are called, and what people decided of them."""
    names = {one.provenance.path: one.id for one in reversed(articles)}
    names |= {former: one.id for one in articles for former in one.former_ids}
    names |= {one.id: one.id for one in articles}
    stories = work.threads.stories()
    name_stories(stories, records.stories, names)
    stories = apply_thread_decisions(stories, records.thread_decisions, names, work.reports.of)
    stories = put_in_order(stories, {one.id: place for place, one in enumerate(articles)})
    threads = make_threads(stories, {one.id: one.headline for one in articles}, records.threads)
    unknown = find_unknown_decisions(records.thread_decisions, names)
    return threads, (*unknown, *find_unknown_records(records, threads))


def roots_of(chains: Iterable[Chain]) -> dict[str, str]:
    """Name for each story of a chain the first of it."""
    return {step.article: chain.steps[0].article for chain in chains for step in chain.steps}


def in_order_of_days(articles: Sequence[Article]) -> list[Article]:
    """Sort articles as they are linked: each is compared with those before it."""
    return sorted(articles, key=_by_date)


def _by_date(article: Article) -> tuple[bool, date, date, bool, str]:
    """Order by date, so that an article never meets a newer one; articles without a date follow, by id.

    Of one day, what credits an agency comes after what credits none.
    """
    first, last = article.date.earliest, article.date.latest
    carried = bool(article.agency) and article.agency != article.source
    if first is None or last is None:
        return True, date.max, date.max, carried, article.id
    return False, first, last, carried, article.id
