"""What pages say to machines: linked data, cards, and what Zotero's connector takes of them."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.content.records import Records, SourceRecord
from generator.model import About, Dateline, Location
from generator.pages.metadata.linked_data import format_linked_data
from generator.pages.site import Site, site_of
from generator.settings import Settings
from tests.builders import addresses, appearance, archive, article, entity, on
from tests.composing import compose_pages
from tests.pages.machines.zotero import take

SITE = Site(name="An Archive", url="https://example.org/archive/")
HOSTILE = "</script><script>alert(1)</script> ' \" & {{ x }} \u2028 *a* [b](javascript:c)"
PAPER = SourceRecord(
    id="the-paper", path="p", name="The Paper", kind="newspaper", url="https://paper.example/"
)


def pages(*articles, site=SITE, records=None, **more):
    whole = archive(*articles, **more)
    records = records or Records()
    made = compose_pages(whole, addresses(whole, records), records, Settings(), site=site)
    return {page.path: page for page in made}


def things(page):
    """List the linked data of a page by kind."""
    data = json.loads(page.meta["structured"])
    return {one["@type"]: one for one in data.get("@graph", [data])}


def page_of(article_, **more):
    return next(p for p in pages(article_, **more).values() if p.template == "article.html")


def tags_of(page):
    """List the tags of an article's head, with those that the theme writes for every page."""
    own = [("og:type", "article"), ("og:title", page.title), ("description", page.meta["description"])]
    return [*own, *((tag["name"], tag["content"]) for tag in page.meta["metadata"])]


STORY = article(
    "aaaaaa",
    "Jane Doe spoke in Paris.",
    when=on("2025-06-12"),
    headline="A bridge opens",
    source="The Paper",
    authors=("Ann Poe", "John Roe"),
    section="World",
    language="en-GB",
    rights="All rights reserved.",
    tags=("bridges",),
)


def test_zotero_takes_a_newspaper_article_with_authors_publication_date_and_language():
    assert take(tags_of(page_of(STORY))) == {
        "itemType": "newspaperArticle",
        "title": "A bridge opens",
        "creators": ["Ann Poe", "John Roe"],
        "publicationTitle": "The Paper",
        "date": "2025-06-12",
        "language": "en-GB",
        "url": "https://example.org/archive/articles/2025/06/12/a-headline-aaaaaa.html",
        "section": "World",
        "rights": "All rights reserved.",
        "ISBN": "",
    }


def test_zotero_would_take_the_archive_for_the_publication_so_an_unknown_source_hides_its_name():
    nameless = article("aaaaaa", "Words.", headline="A bridge opens")
    taken = take(tags_of(page_of(nameless)))

    assert (taken["itemType"], taken["publicationTitle"], taken["date"]) == ("newspaperArticle", "", "")
    assert (
        take([*tags_of(page_of(nameless)), ("og:site_name", "An Archive")])["publicationTitle"]
        == "An Archive"
    )


@pytest.mark.parametrize(
    ("edtf", "citation", "taken"),
    [
        ("2025-06-12", "2025-06-12", "2025-06-12"),
        ("2019-05", "2019-05", "2019-05"),
        ("2019", "2019", "2019"),
        ("2019-05-15~", None, "2019-05-15~"),
        ("[2019-05-13,2019-05-15]", None, "[2019-05-13,2019-05-15]"),
    ],
)
def test_a_date_that_is_not_certain_is_never_made_certain(edtf, citation, taken):
    page = page_of(article("aaaaaa", "Words.", when=on("2019-05-15", edtf=edtf), source="The Paper"))
    tags = tags_of(page)

    assert dict(tags).get("citation_date") == citation
    assert dict(tags).get("article:published_time") == (edtf if len(edtf) == 10 else None)
    assert take(tags)["date"] == taken
    assert things(page)["NewsArticle"].get("datePublished") == citation


def test_a_time_is_told_only_with_its_zone():
    for time, told in [("08:00+03:00", "2025-06-12T08:00:00+03:00"), ("08:00", "2025-06-12")]:
        page = page_of(article("aaaaaa", "Words.", when=replace(on("2025-06-12"), time=time)))
        assert things(page)["NewsArticle"]["datePublished"] == told


def test_no_tag_makes_a_journal_article_of_it_or_holds_an_identifier():
    names = {name for name, _ in tags_of(page_of(STORY))}

    assert not names & {"citation_journal_title", "DC.identifier", "citation_isbn", "citation_publisher"}
    assert take([("citation_title", "A")])["itemType"] == "journalArticle"  # so the oracle can tell


