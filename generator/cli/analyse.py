"""The commands that share a long analysis among machines: `analyse` a part of an archive, `join` them."""

import os
from pathlib import Path, PurePosixPath

import click

from generator.cache import Cache
from generator.cli.exits import exits
from generator.cli.setup import as_of_option, config_option, jobs_option, load_site, plugin_of
from generator.errors import ConfigurationError
from generator.pipeline import recognise
from generator.progress import Progress
from generator.publish.building import CACHE, TAKEN_DOWN
from generator.publish.joining import Joined, is_store, join_store
from generator.publish.unchanged import LAST
from generator.publish.workplace import hold


@click.command()
@config_option
@jobs_option
@as_of_option
@click.option(
    "--into",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file that is to hold what is found; results of earlier runs in it are used.",
)
@click.argument("folders", nargs=-1, required=True)
def analyse(config: Path, jobs: int, as_of: str, into: Path, folders: tuple[str, ...]) -> None:
    """Analyse the articles below FOLDERS for a build on another machine.

    So each of several machines does a part, such as a year (content/articles/1987). What it finds goes
    into a file, which `news-archive join` brings into the store of the machine that builds.
    """
    with exits():
        plugin, root = plugin_of(load_site(config), as_of), config.resolve().parent
        below = [_folder(root, folder, plugin.settings.sources) for folder in folders]
        if into.exists() and not is_store(into):
            raise ConfigurationError(f"{into}: it is no store of results; expected one, or a new file.")
        cache = Cache(into, is_part=True)
        try:
            known = recognise(
                root, plugin.settings, cache, jobs=jobs, progress=Progress(is_shown=True), below=below
            )
            cache.forget_unused()
        finally:
            cache.close()
        click.echo(f"{len(known.reading.articles):,} articles are analysed; what was found is in {into}")


@click.command()
@config_option
@click.argument("stores", nargs=-1, required=True, type=click.Path(path_type=Path))
def join(config: Path, stores: tuple[Path, ...]) -> None:
    """Bring what `news-archive analyse` found elsewhere into the archive's own store.

    The next build works out only what is in none of STORES, or damaged there.
    """
    with exits():
        load_site(config)
        for path in stores:
            if not is_store(path):
                raise ConfigurationError(
                    f"{path}: it is no store of results; expected a file that 'news-archive analyse' wrote."
                )
        root = config.resolve().parent
        with hold(root, lambda: click.echo("A build is at work here; this waits for its end.", err=True)):
            cache = Cache(root / CACHE)
            try:
                # The next build then looks at all again, and clears the store of what is withheld.
                (root / LAST).unlink(missing_ok=True)
                cache.remove([TAKEN_DOWN])
                for path in stores:
                    click.echo(f"{path}: {_account(join_store(cache, path))}")
            finally:
                cache.close()


def _folder(root: Path, given: str, sources: tuple[str, ...]) -> str:
    """Find a folder of articles from the archive's root; raise `ConfigurationError`."""
    path = Path(os.path.normpath(root / given))
    folder = path.relative_to(root).as_posix() if path.is_relative_to(root) else given
    if not any(PurePosixPath(folder).is_relative_to(source) for source in sources) or not path.is_dir():
        expected = ", ".join(sources)
        raise ConfigurationError(
            f"{given}: it is no folder of articles; expected one of or below {expected}."
        )
    return folder


def _account(joined: Joined) -> str:
    words = f"{joined.taken:,} results were taken over, {joined.known:,} were here already"
    if joined.damaged:
        words += f", {joined.damaged:,} are damaged and will be worked out again"
    if joined.flaw:
        words += f", the rest cannot be read ({joined.flaw})"
    return f"{words}."
