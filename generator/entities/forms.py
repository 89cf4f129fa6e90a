"""Names as words: what a name is called short, and what its plainest written form is."""

import hashlib
import re
from functools import lru_cache

from generator.entities.text import Word, cut_words
from generator.entities.words import AFTER_NAME, INSTITUTIONS, LEGAL_FORMS, PARTICLES, PORTFOLIOS, SMALL
from generator.slugs import slugify

DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}|(?<=\b[A-Z])\.")
COUNTRY = re.compile(r"^(?:The |the )?(?:United States|U\.S\.?|US|USA)(?= \w)")
BY_PORTFOLIO = re.compile(
    rf"^(?P<before>.*?)\b(?P<portfolio>{'|'.join(PORTFOLIOS)}) (?P<head>Department|Ministry)$"
)
THE = re.compile(r"^(?:The|the|THE) (?=\w)")
OWN = re.compile(r"'s$")
OF_THE = re.compile(rf"\b({'|'.join(sorted(INSTITUTIONS))}) of the (?=\w)")
SHORTENED = {
    "Company": "Co",
    "Companies": "Cos",
    "Corporation": "Corp",
    "Incorporated": "Inc",
    "Limited": "Ltd",
}
LONG_FORM = re.compile(rf"(?<=\w )(?:{'|'.join(SHORTENED)})$")
SPELLINGS = (
    (re.compile(r"(?<=\w )(Organ|Author|Privat)isation\b"), r"\1ization"),
    (re.compile(r"\b(Organ)isation(?= \w)"), r"\1ization"),
    (re.compile(r"\bDefence\b"), "Defense"),
    (re.compile(r"(?<=\w )Centre\b"), "Center"),
)
"""What the British write otherwise in names of bodies, which both spell their own way."""
LONGEST_ID = 80
KEPT = 2**16
"""Names whose forms are kept: the articles of an archive share them."""


def plain_name(form: str) -> str:
    """Write a name its plainest way, so that `U.S. State Department` and `US Department of State` agree."""
    name = form.replace("’", "'").replace("‘", "'")
    name = OWN.sub("", THE.sub("", name))
    name = COUNTRY.sub("US", name)
    name = DOTTED.sub(lambda found: found.group().replace(".", ""), name)
    if found := BY_PORTFOLIO.match(name):
        name = f"{found['before']}{found['head']} of {found['portfolio']}"
    for british, american in SPELLINGS:
        name = british.sub(american, name)
    name = without_legal_form(OF_THE.sub(r"\1 of ", name))
    return LONG_FORM.sub(lambda found: SHORTENED[found[0]], name)


@lru_cache(maxsize=KEPT)
def id_of(form: str) -> str:
    """Make the id of a name that no record has: its plainest form, as it stands in an address."""
    slug = slugify(plain_name(form), max_length=LONGEST_ID, word_boundary=True)
    return slug or "name-" + hashlib.sha256(form.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@lru_cache(maxsize=KEPT)
def without_legal_form(form: str) -> str:
    """Leave `Ohio Mattress` of `Ohio Mattress Co`; a name of one word keeps a legal form, and one alone."""
    words = cut_words(form)
    kept = len(words)
    while kept > 2 and words[kept - 1].text.lower() in LEGAL_FORMS:
        kept -= 1
    last = kept
    while kept > 1 and words[kept - 1].text.lower() == "and":
        kept -= 1
    if kept < 2 or (kept == 2 and words[0].text.lower() in SMALL):
        kept = min(last + 1, len(words))
    return form if kept == len(words) else form[: words[kept - 1].end]


@lru_cache(maxsize=KEPT)
def surnames_of(form: str) -> tuple[str, ...]:
    """List what a full name's bearer is called after: `al-Numan` and `Numan` of `Sabah al-Numan`."""
    words = _bare(form)
    if len(words) < 2:
        return ()
    start = len(words) - 1
    while start > 1 and words[start - 1].text.lower() in PARTICLES:
        start -= 1
    last = words[-1].text
    whole = form[words[start].start : words[-1].end]
    return (whole,) if whole == last else (whole, last)


def first_name_of(form: str) -> str:
    """Read the first word of a full name."""
    return _bare(form)[0].text


def ends_of(form: str) -> str:
    """Write the first and the last word of a full name, which its forms share."""
    words = _bare(form)
    return f"{words[0].text} {words[-1].text}".casefold()


@lru_cache(maxsize=KEPT)
def is_full(form: str) -> bool:
    """Whether a person's name is more than a surname with its particles."""
    return len([word for word in _bare(form) if word.text.lower() not in PARTICLES]) > 1


def same_person(one: str, other: str) -> bool:
    """Whether two full names differ only in what stands between first name and surname: `Donald J. Trump`."""
    a, b = [word.text.casefold() for word in _bare(one)], [word.text.casefold() for word in _bare(other)]
    if a == b:
        return True
    if min(len(a), len(b)) < 2 or len(a) == len(b) or a[0] != b[0] or a[-1] != b[-1]:
        return False
    return min(len(a), len(b)) == 2


@lru_cache(maxsize=KEPT)
def acronyms_of(form: str) -> frozenset[str]:
    """List the initials of a name: of its capitals, of all its words, with and without its legal form."""
    made = set()
    for name in (form, without_legal_form(form)):
        words = [word.text for word in cut_words(name)]
        made.add("".join(word[0] for word in words if word[0].isupper()))
        made.add("".join(word[0].upper() for word in words))
    return frozenset(letters for letters in made if len(letters) > 1)


@lru_cache(maxsize=KEPT)
def _bare(form: str) -> tuple[Word, ...]:
    words = cut_words(form)
    while len(words) > 1 and words[-1].text in AFTER_NAME:
        words = words[:-1]
    return words
