"""Who wrote a story: names on a line of their own, or none. A wrong author is worse than no author."""

import re

LINE = re.compile(r"(?:by|BY|By|Byline:|BYLINE:)[:\s]\s*(?P<names>[^.?!]{1,140}(?:\.[^.?!]{1,60}){0,4})\Z")
CREDIT = re.compile(
    r"\(?(?P<lead>Reporting|Additional reporting|Editing|Writing|Compiled|Translated)"
    r"(?: and (?:writing|editing|reporting))? by (?P<names>[^;()]{3,200})(?P<rest>[;.(][^()]{0,300})?\)?\.?\Z"
)
SEPARATORS = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|AND|&)\s+|\s+[-–—]\s+")
PLACED = re.compile(r"\s+in\s+[A-Z].*\Z")
MAIL = re.compile(r"[(<]?\S+@\S+[)>]?")
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
    names = _names(PLACED.sub("", found["names"].rstrip(". ")))
    return bool(names), names if found["lead"] == "Reporting" else ""


def split_names(byline: str) -> tuple[str, ...]:
    """Take the names out of a byline; none where any of it may be something else."""
    segments = [segment for segment in SEPARATORS.split(byline) if segment]
    return tuple(segments) if all(map(is_name, segments)) else ()


def _names(words: str) -> str:
    """Keep the names of a list; where one segment is neither name nor role, there is no byline."""
    bare = HANDLE.sub("", MAIL.sub("", words.replace("|", ","))).strip(" ,.-–—")
    kept: list[str] = []
    for segment in SEPARATORS.split(bare):
        if not segment:
            continue
        if is_name(segment):
            kept.append(segment)
        elif not (kept and ROLES.search(segment)):
            return ""
    return " and ".join(filter(None, [", ".join(kept[:-1]), *kept[-1:]]))


def is_name(segment: str) -> bool:
    """Whether words are the name of one person, as far as their form tells."""
    words = segment.split()
    if not 2 <= len(words) <= 5 or words[0] in NOT_NAMES or ROLES.search(segment):
        return False
    if any(character.isdigit() for character in segment):
        return False
    return all(word[0].isupper() or word in SMALL for word in words) and words[-1][0].isupper()
