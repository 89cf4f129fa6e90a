"""The house rules that a machine can count."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STAGES = ["articles", "entities", "links", "pages", "publish"]
MODULES = sorted((ROOT / "generator").rglob("*.py"))
# Beside the pipeline: the nouns, what people write in content/, what editors do, the commands.
ROOMS = {"nouns", "content", "desk", "cli"}
# What every stage may use: the nouns, and what reads, keeps and spreads work.
SHARED = {
    "model",
    "nouns",
    "content",
    "errors",
    "settings",
    "cache",
    "packing",
    "stored",
    "whole_files",
    "blocks",
    "fixity",
    "mapping",
    "progress",
    "grouping",
    "words",
    "plurals",
    "slugs",
}
# `publish` is the end that calls the flow; the page on quality shows the published figures.
OPEN = {"pages": {"quality"}, "publish": {"pipeline", "quality"}}
MODULE_LINES, FUNCTION_LINES = 250, 40
MOST_IN_A_FOLDER = 40


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> set[str]:
    """List the modules of the generator that a module imports, without the package's own name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name(path)}: a relative import; expected the full name"
            found |= {node.module or ""}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {module.removeprefix("generator.") for module in found if module.startswith("generator.")}


def test_the_folders_in_alphabetical_order_are_the_pipeline():
    folders = sorted(p.name for p in (ROOT / "generator").iterdir() if p.is_dir() and p.name != "__pycache__")

    assert [folder for folder in folders if folder not in ROOMS] == STAGES
    assert set(folders) == {*STAGES, *ROOMS}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_each_folder_imports_only_those_before_it(path):
    parts = path.relative_to(ROOT / "generator").parts
    if len(parts) == 1 or parts[0] in ROOMS:
        return
    here = STAGES.index(parts[0])
    first = {module.split(".")[0] for module in imported(path)}
    allowed = SHARED | set(STAGES[: here + 1]) | OPEN.get(parts[0], set())

    assert first <= allowed


@pytest.mark.parametrize("shared", sorted(SHARED))
def test_what_every_stage_uses_knows_no_stage(shared):
    room = ROOT / "generator" / shared
    modules = sorted(room.glob("*.py")) if room.is_dir() else [room.with_suffix(".py")]
    used = {module for path in modules for module in imported(path)}

    assert {module.split(".")[0] for module in used} <= SHARED


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_and_no_function_is_too_long(path):
    text = path.read_text(encoding="utf-8")
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= FUNCTION_LINES
    ]

    assert text.count("\n") <= MODULE_LINES
    assert long == []


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py"], ids=name)
def test_an_init_module_holds_its_sentence_and_no_code(path):
    body = ast.parse(path.read_text(encoding="utf-8")).body

    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_lies_deeper_than_two_folders(path):
    assert len(path.relative_to(ROOT / "generator").parts) <= 3


def test_the_readers_lie_in_rooms_of_one_matter():
    """A folder that can be read at a glance; the other stages are next."""
    assert len(list((ROOT / "generator" / "articles").glob("*.py"))) <= MOST_IN_A_FOLDER


def test_only_the_ends_of_the_pipeline_touch_the_disk():
    """Readers read, `publish` writes; what lies between is pure."""
    touching = {
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "unlink",
        "mkdir",
        "rglob",
        "glob",
    }
    found = [
        f"{name(path)}: {node.attr}"
        for stage in ("links", "pages")
        for path in sorted((ROOT / "generator" / stage).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in touching
    ]

    # A table that is shipped with the code is read with it.
    assert [f for f in found if "read_text" not in f] == []


@pytest.mark.parametrize(
    "command", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]], ids=" ".join
)
def test_the_checkers_find_nothing(command):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
