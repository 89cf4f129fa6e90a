"""Hostile words in the place of a headline, a text, an id or an attachment's name, in every format."""

import json
import math

import pytest

from generator.articles.decoding import CONTROLS
from generator.articles.mail.mail_headers import LONGEST as LONGEST_HEADER
from tests.articles.archive import read
from tests.articles.hostile.account import GOOD, GOOD_STORY, assert_accounted, text_of
from tests.articles.hostile.formats import FORMATS, HEADLINE, MORE, TEXT

IDS = {
    "out of the archive": "../../../../etc/passwd",
    "the root": "/etc/passwd",
    "of another system": "..\\..\\windows\\system32",
    "a drive": "C:\\boot.ini",
    "a device": "CON",
    "written out": "%2e%2e%2f%2e%2e%2fetc",
    "NUL written out": "a%00.txt",
    "endless": "x" * 5_000,
    "an address that acts": "javascript:alert(1)",
    "a file": "file:///etc/passwd",
    "tags": "<b>&amp;</b>",
    "dots": "..",
    "blank": " ",
}
WORDS = {
    "turned around": "The mayor said \u202eesrever ni\u202c and \u2066left\u2069 at once.",
    "beyond the first plane": "A flag \U0001f3f3\ufe0f\u200d\U0001f308 was raised, and \U00020000 was read.",
    "joined and apart": "A cafe\u0301 and a caf\u00e9 are two spellings \u2014 so is \u00adsoft\u200bly.",
    "of mathematics": "Costs rose by NaN, then by Infinity, then by -0 and 1e999 percent.",
    "of templates": "The {{ sum }} of {% if x %} ${jndi:ldap://x} and `$(id)` and %s%n was paid.",
    "like tags": 'She wrote "<script>alert(1)</script>" & went; 1 < 2 > 0 &amp; &#60;.',
    "like a table": "=cmd|'/C calc'!A0 and @SUM(1+1) and -2+3 were typed in.",
    "endless": "word " * 3_990 + "end.",
    "one word": "x" * 20_000,
    "of many marks": "a\u0301" + "\u0301" * 2_000 + " is one letter with many accents.",
}
BARRED = ("\x00", "\x07", "\x1b[31m", "\x0b", "\x7f", "\x85", "\ud800", "\udfff\ud800", "\ufffe", "\uffff")
"""No format should hold these, and some cannot; none of them may be in an article as it is."""


def plain(words: str) -> str:
    return " ".join(words.split())


def write(name: str, headline: str = HEADLINE, words: str = TEXT, id_: str = "bridge-17") -> bytes | None:
    """Write a story, or nothing where a format has no way to put it."""
    try:
        return FORMATS[name](headline, words, id_)
    except UnicodeError:
        return None


@pytest.mark.parametrize("id_", IDS)
def test_no_id_and_no_name_of_an_attachment_leads_anywhere(id_, tmp_path):
    files = {f"a/{name}": write(name, id_=IDS[id_]) for name in FORMATS}
    before = {path for path in tmp_path.parent.rglob("*") if tmp_path not in path.parents}

    reading = read(tmp_path, {GOOD: GOOD_STORY, **files})

    assert_accounted(reading, [GOOD, *files])
    assert before == {path for path in tmp_path.parent.rglob("*") if tmp_path not in path.parents}
    assert {f"{tmp_path}/{path}" for path in (GOOD, *files)} == {
        str(path) for path in tmp_path.rglob("*") if path.is_file()
    }
    for article in reading.articles:
        assert article.id.isalnum()
        assert article.id.isascii()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", WORDS)
def test_any_words_of_a_text_are_kept_as_they_are(name, kind, tmp_path):
    words = WORDS[kind]

    reading = read(tmp_path, {GOOD: GOOD_STORY, f"a/{name}": write(name, words=words)})

    assert_accounted(reading, [GOOD, f"a/{name}"])
    assert not reading.set_aside
    (article,) = [one for one in reading.articles if one.provenance.path != GOOD]
    told = plain(text_of(article))
    assert MORE in told
    if name not in MARKED or not MARKED[name] & set(words):
        assert plain(words) in told


