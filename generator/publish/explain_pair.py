"""Why two articles are tied, or are not: every clue, and what it weighs, in plain lines."""

from collections.abc import Iterable, Iterator

from generator.errors import ArchiveError
from generator.links.linking import in_order_of_days, roots_of
from generator.links.look_alikes import MOST_EVENTS
from generator.links.threading import ALONE, FIRST, FURTHER
from generator.links.weighing import Clue, Weighed, weigh_pair
from generator.model import Article
from generator.pages.catalogue import build_catalogue
from generator.pipeline import Gathered
from generator.publish.explain import articles_by_key, hint
from generator.words import date_words

INDENT = "    "
WIDTH = 20


def explain_pair(gathered: Gathered, one: str, other: str) -> str:
    """Print every clue that two articles were weighed by; raise `ArchiveError` where one is not known.

    Each is named by its address, id or file.
    """
    catalogue = build_catalogue(gathered.archive, gathered.addresses)
    keys = articles_by_key(catalogue)
    pair = [_find(keys, name) for name in (one, other)]
    if pair[0].id == pair[1].id:
        raise ArchiveError(f"{other}: it is the same article as {one}; expected two.")
    in_time = in_order_of_days(gathered.archive.articles)
    places = {article.id: place for place, article in enumerate(in_time)}
    older, newer = sorted(pair, key=lambda article: places[article.id])
    archive = gathered.archive
    weighed = weigh_pair(
        in_time,
        archive.entities,
        archive.appearances,
        archive.quotations,
        newer.id,
        older.id,
        roots_of(archive.chains),
    )
    tied = [link for link in archive.links if (link.source, link.target) == (newer.id, older.id)]
    links = [f"{INDENT}{link.kind}, weight {link.weight:g}: {link.reason}" for link in tied]
    stories = [
        f"{INDENT}one story: {thread.title} ({thread.id})"
        for thread in archive.threads
        if {newer.id, older.id} <= set(thread.articles)
    ]
    chained = catalogue.chains.get(newer.id)
    if chained and chained == catalogue.chains.get(older.id):
        stories.append(f"{INDENT}one report: their source sent it again")
    is_warned = any(link.kind == "look-alike" for link in tied)
    head = [f"NEWER {_named(newer)}", f"OLDER {_named(older)}", "TIES"]
    return "\n".join([*head, *(links + stories or [f"{INDENT}none"]), *_lines(weighed, is_warned)])


def _find(keys: dict[str, list[Article]], name: str) -> Article:
    found = keys.get(name.strip().removesuffix(".html").removeprefix("./"), [])
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(article.id for article in found)
        raise ArchiveError(f"{name}: this file holds several articles; expected one of the ids {ids}.")
    raise ArchiveError(f"{name}: no article has this address, id or file. {hint(name, set(keys))}")


def _named(article: Article) -> str:
    return f"{article.id}  {article.headline} ({date_words(article.date)})"


def _alike(weighed: Weighed, is_warned: bool) -> str:
    if not weighed.is_alike:
        return "not alike: too few words, tables, or tied by a rare name or a quotation"
    if not weighed.is_another_event:
        return "alike, and perhaps one event by dates and names"
    if is_warned:
        return "alike, and another event by dates and names"
    return f"alike, but one of them is like more than {MOST_EVENTS} events, as what is written by a form is"


def _lines(weighed: Weighed, is_warned: bool) -> Iterator[str]:
    yield "RELATED"
    yield from _clues(weighed.related)
    total = sum(clue.points for clue in weighed.related)
    yield f"{INDENT}{'in all':<{WIDTH}}{total:.2f}; related from {weighed.related_least:g}"
    if not weighed.no_copy:
        yield f"{INDENT}not related, as both are of one text"
    elif weighed.unrelated:
        yield f"{INDENT}not related, as {weighed.unrelated}"
    yield "STORY"
    yield f"{INDENT}{'base':<{WIDTH}}{weighed.story_base:g}"
    yield from _clues(weighed.story)
    total = weighed.story_base + sum(clue.points for clue in weighed.story)
    yield (
        f"{INDENT}{'in all':<{WIDTH}}{total:.2f}; of one story from {FIRST:g} (a lone report),"
        f" {FURTHER:g} (two of a story's reports), {ALONE:g} (one of them)"
    )
    if weighed.no_story:
        yield f"{INDENT}not of one story by these two alone, as {weighed.no_story}"
    yield "COPY"
    same = f"not copies, as {weighed.no_copy}" if weighed.no_copy else "of one text"
    yield f"{INDENT}{'runs of three':<{WIDTH}}{weighed.shared:.0%} of the shorter text's are in both"
    yield f"{INDENT}{same}"
    yield "LOOK-ALIKE"
    yield f"{INDENT}{'cosine':<{WIDTH}}{weighed.similarity:.2f}"
    yield f"{INDENT}{_alike(weighed, is_warned)}"


def _clues(clues: Iterable[Clue]) -> Iterator[str]:
    for clue in clues:
        words = f"  {clue.words}" if clue.words else ""
        yield f"{INDENT}{clue.name:<{WIDTH}}{clue.strength:.2f} × {clue.weight:g} = {clue.points:.2f}{words}"
