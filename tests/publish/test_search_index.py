import json
import os
import random
from functools import partial
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from msgspec.structs import replace as altered

from generator.cache import Cache
from generator.content.records import HandWritten, Records
from generator.model import Part, Thread
from generator.publish.search import holding, segments, shards, suggestions
from generator.publish.search.cutting import Border, Row, Rule, cut_again, script_order
from generator.publish.search.documents import Document, Documents, find_documents
from generator.publish.search.encoding import (
    HEAD_SIZE,
    digest,
    gaps,
    name_of,
    pack,
    packed_digest,
    squeeze,
    steps,
    unpack,
)
from generator.publish.search.noting import kept_keys, run_key
from generator.publish.search.segments import cut_segments, number_segments
from generator.publish.search.tokens import Words
from generator.publish.search.writing import FOLDER, write_search_index
from tests.builders import addresses, appearance, archive, article, entity, on
from tests.publish.index_reading import Reading, load

GOLDEN = yaml.safe_load(Path(__file__).with_name("search_words.yml").read_text(encoding="utf-8"))
SYLLABLES = ["ba", "ke", "li", "mo", "nu", "pra", "sto", "ter", "van", "wig"]


def write(folder: Path, documents: Documents, *, jobs: int = 1):
    cache = Cache(folder / "results.sqlite")
    try:
        return write_search_index(folder / "site", documents, cache, jobs=jobs)
    finally:
        cache.close()


def files(folder: Path) -> dict[str, bytes]:
    root = folder / "site" / FOLDER
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def reading(folder: Path) -> Reading:
    return Reading(folder / "site" / FOLDER)


