"""Where names stand in an article: known names and what the model marked, none inside another."""

from collections.abc import Sequence

from msgspec import Struct

from generator.entities.forms import id_of
from generator.entities.marking.context import kind_beside
from generator.entities.marking.marks import Mark, form_of, looks_like_a_person, read_mark, words_between
from generator.entities.marking.rejections import is_half, reject
from generator.entities.marking.shapes import shaped
from generator.entities.marking.spans import Span
from generator.entities.marking.widening import crowned, widen
from generator.entities.names import Found, Names, read_demonyms
from generator.entities.text import Line, Text, opens_sentence
from generator.entities.words import GOVERNMENT, LEGAL_FORMS, PLACE_FIRST, PLACE_HEADS, TITLES
from generator.model import Dateline, EntityKind

BEFORE_HYPHEN = frozenset(
    {"anti", "pro", "non", "ex", "post", "pre", "trans", "intra", "inter", "pan", "mid"}
)
"""Before a place and a hyphen, these make no double name of it: `Anti-U.S.`."""


class Sighting(Struct, frozen=True, kw_only=True):
    """A name in a line, as numbers of its first word and of the word after its last."""

    line: int
    first: int
    after: int
    form: str
    """The words as they stand."""
    kind: EntityKind
    entity: str = ""
    """The entity's id where an authority record or the gazetteer gives it."""
    name: str = ""
    """The name in the record or gazetteer."""
    doubtful: bool = False
    """Whether it is one word, taken for a person, and nothing beside it says so."""
    origin: str = "model"
    """What found it: `record`, a type in the gazetteer such as `city`, `model`, `dateline`, `repeat`, …"""
    thing: EntityKind | None = None
    """What is meant, where that is of another kind than the name, as a team by a country's name."""
    basis: str = ""
    """Why, in words, where the origin does not tell."""
    clue: EntityKind | None = None
    """What the words beside it say of its kind."""
    why: str = ""
    """Why it means what it does in this one place, in words."""


def find_sightings(text: Text, spans: Sequence[Span], names: Names) -> list[Sighting]:
    """Find names in every line, in order of place."""
    marked = _marked(text, spans)
    found: list[Sighting] = []
    for line in text.lines:
        known = [_after_its_town(line, item) for item in names.find(line) if not _is_half(line, item)]
        settled = _settle(line, known, marked.get(line.number, []))
        found.extend(_with_dateline(line, text.dateline, settled, known) if text.dateline else settled)
    return found


def _with_dateline(
    line: Line, dateline: Dateline, sightings: list[Sighting], known: Sequence[Found]
) -> list[Sighting]:
    """Take the place of the dateline for a place, whatever the model says of it."""
    place = dateline.place.split(",")[0].strip()
    start = line.text.find(place, 0, dateline.end)
    if line.number != dateline.part or not place or start < 0 or any(c.isdigit() for c in place):
        return sightings
    first, after = words_between(line, start, start + len(place))
    if first >= after:
        return sightings
    there = [sighting for sighting in sightings if sighting.first < after and first < sighting.after]
    if any(s.entity and s.first <= first and after <= s.after for s in there):
        return sightings
    form = form_of(line, first, after)
    found = Sighting(line=line.number, first=first, after=after, form=form, kind="place", origin="dateline")
    spelt = next((k for k in known if (k.first, k.after) == (first, after)), None)
    if spelt and spelt.known.kind == "place" and id_of(spelt.known.name) != id_of(form):
        found = _known(line, spelt)  # `DUESSELDORF` is Düsseldorf
    return sorted([*(s for s in sightings if s not in there), found], key=lambda sighting: sighting.first)


def _marked(text: Text, spans: Sequence[Span]) -> dict[int, list[Mark]]:
    """Read the model's marks by line; what is rejected once is believed nowhere in the article."""
    marks: list[Mark] = []
    rejected: set[str] = set()
    for span in spans:
        line = text.lines[span.part]
        # Where every word has a capital, or none, a capital says nothing, and the model is often wrong.
        read = read_mark(line, span, text) if line.style == "plain" else None
        for mark in widen(read) if read else ():
            if reject(mark):
                rejected.add(mark.form)
            elif not is_half(mark):
                marks.append(mark)
    taken: set[tuple[int, int]] = set()
    covered: dict[int, set[int]] = {}
    for mark in marks:
        covered.setdefault(mark.line.number, set()).update(range(mark.first, mark.after))
    for line in text.lines:
        marks.extend(m for m in shaped(text, line, covered.get(line.number, set())) if not reject(m))
    by_line: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: mark.first - mark.after):
        words = {(mark.line.number, number) for number in range(mark.first, mark.after)}
        if mark.form not in rejected and taken.isdisjoint(words):
            by_line.setdefault(mark.line.number, []).append(mark)
            taken |= words
    return by_line


