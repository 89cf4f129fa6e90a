"""A page that is rendered fast is as MkDocs makes it, and one that did not change is left as it is."""

import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import BuildError
from mkdocs.structure.nav import get_navigation
from msgspec.structs import replace

from generator.errors import ArchiveError
from generator.pages.page import Page
from generator.publish import rendering
from generator.publish.manifest import Manifest
from generator.publish.mkdocs_inside.files import SiteFiles, leave_unused
from generator.publish.mkdocs_inside.obstacles import find_obstacle
from generator.publish.rendering import Rendering, output_of
from generator.whole_files import checksum
from tests.archives import ROOT
from tests.pages.everything import all_pages
from tests.publish.rendered import configuration, fast, stock_site, tree
from tests.site.hostile import HOSTILE, hostile_archive
from tests.site.sites import full_archive, pages_of

pytest.importorskip("pyromark", reason="an environment older than the lock")

ARCHIVES = {
    "every kind of page": all_pages,
    "every fact of a page": lambda: pages_of(full_archive(30), size=20),
    "hostile words": lambda: pages_of(hostile_archive(HOSTILE)),
}


PERSIAN = {"theme": {"name": "material", "custom_dir": str(ROOT / "theme"), "language": "fa"}}


@pytest.fixture(scope="module", params=[*ARCHIVES, "another language"])
def archive(request, tmp_path_factory):
    """Render an archive's pages both ways."""
    pages = ARCHIVES.get(request.param, all_pages)()
    more = {"site_url": "https://example.org/a/", **({} if request.param in ARCHIVES else PERSIAN)}
    stock = stock_site(tmp_path_factory.mktemp("stock"), pages, **more)
    return stock, fast(tmp_path_factory.mktemp("fast"), pages, **more), pages


def outputs(rendering: Rendering) -> dict[str, str]:
    return {name: page.output for name, page in rendering.after.pages.items()}


def few(**meta: str) -> list[Page]:
    return [
        Page(path=path, title=path, template="main.html", meta=meta, body=body)
        for path, body in {
            "index.md": "Words, and [a link](a/b.md#x).\n",
            "a/b.md": "## A heading\n\n- [home](../index.md)\n",
            "about.md": "1. A list\n2. of *two*, and [a page](a/b.md)\n",
        }.items()
    ]


def carrying(folder: Path, pages: list[Page], before: Manifest, *names: str) -> Rendering:
    """Render pages of an archive that carries files beside them, and bring these to the site."""
    docs = folder / "build" / "pages"
    for name in names:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("words")
    rendering = fast(folder, pages, before, carried=dict.fromkeys(names, checksum(b"words")))
    rendering.files.copy_static_files()
    rendering.finish()
    return rendering


def test_each_page_is_as_mkdocs_makes_it(archive):
    stock, rendering, _ = archive
    site = Path(rendering.config.site_dir)

    for name in rendering.after.pages:
        assert tree((site / output_of(name)).read_bytes()) == tree((stock / output_of(name)).read_bytes()), (
            name
        )


def test_no_page_that_the_archive_makes_is_left_to_mkdocs_and_hardly_one_is_read_slowly(archive):
    _, rendering, pages = archive

    assert rendering.after.pages.keys() == {page.path for page in pages}
    assert len(rendering.after.leads) <= len(pages) / 20


def test_a_page_that_did_not_change_is_not_rendered(tmp_path):
    first = fast(tmp_path, few())
    second = fast(tmp_path, few(), first.after)

    assert first.counts.done == 3
    assert second.counts.done == 0
    assert second.after.pages == first.after.pages
    assert second.after.leads == first.after.leads == {"about.md": ("a/b.md",)}


def test_a_page_of_which_mkdocs_has_something_to_say_is_left_to_it_each_time(tmp_path, caplog):
    lost = {"a/b.md": "*Words*, [a page](lost.md)", "about.md": "![a picture](lost.png)"}
    pages = [replace(page, body=lost.get(page.path, page.body)) for page in few()]
    first = fast(tmp_path, pages)
    second = fast(tmp_path, pages, first.after)

    assert first.after.left == second.after.left == ("a/b.md", "about.md")
    assert not [record for record in caplog.records if "lost" in record.getMessage()]
    assert {"a/b.md", "about.md"} <= {file.src_uri for file in second.files.documentation_pages()}


@pytest.mark.parametrize(("level", "left"), [("ignore", ()), ("info", ("about.md",))])
def test_an_anchor_that_is_lost_is_left_to_mkdocs_where_it_tells_of_it(level, left, tmp_path):
    pages = [replace(page, body="*Words*, [below](#lost)") for page in few() if page.path == "about.md"]

    assert fast(tmp_path, pages, validation={"links": {"anchors": level}}).after.left == left


@pytest.mark.parametrize("gone", ["a/b.md", "a/b.csv"])
def test_a_page_that_is_read_slowly_is_rendered_again_when_what_it_leads_to_is_gone(gone, tmp_path):
    pages = [
        replace(page, body=f"*Words* [to](<{gone}> 'x')") if page.path == "about.md" else page
        for page in few()
    ]
    before = carrying(tmp_path, pages, Manifest(), "a/b.csv")
    after = carrying(
        tmp_path,
        [page for page in pages if page.path != gone],
        before.after,
        *({"a/b.csv"} - {gone}),
    )

    assert before.after.leads == {"about.md": (gone,)}
    assert "about.md" in after.after.left


