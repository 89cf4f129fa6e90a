"""Addresses that were published, as the ledger has them: where nothing would stand any more, that is said."""

from collections.abc import Collection, Iterator

from generator.content.ledger import PATH
from generator.content.records import Records
from generator.errors import Problem
from generator.model import Archive

SHOWN = 20
"""Addresses that are named; of more the number is given."""
EXPECTED = "expected its file, where it was, or a decision to withdraw it, or an alias that leads on."


def find_vanished(archive: Archive, records: Records, taken: Collection[str]) -> Iterator[Problem]:
    """Name each published address of an article at which no page stands, though no decision says so.

    `taken` are the paths of all pages, in small letters.
    """
    withheld = {one.id for one in archive.withheld}
    gone = [
        address
        for id_, address in records.permalinks
        if id_ not in withheld and f"{address.removesuffix('.html')}.md".casefold() not in taken
    ]
    for address in gone[:SHOWN]:
        yield _problem(f"'{address}' was published, and its article is not in the archive; {EXPECTED}")
    if len(gone) > SHOWN:
        yield _problem(f"{len(gone) - SHOWN:,} more published addresses have no article in the archive.")


def _problem(message: str) -> Problem:
    return Problem(severity="warning", path=PATH, message=message)
