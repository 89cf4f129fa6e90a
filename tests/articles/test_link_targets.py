"""Links of articles: to the web, to another article's file, or cut with the reason."""

import io
import zipfile

import pytest

from generator.articles.link_targets import MAX_CUTS
from tests.articles.archive import read, read_one


def targets(article):
    return [mark.target for part in article.parts for mark in part.marks if mark.kind == "link"]


def cuts(article):
    return {cut.text: cut.reason for cut in article.provenance.cuts}


def by_path(reading):
    assert not reading.problems, [str(problem) for problem in reading.problems]
    return {article.provenance.path: article for article in reading.articles}


OTHER = "# Other\n\nIt was said.\n"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("other.md", "a/2019/other.md"),
        ("./other.md#part", "a/2019/other.md"),
        ("other.md?x=1", "a/2019/other.md"),
        ("../other.md", "a/other.md"),
        ("../2019/../other.md", "a/other.md"),
        ("two%20words.txt", "a/2019/two words.txt"),
    ],
)
def test_a_link_to_the_file_of_another_article_leads_to_it(address, file, tmp_path):
    text = f"# One\n\nSee [that report]({address}) of May.\n"

    articles = by_path(read(tmp_path, {"a/2019/one.md": text, file: OTHER}))

    assert targets(articles["a/2019/one.md"]) == [file]
    assert "that report" in articles["a/2019/one.md"].parts[1].text


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("nowhere.md", "it leads to no article of the archive"),
        ("../../../../etc/passwd", "it leads to no article of the archive"),
        ("/etc/passwd", "it leads to no article of the archive"),
        ("..%2f..%2fetc%2fpasswd", "it leads to no article of the archive"),
        ("Other.md", "it leads to no article of the archive"),
        ("#notes", "it points within the source's own page"),
        ("ftp://example.org/x", "it begins with 'ftp:'; links begin with http, https or mailto"),
    ],
)
@pytest.mark.parametrize("form", ["See [that]({}) now.", "<p>See <a href='{}'>that</a> now.</p>"])
def test_an_address_that_leads_nowhere_is_cut_with_the_reason(form, address, reason, tmp_path):
    name = "a/one.md" if form.startswith("See") else "a/one.html"

    articles = by_path(read(tmp_path, {name: form.format(address), "a/other.md": OTHER}))

    one = articles[name]
    assert targets(one) == []
    assert cuts(one)[address] == f"the address of the link 'that': {reason}"
    assert any(part.text == "See that now." for part in one.parts)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "java&#115;cript:alert(1)", "data:text/html,x", "tel:1"]
)
def test_an_address_that_acts_is_cut_from_html(address, tmp_path):
    one = read_one(tmp_path, f"<p>It is <a href='{address}'>here</a> now.</p>", name="a/one.html")

    assert targets(one) == []
    assert any("it begins with" in reason for reason in cuts(one).values())


def test_links_to_the_web_and_to_mail_stay(tmp_path):
    one = read_one(tmp_path, "A [b](https://example.org/x) and [c](mailto:a@b.example).\n", name="a/one.md")

    assert targets(one) == ["https://example.org/x", "mailto:a@b.example"]
    assert cuts(one) == {}


def test_a_relative_link_without_a_file_is_read_from_where_the_article_was_published(tmp_path):
    text = "---\nurl: https://paper.example/2019/one.html\n---\nSee [that](two.html).\n"

    one = read_one(tmp_path, text, name="a/one.md")

    assert targets(one) == ["https://paper.example/2019/two.html"]


def test_a_saved_page_reads_its_links_from_its_base(tmp_path):
    page = (
        "<html><head><base href='https://paper.example/city/'></head><p>See <a href='x'>that</a>.</p></html>"
    )

    one = read_one(tmp_path, page, name="a/one.html")

    assert targets(one) == ["https://paper.example/city/x"]


def test_links_within_a_package_lead_to_its_other_members(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("n/one.md", "# One\n\nSee [that](../other.md).\n")
        package.writestr("other.md", OTHER)

    reading = read(tmp_path, {"a/news.zip": packed.getvalue()})

    (one,) = [article for article in reading.articles if article.headline == "One"]
    assert targets(one) == ["a/news.zip/other.md"]


def test_addresses_of_words_that_are_cut_are_named_too(tmp_path):
    text = "# [Old bridge](https://paper.example/b)\n\nBy [Jane Doe](mailto:j@paper.example)\n\nIt closed.\n"

    one = read_one(tmp_path, text, name="a/one.md")

    assert targets(one) == []
    assert cuts(one)["https://paper.example/b"].endswith("a page's headline is no link")
    assert cuts(one)["mailto:j@paper.example"].endswith("its words are kept out of the text")


def test_a_link_without_words_is_named(tmp_path):
    one = read_one(tmp_path, "<p>It closed. <a href='https://x.example/'><br></a></p>", name="a/one.html")

    assert cuts(one) == {"https://x.example/": "the address of a link without words"}


def test_many_addresses_that_lead_nowhere_are_counted(tmp_path):
    text = " ".join(f"[w](x{n}.md)" for n in range(MAX_CUTS + 5))

    one = read_one(tmp_path, text, name="a/one.md")

    assert len(one.provenance.cuts) == MAX_CUTS + 1
    assert one.provenance.cuts[-1].text == "5 more"
