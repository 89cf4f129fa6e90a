"""What a build has use for at its end, seen and made while articles are read."""

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig

from generator.publish.built_folder import BuiltFolder, look_into
from generator.publish.mkdocs_inside.templates import Codes, compile_templates


class Ahead(NamedTuple):
    """What lies in the folders that a build fills, and the templates of the theme."""

    pages: BuiltFolder
    site: BuiltFolder
    codes: Codes


def look_ahead(config: MkDocsConfig, apart: Sequence[str], *, is_beside: bool) -> Ahead:
    """Look at the folders, of the site but for those `apart`; beside other work compile the theme as well."""
    return Ahead(
        pages=look_into(config.docs_dir),
        site=look_into(config.site_dir, apart),
        codes=compile_templates(config) if is_beside else Codes(),
    )
