"""What can be followed and cited as a whole: the archive, months, sources, stories, those often named."""

from collections.abc import Iterator

from msgspec import Struct

from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.houses import source_of
from generator.pages.listing import by_group
from generator.pages.permalinks import date_folder, has_page
from generator.pages.threads import thread_address
from generator.words import UNDATED, UNKNOWN_SOURCE

ALL = "articles/index"


class Collection(Struct, frozen=True, kw_only=True):
    """Articles that belong together, newest first; those that are hidden are not among them."""

    title: str
    page: str
    """Address of the first page that lists them, without `.html`."""
    name: str
    """Path of its files below the folder of their kind, without a suffix."""
    articles: tuple[Article, ...]
    is_followed: bool = True
    """Whether more may come; a month is full, or is followed with the archive."""


def list_collections(catalogue: Catalogue, threshold: int) -> tuple[Collection, ...]:
    """List all collections that hold an article; an entity's from so many reports on."""
    found = (
        *_archive(catalogue),
        *_months(catalogue),
        *_sources(catalogue),
        *_stories(catalogue),
        *_entities(catalogue, threshold),
    )
    return tuple(one for one in found if one.articles)


def _archive(catalogue: Catalogue) -> Iterator[Collection]:
    articles = _shown(catalogue.archive.articles)
    yield Collection(title=catalogue.site.name, page=ALL, name="articles", articles=articles)


def _months(catalogue: Catalogue) -> Iterator[Collection]:
    """List the months, and the undated; articles of which only the year is known stand under that."""
    groups = by_group(_shown(catalogue.archive.articles), _month)
    for folder, articles in groups.items():
        steps = [step for step in folder.split("/")[1:] if step.isdigit()]
        title = (
            catalogue.say.month(*map(int, steps))
            if len(steps) == 2
            else catalogue.say.year("".join(steps) or UNDATED)
        )
        yield Collection(
            title=title, page=f"{folder}/index", name=folder, articles=tuple(articles), is_followed=False
        )


def _sources(catalogue: Catalogue) -> Iterator[Collection]:
    articles: dict[str, list[Article]] = {}
    for article in _shown(catalogue.archive.articles):
        source, agency = source_of(article), article.agency
        if source != UNKNOWN_SOURCE:
            articles.setdefault(source, []).append(article)
        if agency not in ("", UNKNOWN_SOURCE, source):
            articles.setdefault(agency, []).append(article)
    for name in sorted(articles):
        address = catalogue.addresses.sources[name]
        yield Collection(title=name, page=address, name=address, articles=tuple(articles[name]))


def _stories(catalogue: Catalogue) -> Iterator[Collection]:
    for thread in catalogue.archive.threads:
        articles = _shown(tuple(catalogue.articles[id_] for id_ in reversed(thread.articles)))
        address = thread_address(thread.id)
        yield Collection(title=thread.title, page=address, name=address, articles=articles)


def _entities(catalogue: Catalogue, threshold: int) -> Iterator[Collection]:
    for entity in catalogue.archive.entities:
        address = catalogue.addresses.entities[entity.id]
        if has_page(address) and catalogue.tally(entity.id).reports >= threshold:
            articles = tuple(map(catalogue.articles.__getitem__, catalogue.articles_of(entity.id)))
            yield Collection(title=entity.name, page=address, name=address, articles=articles)


def _shown(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    return tuple(article for article in articles if not article.robots)


def _month(article: Article) -> str:
    """Name the folder of a month, of a year where no more is known, or of the undated."""
    return "/".join(date_folder(article.date).split("/")[:3])
