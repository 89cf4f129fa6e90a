from generator.content.records import Records, SourceRecord
from generator.settings import Settings
from tests.builders import UNDATED, addresses, archive, article, entity, on
from tests.composing import compose_pages

PAPER = SourceRecord(
    id="paper",
    path="content/authority/sources/paper.md",
    name="The Paper",
    kind="newspaper",
    country="Ireland",
    ownership="Its readers, as it says of itself.",
    url="https://paper.example/",
    variants=("Paper",),
    description="A daily.",
    note="A *note*.",
)


def pages(*articles, records=(PAPER,), entities=(), size=100):
    whole = archive(*articles, entities=entities)
    held = Records(sources=tuple(records))
    composed = compose_pages(whole, addresses(whole, held), held, Settings(page_size=size))
    return {page.path: page for page in composed}


def one(number: int, day: str = "", **more):
    return article(f"{number:06d}", headline=f"No {number}", when=on(day) if day else UNDATED, **more)


def test_the_page_of_a_source_says_what_its_record_says():
    meta = pages(one(1, "2020-05-01", source="The Paper"))["sources/paper.md"].meta

    assert (meta["kind"], meta["country"]["name"], meta["about"]) == ("Newspaper", "Ireland", "A daily.")
    assert (meta["ownership"], meta["website"]) == (
        "Its readers, as it says of itself.",
        "https://paper.example/",
    )
    assert (meta["reviewed"], meta["record"], meta["variants"]) == (True, PAPER.path, ["Paper"])


def test_a_source_without_a_record_is_found_and_not_yet_reviewed():
    page = pages(one(1, "2020-05-01", source="The Herald"))["sources/the-herald.md"]

    assert not page.meta["reviewed"]
    assert "not yet reviewed" in page.meta["description"]
    assert (page.meta["kind"], page.meta["country"]["name"], page.meta["ownership"]) == ("", "", "")


def test_a_country_leads_to_its_page_where_there_is_one():
    ireland = entity("ireland", "Ireland", kind="place")

    assert pages(entities=[ireland])["sources/paper.md"].meta["country"]["url"] == "places/ireland.html"
    assert pages()["sources/paper.md"].meta["country"]["url"] == ""


def test_articles_stand_under_their_year_the_newest_first_and_the_undated_last():
    body = pages(
        one(3, "2021-02-01", source="The Paper"),
        one(2, "2020-05-01", source="The Paper"),
        one(1, source="The Paper"),
    )["sources/paper.md"].body

    order = [
        body.index(words)
        for words in ("A *note*.", "## 2021", "No 3", "## 2020", "No 2", "## Undated", "No 1")
    ]
    assert order == sorted(order)


def test_each_bar_leads_to_where_its_year_begins_on_whatever_page():
    articles = [one(99 - n, f"{2021 - n // 15}-02-01", source="The Paper") for n in range(30)]

    found = pages(*articles, size=10)

    assert [year["url"] for year in found["sources/paper.md"].meta["years"]] == [
        "sources/paper--2020.html#2020",
        "sources/paper.html#2021",
    ]
    assert [year["count"] for year in found["sources/paper.md"].meta["years"]] == [15, 15]
    assert "## 2020" in found["sources/paper--2020.md"].body
    assert "sources/paper--last.md" in found


def test_a_publisher_and_the_agency_whose_copy_it_carries_lead_to_each_other():
    found = pages(
        one(3, "2021-02-01", source="The Paper", agency="Reuters"),
        one(2, "2020-05-01", source="The Paper"),
        one(1, "2019-05-01", source="Reuters"),
    )
    paper, reuters = found["sources/paper.md"], found["sources/reuters.md"]

    assert paper.meta["carries"] == [{"name": "Reuters", "url": "sources/reuters.html", "count": 1}]
    assert reuters.meta["carried_by"] == [{"name": "The Paper", "url": "sources/paper.html", "count": 1}]
    assert (paper.meta["articles"], paper.meta["carried"]) == (2, 0)
    assert (reuters.meta["articles"], reuters.meta["carried"]) == (1, 1)
    assert "credits <bdi>Reuters</bdi>" in paper.body
    assert "in <bdi>The Paper</bdi>" in reuters.body
    assert reuters.meta["first"]["date"] == "1 May 2019"
    assert found["articles/2021/02/01/a-headline-000003.md"].meta["agency"]["name"] == "Reuters"


def test_a_source_that_has_a_record_and_no_article_says_so():
    page = pages()["sources/paper.md"]

    assert "This archive holds no article from this source." in page.body
    assert (page.meta["first"], page.meta["years"]) == (None, [])


def test_articles_of_unknown_source_are_not_laid_to_a_record_that_nobody_wrote():
    page = pages(one(1, "2020-05-01"))["sources/source-not-known.md"]

    assert page.meta["reviewed"]
    assert page.meta["about"].startswith("Nothing in these files says who published them")


def test_the_list_of_sources_goes_by_kind_and_then_by_name():
    agency = SourceRecord(id="wire", path="", name="Wire", kind="agency")
    plain = SourceRecord(id="plain", path="", name="Plain")
    body = pages(one(2, "2020-05-01", source="Zeta"), one(1, source="alpha"), records=(PAPER, agency, plain))[
        "sources/index.md"
    ].body

    words = (
        "## News agencies",
        "Wire",
        "## Newspapers",
        "The Paper",
        "Ireland · A daily",
        "## Kind not stated",
        "Plain",
    )
    order = [body.index(one) for one in (*words, "## Found, not yet reviewed", "alpha", "Zeta")]
    assert order == sorted(order)
