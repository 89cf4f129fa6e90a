"""The opening of a wire story: place, day, agency. Accuracy goes before recall: in doubt there is none."""

import re
from collections.abc import Collection
from functools import lru_cache

from msgspec import Struct

from generator.articles.caseless_names import is_caseless
from generator.articles.dating.days import DAY, parse_day
from generator.articles.dating.eastern_datelines import find_eastern
from generator.articles.dating.month_names import foreign_day

LONGEST = 160
SEPARATOR = re.compile(r"\s*(?:-{2,}|[—–―])\s*|\s+[-_]\s+|\s+-(?=[\w\"“])|(?<=[)\d/])-\s+")
DASHES = "-–—―_"
"""Without one of these there is no separator."""
AGENCY = re.compile(r"\s*(?:\((?P<round>[^()]{2,50})\)|/(?P<slash>[^/()]{2,30})/)\s*\Z")
AGENCY_ENDS = (")", "/")
WITHOUT_SEPARATOR = re.compile(
    r"[^()]{2,60}\((?P<agency>[^()]{2,30})\):?\s+(?=[\"“A-Z])|[^/]{2,60}/(?P<slash>[^/]{2,30})/\.\s+"
)
# fmt: off
AGENCIES = frozenset(
    {
        "afp", "agence france-presse", "aap", "ani", "anp", "ansa", "antara", "ap", "associated press",
        "the associated press", "belga", "bernama", "bloomberg", "business wire", "cna", "cnn", "cp",
        "canadian press", "dpa", "dpa-afx", "efe", "globe newswire", "gna", "interfax", "ians", "ina",
        "irna", "isna", "itar-tass", "jiji", "kuna", "kyodo", "mena", "ntb", "pa", "panapress",
        "prnewswire", "pti", "reuter", "reuters", "ria", "ria novosti", "sana", "tass", "tanjug", "tt",
        "ukrinform", "upi", "uni", "wam", "wafa", "xinhua", "yonhap", "zenit",
        "čtk", "ctk", "lusa", "mti", "pap", "ritzau", "tasr",
        "интерфакс", "риа новости", "тасс", "укринформ", "укрінформ",
        "رويترز", "أ ف ب", "ا ف ب", "أ.ف.ب", "د ب أ", "د.ب.أ", "واس", "وام", "واع", "كونا",
        "قنا", "بترا", "سانا", "وفا",
        "新华社", "新華社", "中新社", "中国新闻社", "中央社", "路透社", "法新社", "美联社", "美聯社",
        "塔斯社", "共同社", "韩联社", "共同", "時事", "時事通信", "共同通信", "ロイター",
        "연합뉴스", "뉴시스", "뉴스1",
    }
)
# fmt: on
AGENCY_WORDS = re.compile(r"\b(?:news|press|agency|service|wire|newswire)\b", re.IGNORECASE)
# Words in capitals before a dash that are no place.
LABELS = frozenset(
    """ADVISORY ALERT ANALYSIS BREAKING BRIEF CORRECTED CORRECTION ECB EDITORIAL EXCLUSIVE EXPLAINER FACTBOX
    FIFA FLASH FOCUS INTERVIEW LEAD LIVE NASA NATO NEWS NEWSMAKER NOTE OPEC OPINION PHOTOS POLL PREVIEW
    QUESTION REFILE RECAP REPEAT REVIEW SNAPSHOT SPORTS TIMELINE UEFA UNESCO UNICEF UPDATE URGENT VIDEO WATCH
    WRAPUP""".split()  # noqa: SIM905 - plain words
)
PARTICLES = frozenset(
    """al and d da das de del der di do dos du el en la las le les of on sur the upon van y""".split()  # noqa: SIM905 - plain words
)
NEVER_FIRST = frozenset(
    """After And As At But By For From He I If In It On Our She So They This To We When With""".split()  # noqa: SIM905 - plain words
)
ORNAMENT = "*+=#>~ "
DIGIT = re.compile(r"\d")
MISSPELT = re.compile(r",\s+([A-Za-z]{2,9}\.? \d{1,2})\s*\Z")
PLACE = re.compile(r"[^\W\d_][\w.'’&/ ,()-]*")
WORD = re.compile(r"[^\W\d_][\w'’-]*\.?")


class Opening(Struct, frozen=True, kw_only=True):
    """A dateline as it stands at the start of a text; `end` is where the story begins."""

    end: int
    text: str
    place: str
    day: str
    agency: str


def find_opening(text: str, agencies: Collection[str] = ()) -> Opening | None:
    """Read the dateline at the start of a paragraph; `agencies` are further names in lower case."""
    return _find(text, agencies) if agencies else _find_known(text)


@lru_cache(maxsize=64)  # the first paragraphs of a story are asked for several times in a row
def _find_known(text: str) -> Opening | None:
    return _find(text, ())


