"""Entries of a feed become articles: each is one, or a flaw where it holds no content."""

import html
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.bylines import find_byline
from generator.articles.caseless_names import is_caseless
from generator.articles.dating.stated_dates import state_date
from generator.articles.decoding import clean
from generator.articles.formats import Flaw, SourceText, Taken, raw_article
from generator.articles.html.bodies import Story, is_html, read_html, read_plain
from generator.errors import KeptBack, UnreadableFile
from generator.model import Cut, Field, Part, RawArticle

MAX_FLAWS = 1_000
"""A feed of which more entries than these cannot be read is set aside whole."""
LONGEST_NAME = 300
"""Most characters of an author's name; what is longer is only noted."""
CHARACTER = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
ADDRESS = re.compile(r"<?\S+@\S+>?")
BRACKETED = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)")
LOGIN = re.compile(r"[^A-Z\s]+")
WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
SAME = 40
"""A summary whose first so many letters open the text is no deck."""
LETTERS = re.compile(r"[\W_]+")
ONLY_SUMMARY = "The feed holds a summary of it, not the text."


class Entry(Struct, frozen=True, kw_only=True):
    """What a feed says of one article; each `where` names in words the element that says it."""

    fields: tuple[Field, ...]
    headline: str = ""
    body: str = ""
    is_html: bool | None = None
    """None: the format does not say."""
    deck: str = ""
    base: str = ""
    pictures: tuple[Part, ...] = ()
    """Captions of pictures that the entry names beside its text."""
    line: int = 0
    cuts: tuple[Cut, ...] = ()
    """What was taken out of the body before."""
    kept_back: str = ""
    """Why its own site keeps it from readers."""
    warning: str = ""
    """What a person should know of the feed, said with its first entry."""


def read_entries(source: SourceText, reader: str, entries: Iterable[Entry]) -> Taken:
    """Read each entry as an article; raise `UnreadableFile` where there is none, or too many are broken."""
    articles: list[RawArticle] = []
    flaws: list[Flaw] = []
    broken: list[str] = []
    for number, entry in enumerate(entries):
        try:
            articles.append(_article(source, reader, number, entry))
        except KeptBack as error:
            flaws.append(Flaw(message=_named(number, entry, error), line=entry.line, is_kept_back=True))
        except UnreadableFile as error:
            flaws.append(Flaw(message=_named(number, entry, error), line=entry.line))
            broken.append(flaws[-1].message)
        if len(broken) > MAX_FLAWS:
            raise UnreadableFile(
                f"more than {MAX_FLAWS:,} of its entries cannot be read, the first as {broken[0]}"
            )
    if not articles and not flaws:
        raise UnreadableFile("the feed has no entries; expected an article in each.")
    return Taken(articles=tuple(articles), flaws=tuple(flaws))


def _named(number: int, entry: Entry, error: Exception) -> str:
    name = f" ('{entry.headline[:60]}')" if entry.headline else ""
    return f"entry {number + 1:,}{name}: {error}"


def _article(source: SourceText, reader: str, number: int, entry: Entry) -> RawArticle:
    if entry.kept_back:
        raise KeptBack(f"withheld, as {entry.kept_back}.")
    only_summary = not entry.body.strip() and bool(entry.deck.strip())
    if only_summary:
        entry = replace(entry, body=entry.deck, is_html=None, deck="")
    if not entry.body.strip():
        raise UnreadableFile("it holds no content; expected a text or a summary.")
    story = _story(entry)
    if not any(part.text for part in story.parts):
        raise UnreadableFile("its content holds no words; expected a text or a summary.")
    fields = (*entry.fields, *_top_fields(entry, story))
    if only_summary:
        fields += (Field(name="note", value=ONLY_SUMMARY, basis="the feed's entry"),)
    if entry.warning:
        source = replace(source, warnings=(*source.warnings, entry.warning))
    parts, cuts = (*story.parts, *entry.pictures), (*entry.cuts, *story.cuts)
    return raw_article(source, reader, parts, fields, cuts, number=number)


def _story(entry: Entry) -> Story:
    if entry.is_html or (entry.is_html is None and is_html(entry.body)):
        return read_html(entry.body, entry.headline, entry.base)
    text, cuts = clean(unescape(entry.body) if entry.is_html is None else entry.body)
    story = read_plain(text, entry.headline)
    return Story(parts=story.parts, cuts=cuts + story.cuts)


def _top_fields(entry: Entry, story: Story) -> Iterator[Field]:
    if entry.headline:
        yield Field(name="headline", value=entry.headline, basis="the entry's title")
    deck = say_line(entry.deck)
    opening = LETTERS.sub("", " ".join(part.text for part in story.parts)[: SAME * 4]).casefold()
    if deck and not opening.startswith(LETTERS.sub("", deck).casefold()[:SAME]):
        yield Field(name="deck", value=deck, basis="the entry's summary")


def unescape(text: str) -> str:
    """Put characters in place of references such as `&#8217;`, which feeds often escape twice."""
    return CHARACTER.sub(lambda found: html.unescape(found.group()), text)


def say_line(text: str) -> str:
    """Put a title or a summary on one line, without tags."""
    return _line(unescape(TAG.sub(" ", text) if is_html(text) else text))


def _line(text: str) -> str:
    return " ".join(clean(text)[0].split())


def state(name: str, value: str, where: str) -> Iterator[Field]:
    """Yield a field of a value on one line, unless it is empty."""
    line = say_line(value)
    if line:
        yield Field(name=name, value=line, basis=where)


def state_author(words: str, where: str) -> Iterator[Field]:
    """Yield the author without the address of mail; a login is no name and is only noted."""
    if len(words) > LONGEST_NAME:
        yield Field(name="note", value=f"by {say_line(words)}", basis=where)
        return
    found = BRACKETED.fullmatch(words.strip())
    name = say_line(found["name"] if found else ADDRESS.sub("", words)).strip(" ,()")
    name = find_byline(name) or name
    if name and LOGIN.fullmatch(name) and not is_caseless(name):
        yield Field(name="note", value=f"posted by {name}", basis=where)
    elif name:
        yield Field(name="author", value=name, basis=where)


def state_day(words: str, where: str) -> Iterator[Field]:
    """Yield the day, or the words in which it stands."""
    found = state_date(words, where)
    if found:
        yield found


def state_change(words: str, where: str) -> Iterator[Field]:
    """Yield the moment of the last change, where it is one."""
    found = state_date(words, where)
    if found and found.name == "date":
        yield replace(found, name="versioncreated")


def state_url(address: str, where: str) -> Iterator[Field]:
    """Yield an address of the web; others lead nowhere from a page."""
    if WEB.fullmatch(address.strip()):
        yield Field(name="url", value=address.strip(), basis=where)
