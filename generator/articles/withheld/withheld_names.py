"""Names that decisions withhold: where they stand, in any spelling, and the words that take their place."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from generator.slugs import slugify

WORD = re.compile(r"[^\W_]+")
# What may stand between two words of a name, also in an address; no comma, which separates names.
BETWEEN = r"(?:[\s\-_.'\"+&/()]|%(?:20|2[bBdD]|5[fF]))"
JOINED = 6
"""Letters of the shortest name whose words are found with nothing between them: `janedoe`, but not `anna`."""
ESCAPED = re.compile(r"[^\s\"'<>]*%[0-9A-Fa-f]{2}[^\s\"'<>]*")
# What addresses and handles are made of: a name of one word in small letters is looked for in these alone.
ADDRESS_SIGN = r"[\w%.\-@#/:~+=&?]"
LONGEST_ADDRESS = 200
LETTERS = {
    "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
    "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ŋ": "n", "Ŋ": "N",
    "ς": "σ",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
}  # fmt: skip
# Scripts with no space between words (Thai to Myanmar, kana, Han), and Hangul, whose particles follow close.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)


class _Table(dict[int, str]):
    """A table for `str.translate` that fills itself: each character without accents, in its plainest form."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = LETTERS.get(letter) or "".join(_plain(part) for part in unicodedata.normalize("NFKD", letter))
        self[code] = plain
        return plain


