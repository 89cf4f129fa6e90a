"""What was changed in an article, on its page and word by word on a page of its own."""

import json
import re

import pytest
from msgspec.structs import replace

from generator.content.records import Records
from generator.model import Chain, Correction, Part, Provenance, Step, Version
from generator.publish.writer import format_page
from generator.settings import Settings
from tests.builders import addresses, archive, article, on
from tests.composing import compose_pages

HOSTILE = "</script><script>alert(1)</script> ' \" & {{ x }} \u2028 *a* [b](javascript:c)"


def version(
    *texts, number=1, headline="A headline", is_repeat=False, path="a/old.txt", replaced="2025-06-03"
):
    parts = [Part(kind="headline", text=headline), *(Part(kind="paragraph", text=text) for text in texts)]
    return Version(
        article="aaaaaa",
        number=number,
        when=on("2025-06-01"),
        replaced=on(replaced),
        reason="Older, as the test says.",
        is_repeat=is_repeat,
        headline=headline,
        parts=tuple(parts),
        provenance=Provenance(path=path, checksum="1" * 64, reader="text 1"),
    )


def pages(*articles, versions=(), chains=()):
    whole = replace(archive(*articles), versions=tuple(versions), chains=tuple(chains))
    made = compose_pages(whole, addresses(whole), Records(), Settings())
    return {page.path: page for page in made}


def one(*texts, versions=(), **more):
    """Compose the pages of one article and its versions: that of the article, and those of the versions."""
    made = pages(article("aaaaaa", *texts, when=on("2025-06-01"), **more), versions=versions)
    home = "articles/2025/06/01/a-headline-aaaaaa"
    return made[f"{home}.md"], [page for path, page in made.items() if path.startswith(f"{home}--version")]


def test_an_article_says_what_was_changed_and_when_newest_first():
    versions = [
        version("Old words here.", number=1),
        version("New words here.", number=2, headline="Another", replaced="2025-06-04"),
    ]
    page, made = one("New words here.", "More.", versions=versions)

    assert [(r["when"], r["what"]) for r in page.meta["revisions"]] == [
        ("Changed 4 June 2025", "headline; one paragraph added"),
        ("Changed 3 June 2025", "headline and one paragraph"),
    ]
    assert [r["url"].removesuffix(".html") for r in page.meta["revisions"]] == [
        p.path.removesuffix(".md") for p in reversed(made)
    ]


def test_the_page_of_a_version_marks_the_words_for_eyes_and_ears_and_holds_its_text():
    _, (page,) = one("Five people died.", versions=[version("Two people died.")])

    assert (
        '<del><span class="spoken">Taken out: </span>Two</del>'
        '<ins><span class="spoken">Put in: </span>Five</ins> people died.'
    ) in page.body
    assert page.body.rstrip().endswith("Two people died.")
    assert page.meta["origin"]["sha256"] == "1" * 64
    assert page.meta["robots"] == "noindex"
    assert page.template == "version.html"


def test_the_same_words_in_another_file_are_listed_and_make_no_page():
    page, made = one("Words.", versions=[version("Words.", is_repeat=True)])

    assert made == []
    assert [repeat["path"] for repeat in page.meta["repeats"]] == ["a/old.txt"]
    assert page.meta["revisions"] == []


def test_a_repeat_of_an_older_version_is_listed_on_its_page():
    versions = [version("Old.", is_repeat=True, path="a/1.txt"), version("Old.", path="a/2.txt")]
    page, (older,) = one("New.", versions=versions)

    assert [repeat["path"] for repeat in older.meta["repeats"]] == ["a/1.txt"]
    assert page.meta["repeats"] == []


@pytest.mark.parametrize("opening", ["# h", "1. x", "- y", "> q", "    code", "<b>", "| a |"])
def test_words_of_a_source_act_nowhere_on_a_version_page(opening):
    _, (page,) = one(f"{opening} {HOSTILE} new", versions=[version(f"{opening} {HOSTILE} old")])
    bare = re.sub(r"</?(?:ins|del|span)(?: class=\"\w+\")?>", "", page.body)

    assert "<" not in bare
    assert "](" not in bare.replace("\\](", "")
    for line in bare.splitlines():
        assert line.startswith("## ") or not re.match(r"(#|\d+\.|[-+>|]|    )", line)


def test_a_chain_says_where_an_article_stands_and_why():
    first = article("aaaaaa", "Words.", headline="Oil rises", when=on("2025-06-01"))
    later = article("bbbbbb", "Words.", headline="UPDATE 1-Oil rises", when=on("2025-06-01"))
    steps = (
        Step(article="aaaaaa", mark="", reason=""),
        Step(article="bbbbbb", mark="UPDATE 1", reason="The same headline."),
    )
    made = pages(later, first, chains=[Chain(steps=steps)])
    by_id = {page.meta["id"]: page.meta["chain"] for page in made.values() if page.template == "article.html"}

    assert (by_id["bbbbbb"]["place"], by_id["bbbbbb"]["total"]) == (2, 2)
    assert by_id["bbbbbb"]["earlier"]["headline"] == "Oil rises"
    assert by_id["bbbbbb"]["newest"] is None
    assert by_id["bbbbbb"]["reason"] == "The same headline."
    assert by_id["aaaaaa"]["newest"]["headline"] == "UPDATE 1-Oil rises"


def test_structured_data_tells_corrections_and_nothing_breaks_out_of_it():
    correction = Correction(words=HOSTILE, basis="By decision.", on="2025-06-05")
    page, _ = one("Words.", headline=HOSTILE, corrections=(correction,), source=HOSTILE)
    data = json.loads(page.meta["structured"])

    assert data["correction"] == [
        {"@type": "CorrectionComment", "text": HOSTILE, "datePublished": "2025-06-05"}
    ]
    assert (data["@type"], data["headline"], data["datePublished"]) == ("NewsArticle", HOSTILE, "2025-06-01")
    assert not re.search(r"[<>&'\u2028]", page.meta["structured"])
    line = next(line for line in format_page(page).splitlines() if line.startswith("structured: "))
    assert json.loads(line.removeprefix("structured: ")) == page.meta["structured"]


def test_an_address_under_which_a_version_was_published_leads_to_the_article():
    merged = article("aaaaaa", "Words.", when=on("2025-06-01"), former_ids=("bbbbbb",))
    ledger = Records(permalinks=(("bbbbbb", "articles/2025/05/31/old-bbbbbb.html"),))
    whole = archive(merged)
    made = {page.path: page for page in compose_pages(whole, addresses(whole, ledger), ledger, Settings())}

    old = made["articles/2025/05/31/old-bbbbbb.md"]
    assert (old.template, old.meta["target"]) == (
        "redirect.html",
        "articles/2025/06/01/a-headline-aaaaaa.html",
    )


def test_a_version_that_is_withheld_leaves_the_numbers_and_addresses_of_the_others():
    home, (older,) = one("It opens.", versions=[version("It closes.", number=2)])

    assert home.meta["revisions"][0]["number"] == 2
    assert older.title == "Version 2 of 3: A headline"
    assert older.path.endswith("--version-2.md")
