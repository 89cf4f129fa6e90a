"""What the archive says: every text that the theme, the scripts and the generator ask for."""

import re
from collections.abc import Iterator

from jinja2 import Environment, nodes

from generator.words import FORMS
from tests.archives import ROOT

THEME = ROOT / "theme"
LANGUAGES = THEME / "partials" / "languages"
SAID = re.compile(r'\b(?:say|sentence)\("([^"]*)"')


class Asked(dict):
    """A table of texts that notes what it is asked for."""

    def __init__(self):
        super().__init__()
        self.asked = set()

    def get(self, key, default=None):
        self.asked.add(key)
        return default


def texts_of(language: str) -> dict[str, str]:
    """Read the texts of a language."""
    text = (LANGUAGES / f"{language}.html").read_text(encoding="utf-8")
    return Environment().parse(text).find(nodes.Dict).as_const()


def said_by_the_theme() -> set[str]:
    """List the texts that the templates of the theme say."""
    found: set[str] = set()
    for path in THEME.rglob("*.html"):
        if path.parent == LANGUAGES:
            continue
        for call in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Getattr) and getattr(call.node.node, "name", "") == "lang":
                if call.node.attr in ("t", "fill"):
                    found |= set(_values(call.args[0]))
                elif call.node.attr == "count":
                    found.add(FORMS.join(value for arg in call.args[1:] for value in _values(arg)))
    return found - {""}


def said_by_scripts() -> set[str]:
    """List the texts that scripts say, as they write them."""
    scripts = [path.read_text(encoding="utf-8") for path in (THEME / "assets" / "search").glob("*.js")]
    words = (THEME / "assets" / "search" / "words.js").read_text(encoding="utf-8")
    kinds = re.findall(r'^  \w+: \["([^"]+)", "([^"]+)"\],', words, re.MULTILINE)
    return {
        *(text for script in scripts for text in SAID.findall(script)),
        *(text for kind in kinds for text in (*kind, FORMS.join(kind).lower())),
        *re.findall(r'^  \w+: "([^"]+)",', words, re.MULTILINE),
    }


def handed_to_scripts() -> set[str]:
    """List the texts that pages hold for scripts where a site says them otherwise."""
    source = (THEME / "partials" / "texts.html").read_text(encoding="utf-8")
    return set(Environment().parse(source).find(nodes.List).as_const())


def _values(node: nodes.Node) -> Iterator[str]:
    """Give the texts that an expression may have as its value."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from _values(node.expr1)
        yield from _values(node.expr2)
