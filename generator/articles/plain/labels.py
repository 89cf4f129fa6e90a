"""Lines such as `HEADLINE: …` or `Date: …` that databases and people write above and below a story."""

import re

from msgspec import Struct

from generator.articles.plain.layout import WIDEST_WRAP

LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z -]{0,28}?)[ \t]*:(?:[ \t]+(?P<value>\S.*))?")
# Each field with the labels that state it; what stands under `noted` has no field of its own.
FIELDS = {
    "headline": "headline; title; head",
    "deck": "subtitle; subhead; subheadline; deck; standfirst; highlight; summary; description",
    "byline": "byline; by; author; authors; reporter; writer",
    "date": "date; published; publication date; date published; pub date; pubdate; issue date",
    "source": "source; publication; publication title; newspaper; publisher",
    "agency": "agency; credit",
    "section": "section; category; desk",
    "dateline": "dateline",
    "word_count": "length; word count; words",
    "language": "language; language of publication",
    "rights": "copyright; rights",
    "url": "url; document url; link",
    "id": "id; accession number; acc-no; proquest document id; document id",
    "tag": "tags; keywords; subject; subjects",
    "urgency": "priority; urgency",
    "slug": "slug; slugline",
    "version": "version; update",
    "received": "received",
    "body": "body; full text; text; body text; story",
    "noted": "edition; page; pages; graphic; publication-type; publication type; load-date; load date; type"
    "; document-type; document type; organization; company; person; people; name; geographic; location; city"
    "; state; country; ticker; industry; correction-date; distribution; series; notes; note; topic"
    "; database"
    "; last updated; volume; issue; issn; place of publication; country of publication; publication info"
    "; publication subject; publication year; source type; proquest document link; first page; abstract"
    "; dc; journal-code; email; contact; kicker; place; city of publication; year; day; time; format",
}
BY_LABEL = {label.strip(): field for field, labels in FIELDS.items() for label in labels.split(";")}
LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "danish": "da", "dutch": "nl", "english": "en", "finnish": "fi",
    "french": "fr", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi", "italian": "it",
    "japanese": "ja", "korean": "ko", "norwegian": "no", "persian": "fa", "polish": "pl",
    "portuguese": "pt", "russian": "ru", "spanish": "es", "swedish": "sv", "turkish": "tr",
    "ukrainian": "uk",
}  # fmt: skip
TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
MOST_LINES, FEW_LINES = 30, 4
"""Lines that a list of subjects may go on for, and any other value; what is longer is the story."""
LONG = 60
"""A line as long as this may have been wrapped, so that the next belongs to it."""


class Labelled(Struct, frozen=True, kw_only=True):
    """One label with its value, and the lines it stood in."""

    label: str
    field: str
    """Empty where the label is not known."""
    value: str
    first: int
    last: int
    """Numbers of its lines, from 0."""


def read_label(lines: "list[str]", number: int) -> Labelled | None:
    """Read the label that a line opens with, and the lines that carry its value on."""
    found = LABEL.fullmatch(lines[number].strip()) if len(lines[number]) <= 2000 else None
    if not found:
        return None
    label = " ".join(found["label"].split())
    field = BY_LABEL.get(label.lower(), "")
    words = [found["value"] or ""]
    last = number
    while field != "body" and last + 1 < len(lines) and _goes_on(lines, number, last):
        last += 1
        words.append(lines[last].strip())
    if last - number > (MOST_LINES if field in {"tag", "noted"} else FEW_LINES):
        words, last = words[:1], number
    return Labelled(label=label, field=field, value=" ".join(filter(None, words)), first=number, last=last)


def language_tag(words: str) -> str:
    """Make a tag of a language's English name or of a tag; empty where it is neither."""
    first = re.split(r"[;,/]", words)[0].strip()
    return LANGUAGES.get(first.lower(), first if TAG.fullmatch(first) else "")


def _goes_on(lines: "list[str]", first: int, last: int) -> bool:
    """Whether the next line carries a value on: indented more than the label, or below a wrapped line."""
    after = lines[last + 1]
    if last - first > MOST_LINES:
        return False
    if not after.strip() or (LABEL.fullmatch(after.strip()) and _known(after)):
        return False
    is_wrapped = len(lines[last].rstrip()) >= LONG and len(after) <= WIDEST_WRAP
    return is_wrapped or _indent(after) > _indent(lines[first])


def _known(line: str) -> bool:
    found = LABEL.fullmatch(line.strip())
    return bool(found) and " ".join(found["label"].split()).lower() in BY_LABEL if found else False


def _indent(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
