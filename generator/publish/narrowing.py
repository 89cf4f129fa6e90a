"""A page without the blank lines and the indentation of its templates, which no reader sees."""

KEPT = "<textarea"
"""What holds words that a reader may see as they are; no template has any."""


def narrow(page: str) -> str:
    """Leave out what templates leave at the beginning of lines; what is set as written stays so."""
    if KEPT in page:
        return page
    first, *rest = page.split("<pre")
    pieces = [_narrowed(first)]
    for piece in rest:
        written, end, after = piece.partition("</pre>")
        pieces += ["<pre", written, end, _narrowed(after)]
    return "".join(pieces)


def _narrowed(text: str) -> str:
    first, *lines = text.split("\n")
    if not lines:
        return text
    *between, last = [line.lstrip(" \t\r") for line in lines]
    return "\n".join([first, *filter(None, between), last])