def story(number: int) -> Document:
    """Make an article of words that are drawn by its number."""
    draw = random.Random(number)
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 3))) for _ in range(30)]
    return Document(
        key=f"article/a{number:05}",
        address=f"articles/2020/a{number:05}.html",
        title=f"Story {words[0]} {number}",
        facts=("The Gazette", "2020"),
        texts=(" ".join(words),),
        refs=("source/gazette", f"person/p{number % 40}", f"person/q{number}"),
        months=(2020 * 12 + number // 400, 2020 * 12 + number // 400),
    )


def name(key: str, count: int) -> Document:
    return Document(
        key=key, address=f"people/{key[7:]}.html", title=key, facts=("",), forms=(key,), count=count
    )


def many(count: int) -> Documents:
    articles = tuple(story(number) for number in range(count))
    pages = (
        Document(key="source/gazette", address="sources/gazette.html", title="The Gazette", facts=("",)),
        *(name(f"person/p{number}", count // 40) for number in range(40)),
        *(name(f"person/q{number}", 1) for number in range(count)),
    )
    return Documents(articles=articles, pages=pages)


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["text"][:20] or "nothing")
def test_a_text_is_taken_apart_into_words(case):
    assert list(Words().of(case["text"])) == case["words"]


@given(st.lists(st.integers(min_value=0, max_value=2**40)))
def test_numbers_are_read_as_they_were_written(numbers):
    assert unpack(pack(numbers)) == numbers
    assert len(gaps(numbers)) == len(steps(numbers)) == len(numbers)


def test_a_packed_file_tells_in_its_first_bytes_what_it_holds():
    data = b"words " * 100

    assert packed_digest(squeeze(data)[:HEAD_SIZE]) == digest(data)
    assert packed_digest(b"no such file") == ""


TEXTS = st.text(
    st.characters(codec="utf-8") | st.sampled_from("aAé 's.'’-_,\n“”Üßİ手서ก\u0301\u00ad\u200d"), max_size=80
)


@settings(max_examples=60)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
def test_every_word_of_every_article_finds_it(tmp_path_factory, stories):
    folder = tmp_path_factory.mktemp("index")
    articles = [
        article(f"a{number}", one, other, headline=headline or "None", when=on("2020-01-02"))
        for number, (headline, one, other) in enumerate(stories)
    ]
    of = archive(*articles)
    write(folder, find_documents(of, addresses(of), Records()))
    index = reading(folder)

    for one in articles:
        for part in one.parts:
            for word in Words().of(part.text):
                assert f"article/{one.id}" in index.found(word), word


def test_the_places_of_words_tell_phrases_and_no_phrase_runs_over_two_parts(tmp_path):
    of = archive(article("aaaaa1", "oil prices fell", "again oil", headline="Prices of oil"))
    write(tmp_path, find_documents(of, addresses(of), Records()))
    (oil,), (prices,), (again,) = (reading(tmp_path).hits(word) for word in ("oil", "prices", "again"))

    assert (oil.count, oil.in_title) == (3, True)
    assert again.in_title is False
    assert oil.places == (2, 4, 9)
    assert prices.places == (0, 5)
    assert again.places == (8,)


def test_words_of_an_article_that_is_kept_out_of_search_are_in_no_file(tmp_path):
    hidden = article("aaaaa1", "Zebrowski spoke of quicksilver.", headline="Hush", robots="noindex")
    shown = article("aaaaa2", "Nothing else.", headline="Open")
    of = archive(
        hidden,
        shown,
        entities=(entity("zebrowski", "Zebrowski"),),
        appearances=(appearance(hidden, "Zebrowski", "zebrowski"),),
    )
    of = replace(
        of,
        threads=(
            Thread(id="t", title="Quicksilver", articles=("aaaaa1",), entities=(), first=None, last=None),
        ),
    )
    write(tmp_path, find_documents(of, addresses(of), Records()))
    index = tmp_path / "site" / FOLDER
    texts = [
        json.dumps(load(index, path.relative_to(index).as_posix().removesuffix(".bin"))[0]).lower()
        for path in index.rglob("*.bin")
    ]

    assert any("nothing else" in text for text in texts)
    assert not [text for text in texts if "zebrowski" in text or "quicksilver" in text or "hush" in text]
    assert reading(tmp_path).articles == 1


def test_names_stories_sources_and_hand_written_pages_are_found(tmp_path):
    one = article("aaaaa1", "Jane Doe spoke.", source="The Gazette", authors=("Ann Author",))
    two = article("aaaaa2", "Jane Doe spoke again.", source="The Gazette")
    doe = entity("jane-doe", "Jane Doe", variants=("J. Doe", "Mayor Doe"), description="A mayor.")
    of = archive(one, two, entities=(doe,), appearances=(appearance(one, "Jane Doe", "jane-doe"),))
    of = replace(
        of,
        threads=(
            Thread(
                id="t1",
                title="A bridge falls",
                articles=("aaaaa1", "aaaaa2"),
                entities=(),
                first=None,
                last=None,
            ),
        ),
    )
    records = Records(pages=(HandWritten(path="about.md", title="About", body="What is curious."),))
    write(tmp_path, find_documents(of, addresses(of, records), records))
    index = reading(tmp_path)

    assert index.found("mayor") == {"person/jane-doe"}
    assert index.found("bridge") == {"story/t1"}
    assert index.found("gazette") == {"source/the-gazette"}
    assert index.found("author") == {"author/ann-author"}
    assert index.found("curious") == {"page/about"}
    assert index.found("=person/jane-doe") == {"person/jane-doe", "article/aaaaa1"}
    assert index.found("=story/t1") == {"story/t1", "article/aaaaa1", "article/aaaaa2"}


def test_a_name_is_in_the_file_of_each_of_its_words(tmp_path, monkeypatch):
    monkeypatch.setattr(suggestions, "LEAST", 1)
    monkeypatch.setattr(suggestions, "MOST", 1)
    pages = (altered(name("person/jane-doe", 3), title="Jane Q. Doe", forms=("Jane Q. Doe", "Mayor Doe")),)
    write(tmp_path, Documents(articles=(), pages=pages))
    index = tmp_path / "site" / FOLDER
    row = ["person/jane-doe", "people/jane-doe.html", "Jane Q. Doe", 3, ["", "Mayor Doe"]]

    assert reading(tmp_path).root["names"] == ["doe", "jane", "mayor", "q"]
    for file in ("often", *(f"names/{name_of(word)}" for word in ("doe", "jane", "mayor", "q"))):
        assert load(index, file)[0] == [row]


def test_an_archive_without_an_article_has_an_index(tmp_path):
    write(tmp_path, Documents(articles=(), pages=()))

    assert reading(tmp_path).root["a"] == {"segments": [], "sizes": [], "words": 0}


def test_a_clean_index_and_one_that_was_changed_are_the_same_bytes(tmp_path, monkeypatch):
    for module, least, most in ((segments, 10, 60), (shards, 300, 900), (suggestions, 50, 200)):
        monkeypatch.setattr(module, "LEAST", least)
        monkeypatch.setattr(module, "MOST", most)
        monkeypatch.setattr(module, "ONE_IN", 16)
    before, after = many(400), many(401)
    write(tmp_path / "changed", before)
    old = files(tmp_path / "changed")
    written = write(tmp_path / "changed", after)
    write(tmp_path / "clean", after)

    assert files(tmp_path / "changed") == files(tmp_path / "clean")
    assert len(reading(tmp_path / "clean").root["a"]["sizes"]) > 5
    same = {name for name, data in files(tmp_path / "changed").items() if old.get(name) == data}
    assert written.written == written.files - len(same)
    assert len(same) > written.files / 2

    assert write(tmp_path / "changed", after).written == 0
    write(tmp_path / "changed", before)
    assert files(tmp_path / "changed") == old


CHANGES = (
    {"address": "elsewhere.html"},
    {"title": "Quite another title"},
    {"facts": ("The Herald", "2021")},
    {"texts": ("Ruined \ue000 \U0001f600a \U00010400 words",)},
    {"texts": ("Half a sign: \ud800",)},
    {"more": ("By Somebody",)},
    {"refs": ("source/gazette", "person/p1")},
    {"language": "fr"},
    {"section": "Sport"},
    {"months": (24250, 24251)},
    {"forms": ("Another Name",)},
    {"count": 77},
)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["articles", "pages"]),
        st.integers(min_value=0, max_value=19),
        st.sampled_from([None, "new", *CHANGES]),
    ),
    min_size=1,
    max_size=3,
)


