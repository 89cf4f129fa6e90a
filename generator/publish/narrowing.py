"""A page without the blank lines and the indentation of its templates, which no reader sees."""

import re

KEPT = "<textarea"
"""What holds words that a reader may see as they are; no template has any."""
LEFT = re.compile(r"\n[ \t\r\n]+")


def narrow(page: str) -> str:
    """Leave out what templates leave at the beginning of lines; what is set as written stays so."""
    if KEPT in page:
        return page
    first, *rest = page.split("<pre")
    pieces = [LEFT.sub("\n", first)]
    for piece in rest:
        written, end, after = piece.partition("</pre>")
        pieces += ["<pre", written, end, LEFT.sub("\n", after)]
    return "".join(pieces)
