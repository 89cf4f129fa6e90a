"""Why MkDocs has to render every page itself."""

import logging
from collections.abc import Iterator
from importlib.util import find_spec

import mkdocs
from mkdocs.config.defaults import MkDocsConfig

from generator.publish.fast_markdown import EXTENSIONS

TESTED = "1.6."
PAGE_EVENTS = (
    "files", "nav", "env", "pre_page", "page_read_source", "page_markdown", "page_content", "page_context",
    "post_page", "pre_template", "template_context", "post_template",
)  # fmt: skip
"""By which another plugin may have a say in what a page holds."""


def find_obstacle(config: MkDocsConfig, plugin: object) -> str:
    """Say why every page has to be rendered by MkDocs itself, or nothing."""
    if not mkdocs.__version__.startswith(TESTED):
        return f"fast rendering is tested with MkDocs {TESTED}x, and this is {mkdocs.__version__}"
    if find_spec("pyromark") is None:
        return "the package 'pyromark' is not installed"
    if others := sorted({other for other in _others(config, plugin) if other}):
        return f"{', '.join(others)} may change any page"
    extensions = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    if config.mdx_configs.get("toc"):
        extensions.add("toc with options")
    if more := sorted(extensions - EXTENSIONS):
        return f"the Markdown extension '{more[0]}' may change any page"
    if config.use_directory_urls:
        return "'use_directory_urls' is on"
    if config.exclude_docs or config.draft_docs:
        return "'exclude_docs' or 'draft_docs' leaves pages out"
    return "'validation: links: anchors' is on" if config.validation.links.anchors >= logging.WARNING else ""


def _others(config: MkDocsConfig, plugin: object) -> Iterator[str]:
    names = {id(other): name for name, other in config.plugins.items()}
    for event in PAGE_EVENTS:
        for method in config.plugins.events[event]:
            owner = getattr(method, "__self__", None)
            if owner is not plugin:
                yield f"the plugin '{names[id(owner)]}'" if id(owner) in names else "a hook"
