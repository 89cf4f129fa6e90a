"""What the model marked in a line, trimmed to the name itself."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from generator.entities.geography import is_large_city
from generator.entities.kinds import LABELS, kind_by_words
from generator.entities.marking.spans import Span
from generator.entities.names import sure_places
from generator.entities.text import Line, Text, Word
from generator.entities.words import (
    AFTER_NAME,
    BUSINESS,
    CALENDAR,
    CONTINENTS,
    FIRMS,
    GENERIC,
    LEGAL_FORMS,
    ORGANIZATION_HEADS,
    PARTICLES,
    PLACE_NOUNS,
    RANKS,
    SAYING,
    SITES,
    SMALL,
    TITLES,
    TITLES_SMALL,
)
from generator.model import EntityKind

FIGURES = re.compile(r"\d{2,}|[QH]\d")
"""At the end of an organization's name, these belong to what is said of it."""
JOINS = frozenset({"", " ", "-", "'", "&", "/", "."})
"""Signs that may stand inside a name; at any other the name ends."""


class Mark(Struct, frozen=True):
    """Words that may be a name: the number of the first, and of the word after the last."""

    text: Text
    line: Line
    first: int
    after: int
    kind: EntityKind

    @property
    def words(self) -> tuple[Word, ...]:
        """The words themselves."""
        return self.line.words[self.first : self.after]

    @property
    def alone(self) -> str:
        """The word where there is only one, or nothing."""
        return self.line.words[self.first].text if self.after - self.first == 1 else ""

    @property
    def form(self) -> str:
        """The words as one name."""
        return form_of(self.line, self.first, self.after)


def form_of(line: Line, first: int, after: int) -> str:
    """Read the words from one number to another as one name, spaces made single."""
    return " ".join(line.text[line.words[first].start : line.words[after - 1].end].split())


def words_between(line: Line, start: int, end: int) -> tuple[int, int]:
    """Find the whole words between two offsets: the number of the first, and of the word after the last."""
    first = bisect_left(line.words, start, key=lambda word: word.start)
    return first, bisect_right(line.words, end, key=lambda word: word.end)


def read_mark(line: Line, span: Span, text: Text) -> Mark | None:
    """Trim what the model marked; None where nothing of it is left, or it is no entity by its label."""
    kind = LABELS.get(span.label)
    first, after = words_between(line, span.start, span.end)
    if kind is None or first >= after:
        return None
    mark = Mark(text, line, first, after, kind)
    for trim in TRIMS:
        mark = trim(mark)
        if mark.first >= mark.after:
            return None
    kind = kind_by_words([word.text for word in mark.words], mark.kind)
    if _has_title(mark, kind):
        kind = "person"
    elif mark.alone and _is_called_a_place(mark):
        kind = "place"
    elif kind != "organization" and _is_called_an_organization(mark):
        kind = "organization"
    elif kind != "place" and mark.alone and not looks_like_a_person(mark) and is_large_city(mark.form):
        kind = "place"
    return mark if kind == mark.kind else replace(mark, kind=kind)


# --- to the name itself --------------------------------------------------------------------------------


def _cut_at_signs(mark: Mark) -> Mark:
    words = mark.line.words
    for number in range(mark.first + 1, mark.after):
        if _leads_to_place(mark, number) or not _joined(words[number - 1], words[number]):
            return replace(mark, after=number)
    return mark


def _leads_to_place(mark: Mark, number: int) -> bool:
    """Whether a name ends before `in Erbil`, not in `Cooperation in Europe`; a person's before `of Mali`."""
    word = mark.line.words[number].text
    if mark.kind == "person":
        is_full = number - mark.first > 1 and number + 1 < mark.after
        return is_full and word == "of" and form_of(mark.line, number + 1, mark.after) in sure_places()
    if mark.kind != "organization" or word not in ("in", "at", "near"):
        return False
    return number + 1 >= mark.after or mark.line.words[number + 1].text not in CONTINENTS


def _joined(before: Word, word: Word) -> bool:
    if word.gap == ".":
        return len(before.text) <= 4
    if word.gap == "'" and word.text == "s":  # `Alphabet Inc's Google`
        return not is_legal_form(before.text) and before.text not in ORGANIZATION_HEADS
    if word.gap in (",", ".,"):
        return word.text.lower() in LEGAL_FORMS or word.text in AFTER_NAME
    return word.gap in JOINS


def _trim_end(mark: Mark) -> Mark:
    after = mark.after
    while mark.first < after:
        word = mark.line.words[after - 1]
        possessive = word.gap == "'" and word.text in ("s", "S")
        figures = mark.kind == "organization" and after - mark.first > 1 and FIGURES.fullmatch(word.text)
        rank = mark.kind == "organization" and word.text in RANKS
        small = word.text.islower() and not (word.gap == "-" and mark.kind == "person")  # `Ban Ki-moon`
        if not (possessive or figures or rank or small):
            break
        after -= 1
    return mark if after == mark.after else replace(mark, after=after)


