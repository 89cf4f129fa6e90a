"""Errors become their message and an exit status: 0 done, 1 problems, 2 wrong usage or configuration."""

import atexit
import contextlib
import os
import sys
from collections.abc import Callable, Iterator

import click
from jinja2 import TemplateError
from mkdocs.exceptions import Abort, MkDocsException

from generator.errors import ArchiveError, ConfigurationError, os_error_words, template_error_words

PROBLEMS, WRONG_USE = 1, 2


def leave_at_once(command: Callable[[], object]) -> None:
    """Run a command that ends the process; the millions of objects that it holds are not freed one by one."""
    try:
        command()
    except SystemExit as ended:
        status = ended.code
        if not isinstance(status, int | None):
            raise
        atexit._run_exitfuncs()  # what others want done at the end, such as logs to be written
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            raise ended from None
        os._exit(status or 0)


@contextlib.contextmanager
def exits() -> Iterator[None]:
    """Turn errors into their message and exit status."""
    try:
        yield
    except ConfigurationError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(WRONG_USE)
    except Abort:
        # MkDocs has said why, line by line.
        sys.exit(PROBLEMS)
    except (ArchiveError, MkDocsException) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(PROBLEMS)
    except OSError as error:
        click.echo(f"Error: {os_error_words(error)}", err=True)
        sys.exit(PROBLEMS)
    except TemplateError as error:
        click.echo(f"Error: {template_error_words(error)}", err=True)
        sys.exit(PROBLEMS)
    except KeyboardInterrupt:
        click.echo("\nStopped. What it was writing may be incomplete until it is run again.", err=True)
        sys.exit(PROBLEMS)
