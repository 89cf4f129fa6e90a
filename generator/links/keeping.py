"""What the links keep from build to build, in the archive's store."""

from collections.abc import Iterable, Mapping, Sequence

from generator.cache import Cache, cache_key, program_key

MOST = 32
"""Results that wait to be written together."""


class Keeping:
    """Results by what they come from; nothing is kept where there is no store."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self._program = program_key() if cache else ""
        self._fresh: dict[str, bytes] = {}

    @property
    def is_kept(self) -> bool:
        """Whether there is a store."""
        return self._cache is not None

    def find(self, step: str, key: str) -> bytes:
        """Find what was kept; empty where there is nothing, or it is damaged."""
        return self.find_all(step, [key]).get(key, b"")

    def find_all(self, step: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Find what was kept for each key; what is absent or damaged is left out."""
        if self._cache is None:
            return {}
        names = {self._name(step, key): key for key in keys}
        return {names[name]: result for name, result in self._cache.read(names)}

    def keep(self, step: str, key: str, result: bytes) -> None:
        """Keep a result."""
        self.keep_together({step: result}, key)

    def keep_together(self, results: Mapping[str, bytes], key: str) -> None:
        """Keep what several steps made of one thing, all or none."""
        if self._cache is None:
            return
        self._fresh |= {self._name(step, key): result for step, result in results.items() if result}
        if len(self._fresh) >= MOST:
            self.settle()

    def hold(self, steps: Sequence[str], keys: Sequence[str]) -> None:
        """Count as used what steps made of some things, though nobody may have to read it."""
        if self._cache is not None:
            self._cache.hold(lambda: [self._name(step, key) for step in steps for key in keys])

    def settle(self) -> None:
        """Write what waits to be written."""
        if self._cache is not None and self._fresh:
            self._cache.write(self._fresh)
            self._fresh = {}

    def _name(self, step: str, key: str) -> str:
        return cache_key("links", self._program, step, key)
