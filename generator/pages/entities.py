"""The page of one person, organization, place or event: every appearance in its sentence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.articles.edtf_spans import find_first
from generator.articles.sentences import Span
from generator.model import Appearance, Article, Entity
from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf, article_entry, by_group, leaf_title, paged
from generator.pages.markdown import Markdown, compose_excerpt
from generator.pages.page import Page
from generator.pages.templating import render_body
from generator.words import KIND_WORDS, count_words, date_words

COMPANIONS = 12
NOT_REVIEWED = "Found in the archive, not yet reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence of an article in which an entity appears, perhaps more than once."""

    article: Article
    part: int
    number: int
    span: Span
    appearances: tuple[Appearance, ...]


def entity_pages(catalogue: Catalogue, size: int) -> Iterator[Page]:
    """Compose the pages of every entity, `size` sentences a page."""
    for entity in catalogue.archive.entities:
        sentences = _sentences(catalogue, catalogue.of_entity.get(entity.id, ()))
        facts = _facts(catalogue, entity)
        for leaf in paged(catalogue.addresses.entities[entity.id], sentences, size):
            yield _entity_page(catalogue, entity, leaf, facts)


def _entity_page(catalogue: Catalogue, entity: Entity, leaf: Leaf, facts: dict[str, object]) -> Page:
    groups = by_group(leaf.items, lambda sentence: sentence.article.id)
    articles = [
        {
            **article_entry(catalogue, catalogue.articles[id_]),
            "sentences": [_excerpt(catalogue, sentence) for sentence in sentences],
        }
        for id_, sentences in groups.items()
    ]
    note = Markdown(entity.note) if leaf.number == 1 else ""
    return Page(
        path=leaf.path,
        title=leaf_title(entity.name, leaf),
        template="entity.html",
        meta={**facts, "pager": leaf.pager},
        body=render_body("entity", leaf.path, note=note, articles=articles),
        sources=(entity.provenance,) if entity.provenance else (),
    )


def _facts(catalogue: Catalogue, entity: Entity) -> dict[str, object]:
    appearances = catalogue.of_entity.get(entity.id, ())
    articles = [catalogue.articles[id_] for id_ in dict.fromkeys(a.mention.article for a in appearances)]
    dated = [article for article in articles if article.date.earliest]
    articles_words = count_words(len(articles), "article")
    about = entity.description or f"{NOT_REVIEWED}."
    return {
        "id": entity.id,
        "kind": KIND_WORDS[entity.kind][0],
        "kind_plural": KIND_WORDS[entity.kind][1],
        "index": f"{catalogue.addresses.entities[entity.id].split('/')[0]}/index.html",
        "name": entity.name,
        "reviewed": entity.is_reviewed,
        "record": entity.provenance,
        "description": f"{entity.name}. {about} {articles_words} in this archive.",
        "about": entity.description,
        "same_as": list(entity.same_as),
        "decisions": list(entity.decisions),
        "appearances": len(appearances),
        "articles": len(articles),
        "written_as": _written_as(appearances),
        "variants": list(entity.variants),
        "first": _seen(catalogue, dated[-1]) if dated else None,
        "last": _seen(catalogue, dated[0]) if dated else None,
        "undated": len(articles) - len(dated),
        "years": _years(dated),
        "companions": _companions(catalogue, entity, articles),
    }


def _written_as(appearances: Sequence[Appearance]) -> list[dict[str, object]]:
    counts = Counter(appearance.mention.text for appearance in appearances)
    return [{"text": t, "count": n} for t, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _seen(catalogue: Catalogue, article: Article) -> dict[str, str]:
    url = f"{catalogue.addresses.articles[article.id]}.html"
    return {"date": date_words(article.date), "headline": article.headline, "url": url}


def _years(articles: Sequence[Article]) -> list[dict[str, object]]:
    counts = Counter(day.year for article in articles if (day := find_first(article.date)))
    return [{"year": year, "count": counts[year]} for year in sorted(counts)]


def _companions(catalogue: Catalogue, entity: Entity, articles: Sequence[Article]) -> list[dict[str, object]]:
    """List who and what appears in the same articles, most often first."""
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update({a.entity for a in catalogue.in_article[article.id]} - {entity.id})
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:COMPANIONS]
    return [
        {
            "name": catalogue.entities[id_].name,
            "url": f"{catalogue.addresses.entities[id_]}.html",
            "kind": KIND_WORDS[catalogue.entities[id_].kind][0],
            "reviewed": catalogue.entities[id_].is_reviewed,
            "count": count,
        }
        for id_, count in ranked
    ]


def _sentences(catalogue: Catalogue, appearances: Sequence[Appearance]) -> list[_Sentence]:
    """Gather appearances by the sentence they stand in, in the archive's order."""
    found: list[_Sentence] = []
    for key, inside in by_group(appearances, lambda a: f"{a.mention.article} {a.mention.part}").items():
        article = catalogue.articles[key.split()[0]]
        part = int(key.split()[1])
        for number, span in enumerate(catalogue.sentences[article.id][part], start=1):
            here = tuple(a for a in inside if span.start <= a.mention.start < span.end)
            if here:
                found.append(
                    _Sentence(article=article, part=part, number=number, span=span, appearances=here)
                )
    return found


def _excerpt(catalogue: Catalogue, sentence: _Sentence) -> dict[str, object]:
    part, start = sentence.article.parts[sentence.part], sentence.span.start
    text = part.text[start : sentence.span.end]
    marked = [
        (a.mention.start - start, min(a.mention.end, sentence.span.end) - start) for a in sentence.appearances
    ]
    address = catalogue.addresses.articles[sentence.article.id]
    in_body = part.kind not in ("headline", "deck")
    anchor = f"#p{sentence.part + 1}s{sentence.number}" if in_body else ""
    return {
        "words": compose_excerpt(text, marked),
        "place": "In the text" if in_body else f"In the {part.kind}",
        "address": f"{address}{anchor}",
        "reason": "; ".join(dict.fromkeys(appearance.reason for appearance in sentence.appearances)),
    }
