"""Whether two entities are one: named, weighted clues, each of which says why."""

from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct

from generator.entities.forms import acronyms_of, first_name_of, is_full, same_person, surnames_of
from generator.entities.geography import fold
from generator.entities.judging.profiles import Profile, Profiles, quoted
from generator.entities.spellings import is_initial, is_misprint, is_nickname, sounds_of, spelt_plain
from generator.words import count_words

NEAR = 31
"""Days."""
OFTEN = 5
"""Times as many articles: the rarer spelling is likely to be the slip."""
SHOWN = 3
LONGEST_SHORT = 6
"""Letters of initials."""
LEAST_SOUND = 4
"""Consonants that two names must share to sound alike by more than chance."""


class Pair(Struct, frozen=True):
    """Two entities that may be one, the one in more articles first, and all the others."""

    one: Profile
    other: Profile
    bearers: int
    """How many full names a short one may stand for."""
    profiles: Profiles


class Clue(NamedTuple):
    """A sign that two are one (above 0), or that they are not."""

    name: str
    weight: float
    find: Callable[[Pair], str]
    """Returns the reason in words; empty where it does not hold."""


def is_initials(name: str) -> bool:
    """Whether a name is made of capitals alone, and short enough to be initials."""
    letters = name.replace(".", "")
    return letters.isupper() and letters.isalpha() and 1 < len(letters) <= LONGEST_SHORT


def short_side(pair: Pair, ground: str) -> str:
    """Give the id of the name that is short for the other; empty where neither is."""
    if ground not in ("surname", "initials", "short form"):
        return ""
    return min((pair.one, pair.other), key=lambda profile: (len(profile.name), profile.id)).id


def _same_letters(pair: Pair) -> str:
    if spelt_plain(pair.one.name) != spelt_plain(pair.other.name):
        return ""
    return "written alike but for accents, signs, or usual ways of spelling"


def _misprint(pair: Pair) -> str:
    if not is_misprint(pair.one.name, pair.other.name) or _same_letters(pair):
        return ""
    return "differ by a letter or two of one word"


def _sound(pair: Pair) -> str:
    one, other = sounds_of(pair.one.name), sounds_of(pair.other.name)
    alike = one == other and len(one.replace("-", "")) >= LEAST_SOUND
    if not alike or _same_letters(pair) or _misprint(pair) or fold(pair.one.name)[0] == fold(pair.one.name):
        return ""
    return "sound alike, as names from another script are spelt in several ways"


def _full_people(pair: Pair) -> bool:
    both = pair.one.entity.kind == pair.other.entity.kind == "person"
    return both and is_full(pair.one.name) and is_full(pair.other.name)


def _middle_name(pair: Pair) -> str:
    if not _full_people(pair) or not same_person(pair.one.name, pair.other.name):
        return ""
    return "the same first name and surname, once with more between them"


def _first_name(pair: Pair) -> str:
    if not _full_people(pair) or surnames_of(pair.one.name)[-1] != surnames_of(pair.other.name)[-1]:
        return ""
    one, other = first_name_of(pair.one.name), first_name_of(pair.other.name)
    if fold(one) == fold(other):
        return ""
    if is_initial(one, other):
        return (
            f"the same surname, and ‘{min(one, other, key=len)}’ may stand for ‘{max(one, other, key=len)}’"
        )
    return (
        f"the same surname, and ‘{one}’ and ‘{other}’ are forms of one name"
        if is_nickname(one, other)
        else ""
    )


def _surname(pair: Pair) -> str:
    if not pair.one.entity.kind == pair.other.entity.kind == "person":
        return ""
    short, long = sorted((pair.one.name, pair.other.name), key=is_full)
    if is_full(short) or not is_full(long) or fold(short) not in {fold(name) for name in surnames_of(long)}:
        return ""
    return f"‘{short}’ is the surname of ‘{long}’"


