"""Pictures of articles: found beside them and inside what carries them; what is not kept is said."""

import base64
import io
import json
import zipfile
from email.message import EmailMessage

import pytest

from generator.articles.illustrating.illustrations import MAX_PICTURES
from generator.articles.illustrating.picture_bytes import read_pictures
from generator.articles.pictures import pictures
from generator.articles.pictures.rasters import read_raster
from tests.articles.archive import read
from tests.pictures import avif, gif, jpeg, png, webp

STORY = "Old bridge to close\n\nIt will close in May, the council said on Tuesday.\n"


def shown(article):
    return [
        (part.text, part.picture.file and part.picture.file.path) for part in article.parts if part.picture
    ]


def packed(**members):
    """Pack members into a zip file; `__` in a name is a folder's end, `_` before a suffix a point."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, data in members.items():
            package.writestr(name.replace("__", "/").replace("_", "."), data)
    return held.getvalue()


def only(reading):
    assert reading.found == len(reading.articles) == 1
    return reading.articles[0]


@pytest.mark.parametrize("make", [png, gif, jpeg, webp, avif])
def test_kind_and_size_are_told_by_the_first_bytes(make):
    raster = read_raster(make(640, 480))

    assert raster.media_type == f"image/{make.__name__}"
    assert (raster.width, raster.height) == (640, 480)


def test_a_picture_that_a_camera_turned_has_the_size_that_browsers_show():
    assert (read_raster(jpeg(640, 480, turn=6)).width, read_raster(jpeg(640, 480, turn=6)).height) == (
        480,
        640,
    )


@pytest.mark.parametrize("make", [png, gif, jpeg, webp, avif])
def test_a_picture_cut_anywhere_is_none_or_has_a_size(make):
    whole = make()
    for end in range(len(whole)):
        raster = read_raster(whole[:end])
        assert raster is None or (raster.width and raster.height)


@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"GIF89a<script>alert(1)</script>"[:8], png(0, 5), b"\xff\xd8\xff" * 9]
)
def test_what_has_no_size_is_no_picture(data):
    assert read_raster(data) is None


def test_a_picture_that_the_text_names_stands_where_it_stands_there(tmp_path):
    text = '# Old bridge\n\nIt closes.\n\n![A *bridge*](../pics/b.png "The bridge in May")\n\nSoon.\n'

    article = only(read(tmp_path, {"a/2020/s.md": text, "a/pics/b.png": png()}))

    assert [part.kind for part in article.parts] == ["headline", "paragraph", "caption", "paragraph"]
    assert shown(article) == [("The bridge in May", "a/pics/b.png")]
    picture = article.parts[2].picture
    assert (picture.alt, picture.file.width, picture.file.media_type) == ("A bridge", 640, "image/png")
    assert picture.basis == "the article names it, as '../pics/b.png'"


def test_a_picture_with_the_name_of_the_article_stands_at_its_top(tmp_path):
    text = "Old bridge to close\n\nPARIS, March 3 (Reuters) -- It will close in May, the council said.\n"

    article = only(read(tmp_path, {"a/s.txt": text, "a/s.jpg": jpeg()}))

    assert [part.kind for part in article.parts] == ["headline", "caption", "paragraph"]
    assert article.dateline.part == 2
    assert shown(article) == [("", "a/s.jpg")]


def test_two_articles_of_one_name_leave_the_picture_to_a_person(tmp_path):
    reading = read(tmp_path, {"a/s.txt": STORY, "a/s.md": STORY, "a/s.jpg": jpeg()})

    assert [shown(article) for article in reading.articles] == [[], []]
    assert [problem.path for problem in reading.problems] == ["a/s.jpg"]


def test_a_sidecar_gives_caption_credit_and_rights(tmp_path):
    sidecar = (
        "pictures:\n  - {file: b b.png, caption: The bridge, credit: A. Roe, rights: All, alt: A bridge}\n"
    )

    article = only(read(tmp_path, {"a/s.txt": STORY, "a/s.meta.yml": sidecar, "a/b b.png": png()}))

    (picture,) = [part.picture for part in article.parts if part.picture]
    assert (picture.credit, picture.rights, picture.alt) == ("A. Roe", "All", "A bridge")
    assert picture.basis == "the sidecar a/s.meta.yml"
    assert shown(article) == [("The bridge", "a/b b.png")]


def test_a_picture_is_no_article_and_one_that_belongs_to_none_is_named(tmp_path):
    reading = read(tmp_path, {"a/s.txt": STORY, "a/lonely.png": png(), "a/drawing.svg": "<svg/>"})

    assert (reading.found, reading.set_aside) == (1, 0)
    assert [problem.path for problem in reading.problems] == ["a/drawing.svg", "a/lonely.png"]
    assert len(reading.pictures.problems) == 2


def test_what_a_browser_saves_with_a_page_belongs_to_it(tmp_path):
    page = (
        "<title>Old bridge</title><article><h1>Old bridge</h1><figure><img src='./p_files/b.gif' alt='x y'>"
        "<figcaption>The bridge</figcaption></figure><p>It was said that the bridge will close for the works"
        " of spring, and that it will open again in autumn.</p></article>"
    )
    files = {
        "a/p.html": page,
        "a/p_files/b.gif": gif(),
        "a/p_files/i.html": "<p>Buy!</p>",
        "a/p_files/x.js": "",
    }

    reading = read(tmp_path, files)

    assert shown(only(reading)) == [("The bridge", "a/p_files/b.gif")]
    assert not reading.problems


def test_pictures_of_a_package_are_found_within_it_alone(tmp_path):
    data = packed(
        n__one_md="![In](../i/in.png)\n\n![Out](../../s.png)\n",
        i__in_png=png(),
        two_txt=STORY,
        two_jpg=jpeg(),
    )

    reading = read(tmp_path, {"a/x.zip": data, "a/s.png": png(9, 9)})

    found = {article.provenance.member: shown(article) for article in reading.articles}
    assert found == {"n/one.md": [("In", "a/x.zip"), ("Out", None)], "two.txt": [("", "a/x.zip")]}
    assert {file.member for file in reading.pictures.files} == {"i/in.png", "two.jpg"}


def test_pictures_within_and_beside_the_text_of_a_mail_are_kept(tmp_path):
    message = EmailMessage()
    message["Subject"], message["From"] = "Old bridge", "Jane Doe <jane@paper.example>"
    message["Date"] = "Tue, 03 Mar 2020 10:00:00 +0000"
    message.set_content("The bridge will close in May, it was said.")
    html = "<p>The bridge will close in May, it was said.</p><img src='cid:a@b' alt='The bridge'>"
    message.add_alternative(html, subtype="html")
    message.get_payload()[1].add_related(png(salt=b"1"), "image", "png", cid="<a@b>")
    message.add_attachment(gif(), maintype="image", subtype="gif", filename="b.gif")
    message.add_attachment(b"<svg/>", maintype="image", subtype="svg+xml", filename="d.svg")

    reading = read(tmp_path, {"a/m.eml": message.as_bytes()})

    article = only(reading)
    assert shown(article) == [("The bridge", "a/m.eml"), ("", "a/m.eml")]
    assert [cut.text for cut in article.provenance.cuts] == ["d.svg"]
    data = {found.data for found in read_pictures(tmp_path, "a/m.eml", reading.pictures.files)}
    assert data == {png(salt=b"1"), gif()}


def test_a_page_saved_as_one_file_keeps_the_pictures_of_its_story(tmp_path):
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://paper.example/a/"
    words = "It was said that the bridge will close for the works of spring, and will open again in autumn."
    body = f"<p>{words}</p><img src='b.png' alt='A bridge'><p>Again: {words}</p>"
    html = f"<article><h1>Old bridge</h1>{body}</article>"
    message.set_content(html, subtype="html")
    message.make_related()
    message.add_related(png(), "image", "png", headers=["Content-Location: https://paper.example/a/b.png"])

    reading = read(tmp_path, {"a/p.mhtml": message.as_bytes()})

    assert shown(only(reading)) == [("A bridge", "a/p.mhtml")]


def test_a_picture_of_a_ninjs_object_has_its_caption_credit_and_rights(tmp_path):
    photo = {
        "type": "picture",
        "headline": "No",
        "description_text": "The bridge",
        "byline": "A. Roe",
        "copyrightnotice": "All",
        "renditions": {
            "web": {"href": "https://x.example/b.jpg"},
            "file": {"href": "b.jpg", "mimetype": "image/jpeg"},
        },
    }
    item = {
        "uri": "urn:1",
        "versioncreated": "2020-03-03",
        "headline": "Old bridge",
        "body_text": "It closes.",
    }

    article = only(
        read(tmp_path, {"a/s.json": json.dumps({**item, "associations": {"one": photo}}), "a/b.jpg": jpeg()})
    )

    assert shown(article) == [("The bridge", "a/b.jpg")]
    assert (article.parts[-1].picture.credit, article.parts[-1].picture.rights) == ("A. Roe", "All")


NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="t"><itemMeta><itemClass qcode="ninat:text"/><title>Old bridge</title></itemMeta>
<contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>It closes.</p></body></html></inlineXML>
</contentSet></newsItem>
<newsItem guid="p"><rightsInfo><copyrightNotice>All</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
<contentMeta><creditline>A. Roe</creditline><description>The bridge</description></contentMeta>
<contentSet><remoteContent href="b.jpg" contenttype="image/jpeg"/></contentSet></newsItem>
</itemSet></newsMessage>"""


