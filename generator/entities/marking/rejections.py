"""Which of the model's marks are no names, and by which rule."""

import re
from collections.abc import Callable
from itertools import pairwise

from generator.entities.marking.marks import Mark, is_legal_form
from generator.entities.names import read_demonyms
from generator.entities.text import opens_sentence
from generator.entities.words import (
    GENERIC,
    INSTITUTIONS,
    LEGAL_FORMS,
    MISSIONS,
    NEVER,
    ORGANIZATION_HEADS,
    PORTFOLIOS,
    SAYING,
    SMALL,
    TITLES,
    UNITS,
    WORKS,
)

ORDINARY_ENDINGS = ("ing", "ed", "ly", "tion", "tions", "ness", "ments")
COMMON_ENDINGS = (*ORDINARY_ENDINGS, "s", "al", "ic", "ment", "ship", "er")
COMMON = frozenset(
    """
    Banks Companies Company Concern Firm Group Market Newspaper Origin Request Subsidiary Trade Unit Complaint
    Currency Dollar Economy Government Policy President Side Team Treasuries Debt
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Behind a country, these name nothing."""
DAY = re.compile(r"(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)[ -]?\d{1,2}", re.IGNORECASE)
GRADE = re.compile(r"A{1,3}|B{1,3}|C{1,3}|A[Aa]{1,2}|B[Aa]{1,2}|C[Aa]{1,2}")
NOTCH = re.compile(r"\d|-(?:\d|plus|minus)|\+")
CONTESTS = frozenset({"Open", "Olympics", "Games", "Grand Prix", "Prix", "Masters", "Marathon", "Derby"})
STORMS = frozenset({"Hurricane", "Typhoon", "Cyclone"})
LONGEST_NAME = 8
"""Words: what is longer is a sentence or a list."""
LONGEST_TEXT = 80
"""Characters."""


def reject(mark: Mark) -> str:
    """Say why a mark is no name, here or elsewhere in its article; empty where no rule is against it."""
    return next((why for why, rule in REJECTIONS if rule(mark)), "")


def is_half(mark: Mark) -> bool:
    """Whether a mark is only half of a double name here, as `Petro` of `Petro-Canada`."""
    words = mark.line.words
    after = words[mark.after] if mark.after < len(words) else None
    if after is not None and after.gap == "-" and after.text[0].isupper() and len(after.text) > 2:
        return True
    return mark.first > 0 and words[mark.first].gap == "-" and words[mark.first - 1].text.istitle()


def _no_capital(mark: Mark) -> bool:
    return not any(word.text[0].isupper() for word in mark.words)


def _figures(mark: Mark) -> bool:
    if mark.kind == "organization":
        return all(word.text.isdigit() for word in mark.words)
    return any(character.isdigit() for word in mark.words for character in word.text)


def _too_long(mark: Mark) -> bool:
    return len(mark.words) > LONGEST_NAME or len(mark.form) > LONGEST_TEXT


def _too_short(mark: Mark) -> bool:
    return len(mark.form) < 2


def _common_words(mark: Mark) -> bool:
    words = [word.text for word in mark.words]
    if len(words) > 1 and words[-1] in INSTITUTIONS:
        return False  # `State Department`: the words are common, the name is not
    if (
        len(words) > 1
        and is_legal_form(words[-1])
        and words[0] not in GENERIC
        and not opens_sentence(mark.line, mark.first)
    ):
        return False  # `News Corp`
    if all(word in NEVER or word in GENERIC or word in TITLES or word.lower() in SMALL for word in words):
        return True
    return words[0] in NEVER and mark.kind == "person" and words[0] != "Mother"


def _of_a_place(mark: Mark) -> bool:
    last = mark.words[-1].text
    return mark.form in read_demonyms() or (last in read_demonyms() and mark.kind != "organization")


def _written_small(mark: Mark) -> bool:
    small = mark.text.small.get(mark.alone.lower(), 0)
    return small > 1 or (small == 1 and opens_sentence(mark.line, mark.first))


def _common_after_country(mark: Mark) -> bool:
    """`U.S. Banks`, where a text writes any word behind the full stop with a capital."""
    words = [word.text for word in mark.words]
    if len(words) != 2 or words[0] not in ("U.S.", "U.K."):
        return False
    if words[1] in COMMON:
        return True
    if words[1] in ORGANIZATION_HEADS:
        return False
    is_firm = any(
        word.text == words[1] and after.text.lower() in LEGAL_FORMS
        for line in mark.text.lines
        for word, after in pairwise(line.words)
    )
    return words[1].endswith(COMMON_ENDINGS) and not is_firm


def _law_or_prize(mark: Mark) -> bool:
    return mark.kind == "organization" and mark.words[-1].text in WORKS


def _opens_with_ordinary(mark: Mark) -> bool:
    """Reject `Opening`, not `Boeing` where it speaks or stands within a sentence elsewhere."""
    if not mark.alone.endswith(ORDINARY_ENDINGS) or not opens_sentence(mark.line, mark.first):
        return False
    behind = mark.line.words[mark.after].text.lower() if mark.after < len(mark.line.words) else ""
    return behind not in SAYING and behind not in LEGAL_FORMS and not _stands_within(mark)


def _stands_within(mark: Mark) -> bool:
    """Whether the word has its capital within a sentence, too."""
    return any(
        word.text == mark.alone and not opens_sentence(line, number)
        for line in mark.text.lines
        if line.style == "plain"
        for number, word in enumerate(line.words)
    )


def _day_or_rating(mark: Mark) -> bool:
    """`MAR8`; `CCC` where it is a grade of debt, as in `to CCC-plus`."""
    if DAY.fullmatch(mark.alone):
        return True
    behind = mark.line.text[mark.words[-1].end :]
    return bool(GRADE.fullmatch(mark.alone) and NOTCH.match(behind))


def _currency(mark: Mark) -> bool:
    """`US$`, `HK$`."""
    return mark.line.text[mark.words[-1].end :].startswith(("$", "Dlr"))


def _portfolio(mark: Mark) -> bool:
    """`Agriculture` of `Agriculture Secretary Richard Lyng`."""
    behind = mark.line.words[mark.after : mark.after + 1]
    return mark.alone in PORTFOLIOS and bool(behind) and behind[0].gap == " " and behind[0].text in TITLES


def _contest_or_storm(mark: Mark) -> bool:
    last, first = mark.words[-1].text, mark.words[0].text
    return (last in CONTESTS and len(mark.words) > 1) or (first in STORMS and len(mark.words) == 2)


def _plural_surname(mark: Mark) -> bool:
    return mark.kind == "person" and mark.alone.endswith("s") and mark.alone[:-1] in mark.text.capitals


def _amount(mark: Mark) -> bool:
    return mark.words[-1].text in UNITS


def _mission(mark: Mark) -> bool:
    return mark.kind != "person" and any(word.text.lower() in MISSIONS for word in mark.words)


def _cuts_a_name(mark: Mark) -> bool:
    if not mark.alone or mark.kind != "organization" or mark.after >= len(mark.line.words):
        return False
    following = mark.line.words[mark.after]
    goes_on = following.gap == " " and following.text[0].isupper() and following.text not in TITLES
    return goes_on and not mark.alone.isupper()


REJECTIONS: tuple[tuple[str, Callable[[Mark], bool]], ...] = (
    ("has no capital letter", _no_capital),
    ("is made of figures", _figures),
    ("is too long for a name", _too_long),
    ("is a single letter", _too_short),
    ("is made of words that are nobody's name", _common_words),
    ("is an amount, such as `U.S. Dlrs`", _amount),
    ("tells of a place's people, not of the place", _of_a_place),
    ("stands in small letters in the same article", _written_small),
    ("is an ordinary word behind a country's abbreviation", _common_after_country),
    ("is a law, treaty, programme or prize", _law_or_prize),
    ("opens a sentence and ends as ordinary words do", _opens_with_ordinary),
    ("is a day or a grade of debt", _day_or_rating),
    ("is a currency", _currency),
    ("is a contest or a storm", _contest_or_storm),
    ("says what an office is for", _portfolio),
    ("is the plural of a name in the same article", _plural_surname),
    ("is an embassy or consulate; its country and its city stand for it", _mission),
    ("is one word of a longer run of capitals", _cuts_a_name),
)
