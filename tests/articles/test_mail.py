"""Mail and mailboxes: the part that holds the story, and nothing of the machinery round it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.formats import Item, Taken
from generator.articles.house import House
from generator.articles.mail import mail
from generator.articles.readers import find_reader
from generator.errors import UnreadableFile
from tests.articles.archive import read, read_one

HERE = Path(__file__).parent / "mail"
HEAD = (
    "From: Jane Doe <jane.doe@herald.example>\nSubject: Old bridge\nDate: Wed, 12 Jun 2019 08:00:00 +0300\n"
)


def take(name: str, data: str | bytes, **house) -> Taken:
    item = Item(path=name, data=data.encode() if isinstance(data, str) else data, checksum="")
    return find_reader(item).read(item, House(**house))


def message(body: str = "\nIt will close.\n", head: str = HEAD):
    return take("x.eml", head + body).articles[0]


def refused(name: str, data: str | bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        take(name, data)
    return str(caught.value)


def stated(article) -> dict[str, str]:
    return {known.name: known.value for known in article.fields}


def texts(article) -> list[str]:
    return [part.text for part in article.parts]


def test_a_release_is_read_and_all_else_in_it_is_a_cut(tmp_path):
    reading = read(tmp_path, {"a/release.eml": (HERE / "release.eml").read_bytes()})
    (article,) = reading.articles

    assert article.headline == "Old bridge closes – for good"
    assert (article.date.edtf, article.source, article.byline) == (
        "2019-06-12",
        "Städtische Werke Press Office",
        "",
    )
    assert "23:30:00 -0500" in article.date.basis
    assert article.dateline.place == "TOWN"
    assert [part.text for part in article.parts[1:]] == [
        "TOWN, June 12 -- The old bridge will close on Friday, the town’s works said, after ninety years.",
        "It will be replaced by a new one.",
    ]
    assert [(cut.text, cut.reason) for cut in article.provenance.cuts] == [
        ("Fwd:", "marks an answer or a forwarded message"),
        ("plans.zip (application/zip)", "attachment, not opened"),
        ("message/rfc822", "attachment, not opened"),
        ("Jane Doe [address]", "signature"),
    ]
    assert article.provenance.basis("id") == "20190612.7@werke.example (the message's Message-ID)"


def test_each_message_of_a_mailbox_is_an_article_or_a_flaw(tmp_path):
    reading = read(tmp_path, {"a/letters.mbox": (HERE / "letters.mbox").read_bytes()})
    harbour, week = sorted(reading.articles, key=lambda article: article.headline)

    assert (reading.found, reading.set_aside) == (3, 1)
    assert str(reading.problems[0]) == (
        "a/letters.mbox:34: set aside: message 3: its text is broken base64; expected a whole message."
    )
    assert (harbour.byline, week.byline) == ("Jane Doe", "")
    assert texts(harbour)[-1] == "From the new pier one will see the old bridge."
    assert harbour.provenance.cuts[0].text == (
        "On Tue, 11 Jun 2019 at 10:00, John Roe [address] wrote: > When does it open? > Please tell."
    ).replace("> ", "")
    assert texts(week)[1:] == ["Town", "The harbour opens on Friday, and the first ship is expected at noon."]
    assert "only stands in" in week.provenance.cuts[0].reason


@pytest.mark.parametrize(
    ("sender", "field", "value"),
    [
        ("Jane Doe <jane.doe@herald.example>", "author", "Jane Doe"),
        ("Jane Doe <jdoe@herald.example>", "author", "Jane Doe"),
        ("Jane Doe <press@herald.example>", "note", "sent by Jane Doe"),
        ("World Bank <bank@worldbank.example>", "note", "sent by World Bank"),
        ("Herald News Desk <desk@herald.example>", "source", "Herald News Desk"),
        ("Herald News Desk <desk@mailer.example>", "note", "sent by Herald News Desk"),
        ("Reuters <x@mailer.example>", "source", "Reuters"),
        ('"jane.doe@herald.example" <jane.doe@herald.example>', "author", None),
        ("jane.doe@herald.example", "author", None),
        ("(" * 3_900, "author", None),
    ],
)
def test_a_sender_is_author_or_source_only_where_name_and_address_agree(sender, field, value):
    article = take(
        "x.eml", f"From: {sender}\nSubject: Old bridge\n\nIt closes.\n", sources={"reuters": "Reuters"}
    ).articles[0]

    assert stated(article).get(field) == value
    assert {"author", "source", "note"} & stated(article).keys() == ({field} if value else set())
    assert not any("@" in known.value + known.basis for known in article.fields)


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("Old bridge", "Old bridge"),
        ("Re: AW: Fwd[2]: Old bridge", "Old bridge"),
        ("Reform: what comes", "Reform: what comes"),
        ("=?iso-8859-1?q?Br=FCcke?= =?utf-8?b?w6Q=?=", "Brückeä"),
        ("Brücke", "Brücke"),
        ("=?no-such?q?Old_bridge?=", "Old bridge"),
        ("=?utf-8?b?!!!?=", "=?utf-8?b?!!!?="),
        ("Old\n bridge", "Old bridge"),
        ("\x00Old bridge", "Old bridge"),
    ],
)
def test_the_subject_is_the_headline_without_its_machinery(subject, headline):
    article = take("x.eml", f"Subject: {subject}\n\nIt closes.\n").articles[0]

    assert stated(article)["headline"].replace("Brücke ä", "Brückeä") == headline


@pytest.mark.parametrize(
    ("body", "kept", "reasons"),
    [
        ("It closes.\n-- \nJane\n", ["It closes."], ["signature"]),
        ("It closes -- today.\n--\nSoon.\n", ["It closes -- today.", "--", "Soon."], []),
        ("It closes.\n\nJohn Roe wrote:\n> When?\n", ["It closes."], ["quoted from an earlier message"]),
        ("> It closes.\n> Today.\n", ["It closes.", "Today."], []),
        (
            "To know.\n-- \nJane\n\n---------- Forwarded message ---------\nFrom: A <a@b.example>\n"
            "Date: Wed, 12 Jun\nSubject: X\n\nIt closes.\n",
            ["To know.", "It closes."],
            ["signature", "header of a forwarded message"],
        ),
        ("Old bridge\n\nIt closes.\n", ["It closes."], ["repeats the headline"]),
    ],
)
def test_what_mail_programs_put_round_a_story_is_cut_with_a_reason(body, kept, reasons):
    article = message("\n" + body)

    assert texts(article) == kept
    assert [cut.reason for cut in article.provenance.cuts] == reasons
    assert not any("@" in cut.text for cut in article.provenance.cuts)


def test_quoted_history_of_an_html_message_is_cut():
    html = "<p>It closes.</p><p>On 11 June, John Roe wrote:</p><blockquote><p>When?</p></blockquote>"
    article = message(f"Content-Type: text/html; charset=utf-8\n\n{html}")

    assert texts(article) == ["It closes."]
    assert article.provenance.cuts[0].text == "On 11 June, John Roe wrote: When?"


def test_a_message_without_a_subject_takes_its_headline_from_its_first_line(tmp_path):
    text = "Date: Wed, 12 Jun 2019 08:00:00 +0300\n\nOld bridge closes\n\nThe old bridge closes on Friday.\n"

    assert read_one(tmp_path, text, name="a/x.eml").headline == "Old bridge closes"


def test_lines_that_flow_are_joined():
    article = message("Content-Type: text/plain; format=flowed\n\nIt closes \non \nFriday.\nSoon.\n")

    assert texts(article) == ["It closes on Friday.", "Soon."]


def test_a_message_cut_short_says_so():
    article = message('Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nIt closes.\n')

    assert stated(article)["note"] == mail.CUT_SHORT


NESTED = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(200))
DEEP = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(30)) + "\nx\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "it is empty"),
        ("It will close.\n", "no header of a message"),
        ("Subject: x\n", "holds no text"),
        (HEAD + "\n\n", "holds no text"),
        (HEAD + NESTED, "parts that hold parts; expected at most 50"),
        (HEAD + DEEP, "nested more than 20 deep"),
        (
            HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n" * 6_000,
            "lines that may end a part",
        ),
        (HEAD + "Content-Type: multipart/mixed; boundary=b\n\nNo parts.\n", "not set apart as it declares"),
        (HEAD + "Content-Type: multipart/mixed\n\nNo parts.\n", "not set apart as it declares"),
        (HEAD + "X: y\n" * 6_000, "lines of header"),
        (HEAD + "\n" * 300_001, "lines; expected at most 300,000"),
        (HEAD + "Content-Type: text/plain;\r x" + ';"' * 3_000 + "\n\nx\n", "bytes in one header"),
        ("Subject: " + "x" * 5_000 + "\n\ny\n", "its header 'Subject' holds more than 4,000"),
        (HEAD + "Content-Type: image/png\n\nx\n", "holds no text"),
        (HEAD + "\nIt \x00closes.\n", "NUL"),
    ],
)
def test_a_hostile_message_is_refused_with_its_reason(data, message):
    assert message in refused("x.eml", data)


def test_any_line_ends_will_do():
    for end in ("\r\n", "\r"):
        text = f"From a@b.example Wed Jun 12 08:00:00 2019\n{HEAD}\nIt closes.\n".replace("\n", end)
        assert texts(take("x.mbox", text).articles[0]) == ["It closes."]


def test_a_file_that_is_no_mailbox_is_refused():
    assert "expected a mailbox" in refused("x.mbox", "From the town.\n")
    assert "expected a mailbox" in refused("x.mbox", "")


def test_a_line_of_text_that_opens_with_from_ends_no_message():
    postmark = "From a@b.example Wed Jun 12 08:00:00 2019\n"
    text = f"{postmark}{HEAD}\nIt closes.\n\nFrom 8:00 on Friday no one may pass.\n"

    assert len(take("x.mbox", text).articles) == 1


def test_a_mailbox_of_broken_messages_is_set_aside_whole(monkeypatch):
    monkeypatch.setattr(mail, "MAX_FLAWS", 3)

    assert "more than 3 of its messages" in refused("x.mbox", "From a Wed Jun 12 08:00:00 2019\n\n" * 5)


def _read_or_refuse(name: str, data: bytes) -> None:
    try:
        taken = take(name, data)
    except UnreadableFile as error:
        assert str(error)
    else:
        assert taken.articles or taken.flaws


@pytest.mark.parametrize("name", ["release.eml", "letters.mbox"])
def test_mail_cut_short_anywhere_gives_articles_or_says_why_not(name):
    data = (HERE / name).read_bytes()
    for tenth in range(10):
        _read_or_refuse(name, data[: len(data) * tenth // 10])


@settings(max_examples=200)
@given(st.sampled_from(["release.eml", "letters.mbox"]), st.binary(max_size=100), st.data())
def test_any_bytes_and_any_change_of_a_message_give_articles_or_say_why_not(name, data, draw):
    _read_or_refuse(name, HEAD.encode() + data)
    whole = (HERE / name).read_bytes()
    at = draw.draw(st.integers(0, len(whole)))
    _read_or_refuse(name, whole[:at] + data[:12] + whole[at + len(data[:12]) :])


CARRIED = "From: b@x.example\nSubject: {}\nDate: Sun, 06 Jan 2013 09:00:00 +0000\n\nIt will close.\n"
FORWARDED = (
    "From: a@x.example\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    "{}--x\nContent-Type: message/rfc822\n\n"
    + CARRIED.format("One")
    + "--x\nContent-Type: message/rfc822\n\n"
    + CARRIED.format("Two")
    + "--x--\n"
)


def test_a_message_that_only_forwards_others_gives_their_stories():
    assert [stated(one)["headline"] for one in take("f.eml", FORWARDED.format("")).articles] == ["One", "Two"]


def test_words_of_its_own_make_a_message_the_story():
    own = "--x\nContent-Type: text/plain\n\nThe bridge opens again.\n"

    assert [stated(one)["headline"] for one in take("f.eml", FORWARDED.format(own)).articles] == ["Fwd"]


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8"])
def test_bare_bytes_of_a_header_are_read_as_the_text_is(charset):
    head = "From: a@x.example\nSubject: Caf\u00e9 closes\n"
    text = f"{head}Content-Type: text/plain; charset={charset}\n\nThe caf\u00e9.\n"

    assert stated(take("m.eml", text.encode(charset)).articles[0])["headline"] == "Caf\u00e9 closes"