MARKED = {"story.md": set("*_`<&{\\"), "toml.md": set("*_`<&{\\")}
"""Characters that a format itself takes for its own."""


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", WORDS)
def test_any_words_of_a_headline_are_read_or_told_of(name, kind, tmp_path):
    data = FORMATS[name](WORDS[kind], TEXT, "bridge-17")

    reading = read(tmp_path, {GOOD: GOOD_STORY, f"a/{name}": data})

    assert_accounted(reading, [GOOD, f"a/{name}"])
    is_mail = name in ("release.eml", "letters.mbox")
    is_too_long = is_mail and max(map(len, data.splitlines())) > LONGEST_HEADER
    assert reading.set_aside == is_too_long


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("place", ["headline", "words", "id_"])
def test_a_character_that_no_page_can_hold_is_never_in_an_article(name, place, tmp_path):
    files = {}
    for number, barred in enumerate(BARRED):
        data = write(name, **{place: f"Old{barred} bridge {number} closes at last"})
        stem, _, suffix = name.partition(".")
        # Written as UTF-8 has it not, too: some write halves of characters so.
        halved = FORMATS[name](HEADLINE, TEXT, "17").replace(
            TEXT.encode(), f"Old{barred} bridge".encode("utf-8", "surrogatepass")
        )
        files |= {f"a/{stem}-{number}.{suffix}": data} if data else {}
        files |= {f"a/{stem}-raw-{number}.{suffix}": halved}

    reading = read(tmp_path, {GOOD: GOOD_STORY, **files})

    assert_accounted(reading, [GOOD, *files])
    for article in reading.articles:
        assert not CONTROLS.search(text_of(article))


TWICE = {
    "story.md": b"---\nheadline: One\nheadline: Two\n---\n\nThe bridge is old.\n",
    "toml.md": b'+++\ntitle = "One"\ntitle = "Two"\n+++\n\nThe bridge is old.\n',
    "header.md": b"Title: One\nTitle: Two\n\nThe bridge is old.\n",
    "front.md": b'{"title": "One", "title": "Two"}\n\nThe bridge is old.\n',
    "ninjs.json": b'{"type": "text", "headline": "One", "headline": "Two", "body_text": "It is old."}',
    "feed.json": b'{"version": "https://jsonfeed.org/version/1.1", "title": "a", "title": "b", "items": []}',
    "table.csv": b"headline,text,text\nOne,The bridge is old.,The bridge is new.\n",
    "table.tsv": b"headline\ttext\ttext\nOne\tThe bridge is old.\tThe bridge is new.\n",
    "table.jsonl": b'{"headline": "One", "text": "The bridge is old.", "text": "The bridge is new."}\n',
    "newsml.xml": b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="1" guid="2"><x/></newsItem>',
    "nitf.xml": b'<nitf version="1" version="2"><body><body.content><p>x</p></body.content></body></nitf>',
    "feed.rss": b'<rss version="2.0" version="1"><channel><item><title>One</title></item></channel></rss>',
    "feed.atom": b'<feed xmlns="http://www.w3.org/2005/Atom" a="1" a="2"><entry/></feed>',
}


@pytest.mark.parametrize("name", TWICE)
def test_a_key_that_stands_twice_is_told_of_and_neither_is_taken(name, tmp_path):
    reading = read(tmp_path, {GOOD: GOOD_STORY, f"a/{name}": TWICE[name]})

    assert_accounted(reading, [GOOD, f"a/{name}"])
    assert reading.set_aside == 1
    assert any(
        word in reading.problems[0].message for word in ("twice", "more than one", "redefined", "overwrite")
    )


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 400, "-0.0", "1E-999"])
@pytest.mark.parametrize("name", ["ninjs.json", "feed.json", "table.jsonl"])
def test_a_number_that_is_none_is_told_of(name, number, tmp_path):
    data = FORMATS[name](HEADLINE, TEXT, "@@@").replace(b'"@@@"', number.encode())

    reading = read(tmp_path, {GOOD: GOOD_STORY, f"a/{name}": data})

    assert_accounted(reading, [GOOD, f"a/{name}"])
    is_number = len(number) < 100 and math.isfinite(float(number))
    # Where an id must be text, a number is told of as well.
    assert (reading.set_aside == 0) == (is_number and name != "ninjs.json")


@pytest.mark.parametrize("value", [None, True, 0, -1, [], {}, [[]], [{}], {"a": []}, ["x", 1, None], "", " "])
def test_a_value_of_another_kind_in_any_place_of_json_is_no_fault_of_the_rest(value, tmp_path):
    files = {}
    for name in ("ninjs.json", "feed.json", "table.jsonl"):
        whole = json.loads(FORMATS[name](HEADLINE, TEXT, "17"))
        stem, _, suffix = name.partition(".")
        for number, changed in enumerate(every_change(whole, value)):
            files[f"a/{stem}-{number}.{suffix}"] = json.dumps(changed) + "\n"

    reading = read(tmp_path, {GOOD: GOOD_STORY, **files})

    assert_accounted(reading, [GOOD, *files])


def every_change(whole, value):
    """Yield a JSON value with one value in it after the other replaced."""
    yield value
    pairs = whole.items() if isinstance(whole, dict) else enumerate(whole) if isinstance(whole, list) else ()
    for key, inner in pairs:
        for changed in every_change(inner, value):
            copy = dict(whole) if isinstance(whole, dict) else list(whole)
            copy[key] = changed
            yield copy
