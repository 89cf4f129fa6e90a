"""Sources from file to site: a small archive of two papers, an agency and a record of one of them."""

import re
from pathlib import Path

import pytest

from tests.archives import build, export, make_archive, run

FILES = {
    "seeds/own.txt": "PARIS, May 5 2020 (Reuters) - A minister met Jane Doe on Tuesday, he said.\n",
    "seeds/carried.txt": "BERLIN, May 6 2021 (Reuters) - A bridge was closed on Thursday, police said.\n",
    "seeds/carried.meta.yml": "source: The Paper\n",
    "seeds/byline.md": "---\nheadline: A byline\ndate: 2022-01-02\nsource: The Paper\n"
    "byline: Jane Doe, Associated Press\n---\n\nThe words of the story.\n",
    "content/authority/sources/the-paper.md": "---\nname: The Paper\nkind: newspaper\ncountry: Ireland\n"
    "ownership: Its readers.\nurl: https://paper.example/\n---\n\nA note.\n",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    folder = make_archive(tmp_path_factory.mktemp("sources"), FILES)
    build(folder)
    return folder


def test_the_page_of_a_source_says_what_it_is_and_each_bar_leads_to_its_year(archive):
    page = (archive / "build/site/sources/the-paper.html").read_text(encoding="utf-8")

    for words in ("Newspaper", "Ireland", "Its readers.", "https://paper.example/", "2 articles from it"):
        assert words in page
    assert 'href="reuters.html"' in page
    for year in re.findall(r'href="the-paper\.html#(\d+)"', page) or re.findall(r'href="#(\d{4})"', page):
        assert f'id="{year}"' in page
    assert 'id="2022"' in page


def test_the_page_of_an_agency_says_who_carries_its_copy(archive):
    page = (archive / "build/site/sources/reuters.html").read_text(encoding="utf-8")

    assert "Found in the archive, not yet reviewed" in page
    assert "1 article from it, 1 article of others that credits it" in page
    assert "Carried by" in page


def test_explain_tells_of_a_source_with_the_reason_for_each_article(archive):
    done = run(archive, "generator.cli.main", "explain", "sources/reuters.html")

    assert done.stdout.startswith("SOURCE reuters  sources/reuters.html")
    assert "ARTICLES OF OTHERS THAT CREDIT IT" in done.stdout
    assert done.stdout.count("because: the agency in the dateline") == 2


def test_explain_gives_the_record_of_a_source(archive):
    done = run(archive, "generator.cli.main", "explain", "The Paper")

    assert "Ireland\n                because: content/authority/sources/the-paper.md" in done.stdout


def test_the_export_tells_publisher_and_agency_apart(archive):
    rows = export(archive)
    credited = {row["headline"]: (row["source"], row["agency"]) for row in rows["articles"]}
    sources = {row["name"]: row for row in rows["sources"]}

    assert credited["A byline"] == ("The Paper", "Associated Press")
    assert set(credited.values()) == {
        ("The Paper", "Associated Press"),
        ("The Paper", "Reuters"),
        ("Reuters", None),
    }
    assert (sources["The Paper"]["kind"], sources["The Paper"]["articles"]) == ("newspaper", 2)
    assert (sources["Reuters"]["reviewed"], sources["Reuters"]["credited"]) == (False, 1)
    assert sources["Reuters"]["address"] == "sources/reuters.html"