def _is_half(line: Line, found: Found) -> bool:
    """Whether a place is half of a double name, as in `Bristol-Myers`, or of its money, as in `US$`."""
    if found.known.origin == "record":
        return False
    if line.text.startswith("$", line.words[found.after - 1].end):
        return True
    after = line.words[found.after] if found.after < len(line.words) else None
    if after is not None and after.gap == "-" and after.text[0].isupper() and line.style == "plain":
        return len(after.text) > 2 and after.text not in read_demonyms()
    if not found.first or line.words[found.first].gap != "-":
        return False
    before = line.words[found.first - 1].text
    return before[0].isupper() and before.lower() not in BEFORE_HYPHEN


def _after_its_town(line: Line, found: Found) -> Found:
    """Take a state's abbreviation for the state where it stands as in `Boca Raton, Fla.`."""
    word = line.words[found.first]
    if found.known.sure or found.known.origin != "state" or not found.first or word.gap != ",":
        return found
    is_closed = line.text[line.words[found.after - 1].end :][:1] in (".", ",")
    if is_closed and line.words[found.first - 1].text[0].isupper():
        return found._replace(known=found.known._replace(sure=True))
    return found


def _settle(line: Line, known: Sequence[Found], marks: Sequence[Mark]) -> list[Sighting]:
    """Choose between names that overlap."""
    at_word = {number: found for found in known for number in range(found.first, found.after)}
    kept: list[Sighting] = []
    taken: set[int] = set()
    agreed: set[int] = set()
    for mark in marks:
        rivals = {at_word[n].first: at_word[n] for n in range(mark.first, mark.after) if n in at_word}
        if all(_beats(mark, rival) for rival in rivals.values()):
            kept.append(_model(mark))
            taken.update(range(mark.first, mark.after))
        else:
            agreed.update(at for at, rival in rivals.items() if rival.known.kind == mark.kind)
    for found in known:
        believed = found.known.sure or found.first in agreed
        if believed and taken.isdisjoint(range(found.first, found.after)):
            kept.append(_known(line, found))
    return sorted(kept, key=lambda sighting: sighting.first)


def _beats(mark: Mark, rival: Found) -> bool:
    """Whether what the model marked stands against a known name that it overlaps."""
    before, behind = mark.line.words[mark.first : rival.first], mark.line.words[rival.after : mark.after]
    rest = [word.text for word in (*before, *behind)]
    if not rest or rival.first < mark.first or mark.after < rival.after:
        return not rival.known.sure and mark.kind != rival.known.kind
    if all(word in TITLES or word in GOVERNMENT or word.lower() in LEGAL_FORMS for word in rest):
        return False
    if mark.kind == "place":
        return rest[-1] in PLACE_HEADS or rest[0] in PLACE_FIRST or bool(behind and behind[-1].text.islower())
    # `Depart Iraq` opens a sentence: any word would have a capital there.
    opening = mark.kind == "person" and len(before) == 1 and not behind and rival.known.sure
    return not (opening and opens_sentence(mark.line, mark.first))


def _model(mark: Mark) -> Sighting:
    return Sighting(
        line=mark.line.number,
        first=mark.first,
        after=mark.after,
        form=crowned(mark),
        kind=mark.kind,
        doubtful=mark.kind == "person" and not looks_like_a_person(mark),
        clue=kind_beside(mark),
    )


def _known(line: Line, found: Found) -> Sighting:
    return Sighting(
        line=line.number,
        first=found.first,
        after=found.after,
        form=form_of(line, found.first, found.after),
        kind=found.known.kind,
        entity=found.known.entity,
        name=found.known.name,
        origin=found.known.origin,
    )
