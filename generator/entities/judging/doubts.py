"""Whether an entity is one at all, and of what kind: named, weighted clues, each of which says why."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from generator.entities.judging.open_questions import Question, QuestionKind, Reason
from generator.entities.judging.profiles import Profile, Profiles
from generator.entities.kinds import AS_SAID
from generator.entities.names import read_demonyms
from generator.entities.offices import is_office
from generator.entities.words import GENERIC, NEVER, SMALL, TITLES
from generator.model import Article
from generator.words import count_words, list_words

WORD = re.compile(r"[^\W\d_]+")
SIGNS = re.compile(r"[^\w\s.,'’&/()-]|\d")
SENTENCE_END = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|^[\s'\"“‘(-]+)$")
OFTEN, RATIO = 5, 2
"""Times that a word like any other stands in small letters, and how many times as often as the name."""
FEW, SHARE = 2, 0.25
"""Times, and share of all times, that a name is taken for another kind before its kind is in doubt."""
LONG = {"person": 5, "place": 6, "organization": 9, "event": 12}
"""Words."""
OPENINGS = frozenset({"New", "The", "Great", "East", "West", "North", "South"})
"""Words that open the names of many places."""
LEAST = 0.5


class Clue(NamedTuple):
    """A sign that an entity is none, is of another kind, or is written otherwise."""

    name: str
    weight: float
    kind: QuestionKind
    find: "Callable[[Profile, Mapping[str, int], Profiles], str]"


def find_doubts(profiles: Profiles) -> Iterator[Question]:
    """Ask what the name and the appearances of an entity give cause to, unless a record has it."""
    small = count_small(profiles.articles.values(), profiles.by_id.values())
    for entity in sorted(profiles.by_id):
        profile = profiles.by_id[entity]
        # What a record or the gazetteer holds is an entity.
        if not profile.articles or profile.entity.is_reviewed or profile.entity.location:
            continue
        found: dict[QuestionKind, list[Reason]] = {}
        for clue in CLUES:
            if words := clue.find(profile, small, profiles):
                found.setdefault(clue.kind, []).append(
                    Reason(clue=clue.name, words=words, weight=clue.weight)
                )
        for kind, reasons in found.items():
            if sum(reason.weight for reason in reasons) >= LEAST:
                pages = len(profile.articles) + 1 if kind != "name" else 1
                yield Question(kind=kind, entities=(entity,), reasons=tuple(reasons), pages=pages)


def count_small(articles: Iterable[Article], profiles: Iterable[Profile]) -> Mapping[str, int]:
    """Count how often names of a word or two stand in small letters in the articles."""
    names = {" ".join(WORD.findall(p.name.casefold())) for p in profiles if len(p.name.split()) < 3}
    counts: Counter[str] = Counter()
    for article in articles:
        for part in article.parts:
            words = WORD.findall(part.text)
            counts.update(word for word in words if word in names)
            pairs = (f"{word} {after}" for word, after in pairwise(words))
            counts.update(pair for pair in pairs if pair in names)
    return counts


def _ordinary(profile: Profile, small: Mapping[str, int], _: Profiles) -> str:
    times = small.get(" ".join(WORD.findall(profile.name.casefold())), 0)
    if is_office(profile.name):  # `Parliament`: which of several it is, is another question
        return ""
    if profile.name.isupper() or times < max(OFTEN, RATIO * len(profile.appearances)):
        return ""
    return f"‘{profile.name.casefold()}’ stands {count_words(times, 'time')} in small letters, as any word"


def _opens(profile: Profile, _: Mapping[str, int], profiles: Profiles) -> str:
    if " " in profile.name:
        return ""
    for appearance in profile.appearances:
        mention = appearance.mention
        part = profiles.articles[mention.article].parts[mention.part]
        if not SENTENCE_END.search(part.text[: mention.start]) and part.kind != "headline":
            return ""
    return "it stands only where a sentence begins"


def _small_ends(profile: Profile, _: Mapping[str, int], __: Profiles) -> str:
    words = profile.name.split()
    ends = [word for word in (words[0], words[-1]) if word in SMALL]
    return f"it begins or ends with ‘{ends[0]}’" if ends and len(words) > 1 else ""


def _strange_ends(profile: Profile, _: Mapping[str, int], __: Profiles) -> str:
    words = profile.name.split()
    if len(words) < 2 or profile.entity.kind == "organization":
        return ""
    strange = [words[0]] if words[0] in NEVER and words[0] not in OPENINGS else []
    strange += (
        [words[-1]] if words[-1] in NEVER or words[-1] in TITLES or words[-1] in read_demonyms() else []
    )
    return f"‘{strange[0]}’ is no part of a name as a rule" if strange else ""


def _generic(profile: Profile, _: Mapping[str, int], __: Profiles) -> str:
    words = WORD.findall(profile.name)
    if len(words) > 1 and profile.entity.kind != "person":
        return ""  # `Foreign Ministry`, `North Sea`: the words are common, the name is not
    plain = all(word in GENERIC or word in TITLES or word in NEVER or word.lower() in SMALL for word in words)
    return "it is made of words that many names share" if words and plain else ""


def _signs(profile: Profile, _: Mapping[str, int], __: Profiles) -> str:
    if profile.entity.kind == "organization":
        return ""
    found = SIGNS.search(profile.name)
    return f"‘{found.group()}’ stands in it" if found else ""


def _long(profile: Profile, _: Mapping[str, int], __: Profiles) -> str:
    count = len(profile.name.split())
    return f"it has {count} words" if count > LONG[profile.entity.kind] else ""


def _kinds(profile: Profile, _: Mapping[str, int], __: Profiles) -> str:
    counts = profile.kinds
    rarer = sum(counts.values()) - max(counts.values())
    if rarer < FEW or rarer < SHARE * sum(counts.values()):
        return ""
    kinds = sorted(counts, key=lambda kind: (-counts[kind], kind))
    said = [f"{AS_SAID[kind]} {count_words(counts[kind], 'time')}" for kind in kinds]
    return f"taken for {list_words(said)}"


def _capitals(profile: Profile, _: Mapping[str, int], __: Profiles) -> str:
    letters = [c for c in profile.name if c.isalpha()]
    has_vowel = any(c in "AEIOU" for c in letters)
    if len(letters) < 6 or not profile.name.isupper() or not has_vowel:
        return ""
    return "written in capitals alone, as in a headline"


CLUES = (
    Clue("ordinary word", 0.5, "entity", _ordinary),
    Clue("generic words", 0.5, "entity", _generic),
    Clue("small word at an end", 0.5, "entity", _small_ends),
    Clue("strange word at an end", 0.5, "entity", _strange_ends),
    Clue("signs", 0.5, "entity", _signs),
    Clue("long", 0.5, "entity", _long),
    Clue("opens sentences", 0.3, "entity", _opens),
    Clue("several kinds", 0.6, "kind", _kinds),
    Clue("capitals", 0.5, "name", _capitals),
)
