"""Who wrote a story: names on a line of their own, or none. A wrong author is worse than no author."""

import re
from collections.abc import Iterable, Set

from generator.articles.caseless_names import find_caseless, is_caseless, names_office, split_caseless
from generator.articles.inverted_names import turn_round
from generator.articles.place_names import is_place

LEAD = re.compile(
    r"(?:(?:story|analysis|opinion|words|text|review|column|commentary)\s+)?(?:by|von|par|por|byline)\b:?\s+"
    r"|(?:analysis|opinion|commentary|byline):?\s+",
    re.IGNORECASE,
)
LINE = re.compile(
    r"(?:by|BY|By|Byline:|BYLINE:|Von|VON|Par|PAR)[:\s]\s*(?P<names>[^.?!]{1,140}(?:\.[^.?!]{1,60}){0,4})\Z"
)
CREDIT = re.compile(
    r"\(?(?P<lead>Reporting|Additional reporting|Editing|Writing|Compiled|Translated)"
    r"(?: and (?:writing|editing|reporting))? by (?P<names>[^;()]{3,200})(?P<rest>[;.(][^()]{0,300})?\)?\.?\Z"
)
ADDED = re.compile(r"Additional reporting by (?P<names>[^;()]{3,200})")
SEPARATORS = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|AND|&)\s+|\s+[-–—]\s+")
PLACED = re.compile(r"\s+(?:in|at|for|of|from)\s+[A-Z].*\Z")
BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
TITLE = re.compile(
    r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Rev|Hon|Sen|Rep|Gov|Col|Gen|Lt|Capt)\.?\s+(?=[A-Z])"
)
ROLE = re.compile(
    r"(?:[\w&'’-]+\s+){0,3}(?:correspondent|editor|reporter|writer|columnist|critic|producer)\s+(?=[A-Z])",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^\W\d_]{4,}\.\s")
REPORTED = re.compile(
    r"[;.(]?\s*\b(?:additional )?(?:reporting|writing)(?: and (?:reporting|writing|editing))? by\b\s*",
    re.IGNORECASE,
)
EDITED = re.compile(
    r"[;.,(]?\s*(?<!and )\b(?:editing|edited|translat\w+|photos?|graphics?|illustrat\w+)\s+by\b[^;)]*",
    re.IGNORECASE,
)
DEGREE = re.compile(r"(?:[A-Z]\.?){1,4}|Ph\.?D\.?|Jr\.?|Sr\.?|Esq\.?|[A-Z]{2,5}")
PREFIXED = re.compile(r"[a-z]{1,4}['’-](?=[^\W\d_a-z])")
"""The start of `d'Emilio` and `al-Numan`."""
PUBLISHERS = re.compile(
    r"\b(?:insider|desk|team|online|media|network|radio|television|tv|daily|weekly|herald|tribune|gazette"
    r"|telegraph|guardian|group|inc|ltd|llc|gmbh|university|institute|foundation|database|association|council"
    r"|ministry|department|company|corp|committee|wire|agencies|contributors|editorial|redaktion|international"
    r"|office|authority|secretariat|museum|library|festival|federation|parliament|government|police|hospital"
    r"|sports?|sputnik|jazeera|xinhua|dpa|bloomberg)\b|\.(?:com|org|net|co|de)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]{4,}")
COMMON_IN_NAMES = frozenset({"news", "daily", "times", "press"})
MAIL = re.compile(r"[(<]?[^\s,;|()<>]+@[^\s,;|()<>]+[)>]?")
HANDLE = re.compile(r"[(]?@\w+[)]?")
ROLES = re.compile(
    r"\b(?:correspondent|writers?|reporters?|editors?|staff|bureau|chief|columnist|contributor|analyst"
    r"|producer|special to|for the|associated press|reuters|afp|ap|upi|cnn|news|press|times|post"
    r"|agency|service|magazine|journal)\b",
    re.IGNORECASE,
)
SMALL = frozenset(
    """al bin da de del della der di dos du el ibn la le of ter ul van von zu""".split()  # noqa: SIM905 - plain words
)
NOT_NAMES = frozenset(
    """A All An Any At But Contrast Day Default Definition Far Friday Her His In It Its January Law Midday
    Monday My Night No Nature Noon Now Our Saturday Some Sunday That The Their Then There These This Those
    Thursday Tuesday Two Wednesday What When Yesterday""".split()  # noqa: SIM905 - plain words
)


def find_byline(text: str) -> str:
    """Read the names of a line such as `By Jane Doe, John Roe and Ann Poe`, or return an empty string."""
    found = LINE.fullmatch(text.strip().rstrip(".")) if len(text) <= 160 else None
    return _names(found["names"]) if found else ""


