"""The menu of `mkdocs.yml`: an entry that leads to no page is named and left out."""

from collections.abc import Collection, Iterator
from typing import TypeAlias
from urllib.parse import urlsplit

from msgspec import Struct

from generator.errors import Problem, nearest

Entry: TypeAlias = "str | dict[str, str | list[Entry]]"
HOME = "index.md"


class Menu(Struct, frozen=True, kw_only=True):
    """The entries that lead somewhere, as MkDocs takes them, and a word on each of the others."""

    entries: list[Entry]
    problems: tuple[Problem, ...]


def check_menu(nav: list[Entry], pages: Collection[str]) -> Menu:
    """Leave out of a menu what leads to none of these pages, each named as `people/index.md`."""
    problems: list[Problem] = []
    entries = list(_living(nav, pages, problems))
    # Without any entry MkDocs would put every page of the site into the menu of every page.
    return Menu(entries=entries or [HOME], problems=tuple(problems))


def _living(nav: list[Entry], pages: Collection[str], problems: list[Problem]) -> Iterator[Entry]:
    for entry in nav:
        if isinstance(entry, str):
            if _leads_somewhere("", entry, pages, problems):
                yield entry
            continue
        kept: dict[str, str | list[Entry]] = {}
        for title, target in entry.items():
            if isinstance(target, str):
                if _leads_somewhere(title, target, pages, problems):
                    kept[title] = target
            elif inside := list(_living(target, pages, problems)):
                kept[title] = inside
        if kept:
            yield kept


def _leads_somewhere(title: str, target: str, pages: Collection[str], problems: list[Problem]) -> bool:
    address = urlsplit(target)
    if target in pages or address.scheme or address.netloc or target.startswith("/"):
        return True
    words = f"'{title}: {target}'" if title else f"'{target}'"
    message = f"nav: {words} leads to no page, so it is left out of the menu; {_expected(target)}"
    landing = [page for page in pages if page.count("/") == 0 or page.endswith("/index.md")]
    hint = nearest(target, landing)
    problems.append(
        Problem(
            severity="warning",
            path="mkdocs.yml",
            message=message,
            hint=hint if hint.startswith("Did") else "",
        )
    )
    return False


def _expected(target: str) -> str:
    return f"expected content/pages/{target}, another page's name, or no such line."
