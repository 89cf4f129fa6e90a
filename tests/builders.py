"""Small articles, entities and archives for tests, with everything unsaid filled in."""

from datetime import date

from generator.content.records import Records
from generator.model import (
    Appearance,
    Archive,
    Article,
    Date,
    Entity,
    Link,
    Mention,
    Part,
    Provenance,
    hold,
)
from generator.pages.permalinks import Addresses, assign_addresses

UNDATED = Date(edtf="", earliest=None, latest=None, basis="Nothing in the file states a day.")


def on(day: str, *, edtf: str = "") -> Date:
    """Make the date of a day such as `2025-06-12`."""
    known = date.fromisoformat(day)
    return Date(edtf=edtf or day, earliest=known, latest=known, basis="stated in the test")


def article(
    id_: str = "aaaaaa", *texts: str, headline: str = "A headline", when: Date | None = None, **more
) -> Article:
    """Make an article of paragraphs below a headline of its own."""
    parts = [Part(kind="headline", text=headline)]
    parts += [Part(kind="paragraph", text=text) for text in texts]
    fields = {
        "id": id_,
        "slug": "a-headline",
        "headline": headline,
        "date": when or UNDATED,
        "parts": tuple(parts),
        "provenance": Provenance(path=f"seeds/{id_}.txt", checksum="0" * 64, reader="text 1"),
    }
    return Article(**{**fields, **more})


def appearance(of: Article, text: str, entity: str, *, part: int = 1, kind: str = "person") -> Appearance:
    """Make the appearance of an entity at the first place where a text stands in a part."""
    start = of.parts[part].text.index(text)
    mention = Mention(
        article=of.id, part=part, start=start, end=start + len(text), text=text, kind=kind, basis="test"
    )
    return Appearance(mention=mention, entity=entity, reason="named so in the test")


def entity(id_: str, name: str, *, kind: str = "person", **more) -> Entity:
    """Make an entity that was found in the archive."""
    return Entity(id=id_, name=name, kind=kind, **more)


def link(source: str, target: str, kind: str = "related", reason: str = "Both name Jane Doe.") -> Link:
    """Make a link between two articles."""
    return Link(source=source, target=target, kind=kind, reason=reason, weight=1.0)


def archive(*articles: Article, entities=(), appearances=(), links=(), quotations=()) -> Archive:
    """Make an archive of articles given newest first."""
    return Archive(
        articles=articles,
        entities=tuple(entities),
        appearances=hold(appearances),
        quotations=tuple(quotations),
        links=tuple(links),
        threads=(),
    )


def addresses(of: Archive, records: Records | None = None) -> Addresses:
    """Assign the addresses of a new archive."""
    return assign_addresses(of.articles, of.entities, records or Records())
