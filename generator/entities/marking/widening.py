"""Marks made wider, narrower or several by what stands beside them: `King X`, `X, Y and Co`, `X (ABC)`."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.entities.forms import acronyms_of
from generator.entities.marking.marks import Mark, is_legal_form
from generator.entities.text import Line
from generator.entities.words import CALENDAR, NEVER, ORGANIZATION_HEADS, PORTFOLIOS, ROYAL, TITLES

OFFICIALS = frozenset({"Commissioner", "Minister", "Secretary", "Council", "Ministers", "Commissioners"})
SMALL_HEADS = frozenset({"committee", "subcommittee"})
"""Heads of an organization's name that some write small."""
FIRM_ENDS = frozenset({"Co", "Sons", "Bros", "Company", "Partners", "Associates"})
BEHIND_NAMES = frozenset(
    {"said", "says", "and", "or", "is", "was", "has", "in", "at", "on", "for", "by", "to"}
)
MOST_NAMES = 5
"""Names of partners in that of a firm."""
SHORTEST, LONGEST = 2, 7
"""Letters of initials."""


def widen(mark: Mark) -> Iterator[Mark]:
    """Yield the mark as what stands beside it makes it, and what else that shows to be a name."""
    mark = _with_own_s(_with_partners(_with_small_head(_without_portfolio(_with_mother(mark)))))
    yield from _apart(mark)
    yield from _initials_behind(mark)


def crowned(mark: Mark) -> str:
    """Write a person's one name with the title that it does not do without: `King Hussein` for `Hussein`."""
    before = mark.line.words[mark.first - 1].text if mark.first else ""
    is_crowned = mark.alone and mark.words[0].gap == " " and before in ROYAL and not mark.alone.isupper()
    return f"{before} {mark.form}" if is_crowned and mark.kind == "person" else mark.form


def _with_mother(mark: Mark) -> Mark:
    """Take the title into `Mother Teresa`."""
    if not mark.alone or not mark.first or mark.words[0].gap != " ":
        return mark
    is_name = mark.line.words[mark.first - 1].text == "Mother"
    return replace(mark, first=mark.first - 1, kind="person") if is_name else mark


def _without_portfolio(mark: Mark) -> Mark:
    """Leave `EU` of `EU Farm Commissioner`: the office is no part of the body's name."""
    behind = mark.line.words[mark.after : mark.after + 1]
    if mark.kind != "organization" or not behind or behind[0].gap != " " or behind[0].text not in OFFICIALS:
        return mark
    after = mark.after
    while after - mark.first > 1 and mark.line.words[after - 1].text in (*PORTFOLIOS, "Farm", "Foreign"):
        after -= 1
    return mark if after == mark.after else replace(mark, after=after)


def _with_small_head(mark: Mark) -> Mark:
    """Take `subcommittee` into `Senate Agriculture subcommittee`."""
    behind = mark.line.words[mark.after : mark.after + 1]
    takes = mark.kind == "organization" and not mark.alone and mark.words[-1].text not in ORGANIZATION_HEADS
    if takes and behind and behind[0].gap == " " and behind[0].text in SMALL_HEADS:
        return replace(mark, after=mark.after + 1)
    return mark


def _with_own_s(mark: Mark) -> Mark:
    """Leave `Standard and Poor's` whole where nothing follows that it could own."""
    words = mark.line.words
    own = words[mark.after] if mark.after < len(words) else None
    if mark.kind != "organization" or own is None or own.gap != "'" or own.text != "s":
        return mark
    behind = words[mark.after + 1] if mark.after + 1 < len(words) else None
    is_whole = behind is None or behind.gap != " " or behind.text in BEHIND_NAMES
    return replace(mark, after=mark.after + 1) if is_whole else mark


def _with_partners(mark: Mark) -> Mark:
    """Read `Goldman, Sachs and Co` as one firm, whichever of its names is marked."""
    words = mark.line.words
    if len(mark.words) > MOST_NAMES or mark.kind == "place":
        return mark
    first, after = _among_partners(mark)
    if (
        after + 1 >= len(words)
        or words[after].gap + words[after].text not in (" and", " &")
        or first + 1 == after
    ):
        return mark
    after += 1
    if words[after].gap != " " or not words[after].text[0].isupper():
        return mark
    is_firm = words[after].text in FIRM_ENDS
    after += 1
    while after < len(words) and words[after].gap in (" ", ", ") and is_legal_form(words[after].text):
        after, is_firm = after + 1, True
    return replace(mark, first=first, after=after, kind="organization") if is_firm else mark


def _among_partners(mark: Mark) -> tuple[int, int]:
    """Go on over names with commas between, on both sides."""
    words = mark.line.words
    first, after = mark.first, mark.after
    while (
        first > max(0, mark.first - MOST_NAMES) and words[first].gap == "," and _is_partner(mark, first - 1)
    ):
        first -= 1
    last = min(len(words), mark.after + MOST_NAMES)
    while after < last and words[after].gap == "," and _is_partner(mark, after):
        after += 1
    return first, after


def _is_partner(mark: Mark, number: int) -> bool:
    word = mark.line.words[number].text
    return word.istitle() and word.isalpha() and len(word) > 2 and word not in NEVER and word not in CALENDAR


def _apart(mark: Mark) -> Iterator[Mark]:
    """Read `Seat and Porsche` as two where one of them stands alone elsewhere in the article."""
    words = [word.text for word in mark.words]
    is_pair = len(words) == 3 and words[1] == "and" and mark.kind != "person"
    if is_pair and any(_stands_alone(mark, word) for word in (words[0], words[2])):
        yield replace(mark, after=mark.first + 1)
        yield replace(mark, first=mark.after - 1)
    else:
        yield mark


def _stands_alone(mark: Mark, name: str) -> bool:
    """Whether a word stands somewhere without `and`, or a legal form, beside it."""

    def is_alone(line: Line, number: int) -> bool:
        beside = [*line.words[max(0, number - 1) : number], *line.words[number + 1 : number + 2]]
        return not any(word.text == "and" or is_legal_form(word.text) for word in beside)

    return any(
        word.text == name and is_alone(line, number)
        for line in mark.text.lines
        if line.style == "plain"
        for number, word in enumerate(line.words)
    )


def _initials_behind(mark: Mark) -> Iterator[Mark]:
    """Take `NFU` for a name in `Welsh National Farmers' Union (NFU)`."""
    words = mark.line.words
    if mark.kind == "person" or mark.after >= len(words) or words[mark.after].gap != "(":
        return
    letters = words[mark.after].text
    closes = mark.line.text[words[mark.after].end :].lstrip()[:1] in (")", ",", ";")
    if not closes or not letters.isupper() or not SHORTEST <= len(letters) <= LONGEST or letters in TITLES:
        return
    ends = (replace(mark, first=first).form for first in range(mark.first, mark.after - 1))
    if any(letters in acronyms_of(form) for form in ends):
        yield replace(mark, first=mark.after, after=mark.after + 1, kind="organization")
