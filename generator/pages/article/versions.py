"""What was changed in an article: in words on its page, and word by word on a page for each older version."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.articles.versions.differences import PartChange, Run, compare_parts
from generator.articles.withheld.withheld_versions import OWNER
from generator.model import Article, Part, Provenance, Version
from generator.pages.article.notices import notice_page
from generator.pages.catalogue import Catalogue
from generator.pages.direction import direction
from generator.pages.markdown import BLOCK_START, Markdown, escape, escape_block, escape_opening
from generator.pages.page import Page
from generator.pages.templating import render_body
from generator.words import Voice

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LABELS = {"headline": "Headline", "deck": "Deck"}
TAGS = {"removed": "del", "added": "ins"}
SPOKEN = {"removed": "Taken out:", "added": "Put in:"}
"""For those who hear the page, to whom neither a line through words nor one below them is told."""


class Revision(Struct, frozen=True, kw_only=True):
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


def revision_facts(say: Voice, revisions: Sequence[Revision]) -> list[dict[str, object]]:
    """State for an article's page what was changed and when, the newest change first."""
    return [
        {
            "when": when_words(say, one.version),
            "basis": one.version.replaced.basis,
            "what": what_words(say, one),
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
        say, version, path = catalogue.say, one.version, f"{one.address}.md"
        number = version.number
        if version.withdrawal:
            yield notice_page(say, path, version.withdrawal, version=number, total=total, home=f"{home}.md")
            continue
        title = "Version {number} of {total}: {headline}"
        yield Page(
            path=path,
            title=say(title, number=number, total=total, headline=version.headline),
            template="version.html",
            meta={
                "description": say("Version {number} of an article, changed since.", number=number),
                "robots": "noindex",
                "headline": version.headline,
                "lang": article.language,
                "dir": direction(article.language),
                "article": {"headline": article.headline, "url": f"{home}.html"},
                "number": number,
                "total": total,
                "older": f"{older}.html" if older else "",
                "newer": f"{newer}.html" if newer else "",
                "repeats": repeat_facts(catalogue, article, number),
                "origin": _origin(version.provenance),
                **_change_facts(say, one),
            },
            body=_body(say, one, path),
            sources=(version.provenance.path,),
        )


def _body(say: Voice, revision: Revision, path: str) -> Markdown:
    return render_body(
        say,
        "version",
        path,
        differences=[describe_change(say, change) for change in revision.changes],
        text=[_plain(say, part) for part in revision.version.parts if part.text.strip()],
        number=revision.version.number,
    )


def _change_facts(say: Voice, one: Revision) -> dict[str, object]:
    return {
        "when": say.date(one.version.when),
        "when_basis": one.version.when.basis,
        "changed": when_words(say, one.version),
        "changed_basis": one.version.replaced.basis,
        "what": what_words(say, one),
        "order": one.version.reason,
    }


def when_words(say: Voice, version: Version) -> str:
    """Say when a version was changed: `Changed 3 June 2025`."""
    if not version.replaced.edtf:
        return say("Changed, on a day that is not known")
    return say("Changed {date}", date=say.date(version.replaced))


def change_words(say: Voice, changes: Sequence[PartChange]) -> str:
    """Say what was changed: `headline and two paragraphs; one paragraph added`."""
    front = [say(label.lower()) for kind, label in LABELS.items() if any(_is_of(c, kind) for c in changes)]
    rest = [c for c in changes if c.is_changed and not any(_is_of(c, kind) for kind in LABELS)]
    kinds = Counter("added" if not c.old else "taken out" if not c.new else "" for c in rest)
    changed = [*front, *([_count(say, kinds[""])] if kinds[""] else [])]
    others = [
        say(f"{{paragraphs}} {kind}", paragraphs=_count(say, kinds[kind]))
        for kind in ("added", "taken out")
        if kinds[kind]
    ]
    said = [*([say.listed(changed)] if changed else []), *others]
    return say("; ").join(said) or say("the layout, and no word")


def what_words(say: Voice, revision: Revision) -> str:
    """Say what was changed; of a version that is withdrawn, that it is."""
    is_gone = revision.version.withdrawal is not None
    return say("the version before was withdrawn") if is_gone else change_words(say, revision.changes)


def _is_of(change: PartChange, kind: str) -> bool:
    part = change.new or change.old
    return change.is_changed and part is not None and part.kind == kind


def _count(say: Voice, number: int) -> str:
    words = say.count(number, "paragraph")
    return words.replace(say.number(number), say(COUNTS[number]), 1) if number < len(COUNTS) else words


def describe_change(say: Voice, change: PartChange) -> Markdown:
    """Show a part with the words that were taken out and put in marked."""
    part = change.new or change.old
    label = say(LABELS[part.kind]) if part and part.kind in LABELS else ""
    inner = "".join(_run(say, run) for run in change.runs)
    if label:
        return Markdown(f'<span class="label">{label}</span> {inner}')
    return Markdown(BLOCK_START.sub(escape_opening, inner.strip()))


def _run(say: Voice, run: Run) -> str:
    if run.kind == "same":
        return escape(run.text)
    tag = TAGS[run.kind]
    return f'<{tag}><span class="spoken">{say(SPOKEN[run.kind])} </span>{escape(run.text)}</{tag}>'


def _plain(say: Voice, part: Part) -> Markdown:
    label = say(LABELS[part.kind]) if part.kind in LABELS else ""
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
