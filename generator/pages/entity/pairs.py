"""The page of two who appear together: the articles that name both, and the sentences in which both stand."""

from collections.abc import Iterator, Sequence

from generator.model import Article, Entity
from generator.pages.catalogue import Catalogue
from generator.pages.entity.companions import Company
from generator.pages.entity.sections import by_section, describe_sections, find_starts
from generator.pages.evidence import Sentence, gather_sentences, weigh
from generator.pages.listing import leaf_title, paged
from generator.pages.page import Page
from generator.pages.periods import bars, choose_scale
from generator.pages.permalinks import url_of
from generator.pages.reports import count_reports, one_of_each
from generator.pages.templating import render_body
from generator.words import Voice


def pair_pages(catalogue: Catalogue, company: Company, size: int, pair: frozenset[str]) -> Iterator[Page]:
    """Compose the pages of one of the strongest pairs."""
    one, other = sorted(
        (catalogue.entities[id_] for id_ in pair), key=lambda entity: (entity.name.casefold(), entity.id)
    )
    yield from _pages_of(catalogue, one, other, company.pairs[pair], size)


def _pages_of(catalogue: Catalogue, one: Entity, other: Entity, address: str, size: int) -> Iterator[Page]:
    shared = set(catalogue.articles_of(other.id))
    articles = [catalogue.articles[id_] for id_ in catalogue.articles_of(one.id) if id_ in shared]
    sentences = [s for article in articles for s in _sentences(catalogue, article, one, other)]
    scale = choose_scale(articles)
    leaves = tuple(paged(address, by_section(sentences, scale), size, weigh))
    starts = find_starts(leaves, scale)
    names = catalogue.say("{first} and {last}", first=one.name, last=other.name)
    facts = {
        "kicker": catalogue.say("Named together"),
        "of": [
            {"name": entity.name, "url": url_of(catalogue.addresses.entities[entity.id])}
            for entity in (one, other)
        ],
        "count_words": count_reports((article.id for article in articles), catalogue.reports).said(
            catalogue.say
        ),
        "note": _span(catalogue.say, articles),
        "description": catalogue.say(
            "The articles of this archive that name both {one} and {other}.", one=one.name, other=other.name
        ),
        "periods": bars(catalogue.say, one_of_each(articles, catalogue.reports), scale, starts),
    }
    for leaf in leaves:
        yield Page(
            path=leaf.path,
            title=leaf_title(catalogue.say, names, leaf),
            template="evidence.html",
            meta={**facts, "pager": leaf.pager},
            body=render_body(
                catalogue.say, "pair", leaf.path, sections=describe_sections(catalogue, leaf, scale)
            ),
        )


def _sentences(catalogue: Catalogue, article: Article, one: Entity, other: Entity) -> list[Sentence]:
    """Choose the sentences of an article that name both, or the first of each where none does."""
    named = [a for a in catalogue.in_article[article.id] if a.entity in (one.id, other.id)]
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
