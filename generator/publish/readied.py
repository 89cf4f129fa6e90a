"""The theme's templates made ready for many pages: what is the same on each is put in once."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import FunctionType
from typing import Any

from jinja2 import Environment, TemplateNotFound, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer

LANGUAGE = "lang"
"""What templates call the texts of the site's language."""
NAMED = re.compile(r"(\{[^{}]*\})")
"""Where a fact is put into a text."""
ATTRIBUTES = r'(?: [a-z-]+(?:="[^"<>]*")?)+'
TAG = re.compile(rf'<[a-z][a-z0-9]*{ATTRIBUTES}(?:>|(?: [a-z-]+="[^"<>]*)?\Z)|\A"{ATTRIBUTES}>')
"""What is written of a tag before, between and behind what is put in later."""
QUOTED = re.compile(r'="([A-Za-z0-9_.#-]+)"')
"""What HTML reads the same without quotation marks (HTML, 13.1.2.3)."""
RAW = re.compile("<(?:!--|script|style|textarea|title)")
"""In these a tag is no tag."""
IMPLIED = re.compile("</(?:li|dt|dd)>")
"""What HTML reads where the next entry begins, or the list ends: nothing else may follow (HTML, 13.1.2.4)."""
BLOCKS = "article|aside|d[dlt]|details|div|figure|footer|h[1-6]|header|li|link|main|meta|nav|ol|p|section|ul"
LINE_END = re.compile(rf"\s*\n\s*(?=</?(?:{BLOCKS})\b)")
"""Space before what begins or ends a block: it is none on the page."""
OF_MAPPINGS = frozenset(dir(dict))


def ready_templates(env: Environment, texts: Any) -> None:
    """Put the parts of templates, and the texts of the language where these are given, where they stand."""
    generate = env._generate

    def generate_ready(source: nodes.Template, *given: Any, **named: Any) -> str:
        ready = _Readied(env, texts, is_whole=not source.find(nodes.Extends)).visit(source)
        return generate(ready.set_environment(env), *given, **named)

    vars(env)["_generate"] = generate_ready  # Jinja's own hook for another compiler
    vars(env)["getattr"] = _quick_getattr(env)
    vars(env)["get_template"] = cache(env.get_template)  # nothing is looked up on disk anew, as it is
    env.code_generator_class = _Gathering
    env.context_class = _Calling


class _Gathering(CodeGenerator):
    """Lets a template gather its words in a list: each piece would pass through all the blocks around it."""

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Give what stands in a template, or in a block of it, as one piece."""
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Look into a mapping, or an object, at once; what has no such thing is asked as Jinja does."""
        if node.attr in OF_MAPPINGS:
            super().visit_Getattr(node, frame)
            return
        held, found = self.temporary_identifier(), self.temporary_identifier()
        self.write(f"({held}[{node.attr!r}] if ({held} := ")
        self.visit(node.node, frame)
        self.write(
            f").__class__ is dict and {node.attr!r} in {held} else {found} if {held}.__class__ is not dict"
        )
        self.write(f" and ({found} := getattr({held}, {node.attr!r}, missing)) is not missing")
        self.write(f" else environment.getattr({held}, {node.attr!r}))")


