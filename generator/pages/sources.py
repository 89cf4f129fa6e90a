"""The sources: who published the articles and whose copy they are, each with its articles by year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.content.records import Records
from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.houses import GROUPS, KINDS, Source, list_sources, source_of
from generator.pages.jumps import with_jumps
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
from generator.pages.permalinks import url_of, year_of
from generator.pages.plain_lists import article_leaves, articles_on
from generator.pages.templating import render_body
from generator.words import UNDATED, UNKNOWN_SOURCE, Voice

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
    catalogue: Catalogue, records: Records, houses: Mapping[str, Sequence[str]], size: int, name: str
) -> Iterator[Page]:
    """Compose the first page of a source: what it is, and its newest articles."""
    ids = houses.get(name, ())
    source = Source(
        name=name,
        address=catalogue.addresses.sources[name],
        record=next((one for one in records.sources if one.name == name), None),
        articles=tuple(catalogue.articles[id_] for id_ in ids),
    )
    leaves = source_leaves(catalogue, name, ids, size)
    yield _source_page(catalogue, source, leaves, _facts(catalogue, source, leaves))


def source_leaves(catalogue: Catalogue, name: str, ids: Sequence[str], size: int) -> tuple[Leaf, ...]:
    """Divide the articles of a source, by id, into pages."""
    ordered = _by_year(catalogue, ids)
    return article_leaves(catalogue, catalogue.addresses.sources[name], ordered, size)


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


def _source_page(
    catalogue: Catalogue, source: Source, leaves: Sequence[Leaf], facts: dict[str, object]
) -> Page:
    leaf = leaves[0]
    note = Markdown(source.record.note) if source.record else ""
    groups = _groups(catalogue, source.name, leaf)
    return Page(
        path=leaf.path,
        title=_shown(catalogue.say, source.name),
        template="source.html",
        meta={**facts, "pager": with_jumps(catalogue, leaves)},
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
        for name, listed in by_group(articles_on(catalogue, leaf), _year).items()
    ]


def _entry(catalogue: Catalogue, source: str, article: Article) -> dict[str, object]:
    """Describe an article, with the other house where two had a hand in it."""
    is_own = source_of(article) == source
    return {
        **article_entry(catalogue, article),
        "publisher": "" if is_own else _shown(catalogue.say, source_of(article)),
        "agency": article.agency if is_own else "",
    }


def _facts(catalogue: Catalogue, source: Source, leaves: Sequence[Leaf]) -> dict[str, object]:
    say, record = catalogue.say, source.record
    dated = [article for article in source.articles if article.date.earliest]
    about = record.description if record else say(UNKNOWN_NOTE) if source.name == UNKNOWN_SOURCE else ""
    told = about or say(f"{NOT_REVIEWED}.")
    country, facts = record.country if record else "", span_facts(catalogue, [a.id for a in source.articles])
    return {
        "id": source.address.split("/")[1],
        "name": source.name,
        "description": f"{_shown(say, source.name)}. {told} {facts}.",
        "about": about,
        "reviewed": record is not None or source.name == UNKNOWN_SOURCE,
        "record": record.path if record else "",
        "kind": say(KINDS[record.kind][0]) if record and record.kind else "",
        "country": {"name": country, "url": _place(catalogue, country)},
        "ownership": record.ownership if record else "",
        "website": (record.url or "") if record else "",
        "same_as": list(record.same_as) if record else [],
        "variants": list(record.variants) if record else [],
        "articles": len(source.own),
        "carried": len(source.carried),
        "carries": _houses(catalogue, [article.agency for article in source.own]),
        "carried_by": _houses(catalogue, [source_of(article) for article in source.carried]),
        "first": _seen(catalogue, dated[-1]) if dated else None,
        "last": _seen(catalogue, dated[0]) if dated else None,
        "undated": len(source.articles) - len(dated),
        "years": _years(catalogue, leaves),
    }


def _houses(catalogue: Catalogue, names: Sequence[str]) -> list[dict[str, object]]:
    """Count the other houses named with a source's articles, the most often named first."""
    counts = Counter(name for name in names if name)
    return [
        {
            "name": _shown(catalogue.say, name),
            "url": f"{catalogue.addresses.sources[name]}.html",
            "count": count,
        }
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def _seen(catalogue: Catalogue, article: Article) -> dict[str, str]:
    url = f"{catalogue.addresses.articles[article.id]}.html"
    return {"date": catalogue.say.date(article.date), "headline": article.headline, "url": url}


def _place(catalogue: Catalogue, name: str) -> str:
    """Give the address of the place of a name, if there is one."""
    found = catalogue.referred(name) if name else None
    return url_of(catalogue.addresses.entities[found.id]) if found and found.kind == "place" else ""


def _by_year(catalogue: Catalogue, ids: Sequence[str]) -> list[str]:
    """Keep the articles of a year together, those of no certain year last."""
    groups = by_group(ids, lambda id_: _year(catalogue.articles[id_]))
    undated = groups.pop(UNDATED, [])
    return [id_ for year in sorted(groups, reverse=True) for id_ in groups[year]] + undated


def _year(article: Article) -> str:
    return year_of(article.date).capitalize()


def _years(catalogue: Catalogue, leaves: Sequence[Leaf]) -> list[dict[str, object]]:
    """Count the articles of each year from the first to the last, with the place where its list begins."""
    counts = Counter[str]()
    urls: dict[str, str] = {}
    for leaf in leaves:
        page = f"{leaf.path.removesuffix('.md')}.html"
        for year, some in by_group(articles_on(catalogue, leaf), _year).items():
            counts[year] += len(some)
            urls.setdefault(year, f"{page}#{year}")
    del counts[UNDATED]
    if not counts:
        return []
    known = range(min(map(int, counts)), max(map(int, counts)) + 1)
    return [{"year": y, "count": counts[str(y)], "url": urls.get(str(y), "")} for y in known]