def _initials(pair: Pair) -> str:
    short, long = sorted((pair.one.name, pair.other.name), key=len)
    if not is_initials(short) or " " not in long or pair.one.entity.kind != pair.other.entity.kind:
        return ""
    is_made = short.replace(".", "") in acronyms_of(long)
    return f"‘{short}’ are the initials of ‘{long}’" if is_made else ""


def _short_form(pair: Pair) -> str:
    if not pair.one.entity.kind == pair.other.entity.kind == "organization":
        return ""
    short, long = sorted((pair.one.name, pair.other.name), key=len)
    words, all_words = fold(short).split("-"), fold(long).split("-")
    if len(words) >= len(all_words) or all_words[: len(words)] != words:
        return ""
    return f"‘{long}’ begins with ‘{short}’"


def _other_kind(pair: Pair) -> str:
    one, other = pair.one.entity, pair.other.entity
    if one.kind == other.kind or fold(one.name) != fold(other.name):
        return ""
    return f"the same name, taken for a {one.kind} and for a {other.kind}"


def _same_title(pair: Pair) -> str:
    shared = pair.one.titles.keys() & pair.other.titles.keys()
    title = min(shared, key=lambda t: (-min(pair.one.titles[t], pair.other.titles[t]), t), default="")
    return f"both are called ‘{title}’" if title else ""


def _other_title(pair: Pair) -> str:
    one, other = pair.one.title(), pair.other.title()
    if not one or not other or pair.one.titles.keys() & pair.other.titles.keys():
        return ""
    return f"one is called ‘{one}’, the other ‘{other}’"


def _near_in_time(pair: Pair) -> str:
    days = pair.profiles.days_apart(pair.one, pair.other)
    if days is None or days > NEAR:
        return ""
    return f"named within {count_words(days, 'day')}" if days else "named on one day"


def _only_bearer(pair: Pair) -> str:
    return "no other name in the archive fits" if pair.bearers == 1 else ""


def _many_bearers(pair: Pair) -> str:
    return f"{pair.bearers} names in the archive fit" if pair.bearers > 2 else ""


def _company(pair: Pair) -> str:
    names = pair.profiles.companions(pair.one, pair.other)
    return f"both are named beside {quoted(names[:SHOWN])}" if names else ""


def _slip(pair: Pair) -> str:
    if len(pair.one.articles) < OFTEN * len(pair.other.articles):
        return ""
    return (
        f"one is in {count_words(len(pair.one.articles), 'article')}, the other in {len(pair.other.articles)}"
    )


def _side_by_side(pair: Pair) -> str:
    if _same_letters(pair):
        return ""  # an article may well write one name in two ways
    shared = pair.profiles.together(pair.one, pair.other)
    return (
        f"{count_words(len(shared), 'article')} name{'s' if len(shared) == 1 else ''} both" if shared else ""
    )


def _two_records(pair: Pair) -> str:
    return "each has a record" if pair.one.entity.is_reviewed and pair.other.entity.is_reviewed else ""


GROUNDS = (
    Clue("same letters", 0.8, _same_letters),
    Clue("middle name", 0.7, _middle_name),
    Clue("misprint", 0.5, _misprint),
    Clue("initials", 0.5, _initials),
    Clue("other kind", 0.5, _other_kind),
    Clue("first name", 0.4, _first_name),
    Clue("sound", 0.4, _sound),
    Clue("surname", 0.3, _surname),
    Clue("short form", 0.2, _short_form),
)
"""Without one of these nothing is asked."""
SIGNS = (
    Clue("same title", 0.3, _same_title),
    Clue("company", 0.2, _company),
    Clue("only bearer", 0.2, _only_bearer),
    Clue("near in time", 0.1, _near_in_time),
    Clue("slip", 0.1, _slip),
    Clue("several bearers", -0.1, _many_bearers),
    Clue("side by side", -0.2, _side_by_side),
    Clue("other title", -0.3, _other_title),
    Clue("two records", -0.4, _two_records),
)
LEAST = 0.5
"""Weight from which it is asked; set by hand on wire stories of Reuters-21578."""
