"""The same thing in one article: the majority's kind, surnames, shortened names, initials, missed repeats."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.entities.forms import (
    acronyms_of,
    first_name_of,
    id_of,
    is_full,
    same_person,
    surnames_of,
    without_legal_form,
)
from generator.entities.kinds import AS_SAID, majority_kind
from generator.entities.names import Known, Names, read_demonyms
from generator.entities.sightings import Sighting
from generator.entities.text import Line, Text, opens_sentence
from generator.entities.words import GENERIC, NEVER, SMALL, TITLES
from generator.model import EntityKind

TIMES = {1: "once", 2: "twice", 3: "three times"}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name where it stands, and the full name it stands for in this article."""

    line: int
    start: int
    end: int
    text: str
    kind: EntityKind
    entity: str
    name: str
    origin: str
    reason: str
    full: bool
    """Whether the text is the full name itself, and not a short form of it."""


def name_article(text: Text, sightings: Sequence[Sighting], apart: Apart) -> list[Named]:
    """Say of every sighting, and of repeats that were missed, which full name it stands for."""
    forms = _forms(sightings)
    forms |= {form.text: form for form in _short_forms(forms, text)}
    meanings = {form: _meaning(forms[form], forms, text, apart) for form in sorted(forms)}
    seen = [*sightings, *_repeats(text, sightings, forms)]
    named = [_named(text, sighting, forms[sighting.form], meanings) for sighting in seen]
    return sorted(named, key=lambda item: (item.line, item.start))


def _forms(sightings: Sequence[Sighting]) -> dict[str, Form]:
    groups: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        groups.setdefault(sighting.form, []).append(sighting)
    return {text: _form(text, group) for text, group in groups.items()}


def _form(text: str, group: Sequence[Sighting]) -> Form:
    known = next((sighting for sighting in group if sighting.entity), None)
    kind = known.kind if known else majority_kind(sighting.kind for sighting in group)
    first = group[0]
    times = sum(sighting.kind == kind for sighting in group)
    return Form(
        text,
        kind,
        known.entity if known else "",
        known.name if known else text,
        known.origin if known else "model",
        times,
        first.line,
    )


def _short_forms(forms: dict[str, Form], text: Text) -> Iterator[Form]:
    """Derive short forms that the article may use and the model may have missed."""
    for form in [forms[key] for key in sorted(forms)]:
        shorter: Iterable[str] = ()
        if form.kind == "person" and is_full(form.text):
            shorter = surnames_of(form.text)[:1]
        elif form.kind == "organization":
            shorter = (without_legal_form(form.text),)
        for short in shorter:
            capital = short[:1].upper() + short[1:]
            for written in (short, capital):
                if written not in forms and _may_repeat(written, text):
                    yield Form(written, form.kind, "", written, "short", 0, -1)


# --- which full name a form stands for ---------------------------------------------------------------------------


def _meaning(form: Form, forms: dict[str, Form], text: Text, apart: Apart) -> Meaning:
    if form.origin == "record" or (form.entity and not _also_a_surname(form, forms)):
        return Meaning(form, _known_reason(form))
    decided = ""
    for _, rule in RULES:
        meaning = rule(form, forms, text)
        if meaning is None:
            continue
        if not (words := apart(form.text, meaning.form.text)):
            return meaning
        decided = decided or f"; not {meaning.form.name}, {words}"
    return Meaning(form, _found_reason(form) + decided)


def _also_a_surname(form: Form, forms: dict[str, Form]) -> bool:
    return form.origin == "model" and bool(_bearers(form, forms))


def _bearers(form: Form, forms: dict[str, Form]) -> list[Form]:
    wanted = form.text.casefold()
    bearers = [
        other
        for other in forms.values()
        if other.kind == "person"
        and other.text != form.text
        and is_full(other.text)
        and wanted in (name.casefold() for name in surnames_of(other.text))
    ]
    return _distinct(bearers)


def _distinct(bearers: Sequence[Form]) -> list[Form]:
    """Take one form for each person among full names: records first, then the most frequent."""
    kept: list[Form] = []
    for form in sorted(bearers, key=lambda f: (f.origin != "record", -f.times, -len(f.text), f.text)):
        if not any(
            same_person(form.text, other.text) or (form.entity and form.entity == other.entity)
            for other in kept
        ):
            kept.append(form)
    return kept


