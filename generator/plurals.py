"""Which form of a noun goes with a count: the plural categories of Unicode's CLDR, for whole numbers.

`theme/partials/plurals.html` is the same for templates; browsers know the categories themselves.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct


class Plural(Struct, frozen=True):
    """How many forms a language has, and which of them a count takes."""

    forms: int
    which: Callable[[int], int]


def _is_few(count: int) -> bool:
    return count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)


def _of_east(count: int) -> int:
    return 0 if count % 10 == 1 and count % 100 != 11 else 1 if _is_few(count) else 2


def _of_lithuanian(count: int) -> int:
    teens = 11 <= count % 100 <= 19
    return 2 if teens or count % 10 == 0 else 0 if count % 10 == 1 else 1


def _of_arabic(count: int) -> int:
    tail = count % 100
    return count if count < 3 else 3 if 3 <= tail <= 10 else 4 if tail > 10 else 5


ONE = Plural(2, lambda count: int(count != 1))
NONE_OR_ONE = Plural(2, lambda count: int(count > 1))
CZECH = Plural(3, lambda count: 0 if count == 1 else 1 if count in (2, 3, 4) else 2)
POLISH = Plural(3, lambda count: 0 if count == 1 else 1 if _is_few(count) else 2)
EAST = Plural(3, _of_east)
LITHUANIAN = Plural(3, _of_lithuanian)
ROMANIAN = Plural(3, lambda count: 0 if count == 1 else 1 if count == 0 or 1 <= count % 100 <= 19 else 2)
SLOVENE = Plural(4, lambda count: {1: 0, 2: 1, 3: 2, 4: 2}.get(count % 100, 3))
HEBREW = Plural(3, lambda count: 0 if count == 1 else 1 if count == 2 else 2)
ARABIC = Plural(6, _of_arabic)
PLURALS: Mapping[str, Plural] = {
    **dict.fromkeys(("am", "bn", "fa", "fr", "gu", "hi", "hy", "kn", "pt", "zu"), NONE_OR_ONE),
    **dict.fromkeys(("cs", "sk"), CZECH),
    "pl": POLISH,
    **dict.fromkeys(("be", "bs", "hr", "ru", "sr", "uk"), EAST),
    "lt": LITHUANIAN,
    "ro": ROMANIAN,
    "sl": SLOVENE,
    "he": HEBREW,
    "ar": ARABIC,
}
"""By language; every other has one form for one and another for all else, or a single one."""


def choose_form(forms: Sequence[str], count: int, language: str) -> str:
    """Choose the form for a count; where a language lacks forms, the last is for all but one."""
    plural = PLURALS.get(language.replace("_", "-").partition("-")[0], ONE)
    if plural.forms != len(forms):
        return forms[0] if count == 1 else forms[-1]
    return forms[plural.which(count)]
