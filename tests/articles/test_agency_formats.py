"""ninjs, NewsML-G2 and NITF: what each carries, what is set aside, and input that is broken or hostile."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles import json_files, xml_files
from generator.articles.agency import ninjs
from generator.articles.formats import Item
from generator.articles.house import House
from generator.errors import UnreadableFile
from tests.articles.archive import read, read_one

HERE = Path(__file__).parent
FILES = [
    *sorted(HERE.glob("ninjs/*.json")),
    *sorted(HERE.glob("newsml/*.xml")),
    *sorted(HERE.glob("newsml_1/*.xml")),
    *sorted(HERE.glob("nitf/*.xml")),
]
READERS = {".json": json_files.READER, ".xml": xml_files.READER}


def load(name):
    return (HERE / name).read_bytes()


def take(data, suffix):
    item = Item(path=f"a/story{suffix}", data=data, checksum="0" * 64)
    return READERS[suffix].read(item, House(language="en"))


def values(raw, name):
    return [field.value for field in raw.fields if field.name == name]


def value(raw, name):
    return next(iter(values(raw, name)), "")


def story(**more):
    return json.dumps({"uri": "urn:1", "versioncreated": "2019-05-15", "headline": "Old bridge"} | more)


def test_ninjs_1_carries_its_fields_with_the_keys_that_state_them(tmp_path):
    article = read_one(tmp_path, load("ninjs/story-1.4.json").decode(), name="a/story.json")

    assert (article.headline, article.deck) == ("Old bridge closes", "Repairs will take a year")
    assert (article.byline, article.authors) == ("Jane Doe", ("Jane Doe",))
    assert (article.date.edtf, article.language, article.source) == ("2019-05-15", "en-GB", "Example Agency")
    assert article.rights == "Copyright 2019 Example Agency. Not for resale."
    assert article.tags == ("medtop:20000065 politics",)
    assert [(p.kind, p.text) for p in article.parts[2:]] == [
        ("paragraph", "The old bridge closes."),
        ("paragraph", "The mayor said so."),
        ("caption", "The bridge"),
    ]
    assert [m.kind for p in article.parts for m in p.marks] == ["emphasis", "link"]
    assert "firstcreated '2019-05-15T23:30:00+03:00'" in article.date.basis
    assert article.provenance.reader == "ninjs 1"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("id", "https://agency.example/items/20190515-1 (the item's uri)"),
        ("urgency", "4 (the item's urgency)"),
        ("embargo", "2019-05-16T06:00:00+03:00 (the item's embargoed)"),
        ("located", "Millbrook (the item's located)"),
        ("note", "Adds the mayor's words. (the item's ednote)"),
        ("versioncreated", "2019-05-16T08:00:00+03:00 (the item's versioncreated)"),
        ("other_ids", "itemid bridge:17 (the item's altIds)"),
        (
            "associations",
            "main picture https://agency.example/items/photo-1 The bridge (the item's associations)",
        ),
        ("body", "body_xhtml (the fullest of body_text (34 letters), body_xhtml (34 letters))"),
    ],
)
def test_what_an_article_has_no_place_for_is_in_its_provenance(name, words, tmp_path):
    article = read_one(tmp_path, load("ninjs/story-1.4.json").decode(), name="a/story.json")

    assert article.provenance.basis(name) == words


def test_in_a_list_every_object_is_an_article_or_a_flaw(tmp_path):
    reading = read(tmp_path, {"a/list.json": load("ninjs/list-3.0.json")})

    assert (reading.found, len(reading.articles), reading.set_aside, reading.kept_back) == (4, 1, 2, 1)
    assert sorted(problem.message for problem in reading.problems) == [
        "item 3: withheld by the agency, which states pubStatus 'canceled'.",
        "set aside: item 2: an object of type 'picture' without a story's text; expected a body.",
        "set aside: item 4: no object; expected a ninjs object.",
    ]
    (article,) = reading.articles
    assert (article.headline, article.deck) == ("The river rises", "Three villages are warned.")
    assert [part.text for part in article.parts[2:]] == ["The river rises.", "It rains."]
    assert (article.source, article.authors) == ("Example Agency", ("Jane Doe",))


def test_the_fullest_rendition_is_the_body_though_it_is_plain():
    (raw,) = take(
        story(body_html="<p>One.</p>", body_text="One.\n\nTwo words more.").encode(), ".json"
    ).articles

    assert [part.text for part in raw.parts] == ["One.", "Two words more."]
    assert value(raw, "body") == "body_text"


def test_a_description_that_the_body_repeats_is_no_deck():
    text = "The bridge closes – today. More follows."
    (raw,) = take(
        story(description_text="The bridge closes - today", body_text=text).encode(), ".json"
    ).articles

    assert values(raw, "deck") == []


def test_a_day_that_can_be_read_in_two_ways_is_no_date():
    (raw,) = take(story(versioncreated="03/04/2019", body_text="One.").encode(), ".json").articles

    assert (values(raw, "date"), values(raw, "date_text")) == ([], ["03/04/2019"])


@pytest.mark.parametrize("value", [{}, [], "text", 5, None, {"uri": 5, "headline": "x"}, [[{"uri": "x"}]]])
def test_other_json_is_no_ninjs(value):
    assert not ninjs.looks_like_ninjs(value)


def test_json_of_no_known_format_says_what_was_expected():
    with pytest.raises(UnreadableFile, match=r"JSON of no format that is known; expected .*ninjs"):
        take(b'{"a": 1}', ".json")


def test_newsml_items_in_one_message_are_articles_or_flaws(tmp_path):
    reading = read(tmp_path, {"a/message.xml": load("newsml/message.xml")})

    # The picture that a story shows is part of that story.
    assert (reading.found, len(reading.articles), reading.set_aside, reading.kept_back) == (4, 2, 1, 1)
    assert [(p.line, p.message.partition(": ")[2]) for p in reading.problems] == [
        (
            5,
            "item 1 (tag:example,2019:package): a package, whose stories are items of their own; "
            "expected a newsItem with text.",
        ),
        (
            43,
            "withheld by the agency, which states pubStatus 'withheld'.",
        ),
    ]


def test_newsml_carries_its_fields(tmp_path):
    reading = read(tmp_path, {"a/message.xml": load("newsml/message.xml")})
    article = next(one for one in reading.articles if one.headline == "Old bridge closes")

    assert (article.deck, article.byline, article.authors) == (
        "Repairs will take a year",
        "Jane Doe",
        ("Jane Doe",),
    )
    assert (article.date.edtf, article.language, article.source) == ("2019-05-15", "en-GB", "Example Agency")
    assert article.rights == "Copyright 2019 Example Agency. Not for resale."
    assert article.tags == ("medtop:20000065 politics",)
    assert [p.text for p in article.parts if p.kind == "paragraph"] == [
        "The old bridge closes.",
        "The mayor said so.",
    ]
    assert article.provenance.basis("associations") == "irel:seeAlso tag:example,2019:photo (the item's link)"
    assert article.provenance.basis("embargo") == "2019-05-16T06:00:00+03:00 (the item's itemMeta/embargoed)"


def test_nitf_carries_its_fields_and_the_form_of_its_story(tmp_path):
    article = read_one(tmp_path, load("nitf/story.xml").decode(), name="a/story.xml")

    assert (article.headline, article.deck) == ("Old bridge closes", "Repairs will take a year")
    assert (article.byline, article.authors) == ("Jane Doe", ("Jane Doe",))
    assert (article.date.edtf, article.language, article.source) == ("2019-05-15", "en-US", "The Example")
    assert (article.section, article.rights) == ("Local", "Copyright 2019 Example Agency")
    assert article.tags == ("subj:11000000 politics", "bridges")
    assert article.dateline and article.dateline.place == "MILLBROOK"
    assert [part.kind for part in article.parts[2:]] == [
        *("paragraph", "heading", "paragraph", "item", "item", "quote", "row", "row", "caption")
    ]
    assert article.parts[-1].text == "The bridge."
    assert article.parts[-1].picture.credit == "Photo: A. Roe"
    assert [cut.text for cut in article.provenance.cuts] == ["Jane Doe reports from Millbrook.", "bridge.jpg"]


@pytest.mark.parametrize("status", ["withheld", "canceled", "Withheld"])
def test_a_nitf_story_that_the_agency_withholds_is_counted_as_withheld(status, tmp_path):
    data = load("nitf/story.xml").replace(b'"usable"', f'"{status}"'.encode())
    reading = read(tmp_path, {"a/story.xml": data})

    assert (reading.articles, reading.set_aside, reading.kept_back) == ((), 0, 1)
    assert reading.problems[0].message.startswith("withheld by the agency")


@pytest.mark.parametrize(
    ("release", "embargo"),
    [
        ("20190516T060000+0300", "20190516T060000+0300"),
        ("20190515T233000+0300", ""),
        ("20190515", ""),
        ("soon", "soon"),
    ],
)
def test_the_release_of_a_nitf_story_is_an_embargo_unless_it_was_issued_no_earlier(
    release, embargo, tmp_path
):
    data = load("nitf/story.xml").replace(
        b"<date.issue", f'<date.release norm="{release}"/><date.issue'.encode()
    )

    assert read_one(tmp_path, data.decode(), name="a/story.xml").embargo == embargo


def test_an_embargo_of_newsml_without_a_date_lasts_until_further_notice(tmp_path):
    data = re.sub(rb"<embargoed>[^<]*</embargoed>", b"<embargoed/>", load("newsml/message.xml"))
    articles = read(tmp_path, {"a/message.xml": data}).articles

    assert "until further notice" in {article.embargo for article in articles}


def test_xml_of_no_known_format_names_its_root():
    with pytest.raises(UnreadableFile, match="XML whose root is <catalogue>, of no format that is known"):
        take(b"<catalogue/>", ".xml")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_cut_at_every_tenth_is_unreadable(file):
    data = file.read_bytes().rstrip()
    for tenth in range(10):
        with pytest.raises(UnreadableFile, match="expected"):
            take(data[: len(data) * tenth // 10], file.suffix)


@pytest.mark.parametrize("tag", ["p", "block", "em", "ul><li"])
def test_a_story_nested_too_deep_is_unreadable(tag):
    names = tag.split("><")
    deep = "".join(f"<{name}>" for name in names) * 300
    closed = "".join(f"</{name}>" for name in reversed(names)) * 300
    with pytest.raises(UnreadableFile, match=r"deep|depth"):
        take(f"<nitf><body><body.content>{deep}x{closed}</body.content></body></nitf>".encode(), ".xml")


def test_a_message_with_too_many_items_is_unreadable():
    with pytest.raises(UnreadableFile, match="10,001 items; expected at most 10,000"):
        take(b"<newsMessage><itemSet>" + b"<newsItem/>" * 10_001 + b"</itemSet></newsMessage>", ".xml")
    with pytest.raises(UnreadableFile, match="10,001 ninjs objects; expected at most 10,000"):
        take(f"[{','.join([story()] * 10_001)}]".encode(), ".json")


def test_control_characters_in_a_json_text_are_not_in_the_article(tmp_path):
    article = read_one(tmp_path, story(body_text="One\0 two.\u0007"), name="a/story.json")

    assert article.parts[-1].text == "One two."


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = (
    *(
        "headline",
        "headlines",
        "body_text",
        "body_html",
        "bodies",
        "descriptions",
        "by",
        "subject",
        "urgency",
    ),
    *(
        "associations",
        "altids",
        "source",
        "infosources",
        "people",
        "pubstatus",
        "type",
        "title",
        "versioncreated",
    ),
)


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
@settings(max_examples=100)
def test_any_ninjs_object_is_an_article_or_a_flaw(more):
    taken = take(story(**more).encode(), ".json")

    assert len(taken.articles) + len(taken.flaws) == 1


@given(st.sampled_from(FILES), st.integers(0), st.integers(0, 40), st.binary(max_size=20))
@settings(max_examples=200)
def test_a_changed_file_gives_articles_flaws_or_is_unreadable(file, at, cut, added):
    data = file.read_bytes()
    at %= len(data)
    try:
        taken = take(data[:at] + added + data[at + cut :], file.suffix)
    except UnreadableFile as error:
        assert "expected" in str(error) or "withheld" in str(error)
    else:
        assert taken.articles or taken.flaws


def test_nitf_tells_the_paper_from_the_agency_and_keeps_the_numbers_of_a_list(tmp_path):
    text = (
        '<nitf><head><docdata><doc-id id-string="n1"/></docdata><pubdata name="The Paper"/></head><body>'
        "<body.head><hedline><hl1>Bridge closes</hl1></hedline>"
        "<distributor>The Associated Press</distributor>"
        '</body.head><body.content><p>The bridge closed.</p><ol seqnum="2"><li>two</li><li>three</li></ol>'
        "</body.content></body></nitf>"
    )
    (article,) = read(tmp_path, {"a/x.xml": text}).articles

    assert (article.source, article.agency) == ("The Paper", "Associated Press")
    assert [part.text for part in article.parts[1:]] == ["The bridge closed.", "2. two", "3. three"]
