"""Citations as BibTeX, as BibLaTeX reads it too."""

from generator.pages.citing.authors import Author
from generator.pages.citing.citation import Citation, is_plain
from generator.words import date_words

# BibTeX counts every brace, also one behind a backslash, so those of a text become commands.
COMMANDS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "#": r"\#", "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
LATEX = str.maketrans(COMMANDS)
# An address is taken as it is (`url` is verbatim), but for what would end the field or open a comment.
ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - names of BibTeX's macros


def format_bibtex(citation: Citation) -> str:
    """Put a citation as one BibTeX entry, without an end of line."""
    when = citation.when
    fields = {
        "author": " and ".join(map(_author, citation.authors)),
        "title": f"{{{_escape(citation.headline)}}}",  # a second pair of braces keeps capitals
        "journal": _escape(citation.publication),
        "year": f"{when.year:04}" if when.year else "",
        "day": str(when.day or ""),
        "note": _escape(_note(citation)),
        "language": citation.language,
        "url": citation.url.translate(ADDRESS),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if when.month:
        place = next(n for n, line in enumerate(lines) if line.startswith("  year")) + 1
        lines.insert(place, f"  month = {MONTHS[when.month - 1]},\n")
    return f"@article{{{citation.key},\n{''.join(lines)}}}"


def _author(author: Author) -> str:
    """Put a name so that no word in it, such as `and`, is taken for more than a name."""
    if not author.family:
        return f"{{{_escape(author.name)}}}"
    parts = [author.family, author.suffix, author.given] if author.suffix else [author.family, author.given]
    return ", ".join(f"{{{_escape(part)}}}" if " " in part else _escape(part) for part in parts)


def _note(citation: Citation) -> str:
    """Say the date in words where its fields cannot, whose copy the text is, and where it is kept."""
    date = date_words(citation.date) if citation.date.edtf and not is_plain(citation.date) else ""
    parts = (date and f"Date: {date}", citation.agency, citation.archive)
    return ". ".join(part for part in parts if part)


def _escape(text: str) -> str:
    return text.translate(LATEX)
