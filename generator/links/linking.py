"""Tie articles to earlier ones: copies, look-alikes and related articles, each with its reason."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from generator.content.records import Records
from generator.errors import Problem
from generator.links.candidates import Index
from generator.links.copies import Reports
from generator.links.copy_links import copy_link
from generator.links.features import Describer, Features
from generator.links.look_alikes import LookAlikes, is_alike, is_another_event
from generator.links.pairs import compare
from generator.links.phrases import Forms, Furniture
from generator.links.related import relate
from generator.links.repeats import find_repeats
from generator.links.retelling import find_retold
from generator.links.stories import find_unknown_records, make_threads, name_stories, put_in_order
from generator.links.thread_decisions import apply_thread_decisions, find_unknown_decisions
from generator.links.threading import Threads, strength_of_tie
from generator.model import Appearance, Article, Chain, Entity, Link, Quotation, Retold, Thread
from generator.settings import Settings

NOTHING_WRITTEN = Records()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
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
    appearances: Sequence[Appearance],
    quotations: Sequence[Quotation],
    settings: Settings,
    *,
    chains: Sequence[Chain] = (),
    records: Records = NOTHING_WRITTEN,
    tick: Callable[[int], None] = _no_tick,
) -> Linked:
    """Link every article to earlier ones; an undated article comes after all that are dated.

    The stories of a chain are one report. Raise `RecordError` where two decisions on threads disagree.
    """
    describer = Describer(entities, appearances, quotations)
    roots = roots_of(chains)
    work = _Work(
        describer=describer,
        most_related=settings.related,
        furniture=Furniture(articles, roots),
        articles={article.id: article for article in articles},
        roots=roots,
    )
    in_time = in_order_of_days(articles)
    for article in in_time:
        work.link(article)
        tick(1)
    order = {article.id: place for place, article in enumerate(articles)}
    repeats = find_repeats(in_time, entities, appearances, quotations, work.report_of)
    links = [*work.links, *work.look_alikes.links(), *repeats]
    threads, problems = _threads(work, in_time, records)
    return Linked(
        links=tuple(
            sorted(links, key=lambda link: (order[link.source], link.kind, -link.weight, link.target))
        ),
        threads=threads,
        retold=find_retold(in_time, quotations, work.report_of, records.retold),
        problems=problems,
    )


def _threads(
    work: "_Work", articles: Sequence[Article], records: Records
) -> "tuple[tuple[Thread, ...], tuple[Problem, ...]]":
    """Settle what the stories are called, and what people decided of them."""
    names = {one.provenance.path: one.id for one in reversed(articles)}
    names |= {former: one.id for one in articles for former in one.former_ids}
    names |= {one.id: one.id for one in articles}
    stories = work.threads.stories()
    name_stories(stories, records.stories, names)
    stories = apply_thread_decisions(stories, records.thread_decisions, names, work.report_of)
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


@dataclass(kw_only=True)
class _Work:
    """The links so far, and what later articles are compared with."""

    describer: Describer
    most_related: int
    furniture: Furniture
    articles: Mapping[str, Article]
    roots: Mapping[str, str]
    """The first story of each story's chain."""
    index: Index = field(default_factory=Index)
    links: list[Link] = field(default_factory=list)
    look_alikes: LookAlikes = field(default_factory=LookAlikes)
    reports: Reports = field(default_factory=Reports)
    forms: Forms = field(default_factory=Forms)
    shares: dict[str, float] = field(default_factory=dict)
    """Of each article how much of its wording is a form's."""
    threads: Threads = field(default_factory=Threads)

    def link(self, newest: Article) -> None:
        """Link one article to those before it, and take it in."""
        article = self.describer.describe(newest)
        text = self.furniture.text_of(newest)
        if copy := self.reports.add(text):
            self.links.append(copy_link(newest, self.articles[copy.of], copy))
        form = self.shares[article.id] = self.forms.add(text)
        related: list[Link] = []
        ties: dict[str, float] = {}
        for older in self.index.candidates(article):
            if self.report_of(older.id) == self.report_of(article.id):
                continue
            pair = compare(article, older, self.index, self.describer.names)
            shared = partial(self.reports.shared, article.id, older.id)
            greater = max(form, self.shares[older.id])
            strength = strength_of_tie(pair, shared=shared, form=greater)
            if strength is not None:
                report = self.report_of(older.id)
                ties[report] = max(strength, ties.get(report, strength))
            if alike := is_alike(pair):
                self.look_alikes.add(pair)
            if not (alike and is_another_event(pair)) and (tie := relate(pair, form=greater)):
                related.append(tie)
        self.links += self._best(article, related)
        self.threads.add(article.settled(), self.report_of(article.id), ties)
        self.index.add(article)

    def report_of(self, article: str) -> str:
        """Name the report of an article: that of its text, or of the first story of a chain."""
        seen: set[str] = set()
        while article not in seen:
            seen.add(article)
            root = self.roots.get(article, article)
            article = self.reports.first_of(root) if self.reports.knows(root) else root
        return article

    def _best(self, article: Features, related: list[Link]) -> list[Link]:
        """Keep the strongest, one of each report, none of the article's own."""
        seen = {self.report_of(article.id)}
        best: list[Link] = []
        for link in sorted(related, key=lambda link: (-link.weight, link.target)):
            report = self.report_of(link.target)
            if len(best) < self.most_related and report not in seen:
                seen.add(report)
                best.append(link)
        return best
