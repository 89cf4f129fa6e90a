"""Feeds: RSS 2.0 and 1.0, Atom and JSON Feed, an entry with content an article, every other a flaw."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.decoding import decode
from generator.articles.feeds import entries
from generator.articles.feeds.feeds import looks_like_feed, read_feed
from generator.articles.feeds.json_feed import looks_like_json_feed, read_json_feed
from generator.articles.feeds.wordpress import as_html
from generator.articles.formats import Item, SourceText, Taken
from generator.articles.house import House
from generator.articles.json_values import parse_json
from generator.articles.xml_trees import parse_xml
from generator.errors import UnreadableFile
from tests.articles.archive import read

HERE = Path(__file__).parent / "feeds"
NAMES = ("rss.xml", "rss1.xml", "atom.xml", "feed.json")


def take(data: bytes, name: str = "x.xml") -> Taken:
    item = Item(path=name, data=data, checksum="")
    if name.endswith(".json"):
        source = decode(item)
        value = parse_json(source.text)
        if not looks_like_json_feed(value):
            raise UnreadableFile("no feed")
        return read_json_feed(source, value, House())
    root = parse_xml(data)
    if not looks_like_feed(root):
        raise UnreadableFile("no feed")
    return read_feed(SourceText(item=item, text="", encoding="utf-8"), root, House())


def example(name: str) -> Taken:
    return take((HERE / name).read_bytes(), name)


def fields(article) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for known in article.fields:
        found.setdefault(known.name, []).append(known.value)
    return found


def parts(article) -> list[tuple[str, str]]:
    return [(part.kind, part.text) for part in article.parts]


def rss(item: str) -> bytes:
    return f"<rss><channel><title>The Herald</title><item>{item}</item></channel></rss>".encode()


def atom(entry: str) -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{entry}</entry></feed>'.encode()


@pytest.mark.parametrize(
    ("name", "as_", "articles"),
    [
        ("rss.xml", "a/x.xml", 2),
        ("rss.xml", "a/x.rss", 2),
        ("rss1.xml", "a/x.rdf", 1),
        ("atom.xml", "a/x.atom", 3),
        ("feed.json", "a/x.json", 2),
    ],
)
def test_a_feed_in_an_archive_is_known_by_its_content(name, as_, articles, tmp_path):
    reading = read(tmp_path, {as_: (HERE / name).read_bytes()})

    assert len(reading.articles) == articles
    assert reading.found == articles + reading.set_aside
    assert {article.source for article in reading.articles} <= {"The Herald", "The Post"}
    assert all(problem.line or name == "feed.json" for problem in reading.problems)


def test_an_item_of_rss_is_read_with_its_full_content():
    taken = example("rss.xml")
    bridge = taken.articles[0]

    assert fields(bridge) == {
        "id": ["herald-7"],
        "url": ["https://herald.example/bridge"],
        "date": ["2019-06-12"],
        "author": ["Jane Doe", "John Roe"],
        "tag": ["Town", "Bridges"],
        "source": ["The Herald"],
        "language": ["en-GB"],
        "rights": ["© The Herald"],
        "headline": ["Old bridge & the town’s debt"],
        "deck": ["It will cost a million."],
    }
    assert parts(bridge) == [
        ("paragraph", "TOWN, June 12 -- The old bridge closes."),
        ("caption", "The bridge in May"),
    ]
    assert bridge.parts[0].marks[0].target == "https://herald.example/old"
    assert [cut.reason for cut in bridge.provenance.cuts] == ["repeats the headline"]


def test_an_item_of_rss_may_hold_its_text_in_the_description():
    harbour = example("rss.xml").articles[1]

    assert parts(harbour) == [("paragraph", "The harbour opens on Friday."), ("paragraph", "A ship comes.")]
    assert fields(harbour)["url"] == ["https://herald.example/harbour"]
    assert fields(harbour)["author"] == ["Ann Poe"]
    assert fields(harbour)["date_text"] == ["12/06/2019"]


def test_elements_that_are_not_escaped_are_read_as_html():
    (article,) = take(rss("<description><p>It <b>closes</b>.</p><p>Soon.</p></description>")).articles

    assert parts(article) == [("paragraph", "It closes."), ("paragraph", "Soon.")]


def test_an_entry_without_content_is_a_flaw_that_says_so():
    assert [(flaw.line, flaw.message) for flaw in example("rss.xml").flaws] == [
        (28, "entry 3 ('Only a title'): it holds no content; expected a text or a summary.")
    ]
    assert [flaw.message.partition(":")[0] for flaw in example("atom.xml").flaws] == ["entry 4 ('Empty')"]
    assert len(example("feed.json").flaws) == 2


def test_rss_1_is_read_and_a_login_is_no_author():
    (article,) = example("rss1.xml").articles

    assert fields(article) == {
        "id": ["https://herald.example/pont"],
        "url": ["https://herald.example/pont"],
        "date": ["2019-06-12"],
        "note": ["posted by admin"],
        "source": ["The Herald"],
        "language": ["fr"],
        "headline": ["Le vieux pont"],
    }


def test_the_entries_of_atom_are_read_by_the_type_of_their_content():
    bridge, harbour, tower = example("atom.xml").articles

    assert fields(bridge) == {
        "id": ["urn:herald:7"],
        "url": ["https://herald.example/bridge"],
        "date": ["2019-06-12"],
        "versioncreated": ["2019-06-14"],
        "source": ["The Herald"],
        "rights": ["All rights reserved"],
        "language": ["en"],
        "tag": ["Town"],
        "author": ["Jane Doe"],
        "headline": ["Old bridge"],
        "deck": ["It will cost a million."],
    }
    assert parts(bridge) == [("paragraph", "The old bridge closes.")]
    assert [mark.target for mark in bridge.parts[0].marks] == ["", "https://herald.example/old"]
    assert parts(harbour) == [("paragraph", "Ships < 100 m come."), ("paragraph", "On Friday.")]
    assert fields(harbour)["author"] == ["John Roe"]
    assert parts(tower) == [("paragraph", "The tower fell.")]
    assert fields(tower)["source"] == ["The Post"]
    assert fields(tower)["note"] == [entries.ONLY_SUMMARY]


def test_atom_0_3_is_read_like_atom_1():
    text = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Herald</title><entry>'
        "<title>Old bridge</title><id>7</id><issued>2004-06-12T08:00:00Z</issued>"
        "<modified>2004-06-14T08:00:00Z</modified>"
        '<content type="{}" mode="{}">{}</content></entry></feed>'
    )
    div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>It <b>closes</b>.</p></div>'
    for kind, mode, content in [
        ("text/html", "escaped", "&lt;p&gt;It &lt;b&gt;closes&lt;/b&gt;.&lt;/p&gt;"),
        ("application/xhtml+xml", "xml", div),
        ("text/plain", "escaped", "It closes."),
    ]:
        (article,) = take(text.format(kind, mode, content).encode()).articles
        assert parts(article) == [("paragraph", "It closes.")]
        assert fields(article)["date"] == ["2004-06-12"]
    assert not take(text.format("text/html", "base64", "AAAA").encode()).articles


def test_the_items_of_a_json_feed_are_read():
    bridge, harbour = example("feed.json").articles

    assert fields(bridge) == {
        "id": ["7"],
        "url": ["https://herald.example/bridge"],
        "date": ["2019-06-12"],
        "author": ["Jane Doe"],
        "tag": ["Town", "Bridges"],
        "source": ["The Herald"],
        "language": ["en"],
        "headline": ["Old bridge"],
        "deck": ["It will cost a million."],
    }
    assert bridge.parts[0].marks[-1].target == "https://herald.example/old"
    assert parts(harbour) == [
        ("headline", "Harbour opens"),
        ("paragraph", "Ships < 100 m come on Friday, and <b>all</b> will see them."),
    ]
    assert fields(harbour)["author"] == ["John Roe"]
    assert fields(harbour)["language"] == ["en-GB"]


def test_a_summary_that_opens_the_text_is_no_deck():
    text = "The old bridge will close on Friday, the works said."
    (article,) = take(
        rss(
            f"<description>{text[:40]} […]</description>"
            f'<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;{text}&lt;/p&gt;</c:encoded>'
        )
    ).articles

    assert "deck" not in fields(article)


@pytest.mark.parametrize(
    ("author", "found"),
    [
        ("<author>Jane Doe</author>", {"author": ["Jane Doe"]}),
        ("<author>By Jane Doe</author>", {"author": ["Jane Doe"]}),
        ("<author>jane@herald.example (Jane Doe)</author>", {"author": ["Jane Doe"]}),
        ("<author>jane@herald.example</author>", {}),
        ("<author>Jane Doe &lt;jane@herald.example&gt;</author>", {"author": ["Jane Doe"]}),
        ("<author>jdoe7</author>", {"note": ["posted by jdoe7"]}),
    ],
)
def test_an_author_is_a_name_without_an_address_of_mail(author, found):
    (article,) = take(rss(f"<title>X</title><description>It closes.</description>{author}")).articles

    assert {k: v for k, v in fields(article).items() if k in {"author", "note"}} == found


def test_a_base_that_is_no_address_leaves_links_as_they_are():
    html = "&lt;a href='x'&gt;It closes.&lt;/a&gt;"
    data = atom(f'<link href="https://[x"/><content type="html" xml:base="[">{html}</content>')
    (article,) = take(data).articles

    assert article.parts[0].text == "It closes."
    assert [mark.target for mark in article.parts[0].marks] == ["x"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/bridge", "https://", "mailto:a@b.example", ""])
def test_an_address_that_is_not_of_the_web_is_none(address):
    (article,) = take(
        rss(f"<link>{address}</link><guid>{address}</guid><description>X y.</description>")
    ).articles

    assert "url" not in fields(article)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<rss/>", "no entries"),
        (b"<rss><channel/></rss>", "no entries"),
        (b"<rss><channel><item><description>", "expected well-formed XML"),
        (rss("<description>&#65;&lolz;</description>"), "not defined"),
        (b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + rss("&a;"), "declares entities"),
        (rss("<description>" + "<b>" * 300 + "</b>" * 300 + "</description>"), "depth"),
        (rss("</item><item>" * 1_001), "more than 1,000 of its entries"),
        (b"<html/>", "no feed"),
    ],
)
def test_a_hostile_feed_is_refused_with_its_reason(data, message):
    with pytest.raises(UnreadableFile) as caught:
        take(data)
    assert message.lower() in str(caught.value).lower()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('<content type="image/png">AAAA</content>', "no content"),
        ('<content src="https://herald.example/x"/>', "no content"),
        ('<content type="html">&lt;script&gt;x&lt;/script&gt;</content>', "no words"),
        ('<content type="html">' + "&lt;div&gt;" * 2_000 + "x</content>", "open at once"),
    ],
)
def test_an_entry_whose_content_is_no_text_is_a_flaw(content, message):
    taken = take(atom(content))

    assert not taken.articles
    assert message in taken.flaws[0].message


@pytest.mark.parametrize(
    "text",
    [
        '{"version": "https://jsonfeed.org/version/1", "items": 7}',
        '{"version": "https://jsonfeed.org/version/1", "items": []}',
        '{"version": "https://jsonfeed.org/version/1"}',
    ],
)
def test_a_json_feed_without_items_is_refused(text):
    with pytest.raises(UnreadableFile):
        take(text.encode(), "x.json")


def test_values_of_the_wrong_kind_in_a_json_feed_say_nothing():
    text = (
        '{"version": "https://jsonfeed.org/version/1", "title": 3, "authors": {}, "items": [{"id": true, '
        '"title": [], "content_text": "It closes.", "tags": "x", "authors": [1, {"name": null}], "url": {}}]}'
    )
    (article,) = take(text.encode(), "x.json").articles

    assert fields(article) == {"source": ["3"]}


def _read_or_refuse(name: str, data: bytes) -> None:
    try:
        taken = take(data, name)
    except UnreadableFile as error:
        assert str(error)
    else:
        assert taken.articles or taken.flaws


@pytest.mark.parametrize("name", NAMES)
def test_a_feed_cut_short_anywhere_says_so(name):
    data = (HERE / name).read_bytes()
    for tenth in range(10):
        with pytest.raises(UnreadableFile):
            take(data[: len(data) * tenth // 10], name)


@settings(max_examples=200)
@given(st.sampled_from(NAMES), st.binary(max_size=60), st.data())
def test_any_bytes_and_any_change_of_a_feed_give_articles_or_say_why_not(name, data, draw):
    _read_or_refuse(name, data)
    whole = (HERE / name).read_bytes()
    at = draw.draw(st.integers(0, len(whole)))
    _read_or_refuse(name, whole[:at] + data[:6] + whole[at + len(data[:6]) :])


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace("\ufffe", "").replace("\uffff", "")
)


@settings(max_examples=100)
@given(
    st.lists(st.tuples(st.sampled_from(["title", "description", "link", "guid", "author", "pubDate"]), TEXT))
)
def test_any_words_in_any_element_give_an_article_or_a_flaw(elements):
    taken = take(rss("".join(f"<{tag}>{text}</{tag}>" for tag, text in elements)))

    assert len(taken.articles) + len(taken.flaws) == 1


def test_of_a_wordpress_export_only_what_the_site_showed_is_published(tmp_path):
    reading = read(tmp_path, {"a/export.xml": (HERE / "wordpress.xml").read_bytes()})

    (article,) = reading.articles
    assert (reading.found, reading.drafts, reading.kept_back, reading.set_aside) == (3, 1, 1, 0)
    assert article.authors == ("Maria Lopez",)
    assert (article.date.edtf, article.date.time) == ("2019-05-13", "19:11:09")
    assert (article.section, article.slug) == ("Schools", "school-day")
    assert [(part.kind, part.text) for part in article.parts[1:]] == [
        ("paragraph", "The school board voted Monday to add 25 minutes to the school day."),
        ("caption", "The board on Monday. (Maria Lopez/Valley Courier)"),
        ("paragraph", 'Trustee Ann Field said it was "long overdue."'),
        ("paragraph", "The change takes effect in August."),
    ]
    assert '[gallery ids="1,2,3"]' in [cut.text for cut in article.provenance.cuts]
    assert [problem.message for problem in reading.problems] == [
        "2 entries are no posts: 1 of kind 'attachment' and 1 of kind 'nav_menu_item'.",
        "entry 3 ('Private note'): withheld, as its status is 'private'.",
    ]


def test_a_thousand_pictures_do_not_set_an_export_of_wordpress_aside(tmp_path):
    text = (HERE / "wordpress.xml").read_text(encoding="utf-8")
    first, picture, last = text.partition("<item><title>board.jpg")
    picture, end, last = (picture + last).partition("</item>")
    many = first + (picture + end) * 1_500 + last

    assert len(read(tmp_path, {"a/export.xml": many}).articles) == 1


def test_a_password_keeps_a_post_from_readers(tmp_path):
    text = (HERE / "wordpress.xml").read_text(encoding="utf-8")
    locked = text.replace(
        "<wp:status><![CDATA[publish]]>", "<wp:post_password>x</wp:post_password><wp:status>publish", 1
    )
    reading = read(tmp_path, {"a/export.xml": locked})

    assert (reading.articles, reading.kept_back) == ((), 2)


def test_the_author_of_an_episode_is_named(tmp_path):
    feed = (
        '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Hour</title>'
        "<item><title>Who owns the quay?</title><itunes:author>Jane Doe</itunes:author>"
        "<description>The quay was sold three times in a year.</description></item></channel></rss>"
    )
    (article,) = read(tmp_path, {"a/pod.rss": feed}).articles

    assert article.authors == ("Jane Doe",)


@pytest.mark.parametrize("words", ["<!-- ", "[caption]", "[caption]<img "])
def test_what_a_post_opens_and_never_closes_hides_nothing_that_follows(words):
    found = as_html(words * 20_000 + '[caption]<img src="b.jpg"> The old bridge[/caption]<!-- more -->')

    assert "<figcaption>The old bridge</figcaption>" in found.html
    assert "more" not in found.html