def edited(documents: Documents, edits) -> Documents:
    """Remove, add or change some documents."""
    kinds = {"articles": list(documents.articles), "pages": list(documents.pages)}
    for kind, at, change in edits:
        some = kinds[kind]
        number = at % (len(some) or 1)
        if change == "new":
            fresh = story(1000 + at) if kind == "articles" else name(f"person/new{at}", 2)
            kinds[kind] = [one for one in some if one.key != fresh.key]
            kinds[kind].insert(number, fresh)
        elif some:
            some[number : number + 1] = [altered(some[number], **change)] if change else []
    return Documents(articles=tuple(kinds["articles"]), pages=tuple(kinds["pages"]))


@settings(max_examples=12, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=3))
def test_after_any_changes_the_index_is_that_of_a_clean_build(tmp_path_factory, rounds):
    folder = tmp_path_factory.mktemp("index")
    with pytest.MonkeyPatch.context() as patch:
        for module, least, most, one_in in (
            (segments, 3, 8, 3),
            (shards, 60, 200, 4),
            (suggestions, 20, 60, 4),
        ):
            patch.setattr(module, "LEAST", least)
            patch.setattr(module, "MOST", most)
            patch.setattr(module, "ONE_IN", one_in)
        documents = many(20)
        write(folder / "changed", documents)
        for edits in rounds:
            documents = edited(documents, edits)
            write(folder / "changed", documents)
        write(folder / "clean", documents)

    assert files(folder / "changed") == files(folder / "clean")


def test_words_are_in_the_order_of_scripts_with_signs_of_every_plane():
    words = ["b", "\uffdc", "\U00010400", "\ue000", "a", "\ud7a3"]

    assert shards.in_script_order(words) == sorted(words, key=script_order)
    assert shards.in_script_order(words[-2:]) == ["a", "\ud7a3"]


def test_the_number_of_processes_changes_no_byte(tmp_path, monkeypatch):
    monkeypatch.setattr(holding, "FEW", 0)
    documents = many(600)
    write(tmp_path / "one", documents, jobs=1)
    write(tmp_path / "two", documents, jobs=2)

    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_file_that_is_not_of_the_index_and_one_that_was_damaged_do_not_stay(tmp_path):
    documents = many(5)
    write(tmp_path, documents)
    whole = files(tmp_path)
    folder = tmp_path / "site" / FOLDER
    (folder / "words" / "stray.bin").write_bytes(b"x")
    (folder / "common.bin").write_bytes(b"cut off")

    assert write(tmp_path, documents).written == 1
    assert files(tmp_path) == whole


def test_where_a_file_was_damaged_unseen_all_are_written_anew_once_it_is_read(tmp_path):
    documents = many(50)
    write(tmp_path / "damaged", documents)
    for path in (tmp_path / "damaged" / "site" / FOLDER / "places").iterdir():
        moment = path.stat().st_mtime_ns
        path.write_bytes(path.read_bytes()[:-9] + b"\0" * 9)
        os.utime(path, ns=(moment, moment))
    more = many(51)
    write(tmp_path / "damaged", more)
    write(tmp_path / "clean", more)

    assert files(tmp_path / "damaged") == files(tmp_path / "clean")


