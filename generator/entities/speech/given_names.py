"""Given names that tell whether a person is a man or a woman."""

from generator.articles.given_names import MEN, WOMEN


def gender_of(name: str) -> str:
    """Tell by the given name of a full name: `m`, `f`, or empty where it tells nothing."""
    words = name.split()
    if len(words) < 2:
        return ""
    first = words[0]
    return "m" if first in MEN else "f" if first in WOMEN else ""