def _trim_titles(mark: Mark) -> Mark:
    """Leave `Donald Trump` of `President Donald Trump`."""
    titles = [n for n in range(mark.first, mark.after) if mark.line.words[n].text in TITLES]
    if mark.kind != "person" or not titles or titles[-1] + 1 == mark.after:
        return mark
    return replace(mark, first=titles[-1] + 1)


def _trim_start(mark: Mark) -> Mark:
    first = mark.first
    while first < mark.after:
        word = mark.line.words[first].text
        if word.lower() not in SMALL and word not in CALENDAR and (not word.islower() or word in PARTICLES):
            break
        first += 1
    return mark if first == mark.first else replace(mark, first=first)


def _take_site(mark: Mark) -> Mark:
    """Take `military base` into `Victoria military base`; a country's base has no name of its own."""
    for number, word in enumerate(_following(mark), start=1):
        named = word in SITES or (word == "airport" and mark.kind == "person")
        if named and mark.kind != "organization" and mark.form not in sure_places():
            return replace(mark, after=mark.after + number, kind="place")
        if not word.islower():
            break
    return mark


def _take_legal_form(mark: Mark) -> Mark:
    """Take `and Co Inc` into `Frank B. Hall and Co Inc`, which makes a company of it."""
    words = mark.line.words
    after = mark.after
    joined = after + 1 < len(words) and words[after].gap + words[after].text in (" and", " &")
    if joined and words[after + 1].text in ("Co", "Cos", "Bros", "Sons"):
        after += 2
    elif after + 1 < len(words) and words[after].gap == "&" and words[after].text in ("Co", "Sons"):
        after += 1
    while after < len(words) and words[after].gap in (" ", ", ") and is_legal_form(words[after].text):
        after += 1
    return replace(mark, after=after, kind="organization") if after > mark.after else mark


def is_legal_form(word: str) -> bool:
    """Whether a word closes the name of a company: `Inc`, `Plc`."""
    return word[0].isupper() and word.lower() in LEGAL_FORMS and word not in ("Sa", "Ab", "As")


TRIMS: tuple[Callable[[Mark], Mark], ...] = (
    _cut_at_signs,
    _trim_end,
    _trim_titles,
    _trim_start,
    _take_legal_form,
    _take_site,
)


def _following(mark: Mark) -> tuple[str, ...]:
    """Read the one or two words that follow without a sign between."""
    following = []
    for word in mark.line.words[mark.after : mark.after + 2]:
        if word.gap != " ":
            break
        following.append(word.text)
    return tuple(following)


def _has_title(mark: Mark, kind: EntityKind) -> bool:
    """Whether a title stands before what looks like a person's name: `spokesman Glyn Davies`."""
    if kind == "place" or mark.kind != kind or not 2 <= len(mark.words) <= 3 or not mark.first:
        return False
    words = [word.text for word in mark.words]
    before = mark.line.words[mark.first - 1].text
    if mark.words[0].gap != " " or (before not in TITLES and before not in TITLES_SMALL):
        return False
    return all(word[0].isupper() and not word.isupper() and word not in GENERIC for word in words)


def _is_called_a_place(mark: Mark) -> bool:
    """Whether the words around say so: `the border town of Goma`, `Huize county`."""
    before = [word.text for word in mark.line.words[max(0, mark.first - 2) : mark.first]]
    if before[-1:] == ["of"] and before[0] in PLACE_NOUNS:
        return True
    return any(word in PLACE_NOUNS for word in _following(mark)[:1])


def _is_called_an_organization(mark: Mark) -> bool:
    """Whether the words around say so: `Gazprom shares`, `the carmaker Zastava`."""
    following = _following(mark)[:1]
    if following and following[0] in BUSINESS:
        return mark.kind == "place" or mark.alone != ""
    before = [word.text.lower() for word in mark.line.words[max(0, mark.first - 2) : mark.first]]
    if mark.line.words[mark.first].gap != " " or not before:
        return False
    return before[-1] in FIRMS or " ".join(before) in ("shares in", "unit of", "subsidiary of", "stake in")


def looks_like_a_person(mark: Mark) -> bool:
    """Whether a title or a verb of saying stands beside the words, or they are more than one."""
    before = mark.line.words[mark.first - 1].text if mark.first else ""
    beside = {before.lower(), *_following(mark)[:1]}
    return not mark.alone or before in TITLES or before in TITLES_SMALL or bool(beside & SAYING)
