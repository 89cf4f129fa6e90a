"""Every command, option, key and field is in the README, and every address in it exists."""

import re
from pathlib import Path

import click
import pytest
import yaml

from generator.articles.markdown.front_matter import FrontMatter
from generator.articles.sidecars import Sidecar
from generator.cli.main import main
from generator.content.records import (
    ArticleDecision,
    AuthorityRecord,
    EntityDecision,
    HandWritten,
    QuotationDecision,
    SourceRecord,
    ThreadDecision,
    ThreadRecord,
)
from generator.publish.plugin import NewsArchivePlugin
from generator.settings import Settings
from tests.archives import ROOT, export, make_archive
from tests.pages.everything import all_pages

# The first is for newcomers; the others tell all of what people write, and of what the program does.
DOCUMENTS = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("README.md", "content/README.md", "generator/README.md")
}
README = "".join(DOCUMENTS.values())
WRITTEN_BY_PEOPLE = {
    "sidecar": Sidecar,
    "front matter": FrontMatter,
    "authority record": AuthorityRecord,
    "source record": SourceRecord,
    "article decision": ArticleDecision,
    "entity decision": EntityDecision,
    "thread decision": ThreadDecision,
    "quotation decision": QuotationDecision,
    "thread record": ThreadRecord,
    "hand-written page": HandWritten,
}
# What the place of the file says, not its text.
BY_PLACE = {"path", "note", "body", "line"}


def commands(group, before=""):
    for name, command in sorted(group.commands.items()):
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")


COMMANDS = list(commands(main))


def _without_code(text: str) -> str:
    """Leave out blocks of code."""
    return re.sub(r"(?ms)^```.*?^```", "", text)


def options():
    for name, command in COMMANDS:
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield name, parameter


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_each_command_is_in_the_readme_and_its_help_teaches(name, command):
    assert f"`news-archive {name}" in README
    assert command.help
    assert len(command.help) > 40


@pytest.mark.parametrize(("name", "option"), list(options()), ids=lambda value: getattr(value, "name", value))
def test_each_option_of_a_command_is_in_the_readme_and_has_help(name, option):
    longest = max(option.opts, key=len)

    assert longest in README
    assert option.help


@pytest.mark.parametrize("option", Settings.model_fields)
def test_each_option_of_the_plugin_is_in_the_readme_with_its_default(option):
    section = README.split("\n## Options\n")[1].split("\n## ")[0]
    row = next((line for line in section.splitlines() if line.startswith(f"| `{option}` |")), "")
    default = Settings.model_fields[option].default
    shown = {None: "none", True: "`true`", False: "`false`", "": "none"}.get(
        default if default not in ((), {}) else None if default == () else "{}"
    )
    if isinstance(default, tuple):
        shown = f"`[{', '.join(default)}]`"

    assert row.split("|")[2].strip() == (shown or f"`{default}`")


@pytest.mark.parametrize("kind", WRITTEN_BY_PEOPLE)
def test_each_key_that_people_write_is_in_the_readme(kind):
    missing = [
        key for key in WRITTEN_BY_PEOPLE[kind].model_fields.keys() - BY_PLACE if f"`{key}`" not in README
    ]

    assert missing == []


def test_each_key_of_the_pages_front_matter_is_in_the_readme(tmp_path):
    """The pages of a small archive with everything in it, composed but not rendered."""
    section = README.split("### Front matter of the pages made")[1].split("\n## ")[0]
    keys = {key for page in all_pages() for key in page.meta} | {"title", "template"}

    assert sorted(key for key in keys if f"`{key}`" not in section) == []


def test_each_key_of_the_export_is_in_the_readme(tmp_path):
    folder = make_archive(tmp_path, {"content/articles/a.txt": "A headline\n\nJane Doe spoke in Paris.\n"})
    for name, rows in export(folder).items():
        (row,) = [line for line in README.splitlines() if line.startswith(f"| `{name}.jsonl` |")]
        for key in set().union(*(r.keys() for r in rows)):
            assert f"`{key}`" in row, (name, key)


def test_ci_runs_the_commands_that_the_readme_gives():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "pip install -e . && news-archive build\n" in README
    assert "pip install -e '.[test]' && pytest\n" in README
    assert "pip install --quiet -e '.[test]' && pytest\n" in script
    assert "--require-hashes -r requirements.lock" in script
    assert "news-archive build --strict" in script


