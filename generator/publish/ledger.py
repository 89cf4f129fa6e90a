"""The ledger of addresses: the build only ever appends to it."""

from collections.abc import Sequence
from pathlib import Path

HEADING = (
    "# Article id and address, one a line. An address in here never changes; the build appends new ones.\n"
)


def append_addresses(path: Path, new: Sequence[tuple[str, str]]) -> None:
    """Append the addresses of new articles to the ledger."""
    if not new:
        return
    before = path.read_text(encoding="utf-8") if path.exists() else HEADING
    if not before.endswith("\n"):
        before += "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before + "".join(f"{id_} {address}\n" for id_, address in new), encoding="utf-8")
