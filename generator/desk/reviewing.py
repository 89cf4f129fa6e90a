"""Writes what is to decide for editors: as a page beside the site, as lines for a terminal, as data."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import to_builtins

from generator.articles.withheld.withholding import Guard
from generator.content.records import Records
from generator.entities.judging.review import find_questions
from generator.model import Archive
from generator.pages.catalogue import build_catalogue
from generator.pages.hidden import public_face
from generator.pages.permalinks import Addresses
from generator.pages.review import Item, review_items, review_page
from generator.publish.guarding import refuse_leaks_in_export

PAGE = Path("build", "review.html")
SUMMARY = 10
"""Questions named in a summary."""


class Review:
    """What is to decide in an archive, the `most` questions that touch most pages first; 0: all."""

    def __init__(self, archive: Archive, addresses: Addresses, records: Records, most: int = 0) -> None:
        # Words of articles that are kept out of every search stand on no other page.
        shown = public_face(archive)
        questions = find_questions(shown, records)
        self.found = len(questions)
        catalogue = build_catalogue(shown, addresses)
        self.items: Sequence[Item] = tuple(review_items(catalogue, questions[: most or None]))

    def lines(self) -> Iterator[str]:
        """Put everything as plain lines."""
        for item in self.items:
            yield f"{item.number}. {item.words}"
            yield f"    touches {item.pages:,} pages; because: {'; '.join(item.reasons)}"
            for side in item.sides:
                yield f"    {side.name} ({side.id}: {side.facts})"
                for one in side.evidence:
                    yield f"        “{one.before}[{one.name}]{one.behind}” {one.headline}, {one.facts}"
            for answer in item.answers:
                yield f"    {answer.words}"
                yield f"        {answer.command}"
            yield ""

    def json(self) -> str:
        """Put everything as JSON."""
        data = {"found": self.found, "questions": [to_builtins(item) for item in self.items]}
        return json.dumps(data, indent=2, ensure_ascii=False)

    def summary(self) -> Iterator[str]:
        """Name the questions that touch most pages, as a list in Markdown."""
        for item in self.items[:SUMMARY]:
            yield f"- {item.words} (touches {item.pages:,} pages)"


def write_review(root: Path, review: Review, site: str, guard: Guard) -> None:
    """Write the page; raise `WithheldWords`, and remove it, where withheld words stand in it."""
    path = root / PAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(review_page(review.items, review.found, site), encoding="utf-8", newline="\n")
    refuse_leaks_in_export([path], guard)
