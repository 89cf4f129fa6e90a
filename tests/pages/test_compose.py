import pytest
from msgspec.structs import replace

from generator.content.records import HandWritten, Records
from generator.errors import RecordError
from generator.settings import Settings
from tests.builders import UNDATED, addresses, appearance, archive, article, entity, link, on
from tests.composing import compose_pages
from tests.pages.everything import all_pages

JANE = entity("jane-doe", "Jane Doe", provenance="content/authority/people/jane-doe.md")


def pages(whole, records: Records | None = None, **options):
    records = records or Records()
    composed = compose_pages(whole, addresses(whole, records), records, Settings(**options))
    return {page.path: page for page in composed}


def test_the_same_archive_gives_the_same_pages():
    assert all_pages() == all_pages()


def test_every_page_has_an_address_of_its_own():
    paths = [page.path for page in all_pages()]

    assert len(paths) == len(set(paths))


def test_a_name_in_the_text_leads_to_its_page():
    doe = article("aaaaaa", "It was Jane Doe.", when=on("2020-03-03"))
    whole = archive(doe, entities=[JANE], appearances=[appearance(doe, "Jane Doe", "jane-doe")])

    body = pages(whole)["articles/2020/03/03/a-headline-aaaaaa.md"].body

    assert "[Jane Doe](../../../../people/jane-doe.md)" in body


def test_an_appearance_leads_to_its_sentence():
    doe = article("aaaaaa", "First words. It was Jane Doe.", when=on("2020-03-03"))
    whole = archive(doe, entities=[JANE], appearances=[appearance(doe, "Jane Doe", "jane-doe")])
    found = pages(whole)

    assert "It was <mark>Jane Doe</mark>." in found["people/jane-doe.md"].body
    assert "(../articles/2020/03/03/a-headline-aaaaaa.md#p2s2)" in found["people/jane-doe.md"].body
    assert '<span id="p2s2">' in found["articles/2020/03/03/a-headline-aaaaaa.md"].body


def test_each_appearance_gives_its_reason():
    doe = article("aaaaaa", "It was Jane Doe.")
    whole = archive(doe, entities=[JANE], appearances=[appearance(doe, "Jane Doe", "jane-doe")])

    assert "named so in the test" in pages(whole)["people/jane-doe.md"].body


def test_an_entity_says_when_it_was_first_and_last_seen_and_skips_the_undated():
    articles = [
        article("cccccc", "Jane Doe.", when=on("2021-01-01")),
        article("bbbbbb", "Jane Doe.", when=on("2020-01-01")),
        article("aaaaaa", "Jane Doe.", when=UNDATED),
    ]
    whole = archive(
        *articles, entities=[JANE], appearances=[appearance(a, "Jane Doe", "jane-doe") for a in articles]
    )

    meta = pages(whole)["people/jane-doe.md"].meta

    assert (meta["first"]["date"], meta["last"]["date"]) == ("1 January 2020", "1 January 2021")
    assert (meta["articles"], meta["undated"]) == (3, 1)


def test_a_list_longer_than_a_page_runs_over_several():
    articles = [article(f"{n:06d}", "Jane Doe.", when=on("2020-03-03")) for n in range(25)]
    whole = archive(
        *articles, entities=[JANE], appearances=[appearance(a, "Jane Doe", "jane-doe") for a in articles]
    )

    found = pages(whole, page_size=10)

    assert [path for path in found if path.startswith("people/jane-doe")] == [
        "people/jane-doe.md",
        "people/jane-doe--2020-03-03.md",
        "people/jane-doe--2020-03-03--2.md",
        "people/jane-doe--last.md",
    ]
    listed = "".join(page.body for path, page in found.items() if path.startswith("people/jane-doe"))
    assert listed.count("<mark>Jane Doe</mark>") == 25
    assert (
        sum(found[p].body.count("a-headline-") for p in found if p.startswith("articles/2020/03/index")) == 25
    )


def test_a_link_is_shown_on_the_later_article_and_as_later_on_the_earlier():
    new = article("bbbbbb", when=on("2020-03-05"), headline="The new one")
    old = article("aaaaaa", when=on("2020-03-03"), headline="The old one")
    found = pages(archive(new, old, links=[link("bbbbbb", "aaaaaa")]))

    assert "## Related articles\n\n- [The old one]" in found["articles/2020/03/05/a-headline-bbbbbb.md"].body
    assert "## Later\n\n- [The new one]" in found["articles/2020/03/03/a-headline-aaaaaa.md"].body
    assert "Both name Jane Doe." in found["articles/2020/03/03/a-headline-aaaaaa.md"].body


