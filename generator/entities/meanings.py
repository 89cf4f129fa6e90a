"""Which full name a form stands for in its article: surnames, first names, initials, shortened names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.entities.forms import acronyms_of, first_name_of, id_of, is_full, same_person, surnames_of
from generator.entities.kinds import AS_SAID
from generator.entities.names import read_demonyms
from generator.entities.text import Text
from generator.entities.words import BODIES, GENERIC, INSTITUTIONS
from generator.model import EntityKind

TIMES = {1: "once", 2: "twice", 3: "three times", 4: "four times", 5: "five times"}
Apart = Callable[[str, str], str]
"""The decision by which two names are not one entity, in words; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Form:
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


@dataclass(frozen=True, slots=True)
class Meaning:
    """The full name that a form stands for, and why."""

    form: Form
    reason: str


class Forms:
    """The forms of one article, and what may be asked of them."""

    def __init__(self, forms: dict[str, Form], text: Text) -> None:
        self.by_text = forms
        self._text = text
        ordered = [forms[key] for key in sorted(forms)]
        self.people = [form for form in ordered if form.kind == "person" and is_full(form.text)]
        self.organizations = [form for form in ordered if form.kind == "organization" and form.line >= 0]
        self._surnames: dict[str, list[Form]] = {}
        for form in self.people:
            for surname in surnames_of(form.text):
                self._surnames.setdefault(surname.casefold(), []).append(form)

    def bearers(self, form: Form) -> list[Form]:
        """List the people named in full who have this surname, one form for each."""
        return _distinct([other for other in self._surnames.get(form.text.casefold(), ()) if other != form])

    def place(self, form: Form) -> str:
        """Say where a form first stands."""
        return self._text.places[form.line] if form.line >= 0 else "this article"


def find_meaning(form: Form, forms: Forms, apart: Apart) -> Meaning:
    """Apply the rules in order; a name that a record has is what the record says."""
    if form.entity or form.origin == "dateline":
        return Meaning(form, found_reason(form))
    decided = ""
    for _, rule in RULES:
        meaning = rule(form, forms)
        if meaning is None:
            continue
        if not (words := apart(form.text, meaning.form.text)):
            return meaning
        decided = decided or f"; not {meaning.form.name}, {words}"
    return Meaning(form, found_reason(form) + decided)


def known_reason(form: Form) -> str:
    """Say how a record or the gazetteer has a form."""
    if form.origin == "record":
        which = "the name" if form.text == form.name else "a variant"
        return f"{which} in the record of {form.name}"
    if form.text == form.name:
        return f"a {form.origin} in the gazetteer"
    return f"another name of {form.name}, a {form.origin} in the gazetteer"


def found_reason(form: Form) -> str:
    """Say how the model found a form."""
    if form.entity:
        return known_reason(form)
    if form.origin == "dateline":
        return "the place of the dateline"
    times = TIMES.get(form.times, f"{form.times} times")
    return f"found by the language model, {times} in this article as {AS_SAID[form.kind]}"


# --- the rules -----------------------------------------------------------------------------------------


def _as_full_name(form: Form, forms: Forms) -> Meaning | None:
    if form not in forms.people:
        return None
    best = _distinct([other for other in forms.people if same_person(form.text, other.text)])[0]
    if best == form:
        return None
    return Meaning(best, f"another form of the name {best.name}, in {forms.place(best)}")


def _as_surname(form: Form, forms: Forms) -> Meaning | None:
    if form.kind == "event" or is_full(form.text):
        return None
    bearers = forms.bearers(form)
    if len(bearers) == 1:
        place = forms.place(bearers[0])
        return Meaning(bearers[0], f"the surname of {bearers[0].name}, named in full in {place}")
    if bearers:
        shared = " and ".join(sorted(bearer.name for bearer in bearers))
        reason = f"a surname that {shared} share in this article; which of them is meant is not decided"
        return Meaning(form, reason)
    return None


