import gzip
import sqlite3
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from generator.articles.withheld.withheld_names import Form, Names
from generator.articles.withheld.withheld_texts import texts_of
from generator.articles.withheld.withholding import Guard
from generator.cache import Cache
from generator.publish.scanning import Theme, scan_files, scan_text
from generator.publish.search.encoding import framed, squeeze
from tests.builders import article

TEXT = "The mayor of the town was arrested on Tuesday after an inquiry that had lasted for years."
GUARD = Guard(
    names=Names(
        [Form("Jane O'Doe-Müller", "X", 3), Form("Zebrowski", "Y", 4), Form("Rose", "Z", 5, is_word=True)]
    ),
    texts=texts_of([article("aaaaaa", TEXT, headline="The mayor of a town held at last")]),
    addresses=("the-mayor-of-a-town-held-at-last-aaaaaa",),
    lines={"aaaaaa": 9},
)
LEAKS = {
    "plain": (b"Jane O'Doe-M\xc3\xbcller", 3),
    "capitals over two lines": ("JANE\n   O’DOE-MÜLLER".encode(), 3),
    "escaped for HTML": (b"Jane&nbsp;O&#x27;Doe-M&uuml;ller", 3),
    "within tags": ("<b>Ja<em>ne</em></b> O'Doe-<a href='x'>Müller</a>".encode(), 3),
    "on two lines of HTML": ("Jane<br>O'Doe-Müller".encode(), 3),
    "escaped for JSON": (rb'{"a": "Jane\nO\u0027Doe-M\u00fcller"}', 3),
    "escaped for Markdown": (rb"jane\_o'doe\-m\xc3\xbcller".replace(rb"\xc3\xbc", b"\xc3\xbc"), 3),
    "in an address": (b'<a href="x/Jane%20O%27Doe-M%C3%BCller">', 3),
    "as a slug": (b"articles/2020/jane-o-doe-muller-held-aaaaaa.html", 3),
    "letters with accents of their own": ("Jane O'Doe-Mu\u0308ller".encode(), 3),
    "soft hyphens": ("Ja\u00adne O'Doe-Mül\u00adler".encode(), 3),
    "small letters": (b"by zebrowski", 4),
    "packed": (gzip.compress(b"by Zebrowski"), 4),
    "two bytes a letter": ("by Zebrowski".encode("utf-16-le"), 4),
    "a word of the search index": (squeeze(framed(b'["zebra","zebrowski"]', b"\x81\x05")), 4),
    "a name that is a word too": (b"Rose came", 5),
    "eight words in a row": (b"... arrested on Tuesday, after an inquiry <b>that had</b> lasted ...", 9),
    "a headline": (b"<h1>The Mayor of a Town Held at Last</h1>", 9),
}
HARMLESS = {
    "other names": "Janet O'Doe-Müller, Jane. Zebrowskis and prices rose",
    "seven words in a row": "arrested on Tuesday after an inquiry that",
    "the address of the notice": "articles/the-mayor-of-a-town-held-at-last-aaaaaa.html",
    "two entries of a list": "<li>Jane</li><li>O'Doe-Müller</li>",
}


@pytest.mark.parametrize("leak", LEAKS)
def test_what_is_withheld_is_found_in_every_spelling(tmp_path, leak):
    content, line = LEAKS[leak]
    (tmp_path / "file").write_bytes(b"before " + content if content[:1] not in b"\x1f" else content)

    (problem,) = scan_files([tmp_path], tmp_path, GUARD).leaks

    assert (problem.path, problem.line) == ("content/decisions/articles.yml", line)
    assert "file" in problem.message


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_what_is_not_withheld_is_not_found(text):
    assert scan_text(text, "file", GUARD) == ()


def test_what_is_packed_in_a_zip_is_found_and_its_bytes_are_no_words(tmp_path):
    for name, text, faults in (
        ("a.txt", "Zebrowski " * 9, 1),
        ("zebrowski.txt", "", 1),
        ("a.txt", "nothing", 0),
    ):
        with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as packed:
            packed.writestr(name, text)
        assert len(scan_files([tmp_path], tmp_path, GUARD).leaks) == faults


def test_the_name_of_a_file_is_looked_at(tmp_path):
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "zebrowski.html").write_text("nothing")

    assert len(scan_files([tmp_path], tmp_path, GUARD).leaks) == 1


def test_what_lies_across_two_blocks_of_a_long_file_is_found():
    for before in range((1 << 20) - 40, (1 << 20) + 40, 8):
        assert scan_text("x " * (before // 2) + "Zebrowski", "file", GUARD)


def test_results_in_the_store_are_unpacked(tmp_path):
    cache = Cache(tmp_path / "results.sqlite")
    cache.put({"key": ["Zebrowski"]})
    cache.close()

    assert scan_files([tmp_path], tmp_path, GUARD).leaks


def test_what_an_installed_theme_brings_is_not_the_archives(tmp_path):
    for folder in ("theme", "site"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.css").write_text(".zebrowski {}")
    theme = Theme(site=tmp_path / "site", folders=(tmp_path / "theme",))

    assert not scan_files([tmp_path / "site"], tmp_path, GUARD, theme).leaks
    (tmp_path / "site" / "a.css").write_text(".zebrowski { }")
    assert scan_files([tmp_path / "site"], tmp_path, GUARD, theme).leaks


def test_numbers_of_the_search_index_are_no_words(tmp_path):
    (tmp_path / "words.bin").write_bytes(squeeze(framed(b'["zebra"]', b" Zebrowski ")))

    assert scan_files([tmp_path], tmp_path, GUARD).leaks == ()


def test_every_byte_is_counted(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "b").write_bytes(gzip.compress(b"1234567"))

    scan = scan_files([tmp_path], tmp_path, GUARD)

    assert (scan.files, scan.bytes) == (2, 12)


def test_what_is_forgotten_is_in_no_byte_of_the_store(tmp_path):
    path = tmp_path / "results.sqlite"
    cache = Cache(path)
    cache.put({f"key-{n}": ["x" * 50, n] for n in range(500)})
    cache.close()
    cache = Cache(path)
    assert cache.get(["key-7"])
    assert cache.forget_unused() == 499
    cache.close()

    assert all(b"key-8" not in file.read_bytes() for file in tmp_path.iterdir())
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT key FROM results").fetchall() == [("key-7",)]


def test_the_same_is_found_over_several_processes(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.publish.scanning.LEAST", 2)
    for number in range(9):
        (tmp_path / f"{number}.html").write_text(
            "Zebrowski" if number % 3 == 0 else "nobody", encoding="utf-8"
        )

    alone = scan_files([tmp_path], tmp_path, GUARD)
    assert scan_files([tmp_path], tmp_path, GUARD, jobs=3) == alone
    assert (alone.files, len(alone.leaks)) == (9, 1)
    assert "0.html, 3.html and 6.html" in alone.leaks[0].message
