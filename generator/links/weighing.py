"""Two articles weighed against each other again, with every clue and its weight, for those who ask why."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.links import related, threading
from generator.links.blocks import prepare_blocks
from generator.links.copies import Copies
from generator.links.descriptions import Descriptions
from generator.links.keeping import Keeping
from generator.links.look_alikes import is_alike, is_another_event
from generator.links.materials import Materials
from generator.links.pairs import Pair, compare
from generator.links.past import Archive
from generator.links.reports import Reports
from generator.model import Appearance, Article, Entity, Quotation


class Clue(Struct, frozen=True, kw_only=True):
    """What one clue found in a pair."""

    name: str
    strength: float
    weight: float
    words: str = ""

    @property
    def points(self) -> float:
        """What it adds to the whole."""
        return self.strength * self.weight


class Weighed(Struct, frozen=True, kw_only=True):
    """All that was weighed of a newer and an older article."""

    related: tuple[Clue, ...]
    related_least: float
    unrelated: str
    """Why they are not related whatever the clues weigh; empty where the weight decides."""
    story: tuple[Clue, ...]
    story_base: float
    no_story: str
    similarity: float
    shared: float
    """Share of the shorter text's runs of three words that the other has."""
    no_copy: str
    is_alike: bool
    is_another_event: bool


def weigh_pair(
    articles: Sequence[Article],
    entities: Sequence[Entity],
    appearances: Sequence[Appearance],
    quotations: Sequence[Quotation],
    newer: str,
    older: str,
    roots: Mapping[str, str],
) -> Weighed:
    """Weigh an article against an older one; `articles` are in the order in which they were linked.

    `roots` are the first stories of those that are of a chain.
    """
    materials, nothing_kept = Materials(entities, appearances, quotations), Keeping(None)
    place = next(number for number, article in enumerate(articles) if article.id == newer)
    # What comes later tells nothing of the two but what is furniture.
    blocks = prepare_blocks(articles, materials, roots, nothing_kept)
    members = [one for block in blocks for one in block.materials]
    archive = Archive(Descriptions(blocks, nothing_kept), members, materials.names)
    reports = Reports([one.id for one in members], roots)
    copies = Copies(archive.columns, archive.descriptions, reports, 0)
    for article in range(place + 1):
        copies.add(article)
    earlier = reports.numbers[older]
    vantage = archive.vantage(next(archive.look_back([place])))
    pair = compare(vantage, archive.descriptions.older(earlier), materials.names)
    form = max(archive.form(place), archive.form(earlier))
    return _weighed(pair, copies.shared(place, earlier), copies.why_no_copy(place, earlier), form=form)


def _weighed(pair: Pair, shared: float, no_copy: str, *, form: float) -> Weighed:
    view = related.view_of(pair, form=form)
    found = related.weigh_clues(view)
    return Weighed(
        related=tuple(
            Clue(name=name, strength=hit.strength, weight=related.WEIGHTS[name], words=hit.words)
            for name, hit in found.items()
        ),
        related_least=related.least_weight(pair),
        unrelated=related.why_unrelated(view, found),
        story=tuple(_story_clues(pair)),
        story_base=threading.BASE,
        no_story=threading.why_no_tie(pair, shared=lambda: shared, form=form),
        similarity=pair.similarity,
        shared=shared,
        no_copy=no_copy,
        is_alike=is_alike(pair),
        is_another_event=is_another_event(pair),
    )


def _story_clues(pair: Pair) -> Iterator[Clue]:
    for name, strength in threading.find_strengths(pair).items():
        if strength:
            yield Clue(name=name, strength=strength, weight=threading.WEIGHTS[name])
