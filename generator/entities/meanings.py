"""Which full name a form stands for in its article: surnames, first names, initials, shortened names."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.entities.forms import ends_of, id_of, is_full, same_person
from generator.entities.kinds import AS_SAID
from generator.entities.names import read_demonyms
from generator.entities.words import BODIES, GENERIC, INSTITUTIONS
from generator.entities.written import Form, Forms, distinct

TIMES = {1: "once", 2: "twice", 3: "three times", 4: "four times", 5: "five times"}
INITIALLED = re.compile(r"(?P<initial>[A-Z])\.(?: ?[A-Z]\.)* ?(?P<surname>\S.*)")
Apart = Callable[[str, str], str]
"""The decision by which two names are not one entity, in words; empty where there is none."""


class Meaning(Struct, frozen=True):
    """The full name that a form stands for, and why."""

    form: Form
    reason: str
    explained: bool = True
    """Whether more than the model's own word is behind it."""


def find_meaning(form: Form, forms: Forms, apart: Apart) -> Meaning:
    """Apply the rules in order; a name that a record has is what the record says."""
    if form.entity or form.origin in ("dateline", "locality"):
        return Meaning(form, found_reason(form))
    decided = ""
    for _, rule in RULES:
        meaning = rule(form, forms)
        if meaning is None:
            continue
        if not (words := apart(form.text, meaning.form.text)):
            return meaning
        decided = decided or f"; not {meaning.form.name}, {words}"
    return Meaning(form, found_reason(form) + decided, explained=bool(decided))


def known_reason(form: Form) -> str:
    """Say how a record or the gazetteer has a form."""
    if form.origin == "record":
        which = "the name" if form.text.casefold() == form.name.casefold() else "a variant"
        return f"{which} in the record of {form.name}"
    sort = f"{'an' if form.origin[0] in 'aeiou' else 'a'} {form.origin} in the gazetteer"
    return sort if form.text.casefold() == form.name.casefold() else f"another name of {form.name}, {sort}"


def found_reason(form: Form) -> str:
    """Say how the model found a form."""
    if form.basis:
        return form.basis
    if form.entity:
        return known_reason(form)
    if form.origin == "dateline":
        return "the place of the dateline"
    times = TIMES.get(form.times, f"{form.times} times")
    return f"found by the language model, {times} in this article as {AS_SAID[form.kind]}"


# --- the rules -----------------------------------------------------------------------------------------


def _as_full_name(form: Form, forms: Forms) -> Meaning | None:
    if form.kind != "person" or not is_full(form.text):
        return None
    alike = forms.called("ends", ends_of(form.text))
    best = distinct([other for other in alike if same_person(form.text, other.text)])[0]
    if best == form:
        return None
    return Meaning(best, f"another form of the name {best.name}, in {forms.place(best)}")


def _as_initialled(form: Form, forms: Forms) -> Meaning | None:
    """Read `A. Hollioake` as `Adam Hollioake`."""
    if form.kind != "person" or not (found := INITIALLED.fullmatch(form.text)):
        return None
    bearers = distinct(forms.called("surname", found["surname"].casefold()))
    alike = [b for b in bearers if b != form and b.text.startswith(found["initial"]) and b.text[1:2] != "."]
    if len(alike) != 1:
        return None
    return Meaning(alike[0], f"the initial and surname of {alike[0].name}, in {forms.place(alike[0])}")


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
        return Meaning(replace(form, kind="person", thing="person"), reason)
    return None


def _as_last_names(form: Form, forms: Forms) -> Meaning | None:
    """`Suu Kyi` of `Aung San Suu Kyi`."""
    if form.kind != "person" or not is_full(form.text):
        return None
    owners = distinct(forms.called("last names", form.text))
    if len(owners) != 1:
        return None
    return Meaning(
        owners[0], f"the last words of {owners[0].name}, named in full in {forms.place(owners[0])}"
    )


def _as_first_name(form: Form, forms: Forms) -> Meaning | None:
    if form.kind != "person" or " " in form.text:
        return None
    bearers = distinct(forms.called("first name", form.text))
    if len(bearers) != 1:
        return None
    place = forms.place(bearers[0])
    return Meaning(bearers[0], f"the first name of {bearers[0].name}, named in full in {place}")


def _as_initials(form: Form, forms: Forms) -> Meaning | None:
    letters = form.text.replace(".", "")
    if not (2 <= len(letters) <= 6 and letters.isupper()):
        return None
    owners = forms.written("initials", letters)
    return _only(owners, form, lambda full: f"the initials of {full.name}, in {forms.place(full)}")


def _as_reordered(form: Form, forms: Forms) -> Meaning | None:
    if form.kind != "organization":
        return None
    same = [other for other in forms.written("plain", id_of(form.text)) if other.text != form.text]
    best = min(same, key=_rank, default=None)
    if best is None or (form.line >= 0 and _rank(form) < _rank(best)):
        return None
    return Meaning(best, f"another way to write {best.name}, in {forms.place(best)}")


def _as_shortened(form: Form, forms: Forms) -> Meaning | None:
    words = form.text.split()
    generic = all(word in GENERIC for word in words) and not (len(words) > 1 and words[-1] in INSTITUTIONS)
    if generic or form.text in BODIES or form.text in read_demonyms():
        return None
    if form.kind == "person" and len(words) > 1:
        return None
    owners = forms.written("first words", form.text)
    if not owners and form.kind == "organization":
        owners = forms.written("last words", id_of(form.text))
    return _only(owners, form, lambda full: f"short for {full.name}, in {forms.place(full)}")


def _as_team(form: Form, forms: Forms) -> Meaning | None:
    """`Chicago` of `Chicago White Sox`, where it stands for a team."""
    if form.origin != "team":
        return None
    owners = forms.written("first words", form.text.rpartition(" (")[0])
    return _only(owners, form, lambda full: f"{form.basis}; short for {full.name}, in {forms.place(full)}")


Rule = Callable[[Form, Forms], Meaning | None]
RULES: tuple[tuple[str, Rule], ...] = (
    ("a place's name for the one team of it that is named in full", _as_team),
    ("a full name with or without its middle names", _as_full_name),
    ("the initial and surname of one person named in full", _as_initialled),
    ("the surname of one person named in full", _as_surname),
    ("the last names of one person named in full", _as_last_names),
    ("the first name of one person named in full", _as_first_name),
    ("the initials of one organization", _as_initials),
    ("an organization's name in another order, or with another legal form", _as_reordered),
    ("the first or last words of one organization's name", _as_shortened),
)


def _only(owners: Sequence[Form], form: Form, say: Callable[[Form], str]) -> Meaning | None:
    """Take the full name where all that fit are one; where they differ, which is meant is not guessed."""
    others = [owner for owner in owners if owner.text != form.text]
    if len({owner.entity or id_of(owner.text) for owner in others}) != 1:
        return None
    best = min(others, key=_rank)
    return Meaning(best, say(best))


def _rank(form: Form) -> tuple[bool, int, int, str]:
    return (not form.entity, -len(form.text.split()), -form.times, form.text)
