"""How much one story may hold: more is no article, and costs every later stage time and memory."""

from generator.errors import UnreadableFile
from generator.model import RawArticle

MAX_STORY = 1_000_000
"""Characters of a story, about 170,000 words; a long article of news has 100,000."""
MAX_PARTS = 20_000
"""Paragraphs, items, rows and so on of a story."""
MAX_VALUE = 20_000
"""Characters of a headline, byline, tag or other field that is shown."""
SHOWN = frozenset(
    """
    headline deck byline author source agency section language id url permalink tag alias slug rights
    """.split()  # noqa: SIM905 - plain words
)
MAX_FIELDS = 2_000
"""Fields of a story, each author and tag counted."""


def check_story(raw: RawArticle) -> None:
    """Refuse a story that holds more than an article does; raise `UnreadableFile`."""
    shown = [known for known in raw.fields if known.name in SHOWN]
    longest = max(shown, key=lambda known: len(known.value), default=None)
    counts = (
        (len(raw.parts), MAX_PARTS, "parts"),
        (sum(len(part.text) for part in raw.parts), MAX_STORY, "characters"),
        (len(raw.fields), MAX_FIELDS, "fields"),
        (len(longest.value) if longest else 0, MAX_VALUE, f"characters in its {longest and longest.name}"),
    )
    for count, most, what in counts:
        if count > most:
            raise UnreadableFile(
                f"the story holds {count:,} {what}; expected at most {most:,} in one article."
            )