def _as_last_names(form: Form, forms: Forms) -> Meaning | None:
    """`Suu Kyi` of `Aung San Suu Kyi`."""
    if form not in forms.people:
        return None
    owners = _distinct([other for other in forms.people if other.text.endswith(" " + form.text)])
    if len(owners) != 1:
        return None
    return Meaning(
        owners[0], f"the last words of {owners[0].name}, named in full in {forms.place(owners[0])}"
    )


def _as_first_name(form: Form, forms: Forms) -> Meaning | None:
    if form.kind != "person" or " " in form.text:
        return None
    bearers = _distinct([other for other in forms.people if first_name_of(other.text) == form.text])
    if len(bearers) != 1:
        return None
    place = forms.place(bearers[0])
    return Meaning(bearers[0], f"the first name of {bearers[0].name}, named in full in {place}")


def _as_initials(form: Form, forms: Forms) -> Meaning | None:
    letters = form.text.replace(".", "")
    if not (2 <= len(letters) <= 6 and letters.isupper()):
        return None
    owners = [
        other for other in forms.organizations if " " in other.text and letters in acronyms_of(other.text)
    ]
    return _only(owners, form, lambda full: f"the initials of {full.name}, in {forms.place(full)}")


def _as_reordered(form: Form, forms: Forms) -> Meaning | None:
    if form.kind != "organization":
        return None
    plain = id_of(form.text)
    same = [other for other in forms.organizations if other.text != form.text and id_of(other.text) == plain]
    best = min(same, key=_rank, default=None)
    if best is None or (form.line >= 0 and _rank(form) < _rank(best)):
        return None
    return Meaning(best, f"another way to write {best.name}, in {forms.place(best)}")


def _as_shortened(form: Form, forms: Forms) -> Meaning | None:
    words = form.text.split()
    generic = all(word in GENERIC for word in words) and not (len(words) > 1 and words[-1] in INSTITUTIONS)
    if generic or form.text in BODIES or form.text in read_demonyms():
        return None
    if form.kind != "organization" and len(words) > 1:
        return None
    longer = [other for other in forms.organizations if len(other.text.split()) > len(words)]
    owners = [other for other in longer if other.text.split()[: len(words)] == words]
    if not owners and form.kind == "organization":
        owners = [other for other in longer if id_of(other.text).endswith("-" + id_of(form.text))]
    return _only(owners, form, lambda full: f"short for {full.name}, in {forms.place(full)}")


Rule = Callable[[Form, Forms], Meaning | None]
RULES: tuple[tuple[str, Rule], ...] = (
    ("a full name with or without its middle names", _as_full_name),
    ("the surname of one person named in full", _as_surname),
    ("the last names of one person named in full", _as_last_names),
    ("the first name of one person named in full", _as_first_name),
    ("the initials of one organization", _as_initials),
    ("an organization's name in another order, or with another legal form", _as_reordered),
    ("the first or last words of one organization's name", _as_shortened),
)


def _distinct(people: Sequence[Form]) -> list[Form]:
    """Take one form for each person among full names: records first, then the most frequent."""
    kept: list[Form] = []
    for form in sorted(people, key=lambda form: (not form.entity, -form.times, -len(form.text), form.text)):
        known = [
            k for k in kept if same_person(form.text, k.text) or (form.entity and form.entity == k.entity)
        ]
        if not known:
            kept.append(form)
    return kept


def _only(owners: Sequence[Form], form: Form, say: Callable[[Form], str]) -> Meaning | None:
    """Take the full name where all that fit are one; where they differ, which is meant is not guessed."""
    others = [owner for owner in owners if owner.text != form.text]
    if len({owner.entity or id_of(owner.text) for owner in others}) != 1:
        return None
    best = min(others, key=_rank)
    return Meaning(best, say(best))


def _rank(form: Form) -> tuple[bool, int, int, str]:
    return (not form.entity, -len(form.text.split()), -form.times, form.text)
