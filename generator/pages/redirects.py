"""Pages that stand at an old address and lead to the new one; no old address ever takes a page's place."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from generator.errors import Problem
from generator.model import Article
from generator.pages.page import Page
from generator.pages.permalinks import Addresses, url_of
from generator.pages.templating import render_body
from generator.words import Voice

LONGEST, LONGEST_STEP = 500, 200
"""Bytes; a file system holds names of 255, some of them less."""
EXPECTED = "expected a path on this site, such as '/2019/05/old-name.html' or '/old-name/'"
# What Windows forbids in a file's name or takes for a device, and what a Markdown renderer takes for its own.
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"|?*\\]')
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
FOLDER_LIKE_FILE = re.compile(r".*\.(?:html?|md)", re.IGNORECASE)
# `/old.php`: a web server would hand out the page as something else than HTML.
OTHER_KIND = re.compile(r".*\.[a-z][a-z0-9]{1,4}", re.IGNORECASE)
KEPT_BY_THEME = {"404"}


class Redirect(Struct, frozen=True, kw_only=True):
    """An old address and the page that it leads to, both relative to the site's root, without `.html`."""

    old: str
    new: str
    title: str
    """Of the page that it leads to."""
    claimant: str
    """The file that asks for it; empty where the archive itself does."""


class Redirects(Struct, frozen=True, kw_only=True):
    """The old addresses that can be kept, and what is wrong with those that cannot."""

    kept: tuple[Redirect, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_redirects(
    articles: Iterable[Article], addresses: Addresses, ledger: Sequence[tuple[str, str]]
) -> Redirects:
    """Gather the addresses that articles had; one that is wrong, or that two claim, is a problem."""
    wanted: list[Redirect] = []
    problems: list[Problem] = []
    by_id = dict(ledger)
    promised = {address.removesuffix(".html"): id_ for id_, address in ledger}
    for article in articles:
        path, new = article.provenance.path, addresses.articles[article.id]
        for id_ in article.former_ids:
            former = by_id.get(id_, new).removesuffix(".html")
            if former != new:
                wanted.append(Redirect(old=former, new=new, title=article.headline, claimant=path))
        for alias in article.aliases:
            old, fault = parse_old_address(alias)
            if not fault and promised.get(old, article.id) != article.id:
                fault = "is promised to another article by the ledger"
            if fault:
                problems.append(_problem(path, f"the alias {alias[:LONGEST]!r} {fault}; {EXPECTED}."))
            elif old != new:
                wanted.append(Redirect(old=old, new=new, title=article.headline, claimant=path))
    return _refuse_shared(wanted, problems)


def parse_old_address(alias: str) -> "tuple[str, str]":
    """Read an alias as a path without `.html`, `index` for a folder's page; else say what is wrong."""
    try:
        parts = urlsplit(alias.strip())
    except ValueError:
        return "", "is no address"
    if parts.scheme or parts.netloc or alias.strip().startswith(("//", "\\")):
        return "", "is on a host"
    if parts.query or parts.fragment:
        return "", "holds more than a path"
    path = unquote(parts.path)
    steps = path.removeprefix("/").split("/")
    last = steps.pop()
    is_file = last.lower().endswith(".html")
    if not is_file and OTHER_KIND.fullmatch(last):
        return "", f"ends in '.{last.rpartition('.')[2]}', which is no kind of page"
    steps += [last[: -len(".html")]] if is_file else [last, "index"] if last else ["index"]
    fault = _fault(steps) or ("is too long" if len(path.encode("utf-8", "replace")) > LONGEST else "")
    return ("", fault) if fault else ("/".join(steps), "")


def redirect_pages(say: Voice, redirects: Iterable[Redirect]) -> Iterator[Page]:
    """Compose the page at each old address."""
    for redirect in redirects:
        path = f"{redirect.old}.md"
        yield Page(
            path=path,
            title=redirect.title,
            template="redirect.html",
            meta={
                "description": say("This page has another address."),
                "robots": "noindex",
                "target": url_of(redirect.new),
            },
            body=render_body(say, "redirect", path, title=redirect.title, new=redirect.new),
            sources=(redirect.claimant,) if redirect.claimant else (),
        )


def free_redirects(redirects: Redirects, claimed: Mapping[str, str]) -> Redirects:
    """Leave out the redirects that would stand where a page stands.

    `claimed` names the claimant of each path; its keys are as `Page.path`, in lower case.
    """
    kept: list[Redirect] = []
    problems: list[Problem] = []
    for redirect in redirects.kept:
        claimant = claimed.get(f"{redirect.old}.md".casefold())
        if claimant or redirect.old.casefold() in KEPT_BY_THEME:
            message = (
                f"the alias '/{redirect.old}.html' is the address of {claimant or 'a page of the theme'}"
            )
            problems.append(_problem(redirect.claimant, f"{message}; expected one that no page has."))
        else:
            kept.append(redirect)
    return Redirects(kept=tuple(kept), problems=tuple(problems))


def _fault(steps: Sequence[str]) -> str:
    """Say what keeps steps from being the names of folders and, last, of a file."""
    for number, step in enumerate(steps, start=1):
        if not step.strip() or step in {".", ".."}:
            return f"has the step {step!r}"
        if FORBIDDEN.search(step) or DEVICE.fullmatch(step) or step[-1] in ". " or step[0] in ". ":
            return f"has the step {step!r}, which not every computer can hold"
        if len(step.encode("utf-8", "replace")) > LONGEST_STEP:
            return f"has a step of more than {LONGEST_STEP} bytes"
        if number < len(steps) and FOLDER_LIKE_FILE.fullmatch(step):
            return f"has the folder {step!r}, which is named as a file"
    # MkDocs renders README.md as a folder's index.html.
    return "is the name of a read-me file" if steps[-1].casefold() == "readme" else ""


def _refuse_shared(wanted: Iterable[Redirect], problems: Iterable[Problem]) -> Redirects:
    by_address: dict[str, list[Redirect]] = defaultdict(list)
    for redirect in wanted:
        by_address[redirect.old.casefold()].append(redirect)
    found = list(problems)
    kept: list[Redirect] = []
    for _, claims in sorted(by_address.items()):
        if len({claim.new for claim in claims}) == 1:
            kept.append(claims[0])
            continue
        names = sorted({f"{claim.claimant} (for {claim.new}.html)" for claim in claims})
        message = f"the alias '/{claims[0].old}.html' is claimed by {' and '.join(names)}; expected one."
        found.append(_problem(min(claim.claimant for claim in claims), message))
    return Redirects(kept=tuple(kept), problems=tuple(sorted(found, key=lambda p: (p.path, p.message))))


def _problem(path: str, message: str) -> Problem:
    return Problem(severity="warning", path=path, message=message)
