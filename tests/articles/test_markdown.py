"""Markdown articles, by golden cases and by their front matter."""

from pathlib import Path

import pytest
import yaml

from tests.articles.archive import read, read_one

FOLDER = Path(__file__).parent / "markdown"
MATTERS = yaml.safe_load((FOLDER / "front_matter.yml").read_text(encoding="utf-8"))
CASES = yaml.safe_load((FOLDER / "parts.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_markdown_is_read_into_parts_with_marks(case, tmp_path):
    article = read_one(tmp_path, case["text"], name="a/story.md")

    assert [
        [p.kind, p.text, [[m.kind, p.text[m.start : m.end], m.target] for m in p.marks]]
        for p in article.parts
    ] == case["parts"]


def test_front_matter_fills_the_fields_and_says_so(tmp_path):
    front = "headline: Old bridge\ndeck: A deck\nauthors: [Jane Doe, John Roe]\ndate: 2019-05-15\n"
    article = read_one(
        tmp_path, f"---\n{front}source: The Paper\nsection: City\n---\nIt will close.\n", name="a/story.md"
    )

    assert (article.headline, article.deck, article.byline) == (
        "Old bridge",
        "A deck",
        "Jane Doe and John Roe",
    )
    assert (article.date.edtf, article.source, article.section) == ("2019-05-15", "The Paper", "City")
    assert [part.kind for part in article.parts] == ["headline", "deck", "paragraph"]
    assert not article.headline_is_supplied
    assert article.provenance.basis("section") == "the front matter"


def test_an_unknown_key_names_the_nearest_and_sets_the_article_aside(tmp_path):
    reading = read(tmp_path, {"a/story.md": "---\nheadlin: Old bridge\n---\nIt will close.\n"})

    (problem,) = reading.problems
    assert str(problem) == "a/story.md:2: set aside: unknown key 'headlin'. Did you mean 'headline'?"
    assert (reading.found, reading.set_aside) == (1, 1)


def test_a_draft_is_left_out_and_counted(tmp_path):
    reading = read(tmp_path, {"a/story.md": "---\ndraft: true\n---\nIt will close.\n"})

    assert (reading.found, reading.drafts, reading.set_aside, reading.articles) == (1, 1, 0, ())


def test_a_heading_that_repeats_the_headline_is_cut(tmp_path):
    article = read_one(tmp_path, "---\ntitle: Old Bridge\n---\n# Old bridge\n\nIt closes.\n", name="a/s.md")

    assert [part.kind for part in article.parts] == ["headline", "paragraph"]
    assert article.provenance.cuts[0].reason == "repeats the headline"


def test_authors_are_named_one_by_one_where_they_are_certain_to_be_people(tmp_path):
    keys = "headline: Old bridge\nauthors: [Jane Doe, The Staff, John Roe]\ntags: [bridges, Paris]\n"
    front = f"---\n{keys}---\n\nIt is old.\n"

    (article,) = read(tmp_path, {"a/x.md": front}).articles

    assert article.byline == "Jane Doe, The Staff and John Roe"
    assert article.authors == ("Jane Doe", "John Roe")
    assert article.tags == ("bridges", "Paris")


@pytest.mark.parametrize("case", MATTERS, ids=[case["name"] for case in MATTERS])
def test_front_matter_is_read_as_each_tool_writes_it(case, tmp_path):
    reading = read(tmp_path, {case.get("path", "a/story.md"): case["text"]})

    assert [str(problem) for problem in reading.problems] == []
    assert reading.drafts == case.get("draft", False)
    for article in reading.articles:
        for name, value in case["fields"].items():
            known = article.date.edtf if name == "date" else getattr(article, name)
            assert (list(known) if isinstance(known, tuple) else known) == value, name
        for name, words in case.get("basis", {}).items():
            assert article.provenance.basis(name) == words
    assert len(reading.articles) == (not case.get("draft"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\nLayuot: post\ntitl: x\n---\nIt.\n", "3: set aside: unknown key 'titl'. Did you mean 'title'?"),
        (
            "+++\ntitle = 'x'\ntgas = ['y']\n+++\nIt.\n",
            "3: set aside: unknown key 'tgas'. Did you mean 'tags'?",
        ),
        ("+++\ntitle = 'x\n+++\nIt.\n", "2: set aside: not valid TOML: "),
        ("+++\ntitle = 'x'\nIt.\n", "1: set aside: front matter opens with '+++' and never closes"),
        ('{\n"title": "x",\n"title": "y"\n}\n\nIt.\n', "3: set aside: "),
        ("---\ntitle: x\nTitle: y\n---\nIt.\n", "3: set aside: key 'Title' stands twice"),
        ("Title: x\nTitle: y\n\nIt.\n", "2: set aside: key 'Title' stands twice"),
        ("Title: x\nSulg: y\n\nIt.\n", "2: set aside: unknown key 'sulg'. Did you mean 'slug'?"),
        (
            "---\ntitle: x\ndate: 03/04/2024\n---\nIt.\n",
            "3: set aside: 'date' is '03/04/2024'; expected an EDTF",
        ),
        ("+++\na = " + "[" * 5000 + "\n+++\nIt.\n", "2: set aside: not valid TOML"),
    ],
)
def test_what_is_wrong_in_front_matter_is_named_with_its_line(text, message, tmp_path):
    reading = read(tmp_path, {"a/story.md": text})

    assert any(str(problem).startswith(f"a/story.md:{message}") for problem in reading.problems)
    assert (reading.found, reading.set_aside) == (1, 1)


def test_a_file_of_json_alone_is_not_taken_for_a_text(tmp_path):
    reading = read(tmp_path, {"a/story.md": '{"title": "Old bridge", "content_text": "It is old."}\n'})

    assert "was read as" in str(reading.problems[-1]) or reading.set_aside


def test_commands_of_site_generators_are_cut_but_in_code(tmp_path):
    text = (
        "---\ntitle: Bridge\n---\n\nThe bridge closed.\n\n{{< youtube w7Ft2ymGmfc >}}\n\n"
        "{% include ad.html id=3 %}\n\n![Old]({{ site.baseurl }}/b.jpg)\n\n"
        "{{% quote %}}It is old.{{% /quote %}}\n\n```\n{{< kept >}}\n```\n"
    )
    article = read_one(tmp_path, text, name="a/story.md")

    assert [part.text for part in article.parts[1:]] == [
        "The bridge closed.",
        "Old",
        "It is old.",
        "{{< kept >}}",
    ]
    assert "{% include ad.html id=3 %}" in [cut.text for cut in article.provenance.cuts]


def test_comments_are_cut_but_in_code(tmp_path):
    text = "# Old bridge\n\nIt <!-- soon --> closes.\n\n<!-- more -->\n\n"
    code = "Write `<!-- x -->` so.\n\n```\n<!-- y -->\n```\n"

    article = read_one(tmp_path, text + code, name="a/s.md")

    assert [part.text for part in article.parts[1:]] == ["It closes.", "Write <!-- x --> so.", "<!-- y -->"]
    assert [cut.text for cut in article.provenance.cuts] == ["<!-- soon -->", "<!-- more -->"]


def test_a_comment_that_never_ends_stays_text(tmp_path):
    article = read_one(tmp_path, "# Old bridge\n\nIt <!-- closes.\n", name="a/s.md")

    assert article.parts[1].text == "It <!-- closes."
