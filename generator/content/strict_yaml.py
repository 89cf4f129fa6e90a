"""YAML as people write it: plain values with line numbers, nothing repeated, nothing that expands or runs."""

import re

import yaml
from msgspec import Struct, field

from generator.errors import UnreadableFile

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20
MAX_OPEN = 200
"""Brackets open at once, be they in quotes or not; the parser's work grows with their square."""
BRACKET = re.compile(r"[\[\]{}]")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
NUMBER = re.compile(r"-?\d+\.\d+")
# YAML 1.1 also takes yes, no, on, off for truth, 12:30 for a number and 2019-05-15 for a date: as news is
# full of those, only these words are special here.
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

Key = tuple[str | int, ...]


class Document(Struct, frozen=True):
    """A parsed value, and the line (from 1) on which each of its keys and items stands."""

    value: object
    lines: dict[Key, int] = field(default_factory=dict)

    def line(self, key: Key) -> int:
        """Find the line of a key, or of the nearest thing around it."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 0)


def parse_yaml(text: str, *, first_line: int = 1, most: int = MAX_BYTES) -> Document:
    """Parse one YAML document of `most` characters; raise `UnreadableFile` with the line of what is wrong."""
    if len(text) > most:
        raise UnreadableFile(f"YAML of {len(text):,} characters; at most {most:,} were expected.")
    _check_open(text, first_line)
    try:
        # A safe loader; only its composer is used, so no tag is ever acted on.
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = str(
            getattr(error, "problem", None) or getattr(error, "reason", None) or "it is nested too deeply"
        )
        # The parser may point at the line after the last.
        line = first_line + min(mark.line, text.rstrip("\n").count("\n")) if mark else first_line
        raise UnreadableFile(f"not valid YAML: {reason}.", line=line) from None
    document = Document(None)
    if node is None:
        return document
    seen: set[int] = set()
    value = _build(node, (), document.lines, seen, first_line)
    return Document(value, document.lines)


def _check_open(text: str, first_line: int) -> None:
    depth = 0
    for bracket in BRACKET.finditer(text):
        depth = max(0, depth + (1 if bracket[0] in "[{" else -1))
        if depth > MAX_OPEN:
            line = first_line + text.count("\n", 0, bracket.start())
            raise UnreadableFile(
                f"not valid YAML: more than {MAX_OPEN} brackets stand open; expected them closed.", line=line
            )


def split_front_matter(text: str) -> tuple[Document, str]:
    """Take the YAML between `---` lines off the top of a text; a mapping is expected there, or nothing."""
    found = FRONT_MATTER.match(text)
    if not found:
        if text.startswith("---\n"):
            raise UnreadableFile(
                "front matter opens with '---' and never closes; expected a second '---'.", line=1
            )
        return Document({}), text
    document = parse_yaml(found.group(1), first_line=2)
    if document.value is None:
        return Document({}), text[found.end() :]
    if not isinstance(document.value, dict):
        raise UnreadableFile("front matter is not a mapping; expected lines such as 'headline: …'.", line=2)
    return document, text[found.end() :]


def _build(node: yaml.Node, key: Key, lines: dict[Key, int], seen: set[int], first: int) -> object:
    line = first + node.start_mark.line
    lines.setdefault(key, line)
    if id(node) in seen:
        raise UnreadableFile("aliases ('*name') are not allowed; expected the value written out.", line=line)
    seen.add(id(node))
    if len(key) > MAX_DEPTH:
        raise UnreadableFile(f"nested more than {MAX_DEPTH} levels deep; expected fewer.", line=line)
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, key, lines, seen, first)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*key, n), lines, seen, first) for n, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node)


def _build_mapping(
    node: yaml.MappingNode, key: Key, lines: dict[Key, int], seen: set[int], first: int
) -> dict[str, object]:
    built: dict[str, object] = {}
    for name_node, value_node in node.value:
        line = first + name_node.start_mark.line
        if not isinstance(name_node, yaml.ScalarNode):
            raise UnreadableFile("a key is not plain text; expected 'name: value'.", line=line)
        name = str(name_node.value)
        if name in built:
            raise UnreadableFile(f"key '{name}' stands twice; expected it once.", line=line)
        lines[(*key, name)] = line
        built[name] = _build(value_node, (*key, name), lines, seen, first)
    return built


def _scalar(node: yaml.ScalarNode) -> object:
    text = str(node.value)
    if node.style:  # in quotes or a block
        return text
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if NUMBER.fullmatch(text) else text
