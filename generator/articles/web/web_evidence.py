"""Where a web page may state a field, in the order of evidence.

Each line of the table: the field, where, the name there, and the rule that the words must pass.
"""

import re
from collections.abc import Callable
from typing import Literal

from msgspec import Struct

Where = Literal["json-ld", "meta", "element", "link"]
MAIL = re.compile(r"[^\s,;|()<>]+@[^\s,;|()<>]+\.[^\s,;|()<>]+")
ADDRESS = re.compile(r"(?:https?:)?//|^@|^www\.|\.(?:txt|html?|php)$", re.IGNORECASE)
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Z]{2}|\d{3}))?")
LEAD = re.compile(r"(?:by|von|par|por)\s+", re.IGNORECASE)
NOBODY = frozenset(
    [
        "blogger",
        "wordpress",
        "admin",
        "administrator",
        "author",
        "editor",
        "guest",
        "none",
        "null",
        "root",
        "staff",
        "undefined",
        "unknown",
        "user",
        "webmaster",
    ]
)

Rule = Callable[[str], str]


def as_it_is(words: str) -> str:
    """Take the words."""
    return words


def no_address(words: str) -> str:
    """Take words that are a name, not a web address, mail address or a system's user."""
    words = LEAD.sub("", MAIL.sub("", words).replace("()", ""), count=1).strip(" ,;|()<>")
    return "" if ADDRESS.search(words) or words.casefold() in NOBODY else words


def a_name(words: str) -> str:
    """Take words that may name an author: no address, and no number, as dates beside a name have."""
    return "" if any(map(str.isdigit, words)) else no_address(words)


def language_tag(words: str) -> str:
    """Take a language tag, `en_us` as `en-US`."""
    first, *rest = words.replace("_", "-").split(",")[0].strip().split("-")
    tag = "-".join([first.lower(), *(part.upper() if len(part) == 2 else part.title() for part in rest)])
    return tag if LANGUAGE.fullmatch(tag) else ""


def whole(words: str) -> str:
    """Take a description that is not cut off."""
    return "" if words.endswith(("…", "...", "[…]")) else words


class Evidence(Struct, frozen=True):
    """A place in a page that may state a field."""

    field: str
    where: Where
    name: str
    """A key of JSON-LD, a name of a meta element, an element as XPath, a relation of a link."""
    rule: Rule = as_it_is


EVIDENCE = (
    Evidence("headline", "json-ld", "headline"),
    Evidence("headline", "meta", "og:title"),
    Evidence("headline", "meta", "citation_title"),
    Evidence("headline", "meta", "dc.title"),
    Evidence("headline", "element", "//h1"),
    Evidence("headline", "element", "//title[not(ancestor::svg)]"),
    Evidence("deck", "json-ld", "description", whole),
    Evidence("deck", "meta", "og:description", whole),
    Evidence("deck", "meta", "description", whole),
    Evidence("author", "json-ld", "author", a_name),
    Evidence("author", "json-ld", "creator", a_name),
    Evidence("author", "meta", "author", a_name),
    Evidence("author", "meta", "article:author", a_name),
    Evidence("author", "meta", "citation_author", a_name),
    Evidence("author", "meta", "dc.creator", a_name),
    Evidence("author", "meta", "parsely-author", a_name),
    Evidence("author", "meta", "sailthru.author", a_name),
    Evidence("author", "element", "//*[@itemprop='author']//*[@itemprop='name']", a_name),
    Evidence("author", "element", "//a[@rel='author']", a_name),
    Evidence("date", "json-ld", "datePublished"),
    Evidence("date", "meta", "article:published_time"),
    Evidence("date", "meta", "og:article:published_time"),
    Evidence("date", "meta", "datepublished"),
    Evidence("date", "meta", "parsely-pub-date"),
    Evidence("date", "meta", "citation_publication_date"),
    Evidence("date", "meta", "dc.date.issued"),
    Evidence("date", "meta", "dcterms.issued"),
    Evidence("date", "meta", "dcterms.created"),
    Evidence("date", "meta", "dc.date"),
    Evidence("date", "meta", "pubdate"),
    Evidence("date", "meta", "publishdate"),
    Evidence("date", "meta", "publish-date"),
    Evidence("date", "meta", "publication_date"),
    Evidence("date", "meta", "sailthru.date"),
    Evidence("date", "meta", "date"),
    Evidence("date", "element", "//*[@itemprop='datePublished']"),
    Evidence("date", "element", "//time[@pubdate]"),
    Evidence("date", "element", "//article//time[@datetime]"),
    Evidence("date", "element", "//time[@datetime]"),
    Evidence("versioncreated", "json-ld", "dateModified"),
    Evidence("versioncreated", "meta", "article:modified_time"),
    Evidence("versioncreated", "meta", "og:updated_time"),
    Evidence("versioncreated", "meta", "last-modified"),
    Evidence("versioncreated", "element", "//*[@itemprop='dateModified']"),
    Evidence("source", "json-ld", "publisher", no_address),
    Evidence("source", "meta", "og:site_name", no_address),
    Evidence("source", "meta", "dc.publisher", no_address),
    Evidence("source", "meta", "citation_journal_title", no_address),
    Evidence("credit", "json-ld", "sourceOrganization", no_address),
    Evidence("credit", "json-ld", "provider", no_address),
    Evidence("section", "json-ld", "articleSection", no_address),
    Evidence("section", "meta", "article:section", no_address),
    Evidence("section", "meta", "parsely-section", no_address),
    Evidence("language", "json-ld", "inLanguage", language_tag),
    Evidence("language", "element", "/html/@lang", language_tag),
    Evidence("language", "meta", "content-language", language_tag),
    Evidence("language", "meta", "og:locale", language_tag),
    Evidence("url", "link", "canonical"),
    Evidence("url", "meta", "og:url"),
    Evidence("url", "json-ld", "url"),
    Evidence("tag", "json-ld", "keywords"),
    Evidence("tag", "meta", "article:tag"),
    Evidence("tag", "meta", "news_keywords"),
    Evidence("tag", "meta", "parsely-tags"),
    Evidence("tag", "meta", "keywords"),
    Evidence("rights", "json-ld", "copyrightNotice"),
    Evidence("rights", "json-ld", "license"),
    Evidence("rights", "meta", "dc.rights"),
    Evidence("rights", "meta", "copyright"),
    Evidence("rights", "link", "license"),
)
NAMES = {
    "//h1": "<h1>",
    "//title[not(ancestor::svg)]": "<title>",
    "/html/@lang": "language of its <html>",
    "//time[@pubdate]": "<time pubdate>",
    "//time[@datetime]": "only <time>",
    "//article//time[@datetime]": "first <time> in its <article>",
    "//*[@itemprop='datePublished']": "element marked datePublished",
    "//*[@itemprop='dateModified']": "element marked dateModified",
    "//*[@itemprop='author']//*[@itemprop='name']": "element marked as the author's name",
    "//a[@rel='author']": "link to the author",
}
"""What the elements are called in a basis."""
