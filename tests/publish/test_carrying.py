"""Pictures and files beside hand-written pages, from the archive to the site."""

import json

import pytest
from lxml import html

from generator.content.page_files import find_page_files
from tests.archives import build, export, make_archive, run, site, write_files
from tests.pictures import gif, png

FILES = {
    "content/articles/s.md": (
        "---\ntitle: Old bridge\ndate: 2020-03-03\n---\nIt closes, as [told](t.txt).\n\n"
        "![The *<b>bridge*](b.png)\n\n"
        "![Gone](https://x.example/g.png)\n"
    ),
    "content/articles/b.png": png(),
    "content/articles/t.txt": "Another bridge\n\nIt will open in May, the council said on Tuesday.\n",
    "content/articles/t.gif": gif(),
    "content/articles/t.meta.yml": "pictures:\n  - {file: t.gif, credit: '<i>A. Roe', rights: All}\n",
    "content/pages/more.md": "---\ntitle: More\n---\n![Us](us/me.png) and [a paper](paper.pdf).\n",
    "content/pages/us/me.png": png(9, 9),
    "content/pages/paper.pdf": b"%PDF",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = make_archive(tmp_path_factory.mktemp("pictures"), FILES)
    build(folder, "--strict")
    return folder


def page_of(folder, name):
    (row,) = [row for row in export(folder)["articles"] if row["provenance"]["path"].endswith(name)]
    return html.parse(folder / "build/site" / row["address"])


def test_a_picture_stands_in_a_figure_above_its_caption(archive):
    page = page_of(archive, "s.md")

    first, second = page.xpath("//figure[@class='picture']")
    (image,) = first.xpath(".//img")
    assert dict(image.attrib) | {"src": ""} == {
        "src": "", "width": "640", "height": "480", "alt": "", "loading": "lazy"
    }  # fmt: skip
    assert image.get("src").startswith("../../../../pictures/")
    assert first.xpath("string(./figcaption)").strip() == "The <b>bridge"
    assert second.xpath(".//img") == []
    assert second.xpath("string(./figcaption)") == "Gone Picture not kept here: it lies on another site"


def test_credit_and_rights_stand_below_the_picture_as_words(archive):
    (figure,) = page_of(archive, "t.txt").xpath("//figure[@class='picture']")

    assert figure.xpath("string(./figcaption)") == "<i>A. Roe · All"


def test_a_link_to_another_articles_file_leads_to_its_page(archive):
    (link,) = page_of(archive, "s.md").xpath("//div[@class='text']//a[text()='told']")

    assert "another-bridge" in link.get("href")
    assert link.get("rel") is None


def test_each_picture_is_in_the_site_as_it_is_and_in_the_export(archive):
    held = {path: data for path, data in site(archive).items() if path.startswith("pictures/")}
    told = [row for article in export(archive)["articles"] for row in article["pictures"]]

    assert sorted(held.values()) == sorted([png(), gif()])
    assert {row["file"] for row in told if row["file"]} == set(held)
    assert [row["basis"] for row in told if not row["file"]] == ["it lies on another site"]
    report = json.loads((archive / "build/report.json").read_text(encoding="utf-8"))
    assert (report["pictures"], report["unclaimed_pictures"], report["found"]) == (2, 0, 2)


def test_files_beside_hand_written_pages_lie_at_the_same_place_of_the_site(archive):
    held = site(archive)

    assert (held["us/me.png"], held["paper.pdf"]) == (png(9, 9), b"%PDF")
    assert b'src="us/me.png"' in held["more.html"]


def test_what_is_not_used_any_more_is_taken_away(tmp_path):
    folder = make_archive(tmp_path, FILES)
    build(folder)
    for name in ("content/articles/b.png", "content/pages/paper.pdf"):
        (folder / name).unlink()
    write_files(folder, {"content/articles/t.gif": gif(50, 60)})
    build(folder)

    held = site(folder)
    assert [data for path, data in held.items() if path.startswith("pictures/")] == [gif(50, 60)]
    assert "paper.pdf" not in held


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("index.html", "its address 'index.md' is also claimed by the archive's own page"),
        ("articles/Index.html", "its address 'articles/index.md' is also claimed by the archive's own page"),
        ("more.html", "its address 'more.md' is also claimed by content/pages/more.html"),
        ("assets/x.png", "on the site the folder 'assets' holds the theme's own files"),
        ("Search-Index/x.js", "on the site the folder 'Search-Index' holds the search index"),
        ("404.html", "its address '404.html' is also claimed by the site itself"),
        ("x.markdown", "its suffix is '.markdown'; expected '.md' for a page"),
        ("US/ME.png", "its address 'us/me.png' is also claimed by content/pages/US/ME.png"),
    ],
)
def test_a_file_at_an_address_that_is_taken_is_an_error(name, message, tmp_path):
    folder = make_archive(tmp_path, {**FILES, f"content/pages/{name}": b"x"})

    done = run(folder, "generator.cli.main", "check")

    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_leads_out_of_the_archive_or_is_too_large_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.content.page_files.MAX_BYTES", 3)
    write_files(tmp_path / "archive", {"content/pages/large.pdf": b"1234", "content/pages/a.pdf": b"123"})
    (tmp_path / "secret").write_bytes(b"x")
    (tmp_path / "archive/content/pages/out.png").symlink_to(tmp_path / "secret")

    found = [str(one) for one in find_page_files(tmp_path / "archive")]

    assert found[0].startswith("PageFile(path='a.pdf'")
    assert found[1] == "content/pages/large.pdf: it holds 4 bytes; expected at most 3 in one file."
    assert found[2].startswith("content/pages/out.png: it leads to a place outside the archive")
