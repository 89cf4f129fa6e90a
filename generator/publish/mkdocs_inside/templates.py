"""The theme's templates, read for many pages; by another process where one has nothing to do."""

import marshal
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import NamedTuple, cast

from jinja2 import BytecodeCache, Environment, TemplateError, pass_context
from jinja2.bccache import Bucket
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from generator.publish.frame import configuration_checksum
from generator.publish.readied import ready_templates
from generator.publish.said_once import say_once

ADDRESSES = 100_000
"""Ways from a folder to a page that are remembered."""


class Codes(NamedTuple):
    """What templates were compiled to."""

    configuration: str = ""
    """Checksum of the configuration, of which words may stand in the code."""
    by_source: Mapping[str, bytes] = MappingProxyType({})
    """By name and words of each template."""


def environment(config: MkDocsConfig, codes: Codes) -> Environment:
    """Load the theme, so that pages may ask for its templates."""
    is_of_this = codes.configuration == configuration_checksum(config)
    return _environment(config, dict(codes.by_source) if is_of_this else {})


def read_templates(env: Environment, config: MkDocsConfig) -> None:
    """Read all of the theme's own templates."""
    for path in sorted(Path(config.theme.dirs[0]).glob("*.html")):
        with suppress(TemplateError):  # said where a page asks for it
            env.get_template(path.name)


def compile_templates(config: MkDocsConfig) -> Codes:
    """Compile what pages may ask for; what is wrong with the theme is said where one does."""
    codes = dict[str, bytes]()
    with suppress(Exception):
        read_templates(_environment(config, codes), config)
    return Codes(configuration_checksum(config), codes)


def _environment(config: MkDocsConfig, codes: dict[str, bytes]) -> Environment:
    """Load the theme; `codes` grows by what has to be compiled."""
    env = config.theme.get_env()
    env.auto_reload = False
    env.filters["url"] = leading_from("")
    env.bytecode_cache = _Held(codes)
    ready_templates(env, say_once(env, config))
    return env


class _Held(BytecodeCache):
    """The code of templates, as Jinja asks for it."""

    def __init__(self, codes: dict[str, bytes]) -> None:
        self._codes = codes

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find the code of a template."""
        if code := self._codes.get(f"{bucket.key} {bucket.checksum}"):
            bucket.code = marshal.loads(code)  # noqa: S302 - a copy of this process made it

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take in the code of a template."""
        self._codes[f"{bucket.key} {bucket.checksum}"] = marshal.dumps(bucket.code)


@cache
def leading_from(folder: str) -> Callable[[object, object], str]:
    """Make the filter that leads from pages in a folder to a file or page, as MkDocs does."""

    @pass_context  # else Jinja would fill it in where a template is read
    def address(_: object, value: object) -> str:
        return _from_folder(str(value), folder)

    return address


@lru_cache(maxsize=ADDRESSES)
def _from_folder(address: str, folder: str) -> str:
    return utils.normalize_url(address, cast(Page, SimpleNamespace(url=f"{folder}/index.html")))
