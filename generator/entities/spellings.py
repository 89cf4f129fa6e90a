"""Ways in which one name is spelt: accents, usual variants, transliterations, misprints, nicknames."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.entities.forms import KEPT
from generator.entities.geography import fold
from generator.entities.words import LEGAL_FORMS, PARTICLES

USUAL = (
    (re.compile(r"isation(s?)$"), r"ization\1"),
    (re.compile(r"(?<=[a-z]{3})our$"), "or"),
    (re.compile(r"(?<=[a-z])tre$"), "ter"),
    (re.compile(r"^defence$"), "defense"),
    (re.compile(r"^programme$"), "program"),
)
"""British spellings, and what Americans write."""
LONG = {
    "assn": "association",
    "dept": "department",
    "ft": "fort",
    "govt": "government",
    "intl": "international",
    "mfg": "manufacturing",
    "mt": "mount",
    "natl": "national",
    "saint": "st",
    "univ": "university",
}
"""Abbreviations, and what they stand for."""
SOUNDS = (
    ("tsch", "c"),
    ("tch", "c"),
    ("dzh", "j"),
    ("dj", "j"),
    ("kh", "k"),
    ("ch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("ph", "f"),
    ("gh", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("ts", "z"),
    ("tz", "z"),
    ("ck", "k"),
    ("q", "k"),
    ("g", "k"),
    ("w", "v"),
)
"""Letters that stand for much the same sound where a name comes from another script."""
VOWELS = re.compile(r"(?<!^)[aeiouyh]+")
NICKNAMES = """
    abe:abraham al:albert,alan alex:alexander andy:andrew barney:bernard ben:benjamin bernie:bernard
    bert:albert beth:elizabeth bill:william billy:william bob:robert bobby:robert chris:christopher
    chuck:charles dan:daniel dave:david dick:richard don:donald doug:douglas ed:edward eddie:edward
    fred:frederick gene:eugene greg:gregory hank:henry harry:harold jack:john jake:jacob jeff:jeffrey
    jerry:gerald,jerome jim:james jimmy:james joe:joseph johnny:john jon:jonathan
    kate:katherine,catherine kathy:katherine ken:kenneth larry:lawrence liz:elizabeth matt:matthew
    mike:michael mitch:mitchell nick:nicholas pat:patrick,patricia pete:peter phil:philip ray:raymond
    rich:richard rick:richard rob:robert ron:ronald sam:samuel sandy:alexander steve:stephen,steven
    sue:susan ted:edward,theodore terry:terence tim:timothy tom:thomas tony:anthony vic:victor
    walt:walter will:william
""".split()  # noqa: SIM905 - a list of words reads best as words
LEAST, LONG_ENOUGH = 6, 9
"""Letters of a name that is told from another by one letter, and by two."""


@lru_cache(maxsize=KEPT)
def spelt_plain(name: str) -> str:
    """Write a name in its plain letters and usual spelling: `Organisation` as `organization`."""
    words = [_usual(word) for word in fold(name).split("-") if word not in ("and", "the")]
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return "".join(words)


@lru_cache(maxsize=KEPT)
def sounds_of(name: str) -> str:
    """Write how a name sounds, roughly: consonants alone, those of a kind as one."""
    return "-".join(_sound(word) for word in fold(name).split("-") if word not in PARTICLES)


def near_keys(name: str) -> Iterator[str]:
    """Yield keys of which any two names share one that differ by a single letter, or by two swapped."""
    letters = fold(name).replace("-", "")
    if len(letters) >= LEAST:
        yield letters
        yield from {letters[:at] + letters[at + 1 :] for at in range(len(letters))}


def changes_between(one: str, other: str, most: int) -> int:
    """Count letters left out, put in, changed or swapped; more than `most` where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        above, row = row, [i]
        for j, b in enumerate(other, start=1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
        before = above
    return row[-1]


def is_misprint(one: str, other: str) -> bool:
    """Whether two names differ by one letter of one long word that begins alike, or by two of a longer name.

    A digit tells things apart, and so does the first letter: `Don Smith` is not `Ron Smith`.
    """
    a, b = fold(one).split("-"), fold(other).split("-")
    if len(a) != len(b):
        x, y = "".join(a), "".join(b)
        return x == y and len(x) >= LEAST
    unlike = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(unlike) != 1 or len("".join(a)) < LEAST:
        return False
    [(x, y)] = unlike
    if x[0] != y[0] or min(len(x), len(y)) < LEAST - 1 or any(c.isdigit() for c in x + y):
        return False
    if x + "s" == y or y + "s" == x:
        return len(a) > 1
    return changes_between(x, y, 2) <= (2 if min(len(x), len(y)) >= LONG_ENOUGH else 1)


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[str]]:
    pairs = (entry.split(":") for entry in NICKNAMES)
    return {short: frozenset(full.split(",")) for short, full in pairs}


def is_nickname(one: str, other: str) -> bool:
    """Whether one first name is short for the other, or both are for a third."""
    a, b = fold(one), fold(other)
    names = _nicknames()
    return bool(({a} | names.get(a, frozenset())) & ({b} | names.get(b, frozenset())))


def is_initial(one: str, other: str) -> bool:
    """Whether one first name is the initial of the other: `J.` of `James`."""
    a, b = sorted((fold(one), fold(other)), key=len)
    return len(a) == 1 and b.startswith(a) and len(b) > 1


def _usual(word: str) -> str:
    word = LONG.get(word, word)
    for pattern, american in USUAL:
        word = pattern.sub(american, word)
    return word


def _sound(word: str) -> str:
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    word = re.sub(r"c(?=[eiy])", "s", word) if "ch" not in word else word
    return re.sub(r"(.)\1+", r"\1", VOWELS.sub("", word))
