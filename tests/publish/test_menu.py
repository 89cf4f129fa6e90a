import json

import pytest

from generator.publish.menu import check_menu
from tests.archives import build, make_archive, run

PAGES = ["index.md", "about.md", "people/index.md", "articles/2020/01/02/a-story-abcdef.md"]


def test_a_menu_that_leads_somewhere_stays_as_it_is():
    nav = ["index.md", {"People": "people/index.md"}, {"More": [{"About": "about.md"}]}]
    nav += [{"Elsewhere": "https://example.org/"}, {"Root": "/feeds/"}, {"Mail": "mailto:a@example.org"}]

    assert check_menu(nav, PAGES).entries == nav
    assert check_menu(nav, PAGES).problems == ()


def test_an_entry_that_leads_nowhere_is_named_with_the_nearest_page_and_left_out():
    menu = check_menu(["index.md", {"People": "peple/index.md"}], PAGES)

    assert menu.entries == ["index.md"]
    assert [str(problem) for problem in menu.problems] == [
        "mkdocs.yml: nav: 'People: peple/index.md' leads to no page, so it is left out of the menu; expected"
        " content/pages/peple/index.md, another page's name, or no such line. Did you mean 'people/index.md'?"
    ]


def test_a_section_with_nothing_in_it_is_left_out():
    menu = check_menu(["index.md", {"More": [{"Imprint": "imprint.md"}, {"Press": ["press.md"]}]}], PAGES)

    assert menu.entries == ["index.md"]
    assert len(menu.problems) == 2


def test_a_menu_of_which_nothing_is_left_is_the_front_page_alone():
    assert check_menu([{"Imprint": "imprint.md"}], PAGES).entries == ["index.md"]


@pytest.mark.parametrize("command", [("generator.cli.main", "build"), ("mkdocs", "build")])
def test_without_a_page_about_the_archive_no_page_links_to_it(tmp_path, command):
    archive = make_archive(tmp_path, {})
    (archive / "content" / "pages" / "about.md").unlink()

    done = run(archive, *command)

    assert done.returncode == 0
    assert "nav: 'About: about.md' leads to no page" in done.stderr
    pages = list((archive / "build" / "site").rglob("*.html"))
    assert [page for page in pages if "about.html" in page.read_text(encoding="utf-8")] == []
    report = json.loads((archive / "build" / "report.json").read_text(encoding="utf-8"))
    assert any("'About: about.md'" in problem["message"] for problem in report["problems"])


def test_a_check_names_what_leads_nowhere(tmp_path):
    archive = make_archive(tmp_path, {})
    assert run(archive, "generator.cli.main", "check").returncode == 0
    (archive / "content" / "pages" / "about.md").rename(archive / "content" / "pages" / "abot.md")

    done = run(archive, "generator.cli.main", "check")

    assert done.returncode == 1
    assert "Did you mean 'abot.md'?" in done.stdout


def test_a_strict_build_fails_where_the_menu_leads_nowhere(tmp_path):
    archive = make_archive(tmp_path, {})
    build(archive, "--strict")
    (archive / "content" / "pages" / "about.md").unlink()

    assert run(archive, "generator.cli.main", "build", "--strict").returncode == 1
