"""How much of a package is unpacked: no more than news needs, whatever its bytes say."""

from msgspec import Struct, field

from generator.errors import UnreadableFile

MAX_MEMBERS = 20_000
MAX_MEMBER_BYTES = 50_000_000
MAX_TOTAL_BYTES = 200_000_000
"""Unpacked, of one file with all that is nested in it."""
MAX_RATIO, RATIO_FROM = 200, 1_000_000
"""Times that a member larger than this many bytes may grow; news text grows three- to tenfold."""
STEP = 65_536


class Budget(Struct, kw_only=True):
    """What is left to unpack of one file, and how deep one is in it."""

    left: int
    depth: dict[str, int] = field(default_factory=dict)


def stay_within(size: int, packed: int, most: int) -> None:
    """Refuse a member that grows beyond `most` bytes, or out of all proportion to its packed size."""
    if size > most:
        raise UnreadableFile(f"it unpacks to more than {most:,} bytes; expected less in one package.")
    if size > RATIO_FROM and size > MAX_RATIO * max(packed, 1):
        raise UnreadableFile(f"it unpacks to more than {MAX_RATIO} times its size; expected article files.")


def refuse_crowd(members: int) -> None:
    """Refuse a package of more members than news needs."""
    if members > MAX_MEMBERS:
        raise UnreadableFile(f"it holds {members:,} members; expected at most {MAX_MEMBERS:,}.")
