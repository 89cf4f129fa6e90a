"""What the theme says in the language of the site: worked out once, as it is the same on each page."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateNotFound
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Macro
from mkdocs.config.defaults import MkDocsConfig

TEXTS = "partials/language.html"
OF_A_PAGE = {"page", "pages", "nav", "base_url"}
KNOWN = 8192
"""Texts that are remembered of each macro."""


def say_once(env: Environment, config: MkDocsConfig) -> Any:
    """Let the macros of texts remember what they gave, where they ask nothing of the page; return them."""
    try:
        template = env.get_template(TEXTS)
    except TemplateNotFound:
        return None
    assert env.loader is not None
    source, *_ = env.loader.get_source(env, TEXTS)
    if find_undeclared_variables(env.parse(source)) & OF_A_PAGE:
        return None
    module = template.make_module({"config": config})
    for name, macro in vars(module).items():
        if isinstance(macro, Macro):
            vars(module)[name] = _remembering(macro)
    vars(template)["make_module"] = lambda *_, **__: module
    return module


def _remembering(macro: Macro) -> Callable[..., Any]:
    known = lru_cache(maxsize=KNOWN, typed=True)(macro)

    def said(*given: Any, **named: Any) -> Any:
        try:
            return known(*given, **named)
        except TypeError:  # facts in a mapping cannot be remembered
            return macro(*given, **named)

    return said
