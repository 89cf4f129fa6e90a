"""The sources: who published the articles and whose copy they are, each with its articles by year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.content.records import Records, SourceRecord
from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf, article_entry, by_group, leaf_title, paged, span_facts
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.permalinks import url_of, year_of
from generator.pages.templating import render_body
from generator.words import UNDATED, UNKNOWN_SOURCE, Voice

UNKNOWN_NOTE = "Nothing in these files says who published them; a decision or a sidecar file can."
NOT_REVIEWED = "Found in the archive, not yet reviewed"
KINDS: Mapping[str, tuple[str, str]] = {
    "agency": ("News agency", "News agencies"),
    "newspaper": ("Newspaper", "Newspapers"),
    "magazine": ("Magazine", "Magazines"),
    "broadcaster": ("Broadcaster", "Broadcasters"),
    "website": ("Website", "Websites"),
    "government": ("Government body", "Government bodies"),
    "other": ("Other source", "Other sources"),
}
NO_KIND, FOUND, UNKNOWN = "Kind not stated", "Found, not yet reviewed", "Not known"
GROUPS = (*(many for _, many in KINDS.values()), NO_KIND, FOUND, UNKNOWN)
INDEX = "sources/index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher or agency, its record where it has one, and the articles from it or credited to it."""

    name: str
    address: str
    record: SourceRecord | None
    articles: tuple[Article, ...]
    """Its own, and those that others carried and credit it for; newest first."""

    @property
    def own(self) -> tuple[Article, ...]:
        """List the articles that it published, or that nobody else is known to have published."""
        return tuple(article for article in self.articles if source_of(article) == self.name)

    @property
    def carried(self) -> tuple[Article, ...]:
        """List its copy in what others published."""
        return tuple(article for article in self.articles if source_of(article) != self.name)

    @property
    def group(self) -> str:
        """Name the part of the list of sources that it stands in."""
        if self.name == UNKNOWN_SOURCE:
            return UNKNOWN
        if self.record is None:
            return FOUND
        return KINDS[self.record.kind][1] if self.record.kind else NO_KIND


def source_of(article: Article) -> str:
    """Name an article's source, or say that it is not known."""
    return article.source or UNKNOWN_SOURCE


def _shown(say: Voice, name: str) -> str:
    """Name a source for the reader; the one that is not known is known by that in English."""
    return say(name) if name == UNKNOWN_SOURCE else name


def list_sources(catalogue: Catalogue, records: Records) -> tuple[Source, ...]:
    """List every source of the articles and of the records by name, the unknown one last."""
    articles: dict[str, list[Article]] = {}
    for article in catalogue.archive.articles:
        for name in {source_of(article), article.agency} - {""}:
            articles.setdefault(name, []).append(article)
    by_name = {record.name: record for record in records.sources}
    addresses = catalogue.addresses.sources
    names = sorted(addresses, key=lambda name: (name == UNKNOWN_SOURCE, name.casefold(), name))
    return tuple(
        Source(
            name=name,
            address=addresses[name],
            record=by_name.get(name),
            articles=tuple(articles.get(name, ())),
        )
        for name in names
    )


def source_pages(catalogue: Catalogue, records: Records, size: int) -> Iterator[Page]:
    """Compose the list of sources, and the pages of each: `size` articles a page, by year."""
    sources = list_sources(catalogue, records)
    places = {
        entity.name: url_of(catalogue.addresses.entities[entity.id]) for entity in catalogue.of_kind("place")
    }
    yield from _index_pages(catalogue, sources, size)
    for source in sources:
        leaves = tuple(paged(source.address, _by_year(source.articles), size))
        facts = _facts(catalogue, source, leaves, places)
        for leaf in leaves:
            yield _source_page(catalogue, source, leaf, facts)


def _index_pages(catalogue: Catalogue, sources: Sequence[Source], size: int) -> Iterator[Page]:
    ordered = sorted(sources, key=lambda source: GROUPS.index(source.group))
    for leaf in paged(INDEX, ordered, size):
        groups = by_group(leaf.items, lambda source: source.group)
        entries = [
            {
                "name": catalogue.say(name),
                "english": name,
                "entries": [_index_entry(catalogue.say, one) for one in some],
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


def _index_entry(say: Voice, source: Source) -> dict[str, str]:
    record = source.record
    about = [record.country, record.description] if record else []
    return {
        "name": _shown(say, source.name),
        "address": source.address,
        "about": " · ".join(filter(None, about)),
        "facts": span_facts(say, source.articles),
    }


def _source_page(catalogue: Catalogue, source: Source, leaf: Leaf, facts: dict[str, object]) -> Page:
    years = by_group(leaf.items, _year)
    groups = [
        {
            "name": catalogue.say.year(name),
            "english": name,
            "entries": [_entry(catalogue, source, article) for article in listed],
        }
        for name, listed in years.items()
    ]
    note = Markdown(source.record.note) if source.record and leaf.number == 1 else ""
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, _shown(catalogue.say, source.name), leaf),
        template="source.html",
        meta={**facts, "pager": leaf.pager},
        body=render_body(catalogue.say, "source", leaf.path, note=note, groups=groups),
        sources=(source.record.path,) if source.record else (),
    )


def _entry(catalogue: Catalogue, source: Source, article: Article) -> dict[str, object]:
    """Describe an article, with the other house where two had a hand in it."""
    is_own = source_of(article) == source.name
    return {
        **article_entry(catalogue, article),
        "publisher": "" if is_own else _shown(catalogue.say, source_of(article)),
        "agency": article.agency if is_own else "",
    }


def _facts(
    catalogue: Catalogue, source: Source, leaves: Sequence[Leaf], places: Mapping[str, str]
) -> dict[str, object]:
    say, record = catalogue.say, source.record
    dated = [article for article in source.articles if article.date.earliest]
    about = record.description if record else say(UNKNOWN_NOTE) if source.name == UNKNOWN_SOURCE else ""
    told = about or say(f"{NOT_REVIEWED}.")
    country = record.country if record else ""
    return {
        "id": source.address.split("/")[1],
        "name": source.name,
        "description": f"{_shown(say, source.name)}. {told} {span_facts(say, source.articles)}.",
        "about": about,
        "reviewed": record is not None or source.name == UNKNOWN_SOURCE,
        "record": record.path if record else "",
        "kind": say(KINDS[record.kind][0]) if record and record.kind else "",
        "country": {"name": country, "url": places.get(country, "")},
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
        "years": _years(leaves),
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


def _by_year(articles: Sequence[Article]) -> list[Article]:
    """Keep the articles of a year together, those of no certain year last."""
    groups = by_group(articles, _year)
    undated = groups.pop(UNDATED, [])
    return [article for year in sorted(groups, reverse=True) for article in groups[year]] + undated


def _year(article: Article) -> str:
    return year_of(article.date).capitalize()


def _years(leaves: Sequence[Leaf]) -> list[dict[str, object]]:
    """Count the articles of each year from the first to the last, with the place where its list begins."""
    counts = Counter(_year(article) for leaf in leaves for article in leaf.items)
    del counts[UNDATED]
    if not counts:
        return []
    urls: dict[str, str] = {}
    for leaf in leaves:
        for article in leaf.items:
            urls.setdefault(_year(article), f"{leaf.path.removesuffix('.md')}.html#{_year(article)}")
    known = range(min(map(int, counts)), max(map(int, counts)) + 1)
    return [{"year": y, "count": counts[str(y)], "url": urls.get(str(y), "")} for y in known]
