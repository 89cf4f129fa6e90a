"""The ledger of addresses, `content/permalinks.txt`: an id and its address a line."""

import re

from msgspec import Struct

from generator.errors import Problem, RecordError

PATH = "content/permalinks.txt"
# Such as the archive gives its articles; no line of the ledger leads out of their folder.
ADDRESS = re.compile(r"articles/(?:[a-z0-9-]+/)*[a-z0-9-]+\.html")
# A running story has the id of one of its articles, which has a line of its own.
STORY = "stories/{}.html"
QUOTATION = re.compile(r"(q[0-9a-f]{12}) quotations/\1\.html")
ID = re.compile(r"[0-9a-z]+")
OF_ENTITY = re.compile(r"[a-z0-9-]+ (?:people|organizations|places|events)/[a-z0-9-]+\.html")


class Ledger(Struct, frozen=True, kw_only=True):
    """What was published under which address."""

    articles: tuple[tuple[str, str], ...] = ()
    """Id and address."""
    stories: tuple[str, ...] = ()
    """Ids of running stories, oldest first."""
    retold: tuple[str, ...] = ()
    """Ids of quotations that several reports tell, oldest first."""
    entities: tuple[tuple[str, str], ...] = ()
    """Id and address of each page; an organization that was taken for a place has two."""


def story_address(id_: str) -> str:
    """Give the address of a running story's page, with `.html`."""
    return STORY.format(id_)


def quotation_address(id_: str) -> str:
    """Give the address of the page of a quotation that several reports tell, with `.html`."""
    return f"quotations/{id_}.html"


def parse_ledger(text: str) -> Ledger:
    """Read ids and addresses; raise `RecordError` that names every wrong line."""
    articles: dict[str, str] = {}
    stories: dict[str, int] = {}
    entities: dict[tuple[str, str], None] = {}
    retold: dict[str, None] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        words = line.split()
        if OF_ENTITY.fullmatch(" ".join(words)):
            entities[words[0], words[1]] = None
            continue
        if QUOTATION.fullmatch(" ".join(words)):
            retold[words[0]] = None
            continue
        is_story = len(words) == 2 and words[1] == story_address(words[0])
        message = _fault(words, stories if is_story else lines, is_story=is_story)
        if message:
            problems.append(Problem(severity="error", path=PATH, line=number, message=message))
        elif is_story:
            stories[words[0]] = number
        else:
            lines[words[0]] = number
            articles[words[0]] = words[1]
    if problems:
        raise RecordError(problems)
    return Ledger(
        articles=tuple(articles.items()),
        stories=tuple(stories),
        retold=tuple(retold),
        entities=tuple(entities),
    )


def _fault(words: list[str], lines: dict[str, int], *, is_story: bool) -> str:
    if len(words) != 2:
        return f"found {len(words)} words; expected an id and an address."
    id_, address = words
    if not ID.fullmatch(id_):
        return f"the id is {id_!r}; expected lower-case letters and digits."
    if not is_story and not ADDRESS.fullmatch(address):
        return (
            f"the address is {address!r}; expected one such as 'articles/2025/06/12/a-headline-{id_}.html'."
        )
    if id_ in lines:
        return f"id '{id_}' has an address on line {lines[id_]} already; expected one address an id."
    return ""
