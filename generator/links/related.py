"""Related articles: weighted clues, each with its reason."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct

from generator.links.evidence import ties_to_one_matter, tying_quotations
from generator.links.pairs import Pair, Shared
from generator.links.telling import strength_of_names, telling_names
from generator.links.wording import sentence, time_words, words_listed
from generator.model import EntityKind, Link
from generator.words import list_words

WEIGHTS: Mapping[str, float] = {
    "quotation": 16.0,  # each quotation that both have
    "people": 1.25,  # each power of two of a name's rarity
    "organizations": 0.8,
    "places": 0.4,
    "dateline": 2.0,
    "words": 40.0,  # the cosine of the words
    "time": 1.0,  # the strength in NEARNESS
}
"""What each clue's strength is multiplied by; the clues themselves are below, under the same names."""

LEAST = 16.0
"""Weight below which no link is better than a vague one."""

LEAST_AFAR = 18.0
"""The same where the articles lie further apart than NEAR, or a date is unknown."""

NEAR = 30
"""Days beyond which two articles are tied by rare names or quotations only."""

NEAR_BY_WORDS = 7
"""Days beyond which words and a dateline alone tie nothing: they are then the form of a kind of story."""

NEARNESS = ((1, 4.0), (3, 3.0), (7, 2.0), (NEAR, 1.0))
"""Strength of lying no more than so many days apart."""

MOST_WORDS = 4
LEAST_WORDS = 3
MOST_SIMILARITY = 0.5

MOST_FORM = 0.4
"""Share of wording that earlier texts had, from which words say what kind of report it is, not of what.

Of the pairs in `tests/quality/gold/related.tsv` a lower one loses more that are related, at one precision.
"""

COMMON, COMMON_TOGETHER = 8, 12
"""Rarity up to which a person or an organization is in the news every day, of one and of all in both."""

ON_OTHERS = 9
"""Rarity of what leads one and is not in the other, as `Pair.strangers`, from which they are on others.

Both were chosen on the pairs in `tests/quality/gold/related.tsv` that are for development.
"""

CAPITALS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Found(Struct, frozen=True, kw_only=True):
    """What a clue found: how strong it is, and its reason in words."""

    strength: float
    words: str


class View(Struct, frozen=True, kw_only=True):
    """A pair, with the names that are a reason to link it."""

    pair: Pair
    names: list[Shared]
    form: float
    """Of the two the greater share of wording that earlier articles had."""


class Clue(Struct, frozen=True, kw_only=True):
    """How strongly a clue ties a pair, None where it finds nothing; and its reason in words."""

    strength: Callable[[View], float | None]
    words: Callable[[View], str]


def relate(pair: Pair, *, form: float) -> Link | None:
    """Link two articles where the clues are strong enough together; none alone need be."""
    if _is_afar(pair) and not ties_to_one_matter(pair):
        return None  # as `why_unrelated` says, without weighing anything
    view = view_of(pair, form=form)
    strengths = _strengths(view)
    weight = sum(WEIGHTS[name] * strength for name, strength in strengths.items())
    # Most pairs are too far below to be told why, so words are made of the others alone.
    if weight < least_weight(pair) or why_unrelated(view, strengths):
        return None
    return Link(
        source=pair.newer.id,
        target=pair.older.id,
        kind="related",
        reason=_reason(view, _found(view, strengths)),
        weight=round(weight, 2),
    )


def view_of(pair: Pair, *, form: float) -> View:
    """See a pair with the names that are a reason to link it."""
    return View(pair=pair, names=telling_names(pair, shared_dateline(pair)), form=form)


def weigh_clues(view: View) -> Mapping[str, Found]:
    """Give what each clue finds, by the clue's name; clues that find nothing are left out."""
    return _found(view, _strengths(view))


def why_unrelated(view: View, found: Collection[str]) -> str:
    """Say why two articles are not related whatever their clues weigh; empty where the weight decides.

    `found` are the names of the clues that find something.
    """
    pair = view.pair
    if _is_afar(pair) and not ties_to_one_matter(pair):
        return "they lie far apart or undated, and share neither a quotation nor enough rare names"
    if not {"quotation", "people", "organizations"}.intersection(found) and not _is_of_one_week(pair):
        return "they share no quotation, person or organization, and are not of one week"
    if "quotation" not in found and _is_daily(view):
        return "whom they share is in the news every day, and they are on others or not of one week"
    return ""


