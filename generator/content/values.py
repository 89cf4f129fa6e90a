"""The kinds of value that people write: lines, prose, dates, languages, addresses, ids."""

import re
import unicodedata
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from generator.content.doubtful_dates import parse_doubtful

LONGEST_LINE, LONGEST_PROSE, LONGEST_DATE, LONGEST_ADDRESS, LONGEST_ID = 500, 20_000, 100, 2_000, 200
"""Characters; the parser of dates takes seconds for long lists of days."""
PLAIN_DATE = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
EXPECTED_DATE = "an EDTF date such as 2025-06-12, 2019-05 or 2019-05-15~ (approximate)"
EXPECTED_ADDRESS = "a web address such as https://www.example.org/story"
# RFC 5646, without the forms that no registered language has.
TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3})?(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)
LONGEST_TAG = 60
# ISO 639-1, with the four codes that were replaced.
TWO_LETTERS = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
    id ie ig ii ik in io is it iu iw ja ji jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg
    li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or
    os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905 - plain words
)
NO_CHARACTER_SETS = {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"}
"""Names that Python decodes by, but that no page or mail is written in, except to do harm."""
UNSHOWN = {"Cc", "Cs"}
"""Unicode's categories of what is no character that a page can show."""


def _shown(value: str) -> str:
    """Make all white space single spaces, and refuse what no page can show."""
    value = " ".join(value.split())
    bad = next((one for one in value if unicodedata.category(one) in UNSHOWN), "")
    if bad:
        raise ValueError(f"characters that can be shown, not U+{ord(bad):04X}")
    return value


def _short(value: str) -> str:
    if len(value) > LONGEST_LINE:
        raise ValueError(f"a line of at most {LONGEST_LINE} characters")
    return value


def _not_too_long(value: str) -> str:
    if len(value) > LONGEST_PROSE:
        raise ValueError(f"at most {LONGEST_PROSE:,} characters")
    return value


def _name(value: str) -> str:
    if value and not any(one.isalnum() for one in value):
        raise ValueError("a name with letters or digits")
    return value


def _one_line(value: str) -> str:
    if len(value.splitlines()) > 1:
        raise ValueError("one line of text")
    return value


def check_edtf(value: str) -> str:
    """Take a date in EDTF that the calendar has; raise `ValueError`."""
    if len(value) > LONGEST_DATE:
        raise ValueError(EXPECTED_DATE)
    try:
        if PLAIN_DATE.fullmatch(value):
            date(*(int(step) for step in f"{value}-1-1".split("-")[:3]))
            return value
        parsed = parse_doubtful(value)
        # The ends of a span in which nothing is known are infinite.
        first, last = parsed.lower_strict(), parsed.upper_strict()
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise ValueError(EXPECTED_DATE) from None
    ends = [end for end in (first, last) if isinstance(end, tuple)]
    if not ends or value.startswith("0000"):
        raise ValueError(EXPECTED_DATE)
    if ends[0] > ends[-1]:
        raise ValueError("a first day that is not after the last")
    return value


def check_language(value: str) -> str:
    """Take a language tag (BCP 47) and write it the usual way: `pt-BR`; raise `ValueError`."""
    found = TAG.fullmatch(value) if len(value) <= LONGEST_TAG else None
    if not found or (len(found["language"]) == 2 and found["language"].lower() not in TWO_LETTERS):
        expected = "a language tag (BCP 47) such as en, pt-BR or zh-Hant"
        with_hyphens = value.replace("_", "-")
        raise ValueError(
            f"{expected}, so '{check_language(with_hyphens)}'"
            if with_hyphens != value and TAG.fullmatch(with_hyphens) and len(value) <= LONGEST_TAG
            else expected
        )
    steps = value.lower().split("-")
    for name, write in (("script", str.title), ("region", str.upper)):
        if found[name]:
            steps[value[: found.start(name)].count("-")] = write(found[name])
    return "-".join(steps)


def _no_truth(value: object) -> object:
    """Refuse `no`, which YAML reads as false and which may be meant for Norwegian."""
    if isinstance(value, bool):
        raise ValueError("a language tag (BCP 47) in quotes, such as 'en' or 'no'")
    return value


def _no_switch(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a whole number")
    return value


def check_address(value: str) -> str:
    """Take the address of something on the web; raise `ValueError`."""
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        raise ValueError(EXPECTED_ADDRESS) from None
    plain = _is_plain(value) and len(value) <= LONGEST_ADDRESS
    if not plain or parts.scheme.lower() not in {"http", "https"} or not host:
        raise ValueError(EXPECTED_ADDRESS)
    return value


def _is_plain(value: str) -> bool:
    return not any(one.isspace() or one in '<>"`\\' or not one.isprintable() for one in value)


def check_id(value: str) -> str:
    """Take what can be a file's name and the last part of an address; raise `ValueError`."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value) or len(value) > LONGEST_ID:
        raise ValueError("a file name of lower-case letters, digits and single hyphens, such as jane-doe.md")
    return value


OptionalLine = Annotated[str, AfterValidator(_shown), AfterValidator(_short)]
"""One line of text, or none; white space is made single spaces."""
Line = Annotated[OptionalLine, Field(min_length=1)]
Name = Annotated[Line, AfterValidator(_name)]
OptionalProse = Annotated[str, AfterValidator(_shown), AfterValidator(_not_too_long)]
Prose = Annotated[OptionalProse, Field(min_length=1)]
ForeignId = Annotated[str, AfterValidator(_one_line), AfterValidator(_shown), AfterValidator(_short)]
"""What another calls the thing; line breaks in it are no white space but a mistake."""
EdtfText = Annotated[str, AfterValidator(check_edtf)]
LanguageTag = Annotated[str, BeforeValidator(_no_truth), AfterValidator(check_language)]
OptionalLanguage = Annotated[str, AfterValidator(lambda value: value and check_language(value))]
WebAddress = Annotated[str, AfterValidator(check_address)]
OptionalAddress = Annotated[str, AfterValidator(lambda value: value and check_address(value))]
OwnId = Annotated[str, AfterValidator(check_id)]
Number = Annotated[int, BeforeValidator(_no_switch)]
