"""Words as the search index has them; `theme/assets/search/tokens.js` takes a reader's words apart alike."""

import re
import unicodedata

LONGEST = 64
"""Letters of a word that count: a longer one is as good as any with the same beginning."""
LETTERS = str.maketrans(
    {
        "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "ŋ": "n", "ς": "σ",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart into a plain one and its accent."""
# Accents and points of Latin, Greek, Cyrillic, Hebrew and Arabic; signs of other scripts are letters to them.
ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200c\u200d]"
)
# Scripts that leave no space between words, and Hangul, whose particles follow close: each sign is a word.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)


def _marks() -> str:
    """List, as ranges, the signs that are written over, under or beside a letter, or inside a word."""
    ranges: list[list[int]] = []
    for code in range(0x10000):
        if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me") or code in (0xAD, 0x200C, 0x200D):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


SIGN = rf"(?:[^\W_]|[{_marks()}])"
LETTER = r"[^\W\d_]"
# "U.S." is one word, and so is what English shortens; "'s" is left out of it.
RAW = re.compile(
    rf"(?:{LETTER}\.){{2,}}(?:{LETTER}(?!{SIGN}))?"
    rf"|{SIGN}+(?:['’](?:[sStTdDmM]|[rR][eE]|[vV][eE]|[lL][lL])(?!{SIGN}))?"
)
POSSESSIVE = re.compile("['’][sS]$")
SHORTENING = re.compile("['’.]")
PLAIN = re.compile(rf"{SIGN}+")


class Words:
    """Takes texts apart into words; it remembers each word as it was written."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, text: str) -> list[str]:
        """List the words of a text, folded, in order."""
        known = self._known
        return [word for raw in RAW.findall(text) for word in known.get(raw) or self._folded(raw)]

    def _folded(self, raw: str) -> tuple[str, ...]:
        found = self._known[raw] = fold_word(raw)
        return found


def fold_word(raw: str) -> tuple[str, ...]:
    """Write one word without capitals and accents; several where its signs stand for several."""
    bare = SHORTENING.sub("", POSSESSIVE.sub("", raw))
    if bare.isascii():
        return (bare.lower()[:LONGEST],)
    plain = unicodedata.normalize("NFKD", bare).lower()
    plain = unicodedata.normalize("NFC", ACCENTS.sub("", plain).translate(LETTERS))
    return tuple(part[:LONGEST] for word in PLAIN.findall(plain) for part in _apart(word))


def _apart(word: str) -> list[str]:
    if not UNSPACED.search(word):
        return [word]
    return [part for part in re.split(f"({UNSPACED.pattern})", word) if part]