def test_a_file_that_is_carried_is_copied_where_it_is_not_as_it_was(tmp_path):
    before = carrying(tmp_path, few(), Manifest(), "a/b.csv")
    again = carrying(tmp_path, few(), before.after, "a/b.csv")
    Path(again.config.site_dir, "a/b.csv").write_text("other")
    changed = carrying(tmp_path, few(), again.after, "a/b.csv")

    assert [[file.src_uri for file in one.files] for one in (before, again, changed)] == [
        ["a/b.csv"],
        [],
        ["a/b.csv"],
    ]
    assert Path(again.config.site_dir, "a/b.csv").read_text() == "words"
    assert again.after.carried == before.after.carried


def test_a_template_of_no_page_is_kept_where_it_lies_as_it_was(tmp_path):
    before = fast(tmp_path, few())
    error = Path(before.config.site_dir, "404.html")
    error.write_text("words")
    before.finish()
    kept = fast(tmp_path, few(), before.after)
    changed = fast(tmp_path, few(), before.after, site_name="Another")
    error.write_text("other words")
    other = fast(tmp_path, few(), before.after)

    assert [one.after.templates.keys() for one in (before, kept, changed, other)] == [
        {"404.html"},
        {"404.html"},
        set(),
        set(),
    ]


@pytest.mark.parametrize("what", ["source", "site", "size", "configuration", "menu", "theme"])
def test_a_page_is_rendered_again_when_what_it_is_made_of_changed(what, tmp_path):
    theme = {"theme": {"name": "material", "custom_dir": str(shutil.copytree("theme", tmp_path / "theme"))}}
    before = fast(tmp_path, few(), **theme)
    pages, changed = few(), {}
    home = Path(before.config.site_dir, "index.html")
    if what == "source":
        pages[0] = replace(pages[0], body="Other words.\n")
    elif what == "site":
        home.write_bytes(home.read_bytes().replace(b"Words", b"Wards"))
    elif what == "size":
        home.unlink()
    elif what == "configuration":
        changed = {"site_name": "Another"}
    elif what == "menu":
        pages[1] = replace(pages[1], title="Another title")
        changed = {"nav": ["index.md", "a/b.md"]}
    else:
        template = tmp_path / "theme" / "main.html"
        template.write_text(template.read_text().replace("hand-written", "by-hand"))
    after = fast(tmp_path, pages, before.after, **{**theme, **changed})
    clean = fast(tmp_path / "clean", pages, **{**theme, **changed})

    assert after.counts.done == (1 if what in ("source", "site", "size") else 3)
    assert home.read_bytes() == Path(clean.config.site_dir, "index.html").read_bytes()


def test_a_page_that_led_to_one_that_is_gone_is_rendered_again(tmp_path):
    before = fast(tmp_path, few())
    after = fast(tmp_path, [page for page in few() if page.path != "a/b.md"], before.after)

    assert after.after.left == ("index.md", "about.md")


def test_what_is_no_longer_of_the_site_is_taken_away(tmp_path):
    before = fast(tmp_path, few())
    site = Path(before.config.site_dir)
    (site / "old").mkdir()
    (site / "old" / "x.html").write_text("x")
    after = fast(tmp_path, few()[:1], before.after)
    after.finish()

    assert sorted(path.name for path in site.rglob("*")) == ["index.html"]


def test_what_the_installed_theme_has_for_its_own_search_is_left_out(tmp_path):
    config = configuration(tmp_path)
    files = SiteFiles(config, {}, {}, [])
    files.add_files_from_theme(config.theme.get_env(), config)
    before = {file.src_uri for file in files}
    leave_unused(files)
    left = before - {file.src_uri for file in files}

    assert any(name.endswith("/lunr/wordcut.js") for name in left)
    assert not [
        name for name in left if "/lunr/" not in name and "/workers/" not in name and name[-4:] != ".map"
    ]


def test_the_number_of_processes_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(rendering, "LEAST", 10)
    pages = pages_of(full_archive(60), size=20)
    one = fast(tmp_path / "one", pages)
    config = configuration(tmp_path / "two")
    two = Rendering(
        config=config, pages=one.pages, carried=one.carried, before=Manifest(), site=one.site, codes=one.codes
    )
    shutil.copytree(one.config.docs_dir, config.docs_dir, dirs_exist_ok=True)
    two.render(get_navigation(two.files, config), 3, lambda _: None)

    assert outputs(one) == outputs(two)


@pytest.mark.parametrize(
    "changed",
    [
        {"plugins": ["search"]},
        {"markdown_extensions": ["admonition"]},
        {"markdown_extensions": [{"toc": {"permalink": True}}]},
        {"use_directory_urls": True},
        {"exclude_docs": "x.md"},
        {"validation": {"links": {"anchors": "warn"}}},
    ],
    ids=str,
)
def test_where_more_may_change_a_page_mkdocs_renders_it(changed, tmp_path):
    assert find_obstacle(configuration(tmp_path, **changed), None)


def test_nothing_stands_against_the_projects_own_configuration(tmp_path):
    assert find_obstacle(configuration(tmp_path), None) == ""


def test_a_template_that_goes_through_all_pages_is_told_what_to_do(tmp_path):
    theme = shutil.copytree("theme", tmp_path / "theme")
    (theme / "main.html").write_text("{% for file in pages %}{{ file.url }}{% endfor %}")

    with pytest.raises(BuildError, match="fast: false"):
        fast(tmp_path, few(), theme={"name": "material", "custom_dir": str(theme)})


def test_a_template_that_asks_for_what_is_not_there_is_told_of_in_words(tmp_path):
    theme = shutil.copytree("theme", tmp_path / "theme")
    (theme / "main.html").write_text("{{ page.title.of.nothing }}")

    with pytest.raises(ArchiveError, match=r"^The theme's templates: .* has no attribute 'of'"):
        fast(tmp_path, few(), theme={"name": "material", "custom_dir": str(theme)})
