"""Runs the pipeline for commands that do not build: as far as it goes without writing."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.cache import Cache
from generator.cli.setup import load_site, plugin_of
from generator.pipeline import Gathered, Recognised, gather, recognise
from generator.progress import Progress
from generator.publish.building import CACHE
from generator.publish.plugin import NewsArchivePlugin

T = TypeVar("T")


def gather_archive(config: Path, jobs: int, as_of: str) -> tuple[Gathered, NewsArchivePlugin]:
    """Gather all that is known of an archive."""
    plugin = plugin_of(load_site(config), as_of)
    return _run(gather, config, plugin, jobs), plugin


def recognise_archive(config: Path, jobs: int = 0, as_of: str = "") -> Recognised:
    """Find whom and what an archive names; articles are not tied to each other."""
    return _run(recognise, config, plugin_of(load_site(config), as_of), jobs)


def _run(flow: Callable[..., T], config: Path, plugin: NewsArchivePlugin, jobs: int) -> T:
    root = config.resolve().parent
    cache = Cache(root / CACHE, is_written=False)
    try:
        return flow(root, plugin.settings, cache, jobs=jobs, progress=Progress(is_shown=True))
    finally:
        cache.close()
