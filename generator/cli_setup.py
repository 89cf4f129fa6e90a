"""What every command starts with: its common options, and the configuration it reads."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from generator.errors import ConfigurationError
from generator.publish.plugin import NewsArchivePlugin
from generator.publish.workplace import refuse_unwritable

F = TypeVar("F", bound=Callable[..., object])


def config_option(command: F) -> F:
    """Add the option that names the configuration file."""
    return click.option(
        "--config",
        "-f",
        default="mkdocs.yml",
        show_default=True,
        type=click.Path(dir_okay=False, path_type=Path),
        help="The archive's configuration; its folder is the archive's root.",
    )(command)


def jobs_option(command: F) -> F:
    """Add the option that sets the number of processes."""
    return click.option(
        "--jobs",
        "-j",
        default=0,
        type=click.IntRange(min=0),
        help="Processes that read and analyse articles. 0, the default, takes all processors.",
    )(command)


def load_site(path: Path, *, strict: bool = False, dev_addr: str | None = None) -> MkDocsConfig:
    """Load the configuration; raise `ConfigurationError`."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr)
    # Material says at every run when its support ends; the README does, once.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if not path.is_file():
        raise ConfigurationError(f"{path}: no such file; expected an archive's mkdocs.yml here.")
    # MkDocs wants it before any plugin acts; the plugin fills it.
    pages = path.resolve().parent / "build" / "pages"
    if not pages.is_dir():
        refuse_unwritable(pages)
        pages.mkdir(parents=True)
    try:
        return load_config(
            str(path), config_file_path=str(path.resolve()), strict=strict or None, dev_addr=dev_addr
        )
    except Abort as error:
        raise ConfigurationError(f"{path}: {error.message}") from None
    except MkDocsException as error:
        raise ConfigurationError(f"{path}: {error}") from None


def plugin_of(site: MkDocsConfig) -> NewsArchivePlugin:
    """Find the plugin; raise `ConfigurationError` where it is not configured."""
    plugin = site.plugins.get("news-archive")
    if not isinstance(plugin, NewsArchivePlugin):
        raise ConfigurationError(
            "mkdocs.yml: the plugin 'news-archive' is missing; expected it under 'plugins'."
        )
    return plugin
