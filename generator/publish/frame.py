"""One checksum of all that every page of the site depends on: theme, configuration, menu, program."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from generator.cache import installed_packages

PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "markupsafe", "pyromark", "pyyaml")
ELSEWHERE = {"site_dir", "docs_dir", "plugins", "hooks", "strict", "dev_addr", "config_file_path"}
"""Settings of which no word stands in a page."""
PLACE = re.compile(r" at 0x[0-9a-f]+")
PROGRAM = Path(__file__).parent.parent
TEMPLATES = (".html", ".xml", ".yml", ".py")
"""What a page may be made of among the files of an installed theme."""


def frame_checksum(config: MkDocsConfig, nav: Navigation) -> str:
    """Make the checksum; what differs in it may differ in any page."""
    menu = (f"{item!r} {item.title}".encode() for item in nav.items)
    return digest([*_program(), *_configuration(config), *_theme(config), *menu])


def setting_checksum(config: MkDocsConfig) -> str:
    """Make a checksum of all that a build depends on but what is in the archive."""
    installed = (name.encode() for name in installed_packages())
    return digest([*_program(), *_configuration(config), *_theme(config), *installed])


def configuration_checksum(config: MkDocsConfig) -> str:
    """Make a checksum of the settings of which a page may hold words."""
    return digest(_configuration(config))


def digest(pieces: Iterable[bytes]) -> str:
    """Make one checksum of pieces, which no other pieces have that make the same when put together."""
    total = blake2b(digest_size=16)
    for piece in pieces:
        total.update(len(piece).to_bytes(8, "big"))
        total.update(piece)
    return total.hexdigest()


def _program() -> Iterator[bytes]:
    yield sys.version.encode()
    for name in PACKAGES:
        try:
            yield f"{name} {version(name)}".encode()
        except PackageNotFoundError:
            yield name.encode()
    for path in sorted(PROGRAM.rglob("*")):
        if path.suffix not in (".pyc", ".md") and path.is_file():
            yield path.relative_to(PROGRAM).as_posix().encode()
            yield path.read_bytes()


def _configuration(config: MkDocsConfig) -> Iterator[bytes]:
    kept = {key: value for key, value in config.items() if key not in ELSEWHERE}
    yield json.dumps(kept, default=_plain, sort_keys=True, ensure_ascii=False).encode()


def _plain(value: object) -> object:
    """Put in plain words what JSON does not know, without its place in memory."""
    if isinstance(value, Mapping):
        return dict(value)
    words = str(value)
    name = getattr(value, "__qualname__", "") or type(value).__qualname__
    return f"{getattr(value, '__module__', '')}.{name}" if PLACE.search(words) else words


def _theme(config: MkDocsConfig) -> Iterator[bytes]:
    root = Path(config.config_file_path).parent
    for folder in map(Path, config.theme.dirs):
        is_own = folder.is_relative_to(root)
        for path in sorted(_files(folder)):
            inside = path.relative_to(folder)
            if is_own or (path.suffix in TEMPLATES and inside.parts[0] != "assets"):
                yield inside.as_posix().encode()
                yield path.read_bytes()


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path
