"""Where names stand in one article: known names and what the model marked, trimmed, checked, and none inside another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.entities.kinds import LABELS, kind_by_words
from generator.entities.names import Found, Names, read_demonyms
from generator.entities.spans import Span
from generator.entities.text import Line, Text, Word, opens_sentence
from generator.entities.words import (
    AFTER_NAME,
    GENERIC,
    LEGAL_FORMS,
    MISSIONS,
    NEVER,
    PARTICLES,
    PLACE_FIRST,
    PLACE_HEADS,
    ROYAL,
    SMALL,
    TITLES,
)
from generator.model import EntityKind

LONGEST_NAME = 8
"""Words: what is longer is a sentence or a list."""
JOINS = frozenset({"", " ", "-", "'", "&", "/", "."})
"""Signs that may stand inside a name; at any other the name ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
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
    origin: str = "model"
    """What found it: `record`, a type in the gazetteer such as `city`, or `model`."""


def find_sightings(text: Text, spans: Sequence[Span], names: Names) -> list[Sighting]:
    """Find names in every line, in order of place."""
    marked: dict[int, list[Sighting]] = {}
    for span in spans:
        line = text.lines[span.part]
        if line.style == "plain" and (sighting := _marked(line, span, text)):
            marked.setdefault(span.part, []).append(sighting)
    found: list[Sighting] = []
    for line in text.lines:
        found.extend(_settle(line, list(names.find(line)), marked.get(line.number, [])))
    return found


def form_of(line: Line, first: int, after: int) -> str:
    """Read the words from one number to another as one name, spaces made single."""
    return " ".join(line.text[line.words[first].start : line.words[after - 1].end].split())


# --- what the model marked ---------------------------------------------------------------------------------------


def _marked(line: Line, span: Span, text: Text) -> Sighting | None:
    kind = LABELS.get(span.label)
    inside = [n for n, word in enumerate(line.words) if word.start >= span.start and word.end <= span.end]
    if kind is None or not inside:
        return None
    first, after = inside[0], inside[-1] + 1
    for trim in (_cut_at_signs, _trim_end, _trim_titles, _trim_start):
        first, after = trim(line, first, after, kind)
        if first >= after:
            return None
    words = line.words[first:after]
    if any(reject(line, first, after, kind, text) for _, reject in REJECTIONS):
        return None
    form = form_of(line, first, after)
    kind = kind_by_words([word.text for word in words], _follows(line, after), kind)
    return Sighting(line=line.number, first=first, after=after, form=form, kind=kind)


def _cut_at_signs(line: Line, first: int, after: int, kind: EntityKind) -> tuple[int, int]:
    for number in range(first + 1, after):
        if not _joined(line.words[number - 1], line.words[number]):
            return first, number
    if kind == "organization":
        for number in range(first + 1, after):
            if line.words[number].text in ("in", "at", "near"):
                return first, number
    return first, after


def _joined(before: Word, word: Word) -> bool:
    if word.gap == ".":
        return len(before.text) <= 4
    if word.gap in (",", ".,"):
        return word.text.lower() in LEGAL_FORMS or word.text in AFTER_NAME
    return word.gap in JOINS


def _trim_start(line: Line, first: int, after: int, _: EntityKind) -> tuple[int, int]:
    while first < after:
        text = line.words[first].text
        if text.lower() in SMALL or (text.islower() and text not in PARTICLES):
            first += 1
        else:
            break
    return first, after


def _trim_end(line: Line, first: int, after: int, _: EntityKind) -> tuple[int, int]:
    while first < after:
        word = line.words[after - 1]
        if (word.gap == "'" and word.text in ("s", "S")) or word.text.islower():
            after -= 1
        else:
            break
    return first, after


def _trim_titles(line: Line, first: int, after: int, kind: EntityKind) -> tuple[int, int]:
    """Leave `Donald Trump` of `President Donald Trump`; a king or pope keeps a title that is part of the name."""
    if kind != "person":
        return first, after
    titles = [n for n in range(first, after) if line.words[n].text in TITLES]
    if not titles or titles[-1] + 1 == after:
        return first, after
    if after - titles[-1] == 2 and line.words[titles[-1]].text in ROYAL:
        return titles[-1], after
    return titles[-1] + 1, after


def _follows(line: Line, after: int) -> tuple[str, ...]:
    """Read the one or two words that follow without a sign between."""
    following = []
    for word in line.words[after : after + 2]:
        if word.gap != " ":
            break
        following.append(word.text)
    return tuple(following)


# --- what is no name: each rule by its words ---------------------------------------------------------------------


def _no_capital(line: Line, first: int, after: int, kind: EntityKind, text: Text) -> bool:
    return not any(word.text[0].isupper() for word in line.words[first:after])


def _figures(line: Line, first: int, after: int, kind: EntityKind, text: Text) -> bool:
    words = line.words[first:after]
    if kind == "organization":
        return all(word.text.isdigit() for word in words)
    return any(character.isdigit() for word in words for character in word.text)


