"""The same thing in one article: the majority's kind, the full name each form stands for, missed repeats."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from generator.entities.forms import is_full, surnames_of, without_legal_form
from generator.entities.kinds import majority_kind
from generator.entities.marking.sightings import Sighting
from generator.entities.meanings import Apart, Meaning, find_meaning, found_reason
from generator.entities.names import Found, Known, Names, read_demonyms, sure_places
from generator.entities.text import Line, Text, opens_sentence
from generator.entities.words import GENERIC, LEGAL_FORMS, NEVER, ROYAL, SMALL, TITLES
from generator.entities.written import Form, Forms
from generator.model import EntityKind

BASES = {
    "model": "the language model",
    "record": "an authority record",
    "repeat": "a rule",
    "short": "a rule",
    "results": "a rule",
    "team": "a rule",
}
"""What found a name, by where it comes from; all others are of the gazetteer."""
INSIDE = 2
"""Times that `in` and the like must stand before a name to make a place of it."""
OPENINGS = SMALL | {word.lower() for word in NEVER}
"""Words that may open a sentence before a name and are no part of it."""


class Named(NamedTuple):
    """A name where it stands, and the full name it stands for in this article."""

    line: int
    start: int
    end: int
    text: str
    kind: EntityKind
    entity: str
    name: str
    basis: str
    """What found it."""
    reason: str
    thing: EntityKind
    """Kind of what is meant; a country's name may mean its team."""


def name_article(text: Text, sightings: Sequence[Sighting], apart: Apart) -> list[Named]:
    """Say of every sighting, and of repeats that were missed, which full name it stands for."""
    sightings = _as_firms(sightings)
    seen = _forms(sightings)
    seen |= {form.text: form for form in _short_forms(seen, text)}
    forms = Forms(seen, text)
    repeats = list(_repeats(text, sightings, seen))
    sightings = _outside(sightings, repeats)
    used = {sighting.form for sighting in (*sightings, *repeats)}
    meanings = {form: find_meaning(seen[form], forms, apart) for form in sorted(used)}
    often = Counter(sighting.form for sighting in (*sightings, *repeats))
    named = [
        _named(text, sighting, forms, meanings, apart)
        for sighting in (*sightings, *repeats)
        # One word, once, that nothing explains: two of three times the model is wrong about it.
        if not (sighting.doubtful and often[sighting.form] == 1 and not meanings[sighting.form].explained)
    ]
    return sorted(named, key=lambda item: (item.line, item.start))


