"""Bodies of pages, from templates in which every value is escaped unless it is Markdown already."""

from functools import lru_cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from generator.pages.markdown import Markdown, escape, escape_block, link, relative_page


def render_body(template: str, page: str, **values: object) -> Markdown:
    """Fill `templates/<template>.md.jinja` for the page at a path.

    In the template `to(words, path)` links to another page, both paths relative to the site's root.
    """
    body = _template(template).render(
        values, to=partial(_link, page), block=escape_block, path=partial(_path, page)
    )
    return Markdown(body.strip() + "\n")


@lru_cache
def _template(name: str) -> Template:
    environment = Environment(  # noqa: S701 - `finalize` escapes for Markdown, which escapes for HTML too
        loader=PackageLoader("generator.pages"),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(f"{name}.md.jinja")


def _finalize(value: object) -> str:
    return value if isinstance(value, Markdown) else escape(str(value))


def _link(page: str, words: object, target: str) -> Markdown:
    return link(str(words), _path(page, target))


def _path(page: str, target: str) -> Markdown:
    """Make the path of a page or of an anchor in it, relative to the page at hand."""
    return Markdown(relative_page(target, page))
