"""Elements of the XML of agencies: found in any namespace, and what they state as fields."""

import re
from typing import TYPE_CHECKING

from generator.model import Field

if TYPE_CHECKING:
    from generator.articles.xml_trees import Element

PREFIX = re.compile(r"<(/?)[\w.-]+:")


def local_name(element: "Element") -> str:
    """Name an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def words_of(element: "Element | None") -> str:
    """Join all words in an element; no element has none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def in_any_namespace(steps: str) -> str:
    """Write steps such as `itemMeta/link` so that they are taken in any namespace or none."""
    return "/".join("*" if step == "*" else f"{{*}}{step}" for step in steps.split("/"))


def state(name: str, value: str, steps: str) -> Field:
    """Make a field of what the steps of an item state."""
    return Field(name=name, value=" ".join(value.split()), basis=f"the item's {steps}")


def write_html(page: "Element") -> str:
    """Write a page that stands in XML as HTML, without namespace prefixes."""
    from lxml import etree

    return PREFIX.sub(r"<\1", str(etree.tostring(page, method="html", encoding="unicode", with_tail=False)))
