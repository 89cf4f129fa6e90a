"""Long reasons cut to what fits into a margin; the whole reason stands behind it."""

from generator.articles.sentences import find_sentences

ROOM = 140
"""Code points of a reason that is shown as it is."""
STOPS = (": ", "; ")


def brief_reason(reason: str) -> str:
    """Take the first statement of a reason, or nothing where it is short enough to be read at once."""
    if len(reason) <= ROOM:
        return ""
    first = find_sentences(reason)[0]
    words = reason[first.start : first.end]
    ends = [at for stop in STOPS if (at := words.find(stop)) > 0]
    words = words[: min(ends, default=len(words))].strip().rstrip(".")
    return f"{words}." if len(words) <= ROOM else f"{words[:ROOM].rsplit(' ', 1)[0]}…"
