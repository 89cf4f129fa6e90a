"""The page of a copy that shows, word by word, what it changed of the text that was first."""

from collections.abc import Iterator

from generator.articles.versions.differences import compare_parts
from generator.model import Article
from generator.pages.article.versions import change_words, describe_change
from generator.pages.catalogue import Catalogue
from generator.pages.direction import direction
from generator.pages.page import Page
from generator.pages.templating import render_body
from generator.words import UNKNOWN_SOURCE


def differences_of(catalogue: Catalogue, copy: str) -> str:
    """Give the address of the page that compares a copy with the first; empty where no word differs."""
    one, first = catalogue.articles[copy], catalogue.articles[catalogue.copies[copy]]
    if one.robots or first.robots or _words(one) == _words(first):
        return ""
    # An id never holds two hyphens in a row, so these addresses are free.
    return f"{catalogue.addresses.articles[copy]}--copied"


def copied_pages(catalogue: Catalogue, article: Article) -> Iterator[Page]:
    """Compose the page that compares a copy with the first, where words differ."""
    address = differences_of(catalogue, article.id) if article.id in catalogue.copies else ""
    if not address:
        return
    first = catalogue.articles[catalogue.copies[article.id]]
    changes = compare_parts(first.parts, article.parts)
    path = f"{address}.md"
    yield Page(
        path=path,
        title=catalogue.say("What differs: {headline}", headline=article.headline),
        template="copy.html",
        meta={
            "description": catalogue.say("What a copy of an article changed, word by word."),
            "robots": "noindex",
            "headline": article.headline,
            "lang": article.language,
            "dir": direction(article.language),
            "first": _described(catalogue, first),
            "carried": _described(catalogue, article),
            "what": change_words(catalogue.say, changes),
            "reason": _reason(catalogue, article, first),
        },
        body=render_body(
            catalogue.say,
            "copy",
            path,
            differences=[describe_change(catalogue.say, change) for change in changes],
        ),
        sources=(article.provenance.path, first.provenance.path),
    )


def _words(article: Article) -> list[str]:
    return [word for part in article.parts for word in (part.kind, *part.text.split())]


def _described(catalogue: Catalogue, article: Article) -> dict[str, str]:
    return {
        "headline": article.headline,
        "url": f"{catalogue.addresses.articles[article.id]}.html",
        "source": article.source or catalogue.say(UNKNOWN_SOURCE),
        "agency": article.agency,
        "date": catalogue.say.date(article.date),
        "date_basis": article.date.basis,
    }


def _reason(catalogue: Catalogue, copy: Article, first: Article) -> str:
    links = catalogue.ties_of(copy.id)
    return next((link.reason for link in links if link.kind == "copy" and link.target == first.id), "")
