"""Which language a text is in: said only where it is certain."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from generator.model import Part

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 500
"""Characters of the text that are looked at."""
CERTAIN = 0.5
"""Least probability of a language that is said to be the text's."""
UNLIKELY = 0.02
"""Most probability that the archive's own language may have where another is said: English tables of figures
were taken for Nigerian Pidgin, with English not far behind."""
POSSIBLE = 0.001
"""Least probability at which a text that is too short to tell may be in the archive's language."""
UNDETERMINED = "und"
# Common words that other languages do not share; four of them settle it without the slower model.
COMMON = {
    "en": frozenset(
        """the of and that said with from has been which would after their by its will were this they not who
        than about also could between before because under since against these such our his she when where
        while only other some most into year years month months today yesterday company companies shares
        quarter ended three five nine loss gain sales dividend payable quarterly includes""".split()  # noqa: SIM905
    )
}
ENOUGH = 4
STOPS = str.maketrans(dict.fromkeys('.,;:()"', " "))


def identify_language(parts: Sequence[Part], own: str) -> tuple[str, str]:
    """Tell the language of an article's text, and why; `own`, the archive's, is taken where unsure."""
    text = _sample(parts)
    common = COMMON.get(own.partition("-")[0], frozenset()) & set(text.lower().translate(STOPS).split())
    if len(common) >= ENOUGH:
        words = "', '".join(sorted(common)[:ENOUGH])
        return own, f"its words, such as '{words}'"
    likely, first = _rank(text)
    # The archive may know the kind of its language more closely: `en-GB`.
    plain = own.partition("-")[0]
    if likely and likely[first] >= CERTAIN and (first == plain or likely.get(plain, 0.0) <= UNLIKELY):
        return own if first == plain else first, f"its words, by a model that is {likely[first]:.0%} sure"
    if not likely or likely.get(plain, 1.0) >= POSSIBLE:
        return own, "the archive's language, as none is stated and the text does not tell for certain"
    return UNDETERMINED, "none is stated, and the text does not tell for certain"


def likely_language(text: str) -> str:
    """Name the language of words where it is certain; else nothing."""
    likely, first = _rank(text[:SAMPLE])
    return first if likely and likely[first] >= CERTAIN else ""


def _rank(text: str) -> "tuple[Mapping[str, float], str]":
    """Weigh the languages that a text may be in, and name the likeliest; nothing where it has no words."""
    likely = dict(_identifier().rank(text)) if text.strip() else {}
    return likely, min(((-chance, name) for name, chance in likely.items()), default=(0.0, ""))[1]


def _sample(parts: Sequence[Part]) -> str:
    """Take the story's own words first; headlines are in a language of their own."""
    return " ".join(_pieces(parts))[:SAMPLE]


def _pieces(parts: Sequence[Part]) -> Iterator[str]:
    length = 0
    for top in (False, True):
        for part in parts:
            if (part.kind == "headline") == top and length < SAMPLE:
                length += len(part.text) + 1
                yield part.text[:SAMPLE]


@cache
def _identifier() -> "LanguageIdentifier":
    # Loaded where it is first needed: it takes 0.2 seconds.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
