"""What is read out of single articles is worked out once, as long as nothing that it comes from changes."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

from generator.blocks import Blocks
from generator.cache import Cache, cache_key, program_key
from generator.content.records import Records
from generator.mapping import map_forked, uncollected
from generator.model import Article
from generator.stored import digest, restore, store

LEAST = 100
"""Articles that are worth a process of their own."""
NONE = digest(())
T = TypeVar("T")


def _nothing(_: Sequence[int]) -> None:
    """Make nothing ready."""


class Recall(Struct, frozen=True, kw_only=True):
    """Articles, with keys of all that any finding in them comes from but earlier findings."""

    cache: Cache | None
    articles: Sequence[Article]
    taken: str
    """Key of what all findings come from."""
    keys: tuple[str, ...]
    """Of each article, of itself."""
    jobs: int

    def key(self, number: int, before: object = ()) -> str:
        """Make the key of what is found in an article, by number; also out of earlier findings, if given."""
        return self.keys[number] + _sign(before) if self.cache else ""

    def each(
        self,
        kind: type[T],
        step: str,
        numbers: Sequence[int],
        work: Callable[[int], T],
        *,
        keys: Sequence[str] = (),
        ready: Callable[[Sequence[int]], None] = _nothing,
    ) -> list[T]:
        """Give what a step finds in each of some articles, by number.

        `keys` has those that `key` gives where the step uses earlier findings; `ready` is told what has to be
        worked out.
        """
        if self.cache is None:
            ready(numbers)
            return list(map(work, numbers))
        keys = keys or [self.keys[n] for n in numbers]
        names = [self.articles[n].id for n in numbers]
        with uncollected():
            blocks = Blocks(self.cache, kind, cache_key(step, self.taken), names, keys)
        results = blocks.found
        missing = {key: number for key, number in zip(keys, numbers, strict=True) if key not in results}
        ready(list(missing.values()))
        made = map_forked(
            lambda number: _stored(work(number)),
            list(missing.values()),
            jobs=self.jobs,
            tick=lambda _: None,
            least=LEAST,
        )
        fresh = dict(zip(missing, made, strict=True))
        stored = {key: value for key, value in fresh.items() if isinstance(value, bytes)}
        self.cache.write(dict(blocks.packed(stored)))
        worked = {
            key: restore(kind, value) if isinstance(value, bytes) else value for key, value in fresh.items()
        }
        return [worked[key] if key in worked else results[key] for key in keys]


def recall_findings(
    articles: Sequence[Article],
    records: Records,
    cache: Cache | None,
    jobs: int,
    model: str = "",
    checksum: Callable[[Article], str] = lambda _: "",
) -> Recall:
    """Make the keys: of the program, the model, what people wrote of entities, and each article.

    `checksum` gives that of an article where it is known.
    """
    written = repr((records.entities, records.entity_decisions))
    taken = cache_key(program_key(), model, written) if cache else ""
    keys = (checksum(article) or digest(article) if cache else "" for article in articles)
    return Recall(cache=cache, articles=articles, taken=taken, keys=tuple(keys), jobs=jobs)


def _sign(before: object) -> str:
    """Make a checksum of earlier findings; most articles have none that are not their own."""
    return digest(before) if before else NONE


def _stored(value: T) -> bytes | T:
    """Put what was found as it can be kept and handed over; itself, where it cannot be kept."""
    return store(value) or value
