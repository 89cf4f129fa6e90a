"""NewsML 1: the stories of its items, what their components state, and what is set aside."""

import re
from pathlib import Path

import pytest

from generator.articles.embargoes import parse_moment
from tests.articles.archive import read

STORY = (Path(__file__).parent / "newsml_1" / "story.xml").read_text(encoding="utf-8")
BODY = re.compile(r"<DataContent><html xmlns=.*?</html></DataContent>", re.DOTALL)


def read_xml(tmp_path, text: str):
    return read(tmp_path, {"a/story.xml": text})


def read_story(tmp_path, text: str = STORY):
    (article,) = read_xml(tmp_path, text).articles
    return article


def told(article) -> list[tuple[str, str]]:
    return [(part.kind, part.text) for part in article.parts if part.kind not in ("headline", "deck")]


def item(body: str, lines: str = "", management: str = "", number: int = 1) -> str:
    identifier = f"<ProviderId>e</ProviderId><DateId>20190515</DateId><NewsItemId>{number}</NewsItemId>"
    return (
        f"<NewsItem><Identification><NewsIdentifier>{identifier}</NewsIdentifier></Identification>"
        f"<NewsManagement><FirstCreated>20190515T080000Z</FirstCreated>{management}</NewsManagement>"
        f"<NewsComponent><NewsLines>{lines}</NewsLines>{body}</NewsComponent></NewsItem>"
    )


def document(*items: str) -> str:
    return f"<NewsML>{''.join(items)}</NewsML>"


def text(words: str) -> str:
    return f"<ContentItem><DataContent>{words}</DataContent></ContentItem>"


HEADLINE = "<HeadLine>Old bridge closes</HeadLine>"


def test_a_story_carries_what_the_nearest_component_states(tmp_path):
    article = read_story(tmp_path)

    assert (article.headline, article.deck) == ("Old bridge closes", "Repairs will take a year")
    assert (article.byline, article.authors) == ("Jane Doe", ("Jane Doe",))
    assert (article.date.edtf, article.language, article.source) == ("2019-05-15", "en-GB", "Example Agency")
    assert article.rights == "Copyright 2019 Example Agency."
    assert article.tags == ("bridges", "11000000")
    stated = {one.field: one.words for one in article.provenance.fields}
    assert {name: stated[name].partition(" (")[0] for name in ("slug", "id", "version", "located")} == {
        "slug": "bridge-closed",
        "id": "urn:newsml:example.org:20190515:bridge-17",
        "version": "2",
        "located": "Millbrook, GB",
    }


def test_the_fullest_rendition_of_the_body_is_the_story_and_what_stands_beside_it_is_kept_as_cut(tmp_path):
    article = read_story(tmp_path)

    assert told(article)[:2] == [("paragraph", "The old bridge closes."), ("paragraph", "The mayor said so.")]
    cuts = {cut.text: cut.reason for cut in article.provenance.cuts}
    assert cuts["Town hall, 555-0100"] == "stands beside the story, as its contact"
    assert not any("color" in text or "Repairs" in text for text in cuts)


def test_pictures_but_logos_have_their_captions_and_credits(tmp_path):
    (caption,) = [part for part in read_story(tmp_path).parts if part.kind == "caption"]

    assert caption.text == "The old bridge on Wednesday."
    assert (caption.picture.address, caption.picture.credit) == ("bridge.jpg", "Ann Poe")


@pytest.mark.parametrize("body", [
    "<nitf><body><body.content><p>It closes.</p><p>It is old.</p></body.content></body></nitf>",
    "<p>It closes.</p><p>It is old.</p>",
    "&lt;p&gt;It closes.&lt;/p&gt;&lt;p&gt;It is old.&lt;/p&gt;",
    "It closes.\n\nIt is old.",
])  # fmt: skip
def test_a_body_may_be_nitf_paragraphs_escaped_html_or_text(tmp_path, body):
    article = read_story(tmp_path, document(item(text(body), HEADLINE)))

    assert article.headline == "Old bridge closes"
    assert told(article) == [("paragraph", "It closes."), ("paragraph", "It is old.")]


def test_each_component_with_a_headline_and_text_is_an_article(tmp_path):
    lines = "<NewsComponent><NewsLines><HeadLine>The {0} closes</HeadLine></NewsLines>{1}</NewsComponent>"
    stories = "".join(lines.format(what, text(f"The {what} is old.")) for what in ("bridge", "theatre"))
    reading = read_xml(tmp_path, document(item(stories), item(text("Trams run."), HEADLINE, number=2)))

    assert {a.headline: told(a) for a in reading.articles} == {
        "The bridge closes": [("paragraph", "The bridge is old.")],
        "The theatre closes": [("paragraph", "The theatre is old.")],
        "Old bridge closes": [("paragraph", "Trams run.")],
    }
    assert (reading.found, reading.set_aside) == (3, 0)


def test_a_later_revision_of_an_item_is_a_version_of_it(tmp_path):
    later = STORY.replace(">2</RevisionId>", ">3</RevisionId>").replace("20190516T08", "20190516T09")
    reading = read(tmp_path, {"a/2.xml": STORY, "a/3.xml": later.replace("said so", "denied it")})

    assert [part.text for part in reading.articles[0].parts if "mayor" in part.text] == [
        "The mayor denied it."
    ]
    assert (reading.found, len(reading.articles), len(reading.versions)) == (2, 1, 1)


@pytest.mark.parametrize("status", ["Withheld", "Canceled"])
def test_what_the_agency_withholds_is_kept_back(tmp_path, status):
    reading = read_xml(tmp_path, STORY.replace('"Usable"', f'"{status}"'))

    assert (reading.found, len(reading.articles)) == (1, 0)
    assert f"withheld by the agency, which states Status '{status}'" in reading.problems[0].message


def test_an_embargoed_item_says_until_when(tmp_path):
    held = document(item(text("It closes."), HEADLINE, '<Status FormalName="Embargoed"/>'))
    ends = "<StatusWillChange><DateAndTime>20190517T060000Z</DateAndTime></StatusWillChange>"
    until = held.replace('"Embargoed"/>', f'"Embargoed"/>{ends}')

    assert read_story(tmp_path / "one", held).embargo == "until further notice"
    later = read_story(tmp_path / "two", until).embargo
    assert parse_moment(later) == parse_moment("2019-05-17T06:00:00Z") is not None


def test_items_without_text_are_named_and_the_others_read(tmp_path):
    photo = '<ContentItem Href="a.jpg"><MimeType FormalName="image/jpeg"/></ContentItem>'
    kind = '<NewsItemType FormalName="Photo"/>'
    reading = read_xml(
        tmp_path, document(item(photo, management=kind), item(text("It closes."), HEADLINE, number=2))
    )

    assert [article.headline for article in reading.articles] == ["Old bridge closes"]
    assert "item 1 (urn:newsml:e:20190515:1): a news item of type 'Photo' without a story's text" in (
        reading.problems[0].message
    )


def test_a_document_without_items_is_named(tmp_path):
    assert "a NewsML document without items" in read_xml(tmp_path, "<NewsML/>").problems[0].message
