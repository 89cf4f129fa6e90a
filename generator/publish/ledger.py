"""The ledger of addresses: the build only ever appends to it."""

from collections.abc import Sequence
from pathlib import Path

HEADING = (
    "# Id and address of an article, story, quotation or entity, one a line."
    " An address in here leads on for ever; the build appends new ones.\n"
)


def append_addresses(path: Path, new: Sequence[tuple[str, str]]) -> None:
    """Append the addresses of what is new to the ledger."""
    if not new:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_bytes() if path.exists() else b""
    start = ("" if before.endswith(b"\n") else "\n") if before else HEADING
    # Added to, never written anew: a build that is cut short loses no address that was given before.
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(start + "".join(f"{id_} {address}\n" for id_, address in new))