def test_a_picture_item_of_newsml_belongs_to_the_story_of_its_message(tmp_path):
    article = only(read(tmp_path, {"a/s.xml": NEWSML, "a/b.jpg": jpeg()}))

    assert shown(article) == [("The bridge", "a/b.jpg")]
    assert (article.parts[-1].picture.credit, article.parts[-1].picture.rights) == ("A. Roe", "All")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://x.example/b.jpg", "it lies on another site"),
        ("//x.example/b.jpg", "it lies on another site"),
        ("../../secret.png", pictures.OUTSIDE),
        ("../secret.png", pictures.OUTSIDE),
        ("/etc/b.png", pictures.OUTSIDE),
        ("..%2F..%2Fsecret.png", pictures.OUTSIDE),
        ("%2Fetc%2Fb.png", pictures.OUTSIDE),
        ("out.png", "it is a link to a place outside the folder of articles"),
        ("away/secret.png", "it is a link to a place outside the folder of articles"),
        ("none.png", pictures.MISSING),
        (".hidden.png", pictures.MISSING),
        ("page.png", "its first bytes are of no JPEG, PNG, GIF, WebP or AVIF picture"),
        ("drawing.svg", "it is a drawing (SVG), which may act"),
        ("TWIN.png", "'Twin.png', 'twin.png' differ from it in case only; none is named exactly so"),
        ("large.png", "it holds more than 1,000 bytes"),
    ],
)
def test_a_picture_that_is_not_kept_is_its_caption_and_the_reason(address, reason, tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PICTURE_BYTES", 1000)
    (tmp_path / "away").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (tmp_path / "away" / "secret.png").write_bytes(png())
    (tmp_path / "a" / "out.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "a" / "away").symlink_to(tmp_path / "away")
    files = {
        "a/drawing.svg": "<?xml version='1.0'?><svg xmlns='x'/>",
        "a/page.png": "<p>no</p>",
        "a/.hidden.png": png(),
    }
    files |= {"a/twin.png": png(), "a/Twin.png": png(), "a/large.png": png() + b"x" * 1000}

    reading = read(
        tmp_path, {**files, "a/s.md": f"# Old bridge\n\nIt closes.\n\n![The bridge](<{address}>)\n"}
    )

    (article,) = reading.articles
    assert shown(article) == [("The bridge", None)]
    assert article.parts[-1].picture.basis == reason
    assert article.provenance.cuts[-1].reason == f"the address of a picture that is not kept: {reason}"


@pytest.mark.parametrize("text", ["It closes.\n\n![](large.png)\n", "It closes.\n"])
def test_a_picture_that_belongs_to_an_article_and_is_not_kept_is_named_once(text, tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PICTURE_BYTES", 1000)

    reading = read(tmp_path, {"a/large.md": text, "a/large.png": png() + b"x" * 1000})

    assert [problem.message.partition(";")[0] for problem in reading.problems] == [
        "a picture 'large.png' is not kept: it holds more than 1,000 bytes"
    ]


def test_a_picture_of_a_package_that_is_not_kept_is_named_once(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PICTURE_BYTES", 1000)

    reading = read(tmp_path, {"a/p.zip": packed(s_md=b"It closes.", s_png=png() + b"x" * 1000)})

    assert len(reading.problems) == 1


def test_a_name_that_differs_in_case_alone_is_found(tmp_path):
    article = only(
        read(tmp_path, {"a/s.md": "It closes.\n\n![The bridge](Pics/B.PNG)\n", "a/pics/b.png": png()})
    )

    assert shown(article) == [("The bridge", "a/pics/b.png")]


def test_a_small_picture_without_words_is_taken_for_decoration(tmp_path):
    reading = read(tmp_path, {"a/s.md": "It closes.\n\n![](d.gif)\n", "a/d.gif": gif(20, 400)})

    assert shown(reading.articles[0]) == []
    assert "only 20 × 400 pixels" in reading.articles[0].provenance.cuts[-1].reason


def test_of_very_many_pictures_the_first_are_kept_and_the_rest_reported(tmp_path):
    text = "It closes.\n\n" + "![The bridge](b.png)\n\n" * (MAX_PICTURES + 3)

    reading = read(tmp_path, {"a/s.md": text, "a/b.png": png()})

    found = shown(reading.articles[0])
    assert [path for _, path in found].count("a/b.png") == MAX_PICTURES
    assert len(found) == MAX_PICTURES + 3
    assert [str(problem) for problem in reading.problems] == [
        "a/s.md: a picture is not kept: the article has more than 200 pictures; "
        "expected a JPEG, PNG, GIF, WebP or AVIF picture of at most 20,971,520 bytes."
    ]
    assert len(reading.pictures.files) == 1


def page(*pictures):
    words = "The old bridge will close in May, the council said on Tuesday after a long debate of the matter."
    shown = "".join(pictures)
    return (
        f"<html><head><style>b {{ background: url(data:image/png;base64,{'A' * 9_000_000}) }}</style></head>"
        f"<body><article><h1>Old bridge to close</h1><p>{words}</p>{shown}<p>{words} It is old.</p>"
        "<p>An address begins with data:image/png;base64,AAAA as they say.</p></article></body></html>"
    )


def inline(data, kind="image/png"):
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def test_pictures_written_into_a_page_are_kept_and_placeholders_are_not(tmp_path):
    figure = f'<figure><img src="{inline(png())}" alt="x"><figcaption>The bridge.</figcaption></figure>'
    small = f'<img src="{inline(gif(1, 1))}" alt="A photo of the mayor">'
    wrong = f'<figure><img src="{inline(b"MZ")}"><figcaption>The council.</figcaption></figure>'
    article = only(read(tmp_path, {"a/x.html": page(figure, small, wrong)}))

    assert [(text, bool(path)) for text, path in shown(article) if text != "A photo of the mayor"] == [
        ("The bridge.", True),
        ("The council.", False),
    ]
    kept = next(part.picture.file for part in article.parts if part.picture and part.picture.file)
    (found,) = read_pictures(tmp_path, "a/x.html", [kept])
    assert found.data == png()
    assert any("data:image/png;base64,AAAA as they say" in part.text for part in article.parts)


def test_pictures_written_into_a_page_that_is_saved_as_one_file_are_kept(tmp_path):
    figure = f'<figure><img src="{inline(png())}"><figcaption>The bridge.</figcaption></figure>'
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/a"
    message.set_content(page(figure).replace("A" * 9_000_000, "A"), subtype="html", cte="quoted-printable")
    message.make_related()
    article = only(read(tmp_path, {"a/x.mhtml": message.as_bytes()}))

    assert shown(article) == [("The bridge.", "a/x.mhtml")]
    kept = next(part.picture.file for part in article.parts if part.picture)
    assert [one.data for one in read_pictures(tmp_path, "a/x.mhtml", [kept])] == [png()]


def captured(url, kind, body):
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
        "WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_pictures_that_a_web_archive_holds_are_kept_with_the_pages_that_show_them(tmp_path):
    pytest.importorskip("warcio")
    figures = "".join(
        f'<figure><img src="{address}"><figcaption>{words}</figcaption></figure>'
        for address, words in (("/i/x.png?w=1", "The bridge."), ("b.png", "The mayor."), ("c.svg", "A map."))
    )
    html = page(figures).replace("A" * 9_000_000, "A").encode()
    records = (
        captured("https://example.org/2020/i.png", "image/png", png(salt=b"of no page")),
        captured("https://example.org/2020/a", "text/html", html),
        captured("http://example.org/i/x.png?w=1", "image/png", png()),
        captured("https://example.org/2020/c.svg", "image/svg+xml", b"<svg onload='x()'/>"),
    )
    reading = read(tmp_path, {"a/x.warc": b"".join(records)})

    assert shown(only(reading)) == [("The bridge.", "a/x.warc"), ("The mayor.", None), ("A map.", None)]
    assert [problem.message for problem in reading.problems] == [
        "a picture 'c.svg' is not kept: it is a drawing (SVG), which may act; expected a JPEG, PNG, GIF, WebP"
        " or AVIF picture of at most 20,971,520 bytes."
    ]
    kept = next(part.picture.file for part in reading.articles[0].parts if part.picture)
    assert [one.data for one in read_pictures(tmp_path, "a/x.warc", [kept])] == [png()]


@pytest.mark.parametrize(
    "matter",
    [
        "image: b.png\nimage_caption: The bridge.\nimage_alt: A bridge\nimage_credit: Ann",
        "cover: {image: b.png, caption: The bridge., alt: A bridge, credit: Ann}",
        "image:\n  path: ./b.png\n  caption: The bridge.\n  alt: A bridge\n  credit: Ann",
        "cover: {image: 'https://example.org/b.png'}\n"
        "images: [{src: b.png, title: The bridge., alt: A bridge, author: Ann}]",
    ],
)
def test_a_picture_that_the_front_matter_names_is_kept(matter, tmp_path):
    text = f"---\ntitle: Old bridge to close\n{matter}\n---\n\nIt is old.\n"
    article = only(read(tmp_path, {"a/x.md": text, "a/b.png": png()}))

    (part,) = [part for part in article.parts if part.picture]
    assert (part.text, part.picture.alt, part.picture.credit) == ("The bridge.", "A bridge", "Ann")
    assert part.picture.file.path == "a/b.png"


def test_a_picture_of_the_front_matter_that_the_text_shows_is_shown_once(tmp_path):
    text = "---\ntitle: Old bridge\nimage: b.png\n---\n\nIt is old.\n\n![The bridge](b.png)\n"
    article = only(read(tmp_path, {"a/x.md": text, "a/b.png": png()}))

    assert shown(article) == [("The bridge", "a/b.png")]


@pytest.mark.parametrize(
    "address", ["../../b.png", "/etc/b.png", "https://example.org/b.png", "true", "[]", "{}"]
)
def test_what_front_matter_names_that_is_not_at_hand_is_not_kept(address, tmp_path):
    article = only(
        read(tmp_path, {"a/x.md": f"---\ntitle: Old bridge\nimage: {address}\n---\n\nIt is old.\n"})
    )

    assert shown(article) == []
