"""What is read out of single articles is worked out once, as long as nothing that it comes from changes."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.articles.stored import restore, store
from generator.cache import Cache, cache_key, program_key
from generator.content.records import Records
from generator.mapping import map_forked
from generator.model import Article

LEAST = 100
"""Articles that are worth a process of their own."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """Articles, each with a key of all that any finding in it comes from but earlier findings."""

    cache: Cache | None
    articles: Sequence[Article]
    keys: tuple[str, ...]
    jobs: int

    def each(
        self, kind: type[T], step: str, before: Sequence[Sequence[Any]], work: Callable[[int], T]
    ) -> list[T]:
        """Give what a step finds in each article, by its number; `before` are earlier findings it uses."""
        if self.cache is None:
            return [work(number) for number in range(len(self.articles))]
        keys = [
            cache_key(step, key, json.dumps(list(map(_plain, found))))
            for key, found in zip(self.keys, before, strict=True)
        ]
        stored = ((key, _restored(kind, value)) for key, value in self.cache.get(keys).items())
        results = {key: found for key, found in stored if found is not None}
        missing = [number for number, key in enumerate(keys) if key not in results]
        made = map_forked(
            lambda number: store(work(number)),
            missing,
            jobs=self.jobs,
            tick=lambda _: None,
            least=LEAST,
        )
        fresh = {keys[number]: value for number, value in zip(missing, made, strict=True)}
        self.cache.put(fresh)
        results |= {key: restore(kind, value) for key, value in fresh.items()}
        return [results[key] for key in keys]


def recall_findings(articles: Sequence[Article], records: Records, cache: Cache | None, jobs: int) -> Recall:
    """Make the keys: of the program, of what people wrote of entities, and of each article."""
    taken = cache_key(program_key(), repr((records.entities, records.entity_decisions))) if cache else ""
    keys = (cache_key(taken, json.dumps(store(article))) if cache else "" for article in articles)
    return Recall(cache=cache, articles=articles, keys=tuple(keys), jobs=jobs)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else store(value)


def _restored(kind: type[T], value: object) -> T | None:
    try:
        found: T = restore(kind, value)
    except (TypeError, ValueError):
        return None
    return found
