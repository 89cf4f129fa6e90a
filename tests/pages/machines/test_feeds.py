"""Feeds: valid by the standards, honest of dates, whole over all their documents, and stable."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from generator.content.page_files import PageFile
from generator.content.records import Records
from generator.model import Correction, Thread, Version
from generator.pages.collections import Collection
from generator.pages.following.feeds import cut_feeds
from generator.pages.page import Page, TextFile
from generator.pages.site import Site
from generator.settings import Settings
from tests.builders import addresses, appearance, archive, article, entity, on
from tests.composing import compose_site
from tests.pages.machines.feed_rules import ATOM, atom_faults, json_feed_faults

SITE = Site(name="An Archive & more", url="https://example.org/archive/")


def made(whole, *, site=SITE, records=None, **options):
    records = records or Records()
    found = compose_site(whole, addresses(whole, records), records, Settings(**options), site=site)
    return {one.path: one for one in found}


def files(whole, **more):
    """Compose all files for machines, with what is packed in them."""
    found = made(whole, **more)
    texts = {path: one.text for path, one in found.items() if isinstance(one, TextFile)}
    for path, text in citations(found).items():
        file = path.partition(".zip")[0] + ".zip"
        texts[file] = texts.get(file, "") + text
    return texts


def feeds(whole, **more):
    return {path: text for path, text in files(whole, **more).items() if path.startswith("feeds/")}


def many(count, **more):
    """Make articles, newest first, a day after each other."""
    days = [on(f"{2000 + n // 300}-{1 + n % 300 // 25:02}-{1 + n % 25:02}") for n in range(count)]
    return archive(
        *(
            article(
                f"a{n:05}", "Jane Doe spoke.", headline=f"Story {n}", when=days[n], source="The Paper", **more
            )
            for n in reversed(range(count))
        )
    )


def titles(text):
    return [one.text for one in etree.fromstring(text.encode()).iterfind(f"{ATOM}entry/{ATOM}title")]


def link(text, relation):
    found = etree.fromstring(text.encode()).xpath(
        "a:link[@rel=$r]/@href", r=relation, namespaces={"a": ATOM.strip("{}")}
    )
    return found[0].removeprefix(SITE.url) if found else ""


def story():
    first, second = (
        article("aaaaaa", "Jane Doe spoke.", headline="One", when=on("2025-06-12"), source="The Paper"),
        article("bbbbbb", "Jane Doe left.", headline="Two", when=on("2025-06-11"), source="The Paper"),
    )
    thread = Thread(
        id="bbbbbb",
        title="A bridge",
        articles=("bbbbbb", "aaaaaa"),
        entities=(),
        first=second.date.earliest,
        last=first.date.earliest,
    )
    whole = archive(
        first,
        second,
        entities=[entity("jane-doe", "Jane Doe")],
        appearances=[appearance(first, "Jane Doe", "jane-doe"), appearance(second, "Jane Doe", "jane-doe")],
    )
    return replace(whole, threads=(thread,))


def test_the_archive_each_source_each_story_and_who_is_named_often_have_feeds():
    bases = ["feeds/articles", "feeds/people/jane-doe", "feeds/sources/the-paper", "feeds/stories/bbbbbb"]

    assert sorted(feeds(story(), entity_feeds=2)) == sorted(b + s for b in bases for s in (".xml", ".json"))
    assert not any("jane-doe" in path for path in feeds(story(), entity_feeds=3))


def test_without_an_address_of_the_site_there_is_no_feed_and_no_link_to_one():
    whole = made(story(), site=Site(name="A"))

    assert not any(path.startswith("feeds/") for path in whole)
    assert not any(page.meta.get("feeds") for page in whole.values() if isinstance(page, Page))


def test_pages_lead_to_their_feeds():
    whole = made(story(), entity_feeds=2)
    for page, base in {
        "index.md": "articles",
        "articles/index.md": "articles",
        "sources/the-paper.md": "sources/the-paper",
        "stories/bbbbbb.md": "stories/bbbbbb",
        "people/jane-doe.md": "people/jane-doe",
    }.items():
        urls = [one["url"] for one in whole[page].meta["feeds"]]
        assert urls == [f"feeds/{base}.xml", f"feeds/{base}.json"]
        assert all(url in whole for url in urls)


def test_every_feed_is_valid():
    for whole in (story(), many(333), archive()):
        for path, text in feeds(whole, entity_feeds=1).items():
            faults = json_feed_faults(text) if path.endswith(".json") else atom_faults(text)
            assert not faults, (path, faults)


WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)


@settings(max_examples=25)
@given(WORDS, WORDS, WORDS, WORDS)
def test_feeds_are_valid_whatever_a_source_wrote(headline, author, source, text):
    whole = archive(
        article(
            "aaaaaa", text, headline=headline, authors=(author,), source=source, tags=(text,), rights=author
        )
    )
    for path, made_text in feeds(whole).items():
        assert not (json_feed_faults(made_text) if path.endswith(".json") else atom_faults(made_text))


@pytest.mark.parametrize(
    "broken",
    ["<updated>2025</updated>", "<updated>2025-02-30T00:00:00Z</updated>", "", "<id>x</id>"],
)
def test_the_checker_knows_a_broken_feed(broken):
    text = feeds(story())["feeds/articles.xml"]
    assert not atom_faults(text)
    assert atom_faults(re.sub("<updated>[^<]*</updated>", broken, text, count=1))


def test_the_past_is_in_documents_that_lead_to_each_other_and_lose_nothing():
    found = feeds(many(350))
    walked, path = [], "feeds/articles.xml"
    while path:
        walked += titles(found[path])
        path = link(found[path], "prev-archive")
    assert walked == [f"Story {n}" for n in reversed(range(350))]

    walked, path = [], "feeds/articles.json"
    while path:
        document = json.loads(found[path])
        walked += [one["title"] for one in document["items"]]
        path = document.get("next_url", "").removeprefix(SITE.url)
    assert walked == [f"Story {n}" for n in reversed(range(350))]


def test_a_document_of_the_past_says_so_and_leads_back():
    found = feeds(many(350))

    assert "archive" in found["feeds/articles--1.xml"]
    assert link(found["feeds/articles--1.xml"], "current") == "feeds/articles.xml"
    assert link(found["feeds/articles--1.xml"], "next-archive") == "feeds/articles--2.xml"
    assert link(found["feeds/articles--2.xml"], "next-archive") == ""
    assert link(found["feeds/articles.xml"], "prev-archive") == "feeds/articles--2.xml"


@pytest.mark.parametrize("count", [0, 1, 99, 100, 199, 200, 299, 300])
def test_the_document_that_is_followed_holds_up_to_199(count):
    found = feeds(many(count))
    followed = titles(found["feeds/articles.xml"]) if count else []

    assert len(followed) == (count if count < 200 else count % 100 + 100)


def test_what_comes_later_is_read_first_however_old_it_is_and_changes_no_document_of_the_past():
    whole = many(300)
    ledger = tuple((f"a{n:05}", f"articles/2000/01/01/a-{n}-a{n:05}.html") for n in range(300))
    before = feeds(whole, records=Records(permalinks=ledger))
    old = article("zzzzzz", "Words.", headline="An old one", when=on("1950-01-01"), source="The Paper")
    after = feeds(replace(whole, articles=(*whole.articles, old)), records=Records(permalinks=ledger))

    assert titles(after["feeds/articles.xml"])[0] == "An old one"
    assert [path for path in before if "--" in path and before[path] != after[path]] == []


def test_an_article_that_comes_leaves_documents_of_the_past_of_what_they_were():
    articles = {one.id: one for one in many(300).articles}
    order = {id_: number for number, id_ in enumerate(sorted(articles))}
    one = Collection(title="All", page="articles/index", name="articles", articles=tuple(articles.values()))
    other = replace(one, articles=(article("zzzzzz"), *one.articles))
    before, after = cut_feeds(SITE, [one], order), cut_feeds(SITE, [other], order | {"zzzzzz": 300})

    assert list(before) == ["feeds/articles--1", "feeds/articles--2", "feeds/articles"]
    assert [path for path in before if before[path] != after[path]] == ["feeds/articles"]
    assert after["feeds/articles"].ids[0] == "zzzzzz"


def dated(when, **more):
    """Tell what the feeds say: published in JSON, published in Atom, updated in Atom."""
    made_files = feeds(archive(article("aaaaaa", "Words.", when=when, **more)))
    (item,) = json.loads(made_files["feeds/articles.json"])["items"]
    entry = etree.fromstring(made_files["feeds/articles.xml"].encode()).find(f"{ATOM}entry")
    atom = [entry.findtext(f"{ATOM}{name}") for name in ("published", "updated")]
    return item.get("date_published"), *atom


def test_only_a_certain_day_is_told_as_published():
    day, night = on("2025-06-12"), replace(on("2025-06-12"), time="08:00+03:00")
    assert dated(day) == ("2025-06-12T00:00:00Z",) * 3
    assert dated(night) == ("2025-06-12T08:00:00+03:00",) * 3
    assert dated(replace(day, time="08:00")) == ("2025-06-12T00:00:00Z",) * 3
    about = replace(on("2019-05-15", edtf="2019-05-15~"), latest=on("2019-05-16").earliest)
    assert dated(about) == (None, None, "2019-05-16T00:00:00Z")
    assert dated(None) == (None, None, "1970-01-01T00:00:00Z")


def test_a_change_or_a_correction_is_an_update():
    corrected = (Correction(words="It was not so.", basis="By decision.", on="2025-07-01"),)
    assert dated(on("2025-06-12"), corrections=corrected)[2] == "2025-07-01T00:00:00Z"

    one = article("aaaaaa", "Words.", when=on("2025-06-12"))
    older = Version(
        article="aaaaaa",
        number=1,
        when=on("2025-06-12"),
        replaced=on("2025-06-20"),
        reason="",
        is_repeat=False,
        headline="A",
        parts=(),
        provenance=one.provenance,
    )
    text = feeds(replace(archive(one), versions=(older,)))["feeds/articles.json"]
    assert json.loads(text)["items"][0]["date_modified"] == "2025-06-20T00:00:00Z"


def test_a_hidden_article_is_in_no_file_for_machines():
    hidden = article(
        "aaaaaa", "Secret words.", headline="Secret", robots="noindex", when=on("2025-06-12"), source="S"
    )
    other = article("bbbbbb", "Words.", headline="Open", when=on("2025-06-12"), source="S")
    for path, text in files(archive(hidden, other)).items():
        assert "aaaaaa" not in text and "Secret" not in text, path


def test_a_file_that_a_person_wrote_stands_in_place_of_ours():
    records = Records(files=(PageFile(path="llms.txt", size=1),))
    assert "llms.txt" not in files(story(), records=records)


def citations(whole):
    """Unpack the files of citations, by the address of each and the name within it."""
    return {
        f"{path}/{name}": packed.read(name).decode()
        for path, one in whole.items()
        if path.endswith(".zip")
        for packed in [ZipFile(BytesIO(one.data))]
        for name in packed.namelist()
    }


def test_the_citations_of_a_month_a_source_a_story_and_a_name_are_files_with_every_format():
    found = citations(made(story(), entity_feeds=2))
    bases = ["articles/2025/06.zip/06", "people/jane-doe.zip/jane-doe"]
    bases += ["sources/the-paper.zip/the-paper", "stories/bbbbbb.zip/bbbbbb"]

    assert sorted(found) == sorted(f"citations/{b}.{s}" for b in bases for s in ("bib", "ris", "json"))
    assert found["citations/articles/2025/06.zip/06.bib"].count("@article{") == 2
    assert found["citations/articles/2025/06.zip/06.ris"].count("ER  - \r\n") == 2
    month = json.loads(found["citations/articles/2025/06.zip/06.json"])
    assert [one["title"] for one in month] == ["Two", "One"]


def test_files_of_citations_have_the_same_bytes_whenever_they_are_made(monkeypatch):
    packed = made(story())["citations/articles/2025/06.zip"].data
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert made(story())["citations/articles/2025/06.zip"].data == packed
    assert {one.date_time for one in ZipFile(BytesIO(packed)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_many_citations_are_several_files_of_bounded_size(monkeypatch):
    monkeypatch.setattr("generator.pages.citing.files.MOST", 40)
    whole = made(many(100))
    found = [
        text
        for path, text in citations(whole).items()
        if path.startswith("citations/sources/the-paper") and path.endswith(".json")
    ]

    sizes = [len(json.loads(text)) for text in found]
    assert sum(sizes) == 100
    assert all(20 <= size <= 40 for size in sizes)
    listed = [one["url"] for one in whole["sources/the-paper.md"].meta["citation_files"]]
    assert listed[0] == "citations/sources/the-paper.zip"
    assert len(set(listed)) == len(sizes) > 2
    assert all(url in whole for url in listed)