LINKS = [
    (name, link)
    for name, text in DOCUMENTS.items()
    for link in re.findall(r"\]\(([^)]+)\)", _without_code(text))
]


@pytest.mark.parametrize(("name", "link"), LINKS)
def test_each_place_a_readme_links_to_exists(name, link):
    path, _, anchor = link.partition("#")
    if link.startswith("http"):
        return
    place = (ROOT / name).parent / path if path else ROOT / name
    target = place.resolve().relative_to(ROOT.resolve()).as_posix()

    assert place.exists()
    assert not anchor or anchor in _anchors(DOCUMENTS[target])


def _anchors(text: str) -> set[str]:
    """Name the headings of a document as the hosts of repositories do."""
    headings = re.findall(r"(?m)^#+ (.*)$", _without_code(text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_is_short_enough_for_a_newcomer():
    assert len(DOCUMENTS["README.md"]) < 10_000


@pytest.mark.parametrize("path", [".github/workflows/publish.yml", ".gitlab-ci.yml"])
def test_the_ci_templates_are_yaml_that_builds_and_keeps_the_cache(path):
    text = (ROOT / path).read_text(encoding="utf-8")

    assert yaml.safe_load(text)
    assert "news-archive build" in text
    before = text.partition("news-archive build")[0]
    assert all(f"build/{kept}" in before for kept in ("cache", "pages", "site"))
    # The first build makes the ledger: a file that git does not know is in no plain `git diff`.
    assert "git add content/permalinks.txt" in text
    assert "news-archive review" in text
    assert "build/review.html" in text


TEMPLATES = [
    ".github/workflows/publish.yml",
    ".github/workflows/analyse.yml",
    ".gitlab-ci.yml",
    ".gitlab/analyse.yml",
]


@pytest.mark.parametrize("path", TEMPLATES)
def test_the_ci_templates_give_only_commands_and_options_that_there_are(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    known = {name: {o for p in command.params for o in p.opts} for name, command in COMMANDS}
    given = re.findall(r"news-archive ([a-z]+)((?: [^|;\n]*)?)", re.sub(r"(?m)(^|\s)#.*$", "", text))

    assert yaml.safe_load(text)
    assert given
    for name, arguments in given:
        assert set(re.findall(r"(?<= )--[a-z-]+", arguments)) <= known[name], (name, arguments)


def test_the_ci_templates_analyse_by_year_and_join_before_they_build():
    github = yaml.safe_load((ROOT / TEMPLATES[1]).read_text(encoding="utf-8"))["jobs"]
    build = (ROOT / TEMPLATES[2]).read_text(encoding="utf-8")
    publish = (ROOT / TEMPLATES[0]).read_text(encoding="utf-8")

    assert "news-archive analyse" in str(github["analyse"]["steps"])
    assert github["join"]["needs"] == "analyse"
    # What is joined is found by the build only if both name the same paths.
    (kept,) = (step["with"] for step in github["join"]["steps"] if "actions/cache" in step.get("uses", ""))
    assert kept["key"].startswith("archive-")
    assert all(path in publish for path in kept["path"].split())
    assert build.index("news-archive join") < build.index("news-archive build")


def test_the_plugin_is_found_by_its_name():
    from importlib.metadata import entry_points

    (entry,) = entry_points(group="mkdocs.plugins", name="news-archive")
    assert entry.load() is NewsArchivePlugin


def test_the_lock_file_pins_each_dependency_with_a_hash():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in re.findall(r'^  "([A-Za-z0-9_.-]+)[=<>]', project, re.MULTILINE):
        assert re.search(rf"(?im)^{re.escape(name)}==[^\n]*\\\n    --hash=sha256:", lock), name


def test_nothing_of_the_project_speaks_of_the_machine_it_was_made_on():
    for path in Path(ROOT).rglob("*"):
        inside = path.relative_to(ROOT).parts
        ours = inside[0] in {"generator", "theme", "content", ".github", ".ci", "README.md"}
        # What Python compiles beside a module names the folder of this checkout.
        if ours and path.is_file() and "__pycache__" not in inside:
            assert "/work/" not in path.read_text(encoding="utf-8", errors="replace")
