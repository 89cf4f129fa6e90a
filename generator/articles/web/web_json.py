"""What a page states about its article in JSON-LD, as schema.org names it; broken JSON is passed over."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.articles.caseless_names import is_caseless

MAX_BLOCK = 500_000
"""Characters of one block of JSON-LD; articles with their whole text inside have some 50,000."""
MAX_NODES = 20_000
"""Objects looked at in one page."""
MAX_DEPTH = 12
COMMENT = re.compile(
    r"\A\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>)\s*\Z"
)
TRAILING = re.compile(r",(\s*[}\]])")

Node = dict[str, Any]


def find_article(blocks: Sequence[str]) -> tuple[Node, int]:
    """Find the node that tells of the page's article, and count the blocks that cannot be read."""
    broken = 0
    nodes: list[Node] = []
    for block in blocks:
        try:
            nodes += _nodes(_load(block))
        except (ValueError, RecursionError):
            broken += 1
    named = {
        node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1
    }
    article = next((node for node in nodes if _is_article(node)), {})
    return {key: _resolved(value, named) for key, value in article.items()}, broken


def texts(value: Any) -> tuple[str, ...]:
    """Take the words of a value: a text, an object's name, or each of a list."""
    if isinstance(value, list):
        return tuple(dict.fromkeys(text for one in value[:100] for text in texts(one) if text))
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@value") or value.get("url") or "")
    text = " ".join(str(value).split()) if isinstance(value, (str, int)) and value is not True else ""
    return (text,) if text else ()


def persons(value: Any) -> Any:
    """Leave out of authors those that are said to be an organization, where only that could tell."""
    if isinstance(value, list):
        return [persons(one) for one in value[:100]]
    kinds = value.get("@type") if isinstance(value, dict) else None
    kinds = kinds if isinstance(kinds, list) else [kinds]
    is_house = any(str(kind).endswith("Organization") for kind in kinds) and "Person" not in kinds
    return "" if is_house and all(map(is_caseless, texts(value))) else value


def _load(block: str) -> Any:
    if len(block) > MAX_BLOCK:
        raise ValueError("too long")
    bare = COMMENT.sub("", block).strip().rstrip(";")
    try:
        return json.loads(bare, strict=False)
    except ValueError:
        return json.loads(TRAILING.sub(r"\1", bare), strict=False)


def _nodes(value: Any) -> Iterator[Node]:
    """Give every object, outer ones first, as far as the bounds go."""
    level = [value]
    given = 0
    for _ in range(MAX_DEPTH):
        following: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                yield one
                given += 1
            following += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
            if given >= MAX_NODES:
                return
        level = following


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    named = any(
        isinstance(k, str)
        and re.search(r"Article$|^(?:https?://schema\.org/)?(?:Report|BlogPosting|LiveBlogPosting)$", k)
        for k in kinds
    )
    return named and any(node.get(key) for key in ("headline", "datePublished", "articleBody", "name"))


def _resolved(value: Any, named: "dict[str, Node]") -> Any:
    """Put the object in place of a mere reference to it."""
    if isinstance(value, list):
        return [_resolved(one, named) for one in value[:100]]
    if isinstance(value, dict) and set(value) == {"@id"} and isinstance(value["@id"], str):
        return named.get(value["@id"], value)
    return value
