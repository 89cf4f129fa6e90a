"""Whether the day or the month comes first in a column of numbers like `03.04.2021`: one voice a column."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from generator.articles.dating.stated_dates import find_order, find_readings, read_in_order, state_date
from generator.model import Field

LONGEST = 80


class DayOrder(Struct):
    """What the rows of a table told so far, for each column the first that can be read in one order alone."""

    seen: dict[str, dict[str, str]] = field(default_factory=dict)

    def note(self, column: str, words: str, row: int) -> None:
        """Take in the words of one row."""
        order = find_order(words.strip()[:LONGEST])
        if order:
            self.seen.setdefault(column, {}).setdefault(
                order, f"row {row:,} ('{words.strip()[:LONGEST]}') has to be"
            )

    def settled(self) -> Mapping[str, str]:
        """Give the order of those columns of which no two rows contradict each other."""
        return {column: next(iter(orders)) for column, orders in self.seen.items() if len(orders) == 1}

    def state(self, column: str, words: str, where: str) -> Field | None:
        """Make a field of a date that the column's other rows tell how to read; None where they do not."""
        order = self.settled().get(column, "")
        value = read_in_order(" ".join(words.split()), order) if order else ""
        known = state_date(value, where) if value else None
        if known is None or known.name != "date":
            return None
        why = f"{where} '{words.strip()}', read with the {order} first as {self.seen[column][order]}"
        return replace(known, basis=why)


def is_open(words: str) -> bool:
    """Whether numbers can be read in both orders."""
    return len(find_readings(words.strip())) == 2
