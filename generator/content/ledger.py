"""The ledger of addresses, `content/permalinks.txt`: an article's id and its address a line."""

import re

from generator.errors import Problem, RecordError

PATH = "content/permalinks.txt"
# Such as the archive gives its articles; no line of the ledger leads out of their folder.
ADDRESS = re.compile(r"articles/(?:[a-z0-9-]+/)*[a-z0-9-]+\.html")
ID = re.compile(r"[0-9a-z]+")


def parse_ledger(text: str) -> tuple[tuple[str, str], ...]:
    """Read ids and addresses; raise `RecordError` that names every wrong line."""
    found: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        words = line.split()
        message = _fault(words, lines)
        if message:
            problems.append(Problem(severity="error", path=PATH, line=number, message=message))
            continue
        lines[words[0]] = number
        found[words[0]] = words[1]
    if problems:
        raise RecordError(problems)
    return tuple(found.items())


def _fault(words: list[str], lines: dict[str, int]) -> str:
    if len(words) != 2:
        return f"found {len(words)} words; expected an id and an address."
    id_, address = words
    if not ID.fullmatch(id_):
        return f"the id is {id_!r}; expected lower-case letters and digits."
    if not ADDRESS.fullmatch(address):
        return (
            f"the address is {address!r}; expected one such as 'articles/2025/06/12/a-headline-{id_}.html'."
        )
    if id_ in lines:
        return f"id '{id_}' has an address on line {lines[id_]} already; expected one address an id."
    return ""
