"""Words of a source as one line that every format can hold."""

import re

SPACE = re.compile(r"\s+")
UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""What is no sign that can be cited, or would turn round the words after it."""


def plain(text: str) -> str:
    """Bring a text onto one line, without signs that nobody can see."""
    return SPACE.sub(" ", UNSHOWN.sub(" ", text)).strip()