def least_weight(pair: Pair) -> float:
    """Give the weight from which two articles are related."""
    return LEAST_AFAR if _is_afar(pair) else LEAST


def _strengths(view: View) -> dict[str, float]:
    found = ((name, clue.strength(view)) for name, clue in CLUES.items())
    return {name: strength for name, strength in found if strength is not None}


def _found(view: View, strengths: Mapping[str, float]) -> dict[str, Found]:
    return {
        name: Found(strength=strength, words=CLUES[name].words(view)) for name, strength in strengths.items()
    }


def _is_daily(view: View) -> bool:
    """Tell whether all that two share are raters, ministries and the like, weeks apart or on others."""
    pair = view.pair
    names = [one.rarity for one in view.names if one.name.kind != "place"]
    if not names or max(names) > COMMON or sum(names) > COMMON_TOGETHER:
        return False
    is_series = pair.newer.title == pair.older.title != 0
    return not is_series and (not _is_of_one_week(pair) or pair.strangers >= ON_OTHERS)


def _is_afar(pair: Pair) -> bool:
    return pair.gap is None or pair.gap.least > NEAR


def _quotations(view: View) -> float | None:
    """Count the quotations of both."""
    return float(len(tying_quotations(view.pair))) or None


def _named(*kinds: EntityKind) -> Clue:
    """Weigh names of some kinds in both; of the place that both are from the dateline tells."""

    def words(view: View) -> str:
        return _names_told([shared for shared in view.names if shared.name.kind in kinds])

    return Clue(strength=lambda view: strength_of_names(view.pair, view.names, *kinds) or None, words=words)


def _dateline_words(view: View) -> str:
    place = shared_dateline(view.pair)
    written = CAPITALS.sub(lambda word: word[0].capitalize(), place) if place.isupper() else place
    return f"both from {written}"


def _similarity(view: View) -> float | None:
    """Weigh rare words found in both; those of a form only where it is one series, by its headline."""
    is_series = view.pair.newer.title == view.pair.older.title != 0
    if len(view.pair.words) < LEAST_WORDS or (view.form >= MOST_FORM and not is_series):
        return None
    return min(view.pair.similarity, MOST_SIMILARITY)


def _nearness(view: View) -> float:
    """Weigh how near in time they are; far apart or unknown adds nothing, and is told all the same."""
    days = view.pair.gap.most if view.pair.gap else NEAR + 1
    return next((strength for most, strength in NEARNESS if days <= most), 0.0)


CLUES: Mapping[str, Clue] = {
    "quotation": Clue(strength=_quotations, words=lambda _: "has the same quotation"),
    "people": _named("person"),
    "organizations": _named("organization", "event"),
    "places": _named("place"),
    "dateline": Clue(
        strength=lambda view: 1.0 if shared_dateline(view.pair) else None, words=_dateline_words
    ),
    "words": Clue(
        strength=_similarity,
        words=lambda view: f"similar words ({words_listed(view.pair, MOST_WORDS)})",
    ),
    "time": Clue(strength=_nearness, words=lambda view: time_words(view.pair)),
}


def shared_dateline(pair: Pair) -> str:
    """Give the place that both articles were filed from, as written, or an empty string."""
    return pair.newer.place if pair.newer.place.casefold() == pair.older.place.casefold() else ""


def _is_of_one_week(pair: Pair) -> bool:
    return pair.gap is not None and pair.gap.most <= NEAR_BY_WORDS


def _names_told(names: Sequence[Shared]) -> str:
    """Write names at once, those who are quoted first."""
    quoted = [shared.name.name for shared in names if shared.is_quoted]
    named = [shared.name.name for shared in names if not shared.is_quoted]
    told = [f"{verb} {list_words(names)}" for verb, names in (("quotes", quoted), ("names", named)) if names]
    return list_words(told)


def _reason(view: View, found: Mapping[str, Found]) -> str:
    ties = [_names_told(view.names), found["quotation"].words if "quotation" in found else ""]
    also = list_words([tie for tie in ties if tie])
    clauses = [f"also {also}" if also else ""]
    clauses += [found[name].words for name in ("dateline", "words", "time") if name in found]
    return sentence(clauses)
