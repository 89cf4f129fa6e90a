"""A language is said where it is certain; where it is not, that is said."""

import pytest

from tests.articles.archive import read_one

TEXTS = {
    "de": "Brücke zu\n\nDer Bundestag hat am Donnerstag das Gesetz über die Brücke beschlossen.\n",
    "fr": "Le vieux pont ferme\n\nLe président a annoncé jeudi une nouvelle loi sur les ponts.\n",
    "ar": "إغلاق الجسر القديم\n\nقال الرئيس يوم الخميس إن الحكومة ستعلن قانونا جديدا بشأن الجسور.\n",
    "zh": "旧桥将关闭\n\n总统星期四宣布了一项新的气候法，并表示政府将关闭旧桥。\n",
    "en": "Old bridge to close\n\nThe council of the city said that the old bridge would close.\n",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_words_tell_the_language(language, tmp_path):
    article = read_one(tmp_path, TEXTS[language])

    assert article.language == language
    assert article.provenance.basis("language").startswith("its words")


def test_a_language_that_is_stated_outranks_the_words(tmp_path):
    assert read_one(tmp_path, f"---\nlanguage: nl\n---\n{TEXTS['de']}", name="a/x.md").language == "nl"


def test_what_is_too_short_to_tell_is_in_the_archives_language(tmp_path):
    article = read_one(tmp_path, "Bridge\n\nShr 12 cts vs 9\n")

    assert article.language == "en"
    assert article.provenance.basis("language").endswith("the text does not tell for certain")


def test_an_archives_own_kind_of_a_language_is_kept(tmp_path):
    assert read_one(tmp_path, TEXTS["de"], language="de-AT").language == "de-AT"


def test_what_cannot_be_in_the_archives_language_and_is_too_short_is_undetermined(tmp_path):
    article = read_one(tmp_path, "क ग\n\nअ क\n")

    assert article.language in {"und", "hi", "mr", "ne"}


def test_a_close_relative_does_not_take_an_archives_own_texts(tmp_path):
    """A table of figures in English looks much like Nigerian Pidgin."""
    table = "NEW YORK, April 7 - Shr 12 cts vs 9 cts\nNet 1,234,000 vs 999,000\nRevs 12.3 mln vs 9.8 mln\n"

    assert read_one(tmp_path, f"Acme Corp 3rd qtr net\n\n{table}").language == "en"


@pytest.mark.parametrize("stated", ["English", "'<b>'", "12345", "'en us'"])
def test_what_is_stated_and_is_no_language_is_told_by_the_words_and_said(tmp_path, stated):
    article = read_one(tmp_path, f"---\nlanguage: {stated}\n---\n{TEXTS['de']}", name="a/x.md")

    assert article.language == "de"
    assert article.provenance.basis("language").endswith(
        f"; the front matter states {stated.strip(chr(39))!r}, which is no language tag"
    )


def test_a_stated_language_is_written_the_usual_way(tmp_path):
    text = f"---\nlanguage: PT_br\n---\n{TEXTS['de']}"

    assert read_one(tmp_path, text, name="a/x.md").language == "pt-BR"
