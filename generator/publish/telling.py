"""What is wrong, and what is waited for, in words: in the lines that MkDocs shows, without a traceback."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click
from jinja2 import TemplateError
from mkdocs.exceptions import Abort, MkDocsException, PluginError

from generator.errors import ArchiveError, Problem, os_error_words, template_error_words

LOG = "mkdocs.plugins.news-archive"
LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "note": logging.INFO}


def tell_problems(problems: Iterable[Problem]) -> None:
    """Log each, as loud as it is."""
    log = logging.getLogger(LOG)
    for problem in problems:
        log.log(LEVELS[problem.severity], "%s", problem)


def rebuild_in_words(builder: Callable[[], None]) -> None:
    """Build again in a preview; tell a wrong configuration or template in words, not by a traceback."""
    try:
        builder()
    except Abort:
        raise
    except MkDocsException as error:
        raise Abort(str(error)) from None
    except TemplateError as error:
        raise Abort(template_error_words(error)) from None


def tell_of_waiting() -> None:
    """Say why nothing happens."""
    click.echo("Another build is at work in this archive; this one waits for it to end.", err=True)


@contextmanager
def in_words() -> Iterator[None]:
    """Turn errors into what MkDocs shows as one line."""
    try:
        yield
    except ArchiveError as error:
        raise PluginError(str(error)) from None
    except OSError as error:
        raise PluginError(os_error_words(error)) from None
