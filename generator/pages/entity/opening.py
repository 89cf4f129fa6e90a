"""What an entity's own page says of all its appearances and quotations, counted once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from generator.entities.ambiguities import read_open
from generator.entities.forms import is_full
from generator.model import Appearance, Entity
from generator.pages.catalogue import Catalogue
from generator.pages.entity.runs import Layout, Weigh, count_articles, lay_out
from generator.pages.evidence import Sentence, gather_sentences
from generator.pages.listing import Leaf
from generator.pages.periods import bars
from generator.pages.reports import one_of_each
from generator.pages.said.statements import Quoted, find_sayings, quote, saying_leaves
from generator.words import UNKNOWN_SOURCE, Voice

SURNAME = "A name of one word: different articles may mean different people."
SEVERAL = "Several bear this name: {names}. The articles listed here do not tell which is meant."


class Form(NamedTuple):
    """A way in which articles write a name, how often, and the newest place that does."""

    text: str
    times: int
    article: str
    part: int
    start: int


class EntityOpening(NamedTuple):
    """What an entity's own page says of all its appearances, and of the quotations by and about it."""

    layout: Layout
    """Of its appearances, with the first page alone."""
    appearances: int
    articles: int
    forms: list[Form]
    """The most frequent first."""
    first: str
    """The oldest article of known date; empty where there is none."""
    last: str
    undated: int
    periods: dict[str, object] | None
    sources: dict[str, int]
    """How many reports each has."""
    open_question: str
    by: Quoted
    about: Quoted


class EntityLists(NamedTuple):
    """The lists of an entity, and what its own page says of them."""

    opening: EntityOpening
    layout: Layout
    """Of its appearances."""
    quoted: Mapping[str, Sequence[Leaf]]
    """By list: places of quotations, where its own page does not show them all."""


def lay_out_entity(catalogue: Catalogue, id_: str, size: int, weigh: Weigh) -> EntityLists:
    """Divide the sentences and quotations of an entity into pages, and count what its page says of all."""
    entity, appearances = catalogue.entities[id_], catalogue.of_entity.get(id_, ())
    counts, address = count_articles(catalogue, id_), catalogue.addresses.entities[id_]
    find = partial(sentences_of_entity, catalogue, id_)
    layout = lay_out(catalogue, address, counts, find, weigh, size)
    articles = [catalogue.articles[one] for one in counts]
    reports = one_of_each(articles, catalogue.reports)
    dated = [article.id for article in articles if article.date.earliest]
    starts = {name: section.url for name, section in layout.sections.items()}
    sayings = find_sayings(catalogue, entity)
    quoted = saying_leaves(catalogue, entity, sayings, size)
    opening = EntityOpening(
        layout=layout.opening,
        appearances=len(appearances),
        articles=len(articles),
        forms=_forms(appearances, catalogue.written.get(id_, ())),
        first=dated[-1] if dated else "",
        last=dated[0] if dated else "",
        undated=len(articles) - len(dated),
        periods=bars(catalogue.say, reports, layout.scale, starts),
        sources=Counter(article.source or UNKNOWN_SOURCE for article in reports),
        open_question=_open_question(catalogue.say, entity, appearances),
        by=quote(catalogue, sayings.by, quoted.get("said", ())),
        about=quote(catalogue, sayings.about, quoted.get("said-of", ())),
    )
    return EntityLists(opening, layout, quoted)


def read_entity(kept: msgspec.Raw) -> EntityOpening:
    """Read what was kept of the opening of an entity."""
    return _OPENING(kept)


def sentences_of_entity(catalogue: Catalogue, id_: str, article: str) -> list[Sentence]:
    """Find the sentences of an article in which an entity appears."""
    found = [one for one in catalogue.in_article[article] if one.entity == id_]
    return gather_sentences(catalogue, found)


def _forms(appearances: Sequence[Appearance], written: Sequence[str]) -> list[Form]:
    newest = dict(zip(reversed(written), reversed(range(len(appearances))), strict=True))
    ranked = sorted(Counter(written).items(), key=lambda item: (-item[1], item[0]))
    places = [(text, count, appearances[newest[text]].mention) for text, count in ranked]
    return [Form(text, count, one.article, one.part, one.start) for text, count, one in places]


def _open_question(say: Voice, entity: Entity, appearances: Sequence[Appearance]) -> str:
    """Say who or what a name may mean, where the articles gathered here do not tell."""
    if entity.is_reviewed or not appearances:
        return ""
    if entity.kind == "person" and not is_full(entity.name) and not entity.decisions:
        articles = {one.mention.article for one in appearances}
        return say(SURNAME) if len(articles) > 1 else ""
    names = read_open(appearances[0].reason)
    if not names or not all(read_open(one.reason) for one in appearances):
        return ""
    return say(SEVERAL, names=names)


_OPENING = msgspec.json.Decoder(EntityOpening).decode