def _as_full_name(form: Form, forms: dict[str, Form], text: Text) -> Meaning | None:
    if form.kind != "person" or not is_full(form.text):
        return None
    others = [
        f for f in forms.values() if f.kind == "person" and is_full(f.text) and same_person(form.text, f.text)
    ]
    best = _distinct(others)[0]
    if best.text == form.text:
        return None
    return Meaning(best, f"another form of the name {best.name}, {_where(best, text)}")


def _as_surname(form: Form, forms: dict[str, Form], text: Text) -> Meaning | None:
    if form.kind == "event" or is_full(form.text):
        return None
    bearers = _bearers(form, forms)
    if len(bearers) == 1:
        return Meaning(
            bearers[0], f"the surname of {bearers[0].name}, named in full in {_place(bearers[0], text)}"
        )
    if bearers:
        shared = " and ".join(sorted(bearer.name for bearer in bearers))
        return Meaning(
            form, f"a surname that {shared} share in this article; which of them is meant is not decided"
        )
    return None


def _as_first_name(form: Form, forms: dict[str, Form], text: Text) -> Meaning | None:
    if form.kind != "person" or " " in form.text:
        return None
    bearers = _distinct(
        [
            f
            for f in forms.values()
            if f.kind == "person" and is_full(f.text) and first_name_of(f.text) == form.text
        ]
    )
    if len(bearers) != 1:
        return None
    return Meaning(
        bearers[0], f"the first name of {bearers[0].name}, named in full in {_place(bearers[0], text)}"
    )


def _as_initials(form: Form, forms: dict[str, Form], text: Text) -> Meaning | None:
    letters = form.text.replace(".", "")
    if not (2 <= len(letters) <= 6 and letters.isupper()):
        return None
    owners = [f for f in _organizations(forms) if " " in f.text and letters in acronyms_of(f.text)]
    return _only(owners, form, lambda full: f"the initials of {full.name}, {_where(full, text)}")


def _as_institution(form: Form, forms: dict[str, Form], text: Text) -> Meaning | None:
    """`State Department` and `Department of State`, `Chrysler Corp` and `Chrysler Corporation`."""
    if form.kind != "organization":
        return None
    same = [f for f in _organizations(forms) if id_of(f.text) == id_of(form.text)]
    best = min((f for f in same if f.text != form.text and f.line >= 0), key=_rank, default=None)
    if best is None or (_rank(form) < _rank(best) and form.line >= 0):
        return None
    return Meaning(best, f"another way to write {best.name}, {_where(best, text)}")


def _as_shortened(form: Form, forms: dict[str, Form], text: Text) -> Meaning | None:
    """The first or last words of one organization's full name."""
    words = form.text.split()
    if form.kind == "event" or form.text in read_demonyms() or (len(words) == 1 and words[0] in GENERIC):
        return None
    if form.kind != "organization" and len(words) > 1:
        return None
    longer = [f for f in _organizations(forms) if len(f.text.split()) > len(words)]
    owners = [f for f in longer if f.text.split()[: len(words)] == words]
    if not owners and form.kind == "organization":
        owners = [f for f in longer if id_of(f.text).endswith("-" + id_of(form.text))]
    return _only(owners, form, lambda full: f"short for {full.name}, {_where(full, text)}")


def _organizations(forms: dict[str, Form]) -> list[Form]:
    return [form for form in forms.values() if form.kind == "organization" and form.line >= 0]


def _only(owners: Sequence[Form], form: Form, say: Callable[[Form], str]) -> Meaning | None:
    """Take the full name where all that fit are one; which is meant is not guessed where they differ."""
    others = [owner for owner in owners if owner.text != form.text]
    if len({owner.entity or id_of(owner.text) for owner in others}) != 1:
        return None
    best = min(others, key=_rank)
    return Meaning(best, say(best))


def _rank(form: Form) -> tuple[bool, int, int, str]:
    return (form.origin != "record", -len(form.text.split()), -form.times, form.text)


