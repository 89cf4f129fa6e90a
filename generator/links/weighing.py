"""Two articles weighed against each other again, with every clue and its weight, for those who ask why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.links import related, threading
from generator.links.blocks import describe_block, prepare_blocks
from generator.links.candidates import Index
from generator.links.copies import Reports
from generator.links.keeping import Keeping
from generator.links.look_alikes import is_alike, is_another_event
from generator.links.materials import Materials
from generator.links.pairs import Pair, compare, look_back
from generator.links.phrases import Forms
from generator.model import Appearance, Article, Entity, Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What one clue found in a pair."""

    name: str
    strength: float
    weight: float
    words: str = ""

    @property
    def points(self) -> float:
        """What it adds to the whole."""
        return self.strength * self.weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
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
    index, reports, forms = Index(), Reports(), Forms()
    shares: dict[str, float] = {}
    blocks = prepare_blocks(articles, materials, roots, nothing_kept)
    for one in chain.from_iterable(describe_block(block, nothing_kept, {}) for block in blocks):
        reports.add(one.text)
        shares[one.features.id] = forms.add(one.text)
        described = one.features
        if described.id == newer:
            break
        index.add(described.settled())
    other = next(one for one in index.articles if one.id == older)
    pair = compare(look_back(described, index, materials.names), other, materials.names)
    return _weighed(pair, reports, form=max(shares[newer], shares[older]))


def _weighed(pair: Pair, reports: Reports, *, form: float) -> Weighed:
    newer, older = pair.newer.id, pair.older.id
    shared = reports.shared(newer, older)
    found = related.weigh_clues(pair, form=form)
    return Weighed(
        related=tuple(
            Clue(name=name, strength=hit.strength, weight=related.WEIGHTS[name], words=hit.words)
            for name, hit in found.items()
        ),
        related_least=related.least_weight(pair),
        unrelated=related.why_unrelated(pair, found),
        story=tuple(_story_clues(pair)),
        story_base=threading.BASE,
        no_story=threading.why_no_tie(pair, shared=lambda: shared, form=form),
        similarity=pair.similarity,
        shared=shared,
        no_copy=reports.why_no_copy(newer, older),
        is_alike=is_alike(pair),
        is_another_event=is_another_event(pair),
    )


def _story_clues(pair: Pair) -> Iterator[Clue]:
    for name, strength in threading.find_strengths(pair).items():
        if strength:
            yield Clue(name=name, strength=strength, weight=threading.WEIGHTS[name])