def _find(text: str, agencies: Collection[str]) -> Opening | None:
    head = text[:LONGEST]
    eastern = find_eastern(head)
    if eastern and (eastern.day or _is_known(eastern.agency, agencies)):
        return Opening(
            end=eastern.end, text=eastern.text, place=eastern.place, day=eastern.day, agency=eastern.agency
        )
    start = len(head) - len(head.lstrip(ORNAMENT))
    dashes = SEPARATOR.finditer(head) if any(dash in head for dash in DASHES) else ()
    for number, separator in enumerate(dashes):
        if separator.start() <= start or number == 5:
            break
        after = text[separator.end() : separator.end() + 1]
        found = _read(head[start : separator.start()], after, separator.end(), agencies)
        if found and (found.day or found.agency or _tells(text[separator.end() :])):
            return found
    return _without_separator(text, head, agencies)


def _tells(story: str) -> bool:
    """Whether words read as a story's sentence: a headline, too, may have capitals before a dash."""
    return any(c.islower() for c in story[:LONGEST]) and story.rstrip("\"'”’)").endswith((".", "!", "?", ":"))


def _without_separator(text: str, head: str, agencies: Collection[str]) -> Opening | None:
    loose = WITHOUT_SEPARATOR.match(head)
    if loose and _is_known(loose["agency"] or loose["slash"], agencies) and _tells(text[loose.end() :]):
        return _read(loose.group().rstrip(": ."), text[loose.end() : loose.end() + 1], loose.end(), agencies)
    if len(text) <= 80 and text.rstrip().endswith(AGENCY_ENDS):  # a dateline on a line of its own
        found = _read(text, "", len(text), agencies)
        return found if found and found.place and found.agency else None
    return None


def _read(head: str, after: str, end: int, agencies: Collection[str]) -> Opening | None:
    rest, agency = _take_agency(head)
    rest, day = _take_day(rest)
    place = rest.strip(" ,،;:")
    if "," not in place:  # the stop of `ST. PAUL, Minn.` belongs to it, that of `MOSCOW. June 12` does not
        place = place.rstrip(".")
    known = _is_known(agency, agencies)
    is_apart = rest.rstrip().endswith((",", ".", "،"))
    if (agency and not (known or day)) or (day and not agency and not is_apart):
        return None
    if not (_stands(place, bool(day), known) if place else bool(known)):
        return None
    if not (day or agency) and not _opens(after):
        return None
    return Opening(end=end, text=head.strip(), place=place, day=day, agency=agency)


def _opens(character: str) -> bool:
    """Whether a story can begin with a character."""
    return character.isupper() or character.isdigit() or character in {'"', "“", "‘", "'", "<", "$"}


def _take_agency(head: str) -> "tuple[str, str]":
    found = AGENCY.search(head) if head.rstrip().endswith(AGENCY_ENDS) else None
    if not found:
        return head, ""
    return head[: found.start()], (found["round"] or found["slash"]).strip()


def _take_day(head: str) -> "tuple[str, str]":
    """Take the day off the end of `BAGHDAD, June 12`."""
    for found in DAY.finditer(head):
        before = head[: found.start()]
        if not head[found.end() :].strip(" ,.;") and not before[-1:].isalnum():
            return before, found.group().strip()
    for foreign in foreign_day().finditer(head) if DIGIT.search(head) else ():
        if parse_day(foreign.group()) and not head[foreign.end() :].strip(" ,.;،"):
            return head[: foreign.start()], foreign.group()
    misspelt = MISSPELT.search(head)
    if misspelt and parse_day(misspelt.group(1)):
        return head[: misspelt.start()], misspelt.group(1)
    return head, ""


def _is_known(agency: str, agencies: Collection[str]) -> bool:
    name = agency.casefold().strip()
    return bool(name) and (name in AGENCIES or name in agencies or bool(AGENCY_WORDS.search(name)))


def _stands(place: str, has_day: bool, has_agency: bool) -> bool:
    """Judge whether words can be the place of a dateline, given what stands beside them."""
    if not PLACE.fullmatch(place) or len(place) > 80:
        return False
    first = place.split(",")[0].split("/")[0]
    words = WORD.findall(first)
    if not 1 <= len(words) <= 6 or words[0] in NEVER_FIRST:
        return False
    if is_caseless(first):
        return (has_day or has_agency) and len(words) <= 4
    if first.isupper():
        bare = first.strip(". ")
        plain = has_day or has_agency or len(bare.replace(".", "")) >= (3 if "," in place else 4)
        return plain and words[0] not in LABELS
    if not (has_day or has_agency) or place.count(",") > 2:
        return False
    return all(word[0].isupper() or word.lower() in PARTICLES or word.startswith("al-") for word in words)
