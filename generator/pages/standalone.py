"""Pages for editors, no part of the site: HTML that stands alone, asks for nothing and runs nothing."""

import re
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from generator.pages.markdown import UNPRINTABLE

BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that would turn round the words after them."""


def render_html(template: str, **values: object) -> str:
    """Fill `templates/<template>.html.jinja`; every value is escaped for HTML."""
    return _template(template).render(values)


@lru_cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("generator.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(f"{name}.html.jinja")


def _finalize(value: object) -> object:
    if isinstance(value, Markup):
        return value
    return escape(BIDI.sub("", UNPRINTABLE.sub("", str(value))))
