"""The forms in which one article writes names, and what may be asked of them."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from generator.entities.forms import (
    acronyms_of,
    ends_of,
    first_name_of,
    id_of,
    is_full,
    same_person,
    surnames_of,
)
from generator.entities.text import Text
from generator.model import EntityKind


class Form(Struct, frozen=True):
    """A name as written, and all that the article's sightings say of it."""

    text: str
    kind: EntityKind
    entity: str
    """The id that an authority record or the gazetteer gives it; empty where only the model found it."""
    name: str
    origin: str
    times: int
    line: int
    """Where it first stands; -1 for a short form that only follows from a full one."""
    thing: EntityKind | None = None
    """What is meant, where that is of another kind than the name."""
    basis: str = ""
    """Why, in words, where the origin does not tell."""


class Forms:
    """The forms of one article, and what may be asked of them."""

    def __init__(self, forms: dict[str, Form], text: Text) -> None:
        self.by_text = forms
        self._text = text
        ordered = [forms[key] for key in sorted(forms)]
        self.people = [form for form in ordered if form.kind == "person" and is_full(form.text)]
        self.organizations = [form for form in ordered if form.kind == "organization" and form.line >= 0]
        self._people = _index(self.people, _keys_of_person)
        self._organizations = _index(self.organizations, _keys_of_organization)

    def bearers(self, form: Form) -> list[Form]:
        """List the people named in full who have this surname, one form for each."""
        return distinct([other for other in self.called("surname", form.text.casefold()) if other != form])

    def called(self, how: str, what: str) -> Sequence[Form]:
        """List the people of whom this is the surname, first name, last names, or first and last word."""
        return self._people.get((how, what), ())

    def written(self, how: str, what: str) -> Sequence[Form]:
        """List the organizations of which this is the initials, first or last words, or plainest name."""
        return self._organizations.get((how, what), ())

    def place(self, form: Form) -> str:
        """Say where a form first stands."""
        return self._text.places[form.line] if form.line >= 0 else "this article"


def distinct(people: Sequence[Form]) -> list[Form]:
    """Take one form for each person among full names: records first, then the most frequent."""
    kept: list[Form] = []
    for form in sorted(people, key=lambda form: (not form.entity, -form.times, -len(form.text), form.text)):
        known = [
            k for k in kept if same_person(form.text, k.text) or (form.entity and form.entity == k.entity)
        ]
        if not known:
            kept.append(form)
    return kept


def _index(
    forms: Sequence[Form], keys_of: Callable[[str], Iterator[tuple[str, str]]]
) -> dict[tuple[str, str], list[Form]]:
    index: dict[tuple[str, str], list[Form]] = {}
    for form in forms:
        for key in dict.fromkeys(keys_of(form.text)):
            index.setdefault(key, []).append(form)
    return index


def _keys_of_person(name: str) -> Iterator[tuple[str, str]]:
    yield "ends", ends_of(name)
    yield "first name", first_name_of(name)
    for surname in surnames_of(name):
        yield "surname", surname.casefold()
    words = name.split(" ")
    for number in range(1, len(words) - 1):
        yield "last names", " ".join(words[number:])


def _keys_of_organization(name: str) -> Iterator[tuple[str, str]]:
    plain = id_of(name)
    yield "plain", plain
    words = name.split(" ")
    if len(words) > 1:
        for letters in sorted(acronyms_of(name)):
            yield "initials", letters
    for number in range(1, len(words)):
        yield "first words", " ".join(words[:number])
    parts = plain.split("-")
    for number in range(1, len(parts)):
        yield "last words", "-".join(parts[number:])
