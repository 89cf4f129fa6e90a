"""Write small stories for tests: names are found by the lists given, nothing else is."""

import re
from dataclasses import dataclass

from generator.links.blocks import prepare_blocks
from generator.links.descriptions import Descriptions
from generator.links.features import Features
from generator.links.keeping import Keeping
from generator.links.linking import link_articles
from generator.links.materials import Materials
from generator.links.past import Archive
from generator.model import (
    Appearance,
    Article,
    Date,
    Dateline,
    Entity,
    Link,
    Mention,
    Part,
    Provenance,
    Quotation,
)
from generator.settings import Settings
from tests.builders import UNDATED, on

KINDS = {"people": "person", "organizations": "organization", "places": "place"}


def story(id_: str, day: str, text: str, *, headline: str = "", place: str = "", **more) -> Article:
    """Make an article; `day` is a date, a date with `~`, or empty for none; blank lines part paragraphs."""
    opening = f"{place.upper()}, June 1 (Agency) -- " if place else ""
    parts = [Part(kind="headline", text=headline)] if headline else []
    parts += [Part(kind="paragraph", text=block.strip()) for block in (opening + text).split("\n\n")]
    line = Dateline(
        part=len(parts) - len(text.split("\n\n")), end=len(opening), text=opening, place=place.upper()
    )
    return Article(
        id=id_,
        slug=id_,
        headline=headline or "No headline",
        dateline=line if place else None,
        date=date_of(day),
        parts=tuple(parts),
        provenance=Provenance(path=f"seeds/{id_}.txt", checksum="0" * 64, reader="text 1"),
        **more,
    )


def date_of(day: str) -> Date:
    """Make a date from a day, with its mark of approximation if it has one."""
    return on(day.rstrip("~"), edtf=day) if day else UNDATED


@dataclass(frozen=True)
class Newsroom:
    """The names that are known, by kind."""

    names: dict[str, str]

    def link(self, *articles: Article, related: int = 7, quotations=()) -> tuple[Link, ...]:
        appearances = [found for article in articles for found in self.appearances(article)]
        settings = Settings(related=related)
        return link_articles(articles, self.entities(), appearances, quotations, settings).links

    def entities(self) -> list[Entity]:
        return [Entity(id=slug(name), kind=kind, name=name) for name, kind in self.names.items()]

    def appearances(self, article: Article) -> list[Appearance]:
        return [
            Appearance(
                mention=Mention(
                    article=article.id,
                    part=number,
                    start=hit.start(),
                    end=hit.end(),
                    text=hit.group(),
                    kind=kind,
                    basis="test",
                ),
                entity=slug(name),
                reason="named so in the test",
            )
            for number, part in enumerate(article.parts)
            for name, kind in self.names.items()
            for hit in re.finditer(re.escape(name), part.text)
        ]


NOBODY = Newsroom({})


def knowing(**names: list[str]) -> Newsroom:
    """Know names by kind: `people`, `organizations`, `places`."""
    return Newsroom({name: KINDS[kind] for kind, listed in names.items() for name in listed})


def quoting(article: Article, words: str, speaker: str) -> Quotation:
    """Make a quotation of words that stand in the article's first paragraph."""
    part = next(number for number, part in enumerate(article.parts) if words in part.text)
    start = article.parts[part].text.index(words)
    return Quotation(
        article=article.id,
        part=part,
        start=start,
        end=start + len(words),
        text=words,
        speaker=slug(speaker),
        speaker_text=speaker,
        cue="said",
        reason="test",
    )


def slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold())


def archive_of(*articles: Article, newsroom: Newsroom = NOBODY) -> Archive:
    """Describe articles, oldest first."""
    seen = [found for article in articles for found in newsroom.appearances(article)]
    materials, nothing_kept = Materials(newsroom.entities(), seen, []), Keeping(None)
    blocks = prepare_blocks(articles, materials, {}, nothing_kept)
    members = [one for block in blocks for one in block.materials]
    return Archive(Descriptions(blocks, nothing_kept), members, materials.names)


def features(id_: str, day: str, text: str) -> Features:
    """Describe one article in which no name is known."""
    return archive_of(story(id_, day, text)).descriptions.newest(0)
