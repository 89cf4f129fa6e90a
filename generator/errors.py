"""The errors a user can meet; each says where, what is wrong and what was expected.

ArchiveError
├── ConfigurationError   mkdocs.yml or the command line: exit code 2
├── RecordError          a file in content/ that people write: every problem of every file together
├── UnreadableFile       one article file, which is set aside and reported
│   └── KeptBack         one article that says itself that it is not for publication
└── WithheldWords        what an editor withholds would still be read: nothing is published
"""

import difflib
import re
from collections.abc import Iterable
from typing import Literal

from jinja2 import TemplateError, TemplateSyntaxError
from msgspec import Struct
from msgspec.structs import force_setattr

Severity = Literal["error", "warning", "note"]
ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that act on a terminal, turn the words around, or have no place in UTF-8."""
LONGEST = 1_000
"""Characters of a message; what is wrong may quote what a file holds."""


class Problem(Struct, frozen=True, kw_only=True):
    """Something a person should know; collected, and reported together."""

    severity: Severity
    path: str
    message: str
    """What is wrong; what was expected."""
    line: int = 0
    """From 1; 0 where no line is to blame."""
    hint: str = ""

    def __post_init__(self) -> None:
        """Quote what a file holds so that it can be shown anywhere."""
        force_setattr(self, "message", shown(self.message))

    def __str__(self) -> str:
        """Put it as one line: where, what is wrong, what was expected."""
        path = shown(self.path)
        where = f"{path}:{self.line}" if self.line else path
        return f"{where}: {self.message}" + (f" {self.hint}" if self.hint else "")


def shown(words: str) -> str:
    """Write out each character that would act by its number, and cut what is endless in its middle."""
    if len(words) > LONGEST:
        words = f"{words[: LONGEST // 2]} … {words[-LONGEST // 2 :]}"
    words = re.sub(r"[\n\t\r]+", " ", words)
    return ACTING.sub(lambda one: ascii(one[0])[1:-1], words)


class ArchiveError(Exception):
    """Stop the command; the message is complete, and no traceback is shown."""


class ConfigurationError(ArchiveError):
    """Say what is wrong in `mkdocs.yml` or on the command line; `details` pairs each key with its fault."""

    def __init__(self, message: str, details: Iterable[tuple[str, str]] = ()) -> None:
        self.details = tuple(details)
        super().__init__(message)


class RecordError(ArchiveError):
    """Carry every problem found in the files that people write."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class WithheldWords(ArchiveError):
    """Carry every place where words would be read that an editor withholds."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnreadableFile(ArchiveError):
    """Say why one article file cannot be read; `line` counts from 1, 0 where none is to blame."""

    def __init__(self, message: str, *, line: int = 0) -> None:
        self.line = line
        super().__init__(message)


class KeptBack(UnreadableFile):
    """Say by what an article states that it is not for publication."""


def os_error_words(error: OSError) -> str:
    """Put an error of the operating system as one line; one without a file befell a file half written."""
    return f"{error.filename or 'A file could not be written'}: {error.strerror or error}."


def template_error_words(error: TemplateError) -> str:
    """Put an error in a template of the theme as one line, with where it stands if that is known."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: {error.message}."
    return f"The theme's templates: {error.message}."


def nearest(name: str, known: Iterable[str]) -> str:
    """Name the closest known word as a hint, or list all that are known."""
    options = sorted(known)
    close = difflib.get_close_matches(name, options, n=1, cutoff=0.6)
    return f"Did you mean '{close[0]}'?" if close else f"Known: {', '.join(options)}."