def _too_long(line: Line, first: int, after: int, kind: EntityKind, text: Text) -> bool:
    return after - first > LONGEST_NAME or line.words[after - 1].end - line.words[first].start > 80


def _single_letter(line: Line, first: int, after: int, kind: EntityKind, text: Text) -> bool:
    return after - first == 1 and len(line.words[first].text) < 2


def _common_words(line: Line, first: int, after: int, kind: EntityKind, text: Text) -> bool:
    words = [word.text for word in line.words[first:after]]
    if all(w in NEVER or w in GENERIC or w in TITLES or w.lower() in SMALL for w in words):
        return True
    return words[0] in NEVER and kind == "person"


def _of_a_place(line: Line, first: int, after: int, kind: EntityKind, text: Text) -> bool:
    form = form_of(line, first, after)
    return form in read_demonyms() or (
        line.words[after - 1].text in read_demonyms() and kind != "organization"
    )


def _written_small(line: Line, first: int, after: int, kind: EntityKind, text: Text) -> bool:
    if after - first > 1:
        return False
    word = line.words[first].text
    small = text.small.get(word.lower(), 0)
    return small > 1 or (small == 1 and opens_sentence(line, first))


def _mission(line: Line, first: int, after: int, kind: EntityKind, text: Text) -> bool:
    return kind != "person" and any(word.text.lower() in MISSIONS for word in line.words[first:after])


def _cuts_a_name(line: Line, first: int, after: int, kind: EntityKind, text: Text) -> bool:
    """One word of a longer run of capitals, as `Travel` of `Travel Advisory`."""
    if after - first > 1 or kind != "organization" or after >= len(line.words):
        return False
    following = line.words[after]
    return (
        following.gap == " "
        and following.text[0].isupper()
        and following.text not in TITLES
        and not line.words[first].text.isupper()
    )


Rejection = Callable[[Line, int, int, EntityKind, Text], bool]
REJECTIONS: tuple[tuple[str, Rejection], ...] = (
    ("has no capital letter", _no_capital),
    ("is made of figures", _figures),
    ("is too long for a name", _too_long),
    ("is a single letter", _single_letter),
    ("is made of words that are nobody's name", _common_words),
    ("tells of a place's people, not of the place", _of_a_place),
    ("stands in small letters in the same article", _written_small),
    ("is an embassy or consulate, which its country and city stand for", _mission),
    ("is one word of a longer run of capitals", _cuts_a_name),
)


# --- known names against marked ones -----------------------------------------------------------------------------


def _settle(line: Line, known: list[Found], marked: list[Sighting]) -> list[Sighting]:
    """Choose between names that overlap: the rules are those of `_beats`."""
    kept: list[Sighting] = []
    for sighting in marked:
        rivals = [found for found in known if found.first < sighting.after and sighting.first < found.after]
        if rivals and not all(_beats(sighting, rival, line) for rival in rivals):
            places = [r for r in rivals if not r.known.sure and _agrees(sighting, r)]
            kept.extend(_known(line, rival) for rival in places)
        else:
            kept.append(sighting)
    taken = [(sighting.first, sighting.after) for sighting in kept]
    for found in known:
        clear = all(found.after <= first or after <= found.first for first, after in taken)
        if found.known.sure and clear and not _is_half(line, found):
            kept.append(_known(line, found))
    return sorted(kept, key=lambda sighting: sighting.first)


def _agrees(sighting: Sighting, rival: Found) -> bool:
    return sighting.kind == "place" and sighting.first <= rival.first and rival.after <= sighting.after


def _beats(sighting: Sighting, rival: Found, line: Line) -> bool:
    """Whether what the model marked stands against a known name that it overlaps."""
    wider = sighting.first <= rival.first and rival.after <= sighting.after
    longer = wider and sighting.after - sighting.first > rival.after - rival.first
    if not longer:
        return not rival.known.sure and sighting.kind != "place"
    rest = [*line.words[sighting.first : rival.first], *line.words[rival.after : sighting.after]]
    texts = [word.text for word in rest]
    if rival.known.origin == "record" and all(t in TITLES or t.lower() in LEGAL_FORMS for t in texts):
        return False
    if sighting.kind == "place":
        return texts[-1] in PLACE_HEADS or texts[0] in PLACE_FIRST
    return True


def _is_half(line: Line, found: Found) -> bool:
    """Whether a place is half of a double name, as in `Bristol-Myers`."""
    if found.known.origin == "record":
        return False
    before = line.words[found.first - 1] if found.first and line.words[found.first].gap == "-" else None
    after = line.words[found.after] if found.after < len(line.words) else None
    joined = after is not None and after.gap == "-" and after.text[0].isupper()
    if joined and after is not None:
        return after.text not in read_demonyms() and len(after.text) > 2 and line.style == "plain"
    return before is not None and before.text[0].isupper() and before.text.lower() not in BEFORE_HYPHEN


BEFORE_HYPHEN = frozenset(
    {"anti", "pro", "non", "ex", "post", "pre", "trans", "intra", "inter", "pan", "mid", "all"}
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