def test_look_alikes_warn_of_each_other():
    new = article("bbbbbb", when=on("2020-03-05"), headline="The new one")
    old = article("aaaaaa", when=on("2010-03-03"), headline="The old one")
    found = pages(archive(new, old, links=[link("bbbbbb", "aaaaaa", "look-alike", "Other event.")]))

    for path, other in (
        ("2020/03/05/a-headline-bbbbbb", "The old one"),
        ("2010/03/03/a-headline-aaaaaa", "The new one"),
    ):
        page = found[f"articles/{path}.md"]
        assert [tie["headline"] for tie in page.meta["look_alikes"]] == [other]
        assert f"## Look-alikes, other events\n\n- [{other}]" in page.body


def test_the_undated_are_listed_last_and_on_a_page_of_their_own():
    found = pages(archive(article("bbbbbb", when=on("2020-03-05")), article("aaaaaa")))

    assert "undated/a-headline-aaaaaa.md" in found["articles/undated/index.md"].body.replace(
        "(a-", "(undated/a-"
    )
    body = found["articles/index.md"].body
    assert body.index("2020/03/05/a-headline-bbbbbb") < body.index("undated/a-headline-aaaaaa")


def test_names_are_listed_under_their_letter_without_its_accent():
    whole = archive(entities=[entity("elan", "Élan"), entity("300", "300"), entity("ek", "Ek")])

    found = pages(whole)

    assert "Élan" in found["people/a-z--e.md"].body
    assert "300" in found["people/a-z--other.md"].body


def test_two_pages_for_one_address_are_an_error_that_names_both():
    records = Records(pages=(HandWritten(path="Search.md", title="Mine", body=""),))

    with pytest.raises(
        RecordError, match=r"content/pages/Search.md: its address 'Search.md' is also claimed"
    ):
        pages(archive(), records)


def test_an_empty_list_says_why():
    found = pages(archive())

    assert "No people are named in this archive." in found["people/index.md"].body
    assert "holds no article yet" in found["index.md"].body


def test_a_list_of_one_says_that_nothing_is_missing():
    one = pages(archive(article("aaaaaa", when=on("2020-03-03"))))
    two = pages(archive(article("bbbbbb", when=on("2020-03-05")), article("aaaaaa", when=on("2020-03-03"))))

    for path in ("articles/2020/index.md", "articles/2020/03/index.md"):
        assert one[path].meta["note"] == "The archive holds only this one article here."
        assert two[path].meta["note"] == ""


def test_words_of_a_source_are_escaped_wherever_they_stand():
    evil = "<b>*x*</b>"
    bad = article("aaaaaa", f"{evil} spoke.", headline=evil, source=evil, when=on("2020-03-03"))
    whole = archive(
        bad,
        entities=[entity("x", evil, description=evil)],
        appearances=[appearance(bad, evil, "x")],
        links=[],
    )
    for page in pages(whole).values():
        assert "<b>" not in page.body
        assert "*x*" not in page.body.replace("\\*x\\*", "")


def test_a_page_named_readme_claims_the_address_that_it_is_rendered_at():
    whole = archive(article("aaaaaa"))
    records = Records(pages=(HandWritten(path="people/README.md", title="Mine", body=""),))

    with pytest.raises(RecordError, match=r"content/pages/people/README.md: its address .* is also claimed"):
        pages(whole, records)


def test_an_entity_states_what_was_decided_of_it():
    words = "Named ‘Jane <b>’, by decision of Ed, 2 January 2025: so she signs"
    whole = archive(entities=[entity("jane-doe", "Jane", decisions=(words,))])

    (page,) = [page for page in pages(whole).values() if page.template == "entity.html"]
    assert page.meta["decisions"] == [words]


def test_later_lists_one_of_each_report_and_the_seven_strongest_ties():
    days = [f"2020-03-{day:02}" for day in range(2, 14)]
    newer = [
        article(letter * 6, when=on(day), headline=f"The {letter} one")
        for letter, day in zip("bcdefghijklm", days, strict=True)
    ]
    ties = [
        replace(link(one.id, "aaaaaa"), weight=20.0 + number) for number, one in enumerate(reversed(newer))
    ]
    whole = archive(
        *reversed(newer),
        article("aaaaaa", when=on("2020-03-01")),
        links=[*ties, link("cccccc", "bbbbbb", "copy", "The same text.")],
    )

    later = pages(whole)["articles/2020/03/01/a-headline-aaaaaa.md"].body.partition("## Later")[2]
    assert [line[7] for line in later.splitlines() if line.startswith("- [")] == list("ihgfedb")
