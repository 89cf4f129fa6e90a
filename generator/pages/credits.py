"""Who published and who wrote: the sources and the authors, each with its articles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.listing import article_pages, by_group, leaf_title, paged, span_facts
from generator.pages.page import Page
from generator.pages.templating import render_body
from generator.records import Records
from generator.words import UNKNOWN_SOURCE, count_words

UNKNOWN_NOTE = "Nothing in these files says who published them; a decision or a sidecar file can."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Credit:
    """A list of names that articles are credited to."""

    title: str
    noun: str
    address: str
    addresses: Mapping[str, str]
    groups: Mapping[str, Sequence[Article]]
    about: Mapping[str, str]


def source_pages(catalogue: Catalogue, records: Records, size: int) -> Iterator[Page]:
    """Compose the list of sources, and the list of each source's articles."""
    yield from _credit_pages(
        catalogue,
        _Credit(
            title="Sources",
            noun="source",
            address="sources/index",
            addresses=catalogue.addresses.sources,
            groups=by_group(catalogue.archive.articles, lambda article: article.source or UNKNOWN_SOURCE),
            about={record.name: record.description for record in records.sources},
        ),
        size,
    )


def author_pages(catalogue: Catalogue, size: int) -> Iterator[Page]:
    """Compose the list of authors, and the list of each author's articles; nothing where none is named."""
    groups: dict[str, list[Article]] = {}
    for article in catalogue.archive.articles:
        for name in article.authors:
            groups.setdefault(name, []).append(article)
    if groups:
        addresses = catalogue.addresses.authors
        credit = _Credit(
            title="Authors",
            noun="author",
            address="authors/index",
            addresses=addresses,
            groups=groups,
            about={},
        )
        yield from _credit_pages(catalogue, credit, size)


def _credit_pages(catalogue: Catalogue, credit: _Credit, size: int) -> Iterator[Page]:
    names = sorted(credit.addresses, key=lambda name: (name == UNKNOWN_SOURCE, name.casefold(), name))
    for leaf in paged(credit.address, names, size):
        yield Page(
            path=leaf.path,
            title=leaf_title(credit.title, leaf),
            template="listing.html",
            meta={
                "kicker": "Archive",
                "count_words": count_words(len(names), credit.noun),
                "breadcrumb": [],
                "pager": leaf.pager,
                "description": f"The {credit.noun}s of this archive.",
            },
            body=render_body(
                "names",
                leaf.path,
                entries=[_entry(credit, name) for name in leaf.items],
                empty=f"No article states its {credit.noun}.",
            ),
        )
    trail = [{"name": credit.title, "url": f"{credit.address}.html"}]
    for name in names:
        about = UNKNOWN_NOTE if name == UNKNOWN_SOURCE else credit.about.get(name, "")
        yield from article_pages(
            catalogue,
            credit.addresses[name],
            name,
            credit.groups.get(name, []),
            size,
            description=about or f"Articles credited to {name}.",
            note=about,
            breadcrumb=trail,
        )


def _entry(credit: _Credit, name: str) -> dict[str, str]:
    return {
        "name": name,
        "address": credit.addresses[name],
        "about": credit.about.get(name, ""),
        "facts": span_facts(credit.groups.get(name, [])),
    }
