"""What every command starts with: its common options, and the configuration it reads."""

import logging
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from generator.errors import ConfigurationError
from generator.mapping import Engine, map_batches
from generator.publish.plugin import NewsArchivePlugin
from generator.publish.workplace import refuse_unwritable
from generator.settings import check_moment

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


def engine_options(command: F) -> F:
    """Add the options that say which machines do the language model's work."""
    command = click.option(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="Where the scheduler of a Dask cluster listens, such as tcp://192.168.0.5:8786.",
    )(command)
    return click.option(
        "--engine",
        default="local",
        show_default=True,
        type=click.Choice(["local", "dask"]),
        help="Which machines run the language model: this one, or the workers of a Dask cluster.",
    )(command)


def find_engine(name: str, scheduler: str) -> Engine:
    """Reach the machines that were asked for; raise `ConfigurationError`."""
    if (name == "dask") != bool(scheduler):
        raise ConfigurationError(
            "--engine, --scheduler: only one of them tells of a Dask cluster; expected both, as in"
            " --engine dask --scheduler tcp://192.168.0.5:8786, or neither."
        )
    if not scheduler:
        return map_batches
    from generator.machines import Machines  # takes as long to load as a small archive to read

    return Machines(scheduler)


def as_of_option(command: F) -> F:
    """Add the option that states the moment of the build."""
    return click.option(
        "--as-of",
        default="",
        callback=_check_moment,
        help="The day or moment of the build, such as 2026-12-01T06:00:00Z: articles whose embargo has ended"
        " by then are published. Without it, and without the option in mkdocs.yml, none under one is.",
    )(command)


def _check_moment(_context: click.Context, _option: click.Parameter, as_of: str) -> str:
    try:
        return check_moment(as_of)
    except ValueError as error:
        raise click.BadParameter(f"{as_of!r}; expected {error}.") from None


def load_site(path: Path, *, strict: bool = False, dev_addr: str | None = None) -> MkDocsConfig:
    """Load the configuration; raise `ConfigurationError`."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr)
    # Material says at every run when its support ends; generator/README.md does, once.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if not path.is_file():
        raise ConfigurationError(f"{path}: no such file; expected an archive's mkdocs.yml here.")
    if dev_addr:
        _refuse_taken(dev_addr)
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


def _refuse_taken(address: str) -> None:
    """Raise `ConfigurationError` where nothing can be served on the address; known before a long build."""
    host, _, port = address.rpartition(":")
    try:
        family = socket.getaddrinfo(host.strip("[]"), int(port), type=socket.SOCK_STREAM)[0][0]
        socket.create_server((host.strip("[]"), int(port)), family=family).close()
    except OSError as error:
        raise ConfigurationError(
            f"--address: '{address}' cannot be served on ({error.strerror or error});"
            " expected an address of this machine with a port that is free, such as 127.0.0.1:8001."
        ) from None


def plugin_of(site: MkDocsConfig, as_of: str = "") -> NewsArchivePlugin:
    """Find the plugin, and tell it the moment of the build; raise `ConfigurationError` where it is not."""
    plugin = site.plugins.get("news-archive")
    if not isinstance(plugin, NewsArchivePlugin):
        raise ConfigurationError(
            "mkdocs.yml: the plugin 'news-archive' is missing; expected it under 'plugins'."
        )
    if as_of:
        plugin.settings = plugin.settings.model_copy(update={"as_of": as_of})
    return plugin