WORDS = [f"{one}{two}" for one in "abcdef" for two in "abcdef"]
SIZES = st.lists(st.integers(1, 12), min_size=len(WORDS), max_size=len(WORDS))
CHANGED = st.dictionaries(st.sampled_from(WORDS), st.integers(0, 12), max_size=3)


@settings(max_examples=300)
@given(SIZES, CHANGED, CHANGED)
def test_files_cut_again_are_those_that_a_clean_cut_gives(sizes, absent, changes):
    rule = Rule(12, 20, 5)
    before = {word: size for word, size in zip(WORDS, sizes, strict=True) if word not in absent}
    after = {word: size for word, size in sorted({**before, **changes}.items()) if size}

    def cut(borders, was, now):
        def load(at, changed):
            end = borders[at + 1].first if at + 1 < len(borders) else "g"
            there = {word for word in was if borders and borders[at].first <= word < end}
            return [Row(word, now[word], None) for word in sorted(there | set(changed)) if word in now]

        changed = [word for word in was.keys() | now.keys() if was.get(word) != now.get(word)]
        parts = list(cut_again(borders, changed, load, rule))
        return parts, [borders[p] if isinstance(p, int) else Border(p[0].word, p[0].size) for p in parts]

    _, borders = cut([], {}, before)
    parts, again = cut(borders, before, after)

    assert again == cut([], {}, after)[1]
    assert before != after or all(isinstance(part, int) for part in parts)


def test_a_damaged_result_in_the_store_is_made_anew(tmp_path):
    documents = many(5)
    write(tmp_path / "a", documents)
    segment = number_segments(documents)[0]
    cache = Cache(tmp_path / "a" / "results.sqlite")
    cache.put({run_key(segment.name): {"digest": "another"}})
    cache.close()
    (tmp_path / "a" / "site" / FOLDER / "root.bin").unlink()
    write(tmp_path / "a", documents)
    write(tmp_path / "b", documents)

    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_what_the_store_holds_of_the_index_is_kept_where_unused_results_are_removed(tmp_path, monkeypatch):
    documents = many(5)
    monkeypatch.setattr("generator.cache.SMALL", 0)
    write(tmp_path, documents)
    cache = Cache(tmp_path / "results.sqlite")
    cache.put({f"{number:064}": number for number in range(2000)})
    cache.close()
    cache = Cache(tmp_path / "results.sqlite")
    cache.hold(partial(kept_keys, cache))
    cache.prune()
    assert not cache.get([f"{0:064}"])
    cache.close()

    assert write(tmp_path, documents).written == 0
    monkeypatch.setattr(holding, "_make_runs", lambda _: pytest.fail("a run was made"))
    write(tmp_path, replace(documents, pages=(altered(documents.pages[0], count=9), *documents.pages[1:])))


def test_one_more_document_moves_the_end_of_one_segment_at_most():
    documents = [story(number) for number in range(6000)]
    before = {one[-1].key for one in cut_segments(documents)}
    for at in (0, 777, 3000, 5999):
        after = {one[-1].key for one in cut_segments([*documents[:at], story(9999), *documents[at:]])}
        assert len(before ^ after) <= 4, at


def test_no_file_of_words_is_large_unless_one_word_fills_it(tmp_path):
    write(tmp_path, many(700))
    folder = tmp_path / "site" / FOLDER
    for first in reading(tmp_path).root["words"]:
        words, numbers = load(folder, f"words/{name_of(first)}")
        assert len(words) == 1 or len(numbers) < 2 * shards.MOST, first


def test_articles_are_numbered_from_the_oldest(tmp_path):
    days = ["2020-03-01", "2020-02-01", "2020-01-01"]
    articles = [article(f"aaaaa{n}", "Text.", when=on(day)) for n, day in enumerate(days)]
    undated = article("aaaaa9", "Text.")
    of = archive(*articles, undated)
    documents = find_documents(of, addresses(of), Records())

    assert [one.key[-1] for one in documents.articles] == ["9", "2", "1", "0"]
    assert [one.months for one in documents.articles] == [(0, 0), *((24240 + n, 24240 + n) for n in range(3))]


def test_captions_and_headings_are_searched_and_empty_parts_are_not_shown():
    one = article(
        "aaaaa1",
        parts=(
            Part(kind="headline", text="Top"),
            Part(kind="heading", text="Between"),
            Part(kind="caption", text="A ship"),
            Part(kind="paragraph", text="  "),
        ),
    )
    of = archive(one)
    (document,) = find_documents(of, addresses(of), Records()).articles

    assert document.texts == ("Between", "A ship")
