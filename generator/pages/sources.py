"""The sources: who published the articles and whose copy they are, each with its articles by year."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Raw

from generator.content.records import Records
from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.houses import GROUPS, KINDS, Source, list_sources, source_of
from generator.pages.listing import (
    Leaf,
    article_entry,
    by_group,
    dates_of,
    leaf_title,
    paged,
    span_facts,
)
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.permalinks import url_of
from generator.pages.plain_lists import articles_on
from generator.pages.source_lists import SourceOpening, lay_out_source, read_source, year_under
from generator.pages.templating import render_body
from generator.words import UNKNOWN_SOURCE, Voice

UNKNOWN_NOTE = "Nothing in these files says who published them; a decision or a sidecar file can."
NOT_REVIEWED = "Found in the archive, not yet reviewed"
INDEX = "sources/index"


def _shown(say: Voice, name: str) -> str:
    """Name a source for the reader; the one that is not known is known by that in English."""
    return say(name) if name == UNKNOWN_SOURCE else name


def source_index_pages(
    catalogue: Catalogue, records: Records, houses: Mapping[str, Sequence[str]], size: int
) -> Iterator[Page]:
    """Compose the list of sources."""
    yield from _index_pages(catalogue, list_sources(catalogue, records), houses, size)


def source_pages(
    catalogue: Catalogue, records: Records, lists: Mapping[str, Raw], size: int, name: str
) -> Iterator[Page]:
    """Compose the first page of a source: what it is, and its newest articles; `lists` has the openings."""
    source = Source(
        name=name,
        address=catalogue.addresses.sources[name],
        record=next((one for one in records.sources if one.name == name), None),
        articles=(),
    )
    kept = lists.get(f"source {name}")
    opening = lay_out_source(catalogue, name, (), size).opening if kept is None else read_source(kept)
    yield _source_page(catalogue, source, opening)


def _index_pages(
    catalogue: Catalogue, sources: Sequence[Source], houses: Mapping[str, Sequence[str]], size: int
) -> Iterator[Page]:
    ordered = sorted(sources, key=lambda source: GROUPS.index(source.group))
    for leaf in paged(INDEX, ordered, size):
        groups = by_group(leaf.items, lambda source: source.group)
        entries = [
            {
                "name": catalogue.say(name),
                "english": name,
                "entries": [_index_entry(catalogue, one, houses.get(one.name, ())) for one in some],
            }
            for name, some in groups.items()
        ]
        yield Page(
            path=leaf.path,
            title=leaf_title(catalogue.say, catalogue.say("Sources"), leaf),
            template="listing.html",
            meta={
                "kicker": catalogue.say("Archive"),
                "count_words": catalogue.say.count(len(sources), "source"),
                "breadcrumb": [],
                "pager": leaf.pager,
                "description": catalogue.say("The publishers and agencies of this archive."),
            },
            body=render_body(catalogue.say, "sources", leaf.path, groups=entries),
        )


def _index_entry(catalogue: Catalogue, source: Source, ids: Sequence[str]) -> dict[str, str]:
    record = source.record
    about = [record.country, record.description] if record else []
    return {
        "name": _shown(catalogue.say, source.name),
        "address": source.address,
        "about": " · ".join(filter(None, about)),
        "facts": span_facts(catalogue, ids),
    }


def _source_page(catalogue: Catalogue, source: Source, opening: SourceOpening) -> Page:
    leaf = opening.leaf
    note = Markdown(source.record.note) if source.record else ""
    groups = _groups(catalogue, source.name, leaf)
    return Page(
        path=leaf.path,
        title=_shown(catalogue.say, source.name),
        template="source.html",
        meta={**_facts(catalogue, source, opening), "pager": opening.pager},
        body=render_body(catalogue.say, "source", leaf.path, note=note, groups=groups),
        sources=(source.record.path,) if source.record else (),
    )


def later_source_page(catalogue: Catalogue, name: str, leaf: Leaf) -> Page:
    """Compose a page of a source's list that is not its first: its articles, and the way back."""
    say, shown = catalogue.say, _shown(catalogue.say, name)
    title = leaf_title(say, shown, leaf, dates_of(articles_on(catalogue, leaf)))
    return Page(
        path=leaf.path,
        title=title,
        template="listing.html",
        meta={
            "kicker": say("Sources"),
            "count_words": "",
            "breadcrumb": [
                {"name": say("Sources"), "url": f"{INDEX}.html"},
                {"name": shown, "url": f"{catalogue.addresses.sources[name]}.html"},
            ],
            "pager": leaf.pager,
            "description": f"{title}.",
        },
        body=render_body(say, "source", leaf.path, note="", groups=_groups(catalogue, name, leaf)),
    )


def _groups(catalogue: Catalogue, source: str, leaf: Leaf) -> list[dict[str, object]]:
    return [
        {
            "name": catalogue.say.year(name),
            "english": name,
            "entries": [_entry(catalogue, source, article) for article in listed],
        }
        for name, listed in by_group(articles_on(catalogue, leaf), year_under).items()
    ]


def _entry(catalogue: Catalogue, source: str, article: Article) -> dict[str, object]:
    """Describe an article, with the other house where two had a hand in it."""
    is_own = source_of(article) == source
    return {
        **article_entry(catalogue, article),
        "publisher": "" if is_own else _shown(catalogue.say, source_of(article)),
        "agency": article.agency if is_own else "",
    }


def _facts(catalogue: Catalogue, source: Source, opening: SourceOpening) -> dict[str, object]:
    say, record = catalogue.say, source.record
    about = record.description if record else say(UNKNOWN_NOTE) if source.name == UNKNOWN_SOURCE else ""
    told = about or say(f"{NOT_REVIEWED}.")
    country = record.country if record else ""
    return {
        "id": source.address.split("/")[1],
        "name": source.name,
        "description": f"{_shown(say, source.name)}. {told} {opening.span}.",
        "about": about,
        "reviewed": record is not None or source.name == UNKNOWN_SOURCE,
        "record": record.path if record else "",
        "kind": say(KINDS[record.kind][0]) if record and record.kind else "",
        "country": {"name": country, "url": _place(catalogue, country)},
        "ownership": record.ownership if record else "",
        "website": (record.url or "") if record else "",
        "same_as": list(record.same_as) if record else [],
        "variants": list(record.variants) if record else [],
        "articles": opening.own,
        "carried": opening.carried,
        "carries": _houses(catalogue, opening.carries),
        "carried_by": _houses(catalogue, opening.carried_by),
        "first": _seen(catalogue, opening.first),
        "last": _seen(catalogue, opening.last),
        "undated": opening.undated,
        "years": opening.years,
    }


def _houses(catalogue: Catalogue, counts: Mapping[str, int]) -> list[dict[str, object]]:
    """List the other houses named with a source's articles, the most often named first."""
    return [
        {
            "name": _shown(catalogue.say, name),
            "url": f"{catalogue.addresses.sources[name]}.html",
            "count": count,
        }
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def _seen(catalogue: Catalogue, id_: str) -> dict[str, str] | None:
    if not id_:
        return None
    article, url = catalogue.articles[id_], f"{catalogue.addresses.articles[id_]}.html"
    return {"date": catalogue.say.date(article.date), "headline": article.headline, "url": url}


def _place(catalogue: Catalogue, name: str) -> str:
    """Give the address of the place of a name, if there is one."""
    found = catalogue.referred(name) if name else None
    return url_of(catalogue.addresses.entities[found.id]) if found and found.kind == "place" else ""
