"""A sidecar, `NAME.meta.yml` beside an article file, states what its text does not.

NAME is the article's whole file name (`story.txt.meta.yml`) or that without its suffix (`story.meta.yml`).
"""

from generator.articles.edtf_values import DateText, DayText
from generator.articles.sidecar_text import without_gaps
from generator.checking import Record, check
from generator.errors import UnreadableFile
from generator.model import Field
from generator.strict_yaml import parse_yaml
from generator.values import ForeignId, OptionalAddress, OptionalLanguage, OptionalLine, OptionalProse


class Sidecar(Record):
    """The keys of a sidecar; it outranks the article file's own words."""

    headline: OptionalProse = ""
    deck: OptionalProse = ""
    byline: OptionalLine = ""
    date: DateText | None = None
    """When it was published, in EDTF: `2025-06-12`, `2019-05`, `2019-05-15~` (approximate)."""
    received: DayText | None = None
    """The day it reached the archive; an article is never dated later by inference."""
    source: OptionalLine = ""
    """The publisher or agency it came from."""
    agency: OptionalLine = ""
    """The agency whose copy it is, where another published it."""
    section: OptionalLine = ""
    language: OptionalLanguage = ""
    id: ForeignId = ""
    """The source's own id for the article."""
    url: OptionalAddress = ""
    """Where it was published."""
    rights: OptionalProse = ""
    """Who holds the rights, and what may be done with it."""
    embargo: OptionalLine = ""
    """The moment before which it may not be published: `2026-12-01T06:00:00Z`, or a day."""


def parse_sidecar(text: str, path: str) -> tuple[Field, ...]:
    """Take the fields of a sidecar; raise `RecordError` that names every wrong key and value."""
    try:
        document = parse_yaml(text)
    except UnreadableFile as error:
        raise UnreadableFile(f"its sidecar {path} cannot be read: {error}", line=error.line) from None
    stated = check(Sidecar, without_gaps(document, Sidecar.model_fields), path)
    values = stated.model_dump()
    return tuple(
        Field(name=name, value=values[name], basis=f"the sidecar {path}")
        for name in Sidecar.model_fields
        if values[name]
    )