def _plain(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Me", "Cf"):
        return ""
    if kind == "Pd":
        return "-"
    return " " if kind.startswith("Z") else LETTERS.get(letter, letter)


PLAIN = _Table()
BEYOND = re.compile(r"[^\x00-\x7f]+")


class Form(Struct, frozen=True):
    """One way to write a withheld name, and what is written instead."""

    name: str
    words: str
    line: int = 0
    """Of the decision, in its file."""
    is_word: bool = False
    """Whether it is written in small letters too, as a word like any other: `Rose`, `Brown`."""


class Found(NamedTuple):
    """Where a form stands in a text; offsets in code points."""

    start: int
    end: int
    form: Form
    words: str
    """What is written instead; a slug of it in an address."""


def fold(text: str) -> str:
    """Write a text without accents, soft hyphens and the like; small and capital letters stay."""
    return text if text.isascii() else BEYOND.sub(lambda some: some.group().translate(PLAIN), text)


def has_letters(name: str) -> bool:
    """Whether there is anything in a name that could be found."""
    return bool(WORD.search(fold(name)))


def settle_words(forms: Iterable[Form], texts: Iterable[str]) -> tuple[Form, ...]:
    """Tell which names of one word these texts write in small letters more often than with a capital."""
    known = tuple(dict.fromkeys(forms))
    single = {fold(form.name).lower() for form in known if len(WORD.findall(fold(form.name))) == 1}
    if not single:
        return known
    balance = Counter[str]()
    pattern = re.compile("|".join(map(_pattern, sorted(single))), re.IGNORECASE)
    for text in texts:
        folded = fold(text)
        for match in pattern.finditer(folded):
            if not _is_address(folded, *match.span()):
                balance[match.group().lower()] += 1 if match.group().islower() else -1
    return tuple(replace(one, is_word=_is_word(one.name, balance[fold(one.name).lower()])) for one in known)


def _is_word(name: str, balance: int) -> bool:
    return balance > 0 and not name.islower()


class Names:
    """Finds withheld names as whole words, whatever their case, accents, line breaks or hyphens.

    A name that is a word like any other is found where it has a capital, or stands in an address or a handle.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        longest_first = sorted(dict.fromkeys(forms), key=lambda form: (-len(fold(form.name)), form.name))
        self.forms: tuple[Form, ...] = tuple(longest_first)
        bodies = (f"(?P<f{number}>{_pattern(form.name)})" for number, form in enumerate(self.forms))
        self._anchors = tuple(sorted({word for form in self.forms for word in _anchors(form.name)}))
        self._pattern = re.compile("|".join(bodies) or r"(?!)", re.IGNORECASE)

    def __bool__(self) -> bool:
        return bool(self.forms)

    def find(self, text: str, *, any_case: bool = False) -> list[Found]:
        """List where the names stand, none over another; `any_case` holds for an address."""
        if not self.forms:
            return []
        folded = fold(text)
        found = list(self._find(folded, any_case=any_case))
        return found if folded is text or not found else _unfolded(text, found)

    def forms_in(self, folded: str) -> frozenset[Form]:
        """Find the names in a text that is folded already; a word in small letters is none."""
        return frozenset(
            one.form for one in self._find(folded) if not _is_small(folded[one.start : one.end], one.form)
        )

    def replace(self, text: str) -> str:
        """Write a text with the words given in place of each name."""
        if "%" in text:
            text = ESCAPED.sub(lambda match: self._unescaped(match.group()), text)
        return put_words(text, self.find(text))

    def replace_in_address(self, address: str) -> str:
        """Write an address or a file's name with a slug of the words given in place of each name."""
        plain = unquote(address)
        if plain != address and self.find(plain, any_case=True):
            address = plain
        return put_words(address, self.find(address, any_case=True))

    def _find(self, folded: str, *, any_case: bool = False) -> Iterator[Found]:
        small = folded.lower()
        if not any(anchor in small for anchor in self._anchors):
            return
        for match in self._pattern.finditer(folded):
            start, end = match.span()
            form = self.forms[int((match.lastgroup or "f0")[1:])]
            in_address = any_case or _is_small(match.group(), form)
            if any_case or not in_address or _is_address(folded, start, end):
                yield Found(start, end, form, slug_of(form.words) if in_address else form.words)

    def _unescaped(self, token: str) -> str:
        return self.replace_in_address(token) if self.find(unquote(token), any_case=True) else token


def put_words(text: str, found: Sequence[Found]) -> str:
    """Write a text with the words given in the places found."""
    pieces: list[str] = []
    at = 0
    for one in found:
        pieces += [text[at : one.start], one.words]
        at = one.end
    return "".join([*pieces, text[at:]])


def moved(offset: int, found: Sequence[Found], *, is_end: bool) -> int:
    """Find where an offset lies once names are replaced; one inside a name goes to that edge of its words."""
    shift = 0
    for one in found:
        if offset >= one.end:
            shift += len(one.words) - (one.end - one.start)
        elif offset > one.start:
            return one.start + shift + (len(one.words) if is_end else 0)
    return offset + shift


def slug_of(words: str) -> str:
    """Write the words given as they stand in an address."""
    return slugify(words, max_length=60, word_boundary=True) or "name-withheld"


def _pattern(name: str) -> str:
    """Write the pattern of a name: as given, surname first with a comma, and as slugs are made of it."""
    words = WORD.findall(fold(name))
    bodies = [_in_order(words)]
    if len(words) > 1:
        # Not in `John Doe, Jane Smith`: the surname begins a line or a field.
        bodies.append(rf"(?<![^\W_]\s){re.escape(words[-1])},\s*{_in_order(words[:-1])}")
    slug = slugify(name).split("-")
    if slug != [""] and slug != [word.lower() for word in words]:
        bodies.append(_in_order(slug))
    opening = "" if UNSPACED.match(words[0]) else r"(?<![^\W_])"
    closing = "" if UNSPACED.match(words[-1][-1]) else r"(?![^\W_])"
    return f"{opening}(?:{'|'.join(bodies)}){closing}"


def _anchors(name: str) -> tuple[str, ...]:
    """Take words in small letters of which one stands wherever the name does."""
    words, slug = WORD.findall(fold(name).lower()), slugify(name).split("-")
    return max(words, key=len), *((max(slug, key=len),) if slug != [""] else ())


def _in_order(words: Sequence[str]) -> str:
    between = f"{BETWEEN}*" if sum(map(len, words)) >= JOINED else f"{BETWEEN}+"
    return between.join(map(re.escape, words))


def _is_small(written: str, form: Form) -> bool:
    return form.is_word and written.islower()


def _is_address(folded: str, start: int, end: int) -> bool:
    """Whether words stand in an address, a handle or a slug."""
    before = re.search(rf"{ADDRESS_SIGN}*\Z", folded[max(0, start - LONGEST_ADDRESS) : start])
    after = re.match(rf"{ADDRESS_SIGN}*", folded[end : end + LONGEST_ADDRESS])
    token = (before.group() if before else "") + folded[start:end] + (after.group() if after else "")
    return bool(re.search(r"[/@#]|(?:[-_].*){2}", token)) and len(token) < LONGEST_ADDRESS


def _unfolded(text: str, found: Sequence[Found]) -> list[Found]:
    """Turn offsets in a folded text into those of the text itself."""
    ends: list[int] = []
    length = 0
    for letter in text:
        length += len(PLAIN[ord(letter)])
        ends.append(length)
    whole: list[Found] = []
    for one in found:
        first = bisect_left(ends, one.start + 1)
        last = bisect_left(ends, one.end)
        # Accents written as characters of their own belong to the letter before them.
        while last + 1 < len(text) and unicodedata.combining(text[last + 1]):
            last += 1
        if not whole or first >= whole[-1].end:
            whole.append(one._replace(start=first, end=last + 1))
    return whole