def find_credit(text: str) -> tuple[bool, str]:
    """Tell whether a line only credits people, and name those it says reported."""
    found = CREDIT.fullmatch(text.strip()) if len(text) <= 500 else None
    if not found:
        return False, ""
    names = _names(_placed(found["names"].rstrip(". ")))
    if found["lead"] != "Reporting":
        return bool(names), ""
    others = [_names(_placed(one["names"].rstrip(". "))) for one in ADDED.finditer(found["rest"] or "")]
    return bool(names), _names(", ".join(filter(None, [names, *others]))) if names else ""


def _placed(words: str) -> str:
    """Take the places off `Jane Doe in Paris, John Roe in Rome and Ann Poe`.

    What follows without a place of its own may be a second place (`in Paris and New York`): left out.
    """
    kept: list[str] = []
    seen = False
    for segment in filter(None, SEPARATORS.split(words)):
        name = PLACED.sub("", segment)
        if name != segment or not seen:
            kept.append(name)
        seen = seen or name != segment
    return ", ".join(kept)


def split_names(byline: str) -> tuple[str, ...]:
    """Take the names out of a byline; none where any of it may be something else."""
    segments = [segment for segment in SEPARATORS.split(byline) if segment]
    return tuple(segments) if all(map(is_name, segments)) else ()


def find_authors(words: str, houses: Iterable[str] = ()) -> tuple[str, ...]:
    """Name the people of a byline as stated, without titles, addresses, degrees and whom they work for.

    None where any of it may be something else. What shares a word with one of the `houses`, the publisher
    and the agency, is no person. In a script without capitals the form of a name is told by other rules:
    those words must come from where a format declares an author.
    """
    own = {word.casefold() for house in houses for word in WORD.findall(house)} - COMMON_IN_NAMES
    words = split_caseless(words)
    words = REPORTED.sub(", ", EDITED.sub("", words)).lstrip(", ")
    bare = LEAD.sub("", HANDLE.sub("", MAIL.sub("", words)).strip(), count=1)
    bare = turn_round(BRACKETED.sub("", bare)).replace("|", ",").replace(";", ",").replace("/", ",")
    kept: list[str] = []
    for segment in filter(None, (one.strip(" ,.-–—") for one in SEPARATORS.split(bare))):
        name = ROLE.sub("", TITLE.sub("", PLACED.sub("", segment)))
        if is_caseless(segment) and not _shares(segment, own) and (people := find_caseless(segment)):
            kept += people
        elif is_name(name) and not _shares(name, own):
            kept.append(name)
        elif not (_is_house(segment, own) or is_place(name) or (kept and _is_added(segment))):
            return ()
    return tuple(dict.fromkeys(kept))


def _is_added(segment: str) -> bool:
    """Whether words behind a name can be a degree or a town, which are no second name."""
    return bool(DEGREE.fullmatch(segment)) or " " not in segment


def _is_house(segment: str, own: Set[str]) -> bool:
    """Whether words name a publisher, an agency or an office rather than a person."""
    known = ROLES.search(segment) or PUBLISHERS.search(segment) or names_office(segment)
    return _shares(segment, own) or segment.startswith("The ") or bool(known)


def _shares(words: str, own: Set[str]) -> bool:
    """Whether words share one with those of the publisher or the agency."""
    return not own.isdisjoint(word.casefold() for word in WORD.findall(words))


def _names(words: str) -> str:
    """Keep the names of a list; where one segment is neither name nor role, there is no byline."""
    bare = turn_round(HANDLE.sub("", MAIL.sub("", words)).strip(" ,.-–—")).replace("|", ",")
    kept: list[str] = []
    for segment in filter(None, SEPARATORS.split(bare)):
        name = PLACED.sub("", segment)
        if is_name(name):
            kept.append(name)
        elif not (kept and (ROLES.search(segment) or is_place(name) or _is_added(segment))):
            return ""
    return " and ".join(filter(None, [", ".join(kept[:-1]), *kept[-1:]]))


def is_name(segment: str) -> bool:
    """Whether words are the name of one person, as far as their form tells, and of no place."""
    return has_form(segment) and not is_place(segment)


def has_form(segment: str) -> bool:
    """Whether words have the form of a person's name, which places may have too."""
    words = segment.split()
    if not 2 <= len(words) <= 5 or words[0] in NOT_NAMES:
        return False
    if ROLES.search(segment) or PUBLISHERS.search(segment) or SENTENCE.search(segment):
        return False
    if any(character.isdigit() or character in ",;|/@" for character in segment):
        return False
    return all(map(_is_part, words)) and words[-1] not in SMALL


def _is_part(word: str) -> bool:
    """Whether a word can be part of a name: `Doe`, `d'Emilio`, `van`."""
    return word[0].isupper() or word in SMALL or bool(PREFIXED.match(word))
