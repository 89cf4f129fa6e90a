"""Finding known names in a text, longest first, at word boundaries."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from generator.content.records import Records
from generator.entities.text import Line, Word, cut_words
from generator.model import EntityKind

DATA = Path(__file__).parent / "data"
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
SHORTEST_IN_CAPITALS = 4
"""Letters: a shorter name could be any word of a line in capitals (`TELL US`)."""


class Known(NamedTuple):
    """A name that is known before any article is read, and what it names."""

    entity: str
    name: str
    """The entity's preferred name."""
    kind: EntityKind
    form: str
    """The words that stand in the text."""
    origin: str
    """`record`, or a type in the gazetteer such as `city`."""
    sure: bool
    """Whether the words name it wherever they stand; if not, the model must agree."""


class Found(NamedTuple):
    """A known name where it stands in a line, as numbers of its first word and of the word after its last."""

    first: int
    after: int
    known: Known


class Names:
    """Known names as a trie of words."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._exact: dict[str, Any] = {}
        self._folded: dict[str, Any] = {}
        for item in known:
            words = cut_words(item.form)
            if not words:
                continue
            _insert(self._exact, [_step(word) for word in words], item)
            if len(item.form) >= SHORTEST_IN_CAPITALS or "." in item.form or not item.sure:
                _insert(self._folded, [_step(word).casefold() for word in words], item)

    def find(self, line: Line) -> Iterator[Found]:
        """Find names, longest first, none inside another; where all letters are capitals, case is ignored."""
        index = 0
        heeds_case = line.style != "capitals"
        while index < len(line.words):
            found = None
            word = line.words[index].text
            if heeds_case and word in self._exact:
                found = _longest(self._exact, line.words, index, folds=False)
            if found is None and word.isupper():
                found = _longest(self._folded, line.words, index, folds=True)
            if found is None:
                index += 1
                continue
            yield found
            index = found.after


def known_names(records: Records) -> list[Known]:
    """List the names of authority records, which come first, and of the gazetteers."""
    names = [
        Known(record.id, record.name, kind, form, "record", True)
        for kind, record in records.entities
        for form in (record.name, *record.variants)
    ]
    # Where a record has the id of a gazetteer's entry, the entry's other forms lead to the record too.
    titles = {record.id: (record.name, kind) for kind, record in records.entities}
    for known in read_gazetteers():
        name, kind = titles.get(known.entity, (known.name, known.kind))
        names.append(known._replace(name=name, kind=kind))
    return names


def read_gazetteers() -> tuple[Known, ...]:
    """Read the places, and the organizations that go by their initials."""
    return (*read_places(), *read_organizations())


@lru_cache(maxsize=1)
def read_places() -> tuple[Known, ...]:
    """Read the gazetteer."""
    return tuple(
        Known(entity, name, "place", form, sort, certainty == "sure" and form not in short.split("|"))
        for entity, name, sort, _, certainty, variants, short, *_ in read_rows("places.tsv")
        for form in _spelled(name, *variants.split("|"), *short.split("|"))
    )


def _spelled(*names: str) -> Iterator[str]:
    """Yield each name, and as a telegraph writes it: `Duesseldorf` for `Düsseldorf`."""
    for name in filter(None, names):
        yield name
        plain = name.translate(UMLAUTS)
        if plain != name:
            yield plain


@lru_cache(maxsize=1)
def read_organizations() -> tuple[Known, ...]:
    """Read the gazetteer of organizations."""
    return tuple(
        Known(entity, name, "organization", form, sort, form not in unsure.split("|"))
        for entity, name, sort, variants, unsure in read_rows("organizations.tsv")
        for form in (name, *filter(None, (*variants.split("|"), *unsure.split("|"))))
    )


@lru_cache(maxsize=1)
def sure_places() -> frozenset[str]:
    """List the forms that name a place wherever they stand."""
    return frozenset(place.form for place in read_places() if place.sure)


@lru_cache(maxsize=1)
def read_demonyms() -> frozenset[str]:
    """Read the words for people and things of a place, such as `Iraqi`."""
    return frozenset(word for _, words in read_rows("demonyms.tsv") for word in words.split("|"))


def read_rows(name: str) -> list[list[str]]:
    """Read a table of the gazetteers, without its comments."""
    return [line.split("\t") for line in read_lines(name)]


def read_lines(name: str) -> list[str]:
    """Read the lines of a table, without its comments; of a long one few are ever taken apart."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _step(word: Word) -> str:
    return word.gap + word.text


def _insert(trie: dict[str, Any], steps: Sequence[str], item: Known) -> None:
    for step in steps:
        trie = trie.setdefault(step, {})
    trie.setdefault("", item)  # the first to claim a name keeps it: records come before the gazetteer


def _longest(trie: dict[str, Any], words: Sequence[Word], index: int, *, folds: bool) -> Found | None:
    best: Found | None = None
    for after in range(index, len(words)):
        if folds and not words[after].text.isupper():
            break
        step = words[after].text if after == index else _step(words[after])
        branch = trie.get(step.casefold() if folds else step)
        if branch is None:
            break
        trie = branch
        if "" in trie:
            best = Found(index, after + 1, trie[""])
    return best
