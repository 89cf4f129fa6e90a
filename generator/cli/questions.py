"""What a person at a terminal is asked about an article that is added; an empty answer means not known."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from msgspec import Struct
from pydantic import ValidationError

from generator.articles.sidecars import Sidecar
from generator.content.checking import describe

QUESTIONS = {
    "date": "Published on (2025-06-12, 2019-05, 2019-05-15~ for about)",
    "source": "Publisher or agency",
    "received": "Reached you on (2025-06-13)",
}
MOST_SHOWN = 12
NEAR = 0.75


class Asker(Struct):
    """Asks, until the person ends the input."""

    ask: Callable[[str], str]
    """Shows a line and returns the answer; raises `EOFError` where there is none."""
    say: Callable[[str], object]
    sources: Sequence[str] = ()
    """Names of the sources that the archive knows."""
    is_over: bool = False

    def answer(self, name: str) -> str:
        """Ask for one field until the answer is one that a sidecar takes, or empty."""
        if name == "source" and self.sources and not self.is_over:
            shown = ", ".join(self.sources[:MOST_SHOWN])
            more = len(self.sources) - MOST_SHOWN
            self.say(f"    Known sources: {shown}{f' and {more:,} more' if more > 0 else ''}")
        while not self.is_over:
            value = self._line(f"    {QUESTIONS[name]}, or nothing: ")
            fault = _fault(name, value)
            if not fault:
                return self._as_known(value) if name == "source" else value
            self.say(f"    {fault}")
        return ""

    def _line(self, words: str) -> str:
        try:
            return " ".join(self.ask(words).split())
        except EOFError:
            self.is_over = True
            self.say("")
            return ""

    def _as_known(self, value: str) -> str:
        """Offer the known source whose name is nearest to what was typed."""
        by_name = {name.casefold(): name for name in self.sources}
        if not value or value.casefold() in by_name:
            return by_name.get(value.casefold(), value)
        close = get_close_matches(value.casefold(), by_name, n=1, cutoff=NEAR)
        if not close:
            return value
        reply = self._line(f"    Did you mean '{by_name[close[0]]}'? (y/n): ")
        return by_name[close[0]] if reply.casefold() in ("y", "yes") else value


def _fault(name: str, value: str) -> str:
    try:
        Sidecar.model_validate({name: value} if value else {})
    except ValidationError as error:
        return describe(Sidecar, error)[0][1]
    return ""
