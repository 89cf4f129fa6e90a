"""Bodies of pages, from templates in which every value is escaped unless it is Markdown already."""

import re
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markdown.extensions.toc import slugify

from generator.pages.markdown import Markdown, escape, escape_block, relative_page
from generator.words import ENGLISH, Voice

TAG = re.compile(r"[A-Za-z0-9-]+")


def render_body(say: Voice, template: str, page: str, **values: object) -> Markdown:
    """Fill `templates/<template>.md.jinja` for the page at a path.

    In the template `to(words, path)` links to another page, both paths relative to the site's root, and
    `say(text)` and `heading(text)` speak the language of the site.
    """
    body = _template(template).render(
        values,
        to=partial(_link, say, page),
        block=escape_block,
        path=partial(_path, page),
        say=partial(_say, say),
        written=say.number,
        of=partial(_of, say),
        theirs=partial(_theirs, say),
        heading=partial(_heading, say),
        reason=partial(_reason, say),
    )
    return Markdown(body.strip() + "\n")


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.md.jinja")


@cache
def _environment() -> Environment:
    return Environment(  # noqa: S701 - `finalize` escapes for Markdown, which escapes for HTML too
        loader=PackageLoader("generator.pages"),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finalize(value: object) -> str:
    return value if isinstance(value, Markdown) else escape(str(value))


def _say(say: Voice, text: str, **facts: object) -> Markdown:
    """Say a text, which may be Markdown; its facts are escaped."""
    shown = {key: say.number(one) if isinstance(one, int) else _finalize(one) for key, one in facts.items()}
    return Markdown(say(text, **shown))


def _heading(say: Voice, words: object, english: object = "") -> Markdown:
    """Head a section with words, or with a text; it has the anchor of what it is called in English."""
    said = _finalize(words) if english else say(str(words))
    if say.language == ENGLISH.language:
        return Markdown(said)
    return Markdown(f'<span id="{slugify(str(english or words), "-")}">{said}</span>')


def _reason(say: Voice, words: object) -> Markdown:
    """Mark as English what a rule gives as its reason."""
    is_own = say.language == ENGLISH.language or not words
    return Markdown(_finalize(words) if is_own else f'<bdi lang="en">{_finalize(words)}</bdi>')


def _is_foreign(say: Voice, language: str) -> bool:
    return bool(TAG.fullmatch(language)) and language.split("-")[0] != say.language.split("-")[0]


def _of(say: Voice, language: str) -> Markdown:
    """Mark an element whose words are of another language than the site's."""
    return Markdown(f' lang="{language}" dir="auto"' if _is_foreign(say, language) else "")


def _theirs(say: Voice, words: object, language: str) -> Markdown:
    """Mark words of another language than the site's."""
    shown = _finalize(words)
    return Markdown(f'<bdi lang="{language}">{shown}</bdi>' if _is_foreign(say, language) else shown)


def _link(say: Voice, page: str, words: object, target: str, language: str = "") -> Markdown:
    """Link words, perhaps of another language than the site's, to a page."""
    return Markdown(f"[{_theirs(say, words, language)}]({_path(page, target)})")


def _path(page: str, target: str) -> Markdown:
    """Make the path of a page or of an anchor in it, relative to the page at hand."""
    return Markdown(relative_page(target, page))
