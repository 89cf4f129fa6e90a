"""A whole archive in which an article was changed, sent again and corrected."""

import json
import re

import pytest
from lxml import html

from tests.archives import build, export, make_archive, run

OLD = "The bridge in Paris is old.\n\nFive people were there on Monday."
NEW = "The bridge in Paris is very old.\n\nSeven people were there on Tuesday."
HOSTILE = "Correction: An earlier version of this article gave <script>alert(1)</script> as the day."
WIRE = "PARIS, March 3, 2020 (Reuters) -- Oil rose as traders feared that supply from Iraq would fall.\n"


def story(text, day):
    known = "title: Old bridge to close\nid: 7\nsource: The Paper\ndate: 2025-06-01"
    return f"---\n{known}\nlastmod: {day}\n---\n\n{text}\n"


FILES = {
    "content/articles/a.md": story(f"{NEW}\n\n{HOSTILE}", "2025-06-03"),
    "content/articles/b.md": story(OLD, "2025-06-01"),
    "content/articles/c.md": story(OLD, "2025-06-02"),
    "content/articles/oil.txt": f"Oil rises on supply fears\n\n{WIRE}",
    "content/articles/oil2.txt": f"UPDATE 1-Oil rises on supply fears\n\n{WIRE}\nThe minister spoke.\n",
    "content/decisions/articles.yml": (
        "- article: content/articles/oil.txt\n  correction: It fell. </script><b>\n"
        "  by: Ann\n  on: 2025-06-05\n  why: The exchange says so.\n"
    ),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Build it."""
    folder = make_archive(tmp_path_factory.mktemp("history"), FILES)
    build(folder, "--strict")
    return folder


def page(folder, pattern):
    found = (folder / "build" / "site" / "articles").rglob(pattern)
    (path,) = [path for path in found if "--copied" not in path.name]
    return html.parse(path), path.read_text(encoding="utf-8")


def test_the_account_holds(archive):
    report = json.loads((archive / "build" / "report.json").read_text(encoding="utf-8"))

    assert (report["found"], report["articles"], report["versions"]) == (5, 3, 2)


def test_the_article_leads_to_the_words_that_were_changed(archive):
    tree, _ = page(archive, "old-bridge-to-close-??????.html")
    (link,) = tree.xpath("//ul[@class='history']//a")
    assert link.text == "Changed 3 June 2025: two paragraphs; one paragraph added"

    other, text = page(archive, "*--version-1.html")
    assert link.get("href") in [p.name for p in (archive / "build/site/articles/2025/06/01").iterdir()]
    assert "".join(other.xpath("//div[@class='text']//del/text()")) == "FiveMonday"
    assert [" ".join(ins.text_content().split()) for ins in other.xpath("//div[@class='text']//ins")][:2] == [
        "Put in: very",
        "Put in: Seven",
    ]
    assert other.xpath("//head/meta[@name='robots']/@content") == ["noindex"]
    assert other.xpath("//head/meta[@property='og:type']/@content") == ["article"]
    assert "content/articles/b.md" in text
    assert "content/articles/c.md" in text


def test_corrections_stand_above_the_text_and_in_structured_data(archive):
    for pattern, words in [
        ("old-bridge*-??????.html", HOSTILE),
        ("oil-rises*.html", "It fell. </script><b>"),
    ]:
        tree, text = page(archive, pattern)
        notice = tree.xpath("//aside[@class='correction-notice']")[0].text_content()
        (script,) = tree.xpath("//script[@type='application/ld+json']")

        assert words in notice
        assert json.loads(script.text)["correction"][0]["text"] == words
        assert "<script>alert" not in text


def test_the_chain_is_told_on_both_pages(archive):
    first, _ = page(archive, "oil-rises*.html")
    later, _ = page(archive, "update-1-oil*.html")

    assert "Report 1 of 2" in first.xpath("//aside[@class='history']")[0].text_content()
    assert "Report 2 of 2" in later.xpath("//aside[@class='history']")[0].text_content()
    assert (
        "Marked 'UPDATE 1', by the same source" in later.xpath("//aside[@class='history']")[0].text_content()
    )


def test_versions_are_explained_and_exported(archive):
    told = run(archive, "generator.cli.main", "explain", "content/articles/b.md").stdout
    rows = export(archive)

    assert re.search(r"VERSIONS\n +1\. the same words again\n +file: content/articles/b\.md", told)
    assert "Changed 3 June 2025: two paragraphs; one paragraph added" in told
    assert [(row["number"], row["is_repeat"]) for row in rows["versions"]] == [(1, True), (1, False)]
    assert [step["mark"] for step in rows["chains"][0]["steps"]] == [None, "UPDATE 1"]
    assert HOSTILE in [c["words"] for row in rows["articles"] for c in row["corrections"]]


def test_an_older_version_can_be_withdrawn_alone(archive):
    """Last of this archive's tests, as it builds it anew."""
    decisions = archive / "content/decisions/articles.yml"
    before = decisions.read_text(encoding="utf-8")
    decisions.write_text(
        before + "- article: content/articles/c.md\n  withdraw: Five people said they were never there.\n"
        "  by: Ann\n  on: 2025-06-05\n  why: They wrote to us.\n",
        encoding="utf-8",
    )
    build(archive)

    tree, article = page(archive, "old-bridge-to-close-??????.html")
    _, notice = page(archive, "*--version-1.html")
    assert tree.xpath("string(//ul[@class='history']//a)") == (
        "Changed 3 June 2025: the version before was withdrawn"
    )
    assert "Seven people were there" in article
    assert "Five people said they were never there." in notice
    assert (
        "was withdrawn from the archive by decision of Ann, 5 June 2025. The article itself stays." in notice
    )
    for path in (archive / "build").rglob("*"):
        assert not path.is_file() or b"Five people were there" not in path.read_bytes(), path
    (row, again) = export(archive)["versions"]
    assert (row["withdrawn"], row["parts"], again["parts"]) == (
        "Five people said they were never there.",
        [],
        [],
    )

    decisions.write_text(before, encoding="utf-8")
    build(archive)
    assert "Five" in page(archive, "*--version-1.html")[1]
