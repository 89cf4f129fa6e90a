"""The page of two who appear together: the articles that name both, and the sentences in which both stand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from generator.model import Article, Entity
from generator.pages.catalogue import Catalogue
from generator.pages.entity.runs import Layout, Weigh, articles_of, lay_out, sentences_of
from generator.pages.entity.sections import describe_sections
from generator.pages.evidence import Sentence, gather_sentences
from generator.pages.listing import Leaf, Opened, dates_of, leaf_title
from generator.pages.page import Page
from generator.pages.periods import Scale, bars
from generator.pages.permalinks import url_of
from generator.pages.reports import count_reports, one_of_each
from generator.pages.templating import render_body
from generator.words import Voice


def count_shared(pair: str, count: Callable[[str], Mapping[str, int]]) -> dict[str, int]:
    """Count for each article that names both, newest first, how often it names the one who is named less."""
    counts, others = sorted(map(count, pair.split()), key=len)
    return {id_: min(number, others[id_]) for id_, number in counts.items() if id_ in others}


class PairOpening(NamedTuple):
    """What the first page of a pair says of all articles that name both."""

    layout: Layout
    """With its first page alone."""
    facts: dict[str, object]


def lay_out_pair(
    catalogue: Catalogue,
    address: str,
    shared: Mapping[str, int],
    size: int,
    weigh: Weigh,
    pair: frozenset[str],
) -> Opened[PairOpening]:
    """Divide the sentences that name both of a pair, or each, into pages; `shared` is of `count_shared`."""
    one, other = _in_order(catalogue, pair)
    counts = {id_: max(2, count) for id_, count in shared.items()}
    layout = lay_out(catalogue, address, counts, partial(_sentences, catalogue, one, other), weigh, size)
    articles = [catalogue.articles[id_] for id_ in shared]
    starts = {name: section.url for name, section in layout.sections.items()}
    facts: dict[str, object] = {
        "count_words": count_reports(shared, catalogue.reports).said(catalogue.say),
        "note": _span(catalogue.say, articles),
        "periods": bars(catalogue.say, one_of_each(articles, catalogue.reports), layout.scale, starts),
    }
    return Opened(PairOpening(layout.opening, facts), layout.leaves)


def pair_pages(catalogue: Catalogue, openings: Mapping[str, msgspec.Raw], pair: str) -> Iterator[Page]:
    """Compose the first page of one of the strongest pairs, whose ids have a space between."""
    layout, facts = _OPENING(openings[pair])
    page = pair_page(catalogue, frozenset(pair.split()), layout.first, layout.scale)
    yield replace(page, meta={**page.meta, **facts})


def pair_page(catalogue: Catalogue, pair: frozenset[str], leaf: Leaf, scale: Scale) -> Page:
    """Compose one page of a pair, without what the first says of them all."""
    one, other = _in_order(catalogue, pair)
    say = catalogue.say
    sentences = sentences_of(leaf, partial(_sentences, catalogue, one, other))
    names = say("{first} and {last}", first=one.name, last=other.name)
    return Page(
        path=leaf.path,
        title=leaf_title(say, names, leaf, dates_of(articles_of(catalogue, leaf))),
        template="evidence.html",
        meta={
            "kicker": say("Named together"),
            "of": [
                {"name": entity.name, "url": url_of(catalogue.addresses.entities[entity.id])}
                for entity in (one, other)
            ],
            "count_words": "",
            "note": "",
            "description": say(
                "The articles of this archive that name both {one} and {other}.",
                one=one.name,
                other=other.name,
            ),
            "periods": None,
            "pager": leaf.pager,
        },
        body=render_body(say, "pair", leaf.path, sections=describe_sections(catalogue, sentences, scale)),
    )


def _in_order(catalogue: Catalogue, pair: frozenset[str]) -> tuple[Entity, Entity]:
    found = (catalogue.entities[id_] for id_ in pair)
    one, other = sorted(found, key=lambda entity: (entity.name.casefold(), entity.id))
    return one, other


def _sentences(catalogue: Catalogue, one: Entity, other: Entity, article: str) -> list[Sentence]:
    """Choose the sentences of an article that name both, or the first of each where none does."""
    named = [a for a in catalogue.in_article[article] if a.entity in (one.id, other.id)]
    sentences = gather_sentences(catalogue, named)
    both = [s for s in sentences if len({a.entity for a in s.appearances}) == 2]
    if both:
        return both
    firsts = [next(s for s in sentences if s.appearances[0].entity == e.id) for e in (one, other)]
    return sorted(firsts, key=lambda s: (s.part, s.span.start))


def _span(say: Voice, articles: Sequence[Article]) -> str:
    dated = [article.date for article in articles if article.date.earliest]
    if not dated:
        return ""
    first, last = say.date(dated[-1]), say.date(dated[0])
    if first == last:
        return say("Together on {date}.", date=first)
    return say("First together {first}, last {last}.", first=first, last=last)


_OPENING = msgspec.json.Decoder(PairOpening).decode
