"""What was changed in an article: in words on its page, and word by word on a page for each older version."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.articles.versions.differences import PartChange, Run, compare_parts
from generator.articles.withheld.withheld_versions import OWNER
from generator.model import Article, Part, Provenance, Version
from generator.pages.catalogue import Catalogue
from generator.pages.direction import direction
from generator.pages.markdown import BLOCK_START, Markdown, escape, escape_block, escape_opening
from generator.pages.notices import notice_page
from generator.pages.page import Page
from generator.pages.templating import render_body
from generator.words import UNKNOWN_DATE, count_words, date_words, list_words

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LABELS = {"headline": "Headline", "deck": "Deck"}
TAGS = {"removed": "del", "added": "ins"}
SPOKEN = {"removed": "Taken out:", "added": "Put in:"}
"""For those who hear the page, to whom neither a line through words nor one below them is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One change of an article: the version before it, and what was changed."""

    version: Version
    changes: tuple[PartChange, ...]
    address: str
    """Of the page of the version before, without `.html`."""


def find_revisions(catalogue: Catalogue, article: Article) -> tuple[Revision, ...]:
    """Compare each version of an article with the next, oldest first."""
    older = [one for one in catalogue.versions.get(article.id, ()) if not one.is_repeat]
    told = [one.number for one in older if not one.withdrawal]
    parts = {one.number: one.parts for one in older}
    home = catalogue.addresses.articles[article.id]
    found = []
    for one in older:
        # Of a version that is withdrawn nothing is told, not even by what others say in its place.
        then = next((number for number in told if number > one.number), 0)
        after = parts[then] if then else article.parts
        found.append(
            Revision(
                version=one,
                changes=() if one.withdrawal else compare_parts(one.parts, after),
                # An id never holds two hyphens in a row, so these addresses are free.
                address=f"{home}{OWNER}{one.number}",
            )
        )
    return tuple(found)


def revision_facts(revisions: Sequence[Revision]) -> list[dict[str, object]]:
    """State for an article's page what was changed and when, the newest change first."""
    return [
        {
            "when": when_words(one.version),
            "basis": one.version.replaced.basis,
            "what": what_words(one),
            "url": f"{one.address}.html",
            "number": one.version.number,
        }
        for one in reversed(revisions)
    ]


def repeat_facts(catalogue: Catalogue, article: Article, number: int) -> list[dict[str, object]]:
    """List the other files that hold the words of one version."""
    versions = catalogue.versions.get(article.id, ())
    return [_origin(one.provenance) for one in versions if one.is_repeat and one.number == number]


def newest_number(catalogue: Catalogue, article: Article) -> int:
    """Give the number of the version that is shown; of those before it, some may be withheld."""
    last = catalogue.versions.get(article.id, ())[-1:]
    return last[0].number + (not last[0].is_repeat) if last else 1


def version_pages(catalogue: Catalogue, article: Article, revisions: Sequence[Revision]) -> Iterator[Page]:
    """Compose a page for each older version: what was changed then, and its whole text; or why it is gone."""
    total = newest_number(catalogue, article)
    home = catalogue.addresses.articles[article.id]
    addresses = [one.address for one in revisions]
    for one, older, newer in zip(revisions, ["", *addresses], [*addresses[1:], ""], strict=False):
        version, path = one.version, f"{one.address}.md"
        if version.withdrawal:
            yield notice_page(
                path, version.withdrawal, version=version.number, total=total, home=f"{home}.md"
            )
            continue
        yield Page(
            path=path,
            title=f"Version {version.number} of {total}: {version.headline}",
            template="version.html",
            meta={
                "description": f"Version {version.number} of an article, changed since.",
                "robots": "noindex",
                "headline": version.headline,
                "lang": article.language,
                "dir": direction(article.language),
                "article": {"headline": article.headline, "url": f"{home}.html"},
                "number": version.number,
                "total": total,
                "older": f"{older}.html" if older else "",
                "newer": f"{newer}.html" if newer else "",
                "repeats": repeat_facts(catalogue, article, version.number),
                "origin": _origin(version.provenance),
                **_change_facts(one),
            },
            body=_body(one, path),
            sources=(version.provenance.path,),
        )


def _body(revision: Revision, path: str) -> Markdown:
    return render_body(
        "version",
        path,
        differences=[describe_change(change) for change in revision.changes],
        text=[_plain(part) for part in revision.version.parts if part.text.strip()],
        number=revision.version.number,
    )


def _change_facts(one: Revision) -> dict[str, object]:
    return {
        "when": date_words(one.version.when),
        "when_basis": one.version.when.basis,
        "changed": when_words(one.version),
        "changed_basis": one.version.replaced.basis,
        "what": what_words(one),
        "order": one.version.reason,
    }


def when_words(version: Version) -> str:
    """Say when a version was changed: `Changed 3 June 2025`."""
    when = date_words(version.replaced)
    return "Changed, on a day that is not known" if when == UNKNOWN_DATE else f"Changed {when}"


def change_words(changes: Sequence[PartChange]) -> str:
    """Say what was changed: `headline and two paragraphs; one paragraph added`."""
    front = [label.lower() for kind, label in LABELS.items() if any(_is_of(c, kind) for c in changes)]
    rest = [c for c in changes if c.is_changed and not any(_is_of(c, kind) for kind in LABELS)]
    kinds = Counter("added" if not c.old else "taken out" if not c.new else "" for c in rest)
    changed = [*front, *([_count(kinds[""])] if kinds[""] else [])]
    others = [f"{_count(kinds[kind])} {kind}" for kind in ("added", "taken out") if kinds[kind]]
    return "; ".join([*([list_words(changed)] if changed else []), *others]) or "the layout, and no word"


def what_words(revision: Revision) -> str:
    """Say what was changed; of a version that is withdrawn, that it is."""
    is_gone = revision.version.withdrawal is not None
    return "the version before was withdrawn" if is_gone else change_words(revision.changes)


def _is_of(change: PartChange, kind: str) -> bool:
    part = change.new or change.old
    return change.is_changed and part is not None and part.kind == kind


def _count(number: int) -> str:
    words = count_words(number, "paragraph")
    return words.replace(str(number), COUNTS[number], 1) if number < len(COUNTS) else words


def describe_change(change: PartChange) -> Markdown:
    """Show a part with the words that were taken out and put in marked."""
    part = change.new or change.old
    label = LABELS.get(part.kind, "") if part else ""
    inner = "".join(map(_run, change.runs))
    if label:
        return Markdown(f'<span class="label">{label}</span> {inner}')
    return Markdown(BLOCK_START.sub(escape_opening, inner.strip()))


def _run(run: Run) -> str:
    if run.kind == "same":
        return escape(run.text)
    tag = TAGS[run.kind]
    return f'<{tag}><span class="spoken">{SPOKEN[run.kind]} </span>{escape(run.text)}</{tag}>'


def _plain(part: Part) -> Markdown:
    label = LABELS.get(part.kind, "")
    return (
        Markdown(f'<span class="label">{label}</span> {escape(part.text)}')
        if label
        else escape_block(part.text)
    )


def _origin(origin: Provenance) -> dict[str, object]:
    return {
        "path": origin.path,
        "member": origin.member,
        "item": origin.item + 1,
        "sha256": origin.checksum,
        "reader": origin.reader,
    }
