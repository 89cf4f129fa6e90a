"""The language of the site: what the archive says in it, from the theme's files of texts."""

from collections.abc import Sequence
from pathlib import Path
from string import Formatter

from jinja2 import Environment, TemplateSyntaxError, nodes
from mkdocs.config.defaults import MkDocsConfig

from generator.errors import ConfigurationError
from generator.pages.site import Site, site_of
from generator.words import Voice

FOLDER = "partials/languages"


def read_site(config: MkDocsConfig, language: str) -> Site:
    """Take over what MkDocs knows of the site; `language` is that of its articles."""
    own = str(config.theme.get("language") or "en")
    return site_of(config.site_name, config.site_url, language, read_voice(config.theme.dirs, own))


def read_voice(folders: Sequence[str], language: str) -> Voice:
    """Read the texts of a language from the first of the theme's folders that has them.

    Raise `ConfigurationError` where a text cannot be used.
    """
    files = (Path(folder, FOLDER, f"{language}.html") for folder in folders)
    path = next((path for path in files if path.is_file()), None)
    return Voice(_parse(path)) if path else Voice()


def _parse(path: Path) -> dict[str, str]:
    """Take the table of texts out of a file, which is a template as Material's own files of texts are."""
    try:
        table = Environment().parse(path.read_text(encoding="utf-8")).find(nodes.Dict)  # noqa: S701 - not rendered
        texts = table.as_const() if table else {}
    except (TemplateSyntaxError, nodes.Impossible, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"{path}: {error}; expected a table of texts such as that of en.html."
        ) from error
    for english, said in texts.items():
        if not isinstance(said, str) or _facts(said) - _facts(english):
            raise ConfigurationError(
                f"{path}: {said!r} holds what is not in {english!r}; expected the same names in braces."
            )
    return {english: said for english, said in texts.items() if said}


def _facts(text: str) -> set[str | None]:
    """Find the names of the facts that a text takes."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text)} - {None}
    except ValueError:
        return {text}