class _Calling(Context):
    """Calls macros, and functions that ask for nothing more than they are given, at once."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:
        """Call, as Jinja does."""
        kind = type(called)
        is_macro = kind is Macro
        if not is_macro and (kind is not FunctionType or called.__dict__):
            return super().call(called, *given, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(self.eval_ctx, *given, **named) if is_macro else called(*given, **named)


class _Readied(NodeTransformer):
    """Does so in one template."""

    def __init__(self, env: Environment, texts: Any, *, is_whole: bool) -> None:
        self._env = env
        self._texts = texts
        self._inside: list[str] = []
        self._is_whole = is_whole

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Leave what stands in a block of a whole page: templates of many pages put their own there."""
        return node if self._is_whole else self.generic_visit(node)

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Put in the part itself, where it is one that stands alone."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or name in self._inside or not node.with_context:
            return node
        assert self._env.loader is not None
        try:
            source, path, _ = self._env.loader.get_source(self._env, name)
        except TemplateNotFound:
            return node
        part = self._env.parse(source, name, path)
        if part.find(nodes.Extends) or part.find(nodes.Block):
            return node
        if self._texts and _asked(part) - self._env.globals.keys() == {LANGUAGE}:
            words = self._env.from_string(part).render({LANGUAGE: self._texts})
            return nodes.Output([nodes.TemplateData(words)], lineno=node.lineno)
        self._inside.append(name)
        self.generic_visit(part)
        self._inside.pop()
        return nodes.Scope(part.body, lineno=node.lineno)

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Leave out quotation marks, ends of entries and space that say nothing."""
        if RAW.search(node.data):
            return node
        data = LINE_END.sub("", IMPLIED.sub("", node.data))
        data = TAG.sub(lambda tag: QUOTED.sub(r"=\1", tag[0]), data)
        return nodes.TemplateData(data, lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Put in what the archive says."""
        self.generic_visit(node)
        if not self._texts or node.kwargs or not node.args:
            return node
        key, *rest = node.args
        if _is_of_language(node.node, "t") and not rest:
            return self._said(key, {}) or node
        if _is_of_language(node.node, "fill") and len(rest) == 1 and isinstance(rest[0], nodes.Dict):
            return self._said(key, _facts(rest[0])) or node
        return node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Put in the mark of words that are English on a page that is not."""
        self.generic_visit(node)
        is_mark = self._texts and _is_of_language(node, "english")
        return nodes.Const(str(self._texts.english)) if is_mark else node

    def _said(self, key: nodes.Expr, facts: Mapping[str, nodes.Expr]) -> nodes.Expr | None:
        if isinstance(key, nodes.Const):
            pieces = NAMED.split(str(self._texts.t(key.value))) if facts else [str(self._texts.t(key.value))]
            return nodes.Concat([_piece(one, facts) for one in pieces if one])
        if isinstance(key, nodes.CondExpr) and key.expr2:
            one, other = self._said(key.expr1, facts), self._said(key.expr2, facts)
            return nodes.CondExpr(key.test, one, other) if one and other else None
        return None


def _facts(given: nodes.Dict) -> Mapping[str, nodes.Expr]:
    return {pair.key.value: pair.value for pair in given.items if isinstance(pair.key, nodes.Const)}


def _piece(text: str, facts: Mapping[str, nodes.Expr]) -> nodes.Expr:
    is_name = NAMED.fullmatch(text) and text[1:-1] in facts
    return facts[text[1:-1]] if is_name else nodes.Const(text)


def _asked(part: nodes.Template) -> set[str]:
    """List the names that a part does not give itself; one that asks for an address asks for the page."""
    names = list(part.find_all(nodes.Name))
    given = {one.name for one in names if one.ctx != "load"} | {
        one.name for one in part.find_all(nodes.Macro)
    }
    is_of_page = any(one.name == "url" for one in part.find_all(nodes.Filter))
    return {one.name for one in names} - given | ({"page"} if is_of_page else set())


def _is_of_language(node: nodes.Node, name: str) -> bool:
    return (
        isinstance(node, nodes.Getattr)
        and node.attr == name
        and isinstance(node.node, nodes.Name)
        and node.node.name == LANGUAGE
    )


def _quick_getattr(env: Environment) -> Callable[[Any, str], Any]:
    """Make Jinja's own `getattr`, but quick with mappings: it looks for a method of that name first."""

    def find(obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute not in OF_MAPPINGS:
            try:
                return obj[attribute]
            except KeyError:
                return env.undefined(obj=obj, name=attribute)
        return Environment.getattr(env, obj, attribute)

    return find