def _as_firms(sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """Take for a company what looks like a person, and has a legal form elsewhere: `H.K. Porter Inc`."""
    firms = {name for s in sightings if s.kind == "organization" and (name := _without_firm(s.form))}
    return [
        replace(one, kind="organization", doubtful=False)
        if one.kind == "person" and not one.entity and one.form.casefold() in firms
        else one
        for one in sightings
    ]


def _without_firm(form: str) -> str:
    """Leave the name of a company without its legal form; `X and Co` may be named after a living X."""
    words = form.split()
    while len(words) > 1 and words[-1].lower() in LEGAL_FORMS:
        words.pop()
    is_firm = len(words) < len(form.split()) and words[-1] not in ("and", "&")
    return " ".join(words).casefold() if is_firm and len(words) > 1 else ""


def _outside(sightings: Sequence[Sighting], repeats: Sequence[Sighting]) -> list[Sighting]:
    """Leave out what a longer repeat covers: `U.S.` in the headline's `U.S. MINT`."""
    covered = {(repeat.line, number) for repeat in repeats for number in range(repeat.first, repeat.after)}
    return [sighting for sighting in sightings if (sighting.line, sighting.first) not in covered]


def _forms(sightings: Sequence[Sighting]) -> dict[str, Form]:
    groups: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        groups.setdefault(sighting.form, []).append(sighting)
    return {text: _form(text, group) for text, group in groups.items()}


def _form(text: str, group: Sequence[Sighting]) -> Form:
    known = next((sighting for sighting in group if sighting.entity), None)
    dateline = next((sighting for sighting in group if sighting.origin == "dateline"), None)
    read = next((sighting for sighting in group if sighting.basis), None)
    known = known or dateline or read
    kind = known.kind if known else _kind(group)
    times = sum(sighting.kind == kind for sighting in group)
    line = group[0].line
    if known:
        thing, basis = known.thing, known.basis
        return Form(text, kind, known.entity, known.name or text, known.origin, times, line, thing, basis)
    return Form(text, kind, "", text, "model", times, line)


def _kind(group: Sequence[Sighting]) -> EntityKind:
    """Choose a kind by the words beside a name, else by the majority of what the model says."""
    clues = [sighting.clue for sighting in group if sighting.clue]
    if "person" in clues:
        return "person"
    if len(clues) >= INSIDE and len(clues) * 3 >= len(group):
        return "place"
    return majority_kind(sighting.kind for sighting in group)


def _short_forms(forms: dict[str, Form], text: Text) -> Iterator[Form]:
    """Derive short forms that the article may use and the model may have missed."""
    made: set[str] = set()
    for key in sorted(forms):
        form = forms[key]
        short = ""
        if form.kind == "person" and is_full(form.text):
            short = surnames_of(form.text)[0]
        elif form.kind == "organization":
            short = without_legal_form(form.text)
        for written in (short, short[:1].upper() + short[1:]):
            if written and written not in forms and written not in made and _may_repeat(written, text):
                made.add(written)
                yield Form(written, form.kind, "", written, "short", 0, -1)


# --- repeats that were missed --------------------------------------------------------------------------


def _may_repeat(form: str, text: Text) -> bool:
    if " " in form:
        return True
    common = form in NEVER or form in TITLES or form in GENERIC or form in read_demonyms()
    return len(form) > 2 and not common and form.lower() not in text.small and form[0].isalpha()


def _is_crowned(form: str) -> bool:
    """Whether a name is one word with a title such as `King` before it."""
    words = form.split()
    return len(words) == 2 and words[0] in ROYAL


def _is_abbreviation(form: Form) -> bool:
    """Whether it names a state only beside its town: `Ill` elsewhere is a word like any other."""
    shortened = form.origin == "state" and form.text.casefold() != form.name.casefold()
    return shortened and form.text not in sure_places()


def _repeats(text: Text, sightings: Sequence[Sighting], forms: dict[str, Form]) -> Iterator[Sighting]:
    names = Names(
        Known(form.entity, form.name, form.kind, form.text, form.origin, True)
        for _, form in sorted(forms.items())
        if form.origin != "record"
        and not _is_abbreviation(form)
        and _may_repeat(form.text, text)
        # A king's title is part of what he is called, not of his name where it stands.
        and not _is_crowned(form.text)
    )
    by_line: dict[int, list[Sighting]] = {}
    for sighting in sightings:
        by_line.setdefault(sighting.line, []).append(sighting)
    for line in text.lines:
        there = by_line.get(line.number, [])
        covered = {number: s for s in there for number in range(s.first, s.after)}
        for found in names.find(line):
            rivals = [covered[n] for n in range(found.first, found.after) if n in covered]
            if all(_covers(found, rival) for rival in rivals) and _alone(line, found, covered):
                yield _repeat(line, found)


def _covers(found: Found, rival: Sighting) -> bool:
    longer = found.after - found.first > rival.after - rival.first
    return longer and found.first <= rival.first and rival.after <= found.after


def _repeat(line: Line, found: Found) -> Sighting:
    known = found.known
    return Sighting(
        line=line.number,
        first=found.first,
        after=found.after,
        form=known.form,
        kind=known.kind,
        entity=known.entity,
        name=known.name,
        origin="repeat",
    )


def _alone(line: Line, found: Found, covered: Container[int]) -> bool:
    """Whether a name of one word is not part of a longer name that nothing else knows."""
    if found.after - found.first > 1 or line.style != "plain":
        return True
    following = line.words[found.after] if found.after < len(line.words) else None
    if following and following.gap in (" ", "-", "&") and following.text[0].isupper():
        return found.after in covered or following.text in TITLES
    before = line.words[found.first - 1] if found.first else None
    if before is None or line.words[found.first].gap not in (" ", "-", "&"):
        return True
    if not before.text[0].isupper() or found.first - 1 in covered or before.text in TITLES:
        return True
    return opens_sentence(line, found.first - 1) and before.text.lower() in OPENINGS


# --- the words of the reason ---------------------------------------------------------------------------


def _named(text: Text, sighting: Sighting, forms: Forms, meanings: dict[str, Meaning], apart: Apart) -> Named:
    line = text.lines[sighting.line]
    start, end = line.words[sighting.first].start, line.words[sighting.after - 1].end
    own = forms.by_text[sighting.form]
    meaning = meanings[sighting.form]
    full = meaning.form
    if full != own and (further := find_meaning(full, forms, apart).form) != own:
        full = further  # the full name may itself be a variant of one that is used more
    reason = sighting.why or meaning.reason
    if sighting.origin == "repeat" and full == own and own.line >= 0:
        reason = f"the same words as in {forms.place(own)}; {found_reason(own)}"
    return Named(
        line=line.number,
        start=start,
        end=end,
        text=line.text[start:end],
        kind=full.kind,
        entity=full.entity,
        name=full.name,
        basis=BASES.get(sighting.origin, "the gazetteer"),
        reason=reason,
        thing=full.thing or full.kind,
    )
