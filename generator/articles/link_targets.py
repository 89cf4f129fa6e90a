"""Where the links of articles lead: to the web, to another article's file, or nowhere, which is then said."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote, urljoin

from msgspec import Struct
from msgspec.structs import replace

from generator.model import Article, Cut, Mark, Part, Provenance

WEB = re.compile(r"(?:https?://[^\s/]|mailto:[^\s])", re.IGNORECASE)
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
SCHEMES = frozenset({"http", "https", "mailto"})
BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0]+")
SHOWN = 200
"""Characters of an address that a cut quotes; the file keeps them all."""
MAX_CUTS = 100
"""Addresses of one article that are quoted one by one; the others are counted."""
UNSHOWN = ("headline", "deck")
WORDLESS = "the address of a link without words"


class _Settled(Struct, frozen=True):
    """Where a link leads, or why it leads nowhere."""

    target: str = ""
    reason: str = ""


def settle_links(articles: Sequence[Article]) -> list[Article]:
    """Let relative links lead to an article's file, as `content/articles/other.md`; cut what leads nowhere.

    Where no file is meant, a relative link is read from the address at which the article was published.
    """
    known = {file_of(article.provenance) for article in articles}
    return [_settled(article, known) if _has_links(article) else article for article in articles]


def file_of(provenance: Provenance) -> str:
    """Name an article's file, or its place within a package, as a path."""
    return "/".join(filter(None, (provenance.path, provenance.member)))


def refuse_links(parts: Iterable[Part]) -> "tuple[tuple[Part, ...], tuple[Cut, ...]]":
    """Take links away that are no address of the web and no path of a file, such as those that act."""
    kept: list[Part] = []
    cuts: list[Cut] = []
    for part in parts:
        faults = {mark: _fault(mark.target) for mark in _links(part)}
        cuts += [_cut(part, mark, fault) for mark, fault in faults.items() if fault]
        kept.append(replace(part, marks=tuple(mark for mark in part.marks if not faults.get(mark))))
    return tuple(kept), tuple(cuts)


def find_lost_links(before: Iterable[Part], after: Iterable[Part]) -> tuple[Cut, ...]:
    """Name the addresses of links whose words are no longer among the parts."""
    kept = Counter(mark.target for part in after for mark in _links(part))
    cuts: list[Cut] = []
    for part in before:
        for mark in _links(part):
            if kept[mark.target]:
                kept[mark.target] -= 1
            else:
                cuts.append(_cut(part, mark, "its words are kept out of the text"))
    return bound_cuts(cuts)


def bound_cuts(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """List cuts of addresses once each, and count those beyond `MAX_CUTS`."""
    found = list(dict.fromkeys(cuts))
    more = len(found) - MAX_CUTS
    if more <= 0:
        return tuple(found)
    reason = f"addresses that lead nowhere from here, beside the {MAX_CUTS} listed"
    return (*found[:MAX_CUTS], Cut(text=f"{more:,} more", reason=reason))


def _links(part: Part) -> Iterator[Mark]:
    return (mark for mark in part.marks if mark.kind == "link")


def _has_links(article: Article) -> bool:
    return any(mark.kind == "link" for part in article.parts for mark in part.marks)


def _settled(article: Article, known: set[str]) -> Article:
    cuts: list[Cut] = []
    parts = tuple(_part(article, part, known, cuts) for part in article.parts)
    origin = replace(article.provenance, cuts=article.provenance.cuts + bound_cuts(cuts))
    return replace(article, parts=parts, provenance=origin)


def _part(article: Article, part: Part, known: set[str], cuts: list[Cut]) -> Part:
    marks: list[Mark] = []
    for mark in part.marks:
        if mark.kind != "link":
            marks.append(mark)
            continue
        settled = _settle(article, mark.target, known)
        if part.kind in UNSHOWN and not settled.reason:
            settled = _Settled(reason=f"a page's {part.kind} is no link")
        if settled.target:
            marks.append(replace(mark, target=settled.target))
        else:
            cuts.append(_cut(part, mark, settled.reason))
    return replace(part, marks=tuple(marks))


def _settle(article: Article, address: str, known: set[str]) -> _Settled:
    address = address.strip()
    fault = _fault(address)
    if fault or WEB.match(address):
        return _Settled(target="" if fault else address, reason=fault)
    if address.startswith("#"):
        return _Settled(reason="it points within the source's own page")
    return _relative(article, address, known)


def _fault(address: str) -> str:
    """Say why an address can be neither of the web nor of a file."""
    bare = BLANKS.sub("", address)
    scheme = SCHEME.match(bare)
    if not bare:
        return "it is empty"
    if scheme and scheme[1].lower() not in SCHEMES:
        return f"it begins with '{scheme[1][:20]}:'; links begin with http, https or mailto"
    if scheme and (not WEB.match(address.strip()) or any(c.isspace() for c in address.strip())):
        return "it is no address of the web"
    return ""


def _relative(article: Article, address: str, known: set[str]) -> _Settled:
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).replace("\\", "/")
    folder = posixpath.dirname(file_of(article.provenance))
    file = posixpath.normpath(posixpath.join(folder, path)) if not path.startswith("/") else ""
    if file in known:
        return _Settled(target=file)
    try:
        whole = urljoin(article.url, address) if WEB.match(article.url) else ""
    except ValueError:
        whole = ""
    if WEB.match(whole):
        return _Settled(target=whole)
    return _Settled(reason="it leads to no article of the archive")


def _cut(part: Part, mark: Mark, reason: str) -> Cut:
    words = part.text[mark.start : mark.end]
    words = words if len(words) <= SHOWN else words[:SHOWN] + "…"
    shown = mark.target if len(mark.target) <= SHOWN else mark.target[:SHOWN] + "…"
    return Cut(text=shown, reason=f"the address of the link '{words}': {reason}")