Rule = Callable[[Form, dict[str, Form], Text], Meaning | None]
RULES: tuple[tuple[str, Rule], ...] = (
    ("a full name with or without its middle names", _as_full_name),
    ("a surname", _as_surname),
    ("a first name", _as_first_name),
    ("initials", _as_initials),
    ("another order of the same words", _as_institution),
    ("the first or last words of a longer name", _as_shortened),
)


# --- repeats that were missed ------------------------------------------------------------------------------------


def _may_repeat(form: str, text: Text) -> bool:
    words = form.split()
    if len(words) > 1:
        return True
    known = form in NEVER or form in TITLES or form in GENERIC or form in read_demonyms()
    return len(form) > 2 and not known and form.lower() not in text.small and form[0].isalpha()


def _repeats(text: Text, sightings: Sequence[Sighting], forms: dict[str, Form]) -> Iterator[Sighting]:
    names = Names(
        Known(form.entity, form.name, form.kind, form.text, form.origin, True)
        for _, form in sorted(forms.items())
        if form.origin in ("model", "short") or not form.entity
        if _may_repeat(form.text, text)
    )
    taken: dict[int, set[int]] = {}
    for sighting in sightings:
        taken.setdefault(sighting.line, set()).update(range(sighting.first, sighting.after))
    for line in text.lines:
        covered = taken.get(line.number, set())
        for found in names.find(line):
            if covered.isdisjoint(range(found.first, found.after)) and _stands_alone(
                line, found.first, found.after, covered
            ):
                known = found.known
                yield Sighting(
                    line=line.number,
                    first=found.first,
                    after=found.after,
                    form=known.form,
                    kind=known.kind,
                    entity=known.entity,
                    name=known.name,
                    origin="repeat",
                )


def _stands_alone(line: Line, first: int, after: int, covered: set[int]) -> bool:
    """Whether a name of one word is not part of a longer name that nothing else knows."""
    if after - first > 1 or line.style != "plain":
        return True
    following = line.words[after] if after < len(line.words) else None
    if (
        following
        and following.gap in (" ", "-", "&")
        and following.text[0].isupper()
        and after not in covered
    ):
        if following.text not in TITLES:
            return False
    if not first or line.words[first].gap not in (" ", "-", "&"):
        return True
    before = line.words[first - 1]
    if not before.text[0].isupper() or first - 1 in covered or before.text in TITLES:
        return True
    return opens_sentence(line, first - 1) and before.text.lower() in SMALL | {w.lower() for w in NEVER}


# --- the words of the reason -------------------------------------------------------------------------------------


def _named(text: Text, sighting: Sighting, form: Form, meanings: dict[str, Meaning]) -> Named:
    line = text.lines[sighting.line]
    start, end = line.words[sighting.first].start, line.words[sighting.after - 1].end
    meaning = meanings[form.text]
    if meaning.form.text != form.text:
        meaning = Meaning(meanings[meaning.form.text].form, meaning.reason)
    reason = meaning.reason
    if sighting.origin == "repeat" and meaning.form.text == form.text:
        reason = f"the same words as in {_place(form, text)}; {_found_reason(form)}"
    return Named(
        line=line.number,
        start=start,
        end=end,
        text=line.text[start:end],
        kind=meaning.form.kind,
        entity=meaning.form.entity,
        name=meaning.form.name,
        origin=sighting.origin,
        reason=reason,
        full=meaning.form.text == form.text and form.line >= 0,
    )


def _known_reason(form: Form) -> str:
    if form.origin == "record":
        which = "the name" if form.text == form.name else "a variant"
        return f"{which} in the record of {form.name}"
    if form.text == form.name:
        return f"a {form.origin} in the gazetteer"
    return f"another name of {form.name}, a {form.origin} in the gazetteer"


def _found_reason(form: Form) -> str:
    if form.entity:
        return _known_reason(form)
    times = TIMES.get(form.times, f"{form.times} times")
    return f"found by the language model, {times} in this article as {AS_SAID[form.kind]}"


def _place(form: Form, text: Text) -> str:
    return text.places[form.line] if form.line >= 0 else "this article"


def _where(form: Form, text: Text) -> str:
    return f"named in {_place(form, text)}"