def test_an_article_is_about_some_and_mentions_others():
    whole = replace(
        archive(
            STORY,
            entities=[entity("jane-doe", "Jane Doe"), entity("paris", "Paris", kind="place")],
            appearances=[
                appearance(STORY, "Jane Doe", "jane-doe"),
                appearance(STORY, "Paris", "paris", kind="place"),
            ],
        ),
        about=(About(article="aaaaaa", entity="jane-doe", reason="in the lede"),),
    )
    made = compose_pages(whole, addresses(whole), Records(), Settings(), site=SITE)
    told = things(next(p for p in made if p.template == "article.html"))["NewsArticle"]

    assert told["about"] == [
        {"@type": "Person", "name": "Jane Doe", "url": "https://example.org/archive/people/jane-doe.html"}
    ]
    assert [(one["@type"], one["name"]) for one in told["mentions"]] == [("Place", "Paris")]


def test_the_way_to_a_page_is_told_step_by_step():
    told = things(page_of(STORY))["BreadcrumbList"]["itemListElement"]

    assert [(one["position"], one["name"]) for one in told] == [
        (1, "Articles"),
        (2, "2025"),
        (3, "June"),
        (4, "A bridge opens"),
    ]
    assert told[0]["item"] == "https://example.org/archive/articles/index.html"


def test_without_an_address_of_the_site_nothing_absolute_is_said():
    for page in pages(STORY, site=Site(), records=Records(sources=(PAPER,))).values():
        text = json.dumps(page.meta.get("metadata", "")) + page.meta.get("structured", "")
        assert "example.org" not in text
        assert not re.search(r'"(?:url|@id|item)":"(?!https://paper\.example/)', text), page.path


def test_a_place_a_source_and_the_site_say_what_they_are():
    place = entity(
        "paris",
        "Paris",
        kind="place",
        provenance="content/authority/places/paris.md",
        variants=("Lutetia",),
        same_as=("https://www.wikidata.org/wiki/Q90",),
        location=Location(country="FR", region="", latitude=0.0, longitude=2.35, basis="test"),
    )
    whole = pages(STORY, entities=[place], records=Records(sources=(PAPER,)))
    told = things(whole["places/paris.md"])["Place"]

    assert told["geo"] == {"@type": "GeoCoordinates", "latitude": 0.0, "longitude": 2.35}
    assert told["address"] == {"@type": "PostalAddress", "addressCountry": "FR"}
    assert (told["alternateName"], told["sameAs"]) == (["Lutetia"], ["https://www.wikidata.org/wiki/Q90"])
    assert things(whole["sources/the-paper.md"])["NewsMediaOrganization"]["url"] == "https://paper.example/"
    assert things(whole["index.md"])["WebSite"]["name"] == "An Archive"


def test_the_agency_of_a_byline_is_an_organization_and_a_person_a_person():
    wire = article("aaaaaa", "Words.", byline="Reuters", agency="Reuters", source="The Paper")
    assert things(page_of(wire))["NewsArticle"]["author"] == [{"@type": "Organization", "name": "Reuters"}]
    author = things(page_of(STORY))["NewsArticle"]["author"][0]
    assert author == {
        "@type": "Person",
        "name": "Ann Poe",
        "url": "https://example.org/archive/authors/ann-poe.html",
    }


def test_no_way_is_told_of_steps_without_addresses():
    assert "BreadcrumbList" in things(page_of(STORY))
    assert "BreadcrumbList" not in things(page_of(STORY, site=Site()))


def test_what_is_not_known_is_left_out_of_linked_data():
    page = page_of(article("aaaaaa", "Words."), site=Site())

    assert set(things(page)["NewsArticle"]) == {
        "@context",
        "@type",
        "headline",
        "identifier",
        "inLanguage",
        "description",
    }


def test_no_way_leads_to_a_hidden_article():
    hidden = article("aaaaaa", "Words.", robots="noindex", authors=("Ann Poe",), when=on("2025-06-12"))
    told = things(page_of(hidden))

    assert set(told) == {"NewsArticle"}
    assert "url" not in told["NewsArticle"]["author"][0]


@given(st.text(min_size=1, max_size=60))
def test_nothing_breaks_out_of_linked_data(text):
    made = format_linked_data([{"@type": "NewsArticle", "headline": text + HOSTILE}])

    assert not re.search(r"[<>&'\u2028\u2029]", made)
    assert json.loads(made)["headline"] == text + HOSTILE


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/", "https://example.org/"),
        ("", ""),
        (None, ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_an_address_of_the_web_is_one_of_the_site(url, taken):
    assert site_of("A", url, "en").url == taken


def test_a_dateline_is_told_as_written():
    text = "PARIS, March 3 (Reuters)"
    wire = article("aaaaaa", f"{text} - Words.", dateline=Dateline(part=1, end=24, text=text, place="PARIS"))

    assert things(page_of(wire))["NewsArticle"]["dateline"] == text
