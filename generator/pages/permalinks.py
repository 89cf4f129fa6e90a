"""Addresses: decided once, from published facts, never from position; the ledger keeps them for ever."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from generator.articles.dating.edtf_spans import find_stated_ends
from generator.content.ledger import PATH, quotation_address, story_address
from generator.content.records import Records
from generator.errors import Problem, RecordError
from generator.model import Article, Date, Entity, EntityKind, Retold, Thread
from generator.slugs import slugify
from generator.words import UNKNOWN_SOURCE

UNDATED = "articles/undated"
Steps: TypeAlias = tuple[int, ...]
"""Year, month and day of a date, as far as its folder names them."""
DAYS = 32_768
"""Of so many dates the folder is remembered: those of an archive repeat, and each is asked for many times."""
FOLDERS: dict[EntityKind, str] = {
    "person": "people",
    "organization": "organizations",
    "place": "places",
    "event": "events",
}
# The list of a folder, and what Windows takes for a device.
RESERVED = re.compile(r"index|con|prn|aux|nul|com[0-9]|lpt[0-9]")


class Addresses(Struct, frozen=True, kw_only=True):
    """The address of every article and entity, relative to the site's root, without `.html`."""

    articles: Mapping[str, str]
    entities: Mapping[str, str]
    """With `#` and an anchor where an entity has no page of its own, but a place in the A–Z."""
    sources: Mapping[str, str]
    """By name, as articles give it."""
    authors: Mapping[str, str]
    new: tuple[tuple[str, str], ...]
    """Articles, stories, quotations and entities that the ledger does not hold yet, with `.html`."""


def has_page(address: str) -> bool:
    """Whether what has this address has a page of its own."""
    return "#" not in address


def assign_addresses(
    articles: Sequence[Article],
    entities: Iterable[Entity],
    records: Records,
    threads: Iterable[Thread] = (),
    retold: Iterable[Retold] = (),
) -> Addresses:
    """Give each article its address of old, or a new one; raise `RecordError` where two claim the same."""
    _refuse_shared(records.permalinks)
    kept = dict(records.permalinks)
    taken = {address: id_ for id_, address in kept.items()}
    found: dict[str, str] = {}
    new: list[tuple[str, str]] = []
    for article in articles:
        address = kept.get(article.id) or f"{natural_address(article)}.html"
        if taken.setdefault(address, article.id) != article.id:
            _refuse_shared([(taken[address], address), (article.id, address)])
        found[article.id] = address.removesuffix(".html")
        if article.id not in kept:
            new.append((article.id, address))
    stories = [thread.id for thread in threads if thread.id not in records.stories]
    return Addresses(
        articles=found,
        entities={entity.id: f"{FOLDERS[entity.kind]}/{_file_name(entity.id)}" for entity in entities},
        sources=_source_addresses(articles, records),
        authors=_named_addresses("authors", {name for article in articles for name in article.authors}, {}),
        new=(
            *_by_date(new, articles),
            *((id_, story_address(id_)) for id_ in stories),
            *((one.id, quotation_address(one.id)) for one in retold if one.id not in records.retold),
        ),
    )


def _by_date(new: Iterable[tuple[str, str]], articles: Iterable[Article]) -> list[tuple[str, str]]:
    """Sort new lines of the ledger so that the oldest article comes first: feeds follow that order."""
    lines = dict(new)
    days = {one.id: one.date.earliest or date.min for one in articles if one.id in lines}
    return sorted(lines.items(), key=lambda line: (days[line[0]], line[0]))


def natural_address(article: Article) -> str:
    """Make the address an article gets when it is first published."""
    return f"{date_folder(article.date)}/{article.slug}-{article.id}"


def url_of(address: str) -> str:
    """Make of an address, which may hold an anchor, the path of its HTML page."""
    page, hash_, anchor = address.partition("#")
    return f"{page}.html{hash_}{anchor}"


def date_folder(day: Date) -> str:
    """Name the folder of a date, as far as it is known: day, month, year or `undated`."""
    return _folder(day.edtf, day.earliest, day.latest)


@lru_cache(maxsize=DAYS)
def _folder(edtf: str, earliest: date | None, latest: date | None) -> str:
    named = find_stated_ends(Date(edtf=edtf, earliest=earliest, latest=latest, basis=""))
    first, last = named.first, named.last
    if first is None or last is None or first.year != last.year:
        return UNDATED
    if first.month != last.month:
        return f"articles/{first.year:04}"
    if first != last or edtf[-1:] in "~?%":
        return f"articles/{first.year:04}/{first.month:02}"
    return day_folder(first)


def year_of(when: Date) -> str:
    """Name the folder of a date's year, or `undated`."""
    return date_folder(when).split("/")[1]


def date_steps(when: Date) -> Steps:
    """Give year, month and day as far as a date's folder names them; nothing where no year is certain."""
    return _steps(when.edtf, when.earliest, when.latest)


@lru_cache(maxsize=DAYS)
def _steps(edtf: str, earliest: date | None, latest: date | None) -> Steps:
    folder = _folder(edtf, earliest, latest)
    return () if folder == UNDATED else tuple(map(int, folder.split("/")[1:]))


def day_folder(day: date) -> str:
    """Name the folder of one day."""
    return f"articles/{day.year:04}/{day.month:02}/{day.day:02}"


def _file_name(id_: str) -> str:
    """Keep an entity off the names that mean something else: two hyphens in a row are in no other address."""
    return f"{id_}--entity" if RESERVED.fullmatch(id_) else id_


def _source_addresses(articles: Iterable[Article], records: Records) -> dict[str, str]:
    names = {name for one in articles for name in (one.source or UNKNOWN_SOURCE, one.agency) if name}
    return _named_addresses("sources", names, {record.name: record.id for record in records.sources})


def _named_addresses(folder: str, names: Iterable[str], ids: Mapping[str, str]) -> dict[str, str]:
    """Give each name an address below a folder; `ids` are those that records have fixed."""
    found = dict(ids)
    taken = set(found.values())
    for name in sorted(set(names) - found.keys()):
        base = slug = slugify(name, max_length=80) or "unnamed"
        number = 2
        while slug in taken or RESERVED.fullmatch(slug):
            slug, number = f"{base}-{number}", number + 1
        taken.add(slug)
        found[name] = slug
    return {name: f"{folder}/{slug}" for name, slug in found.items()}


def _refuse_shared(claims: Iterable[tuple[str, str]]) -> None:
    by_address: dict[str, list[str]] = defaultdict(list)
    for id_, address in claims:
        by_address[address].append(id_)
    problems = [
        Problem(
            severity="error",
            path=PATH,
            message=f"address '{address}' is claimed by {' and '.join(sorted(ids))}; expected one.",
        )
        for address, ids in sorted(by_address.items())
        if len(ids) > 1
    ]
    if problems:
        raise RecordError(problems)
