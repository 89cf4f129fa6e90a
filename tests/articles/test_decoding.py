"""Bytes become the words that were meant, or a reason why not; never other words in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.decoding import codec_name, decode, decode_declared
from generator.articles.formats import Item
from generator.errors import ConfigurationError, UnreadableFile
from generator.settings import parse_settings
from tests.articles.archive import read

POLISH = (
    "Most zostanie zamknięty\n\nPrezydent ogłosił w czwartek nową ustawę o klimacie. "
    "Źródła bliskie rządowi mówią, że będzie ona ważna dla mieszkańców. Święto trwa.\n"
)
FRENCH = "Le pont va fermer\n\nLe président a annoncé jeudi une loi. Ça va être très long, où était-il ?\n"
RUSSIAN = "Мост закроют\n\nПрезидент объявил в четверг новый закон о климате, говорят источники.\n"


def item(data: bytes, **more) -> Item:
    return Item(path="a/x.txt", data=data, checksum="", **more)


@pytest.mark.parametrize(
    ("data", "more", "declared", "encoding"),
    [
        (FRENCH.encode("utf-8-sig"), {"encoding": "cp1252"}, "", "utf-8"),
        (FRENCH.encode("utf-16"), {}, "latin-1", "utf-16"),
        (FRENCH.encode("utf-16-le"), {"encoding": "utf-16le"}, "", "utf-16-le"),
        (FRENCH.encode("cp1252"), {"encoding": "windows-1252"}, "", "cp1252"),
        (FRENCH.encode("cp1252"), {}, "ISO-8859-1", "iso8859-1"),
        (FRENCH.replace(".", " – ’").encode("cp1252"), {}, "ISO-8859-1", "cp1252"),
        (FRENCH.encode("cp1252"), {"encoding": "cp1252"}, "koi8-r", "cp1252"),
        (FRENCH.encode(), {"code_page": "cp1252"}, "", "utf-8"),
        (FRENCH.encode("cp1252"), {"code_page": "cp1252"}, "", "cp1252"),
    ],
)
def test_a_mark_outranks_a_declaration_and_that_outranks_utf8_and_the_code_page(
    data, more, declared, encoding
):
    found = decode_declared(item(data, **more), declared)

    assert found.encoding == encoding
    assert "président" in found.text
    assert found.warnings == ()


@pytest.mark.parametrize(
    "declared", ["utf-8", "us-ascii", "x-unknown", "unicode_escape", "punycode", "utf-7", "rot13"]
)
def test_a_declaration_that_the_bytes_belie_is_passed_over_with_a_warning(declared):
    found = decode_declared(item(FRENCH.encode("cp1252"), code_page="cp1252"), declared)

    assert "président" in found.text
    assert f"is not '{declared}', as declared" in found.warnings[0]


@pytest.mark.parametrize(("text", "encoding"), [(POLISH, "cp1250"), (RUSSIAN, "cp1251")])
def test_a_guess_comes_with_a_warning_and_a_basis(text, encoding, tmp_path):
    reading = read(tmp_path, {"a/x.txt": text.encode(encoding)})

    (article,), (problem,) = reading.articles, reading.problems
    assert article.headline == text.partition("\n")[0]
    assert problem.message == (
        f"read as {encoding} by guess; state the folder's code page in the option `code_pages`."
    )
    assert article.provenance.basis("encoding") == (
        f"{encoding} (a guess from its bytes, as it declares no encoding)"
    )
    assert article.provenance.encoding == encoding


SWEDISH = "Skolan i området\n\nKommunen bygger en ny skola i området, säger ordföranden på måndagen.\n"
GERMAN = (
    "Stadtrat beschließt Straße\n\nDer Stadtrat hat am Montag den Bau einer Straße beschlossen – für alle.\n"
)
TURKISH = "Belediye planı açıkladı\n\nBelediye başkanı pazartesi günü şehir için bir ulaşım planı açıkladı.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (FRENCH, "cp437"),
        (FRENCH, "mac-roman"),
        (SWEDISH, "cp1252"),
        (SWEDISH, "cp850"),
        (GERMAN, "cp1252"),
        (TURKISH, "cp1254"),
        (POLISH, "iso8859-2"),
        ("The mayor said “no” to the city’s plan on Monday – and to the next.\n", "cp1252"),
    ],
)
def test_the_encoding_in_which_its_language_is_spelled_is_guessed_with_a_warning(text, encoding):
    found = decode(item(text.encode(encoding)))

    assert found.text == text
    assert "by guess; state the folder's code page" in found.warnings[0]
    assert "guess" in found.basis


@pytest.mark.parametrize("text", ["Café\n", "Ré\n\nXyzzyé plugh èk.\n"])
def test_what_two_encodings_explain_as_well_is_set_aside(text):
    with pytest.raises(UnreadableFile, match="state the folder's code page"):
        decode(item(text.encode("cp1252")))


def test_the_innermost_folder_with_a_code_page_tells_it(tmp_path):
    pages = {"a": "cp1250", "a/old": "cp1252"}
    reading = read(tmp_path, {"a/old/x.txt": FRENCH.encode("cp1252")}, code_pages=pages)

    (article,) = reading.articles
    assert reading.problems == ()
    assert "président" in article.parts[-1].text
    assert article.provenance.basis("encoding") == "cp1252 (the option `code_pages` for its folder)"


def test_a_code_page_that_does_not_exist_names_the_nearest():
    with pytest.raises(ConfigurationError, match=r"'cp125' is none. Did you mean 'cp"):
        parse_settings({"code_pages": {"a": "cp125"}})


@given(st.binary(max_size=400), st.text(max_size=12) | st.sampled_from(["utf-16", "latin-1", "idna", "big5"]))
def test_any_bytes_and_any_declaration_give_text_or_a_reason(data, declared):
    try:
        found = decode(item(data, encoding=declared))
    except UnreadableFile:
        return
    assert codec_name(found.encoding)
    found.text.encode()
