import re
from string import Formatter

import pytest

from generator.errors import ConfigurationError
from generator.publish.language import read_voice
from generator.words import KIND_WORDS, Voice, date_words
from tests.archives import ROOT
from tests.builders import archive, on
from tests.site.sites import full_archive, pages_of
from tests.site.texts import (
    LANGUAGES,
    Asked,
    handed_to_scripts,
    said_by_scripts,
    said_by_the_theme,
    texts_of,
)

SHIPPED = sorted(path.stem for path in LANGUAGES.glob("*.html"))
PERSIAN = read_voice([str(ROOT / "theme")], "fa")


def _names(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_english_and_a_language_that_runs_from_right_to_left_are_shipped():
    assert SHIPPED == ["en", "fa"]
    assert texts_of("fa")["direction"] == "rtl"


@pytest.mark.parametrize("language", SHIPPED)
def test_every_text_of_the_theme_and_the_scripts_is_in_the_file_of_texts(language):
    missing = (said_by_the_theme() | said_by_scripts()) - texts_of(language).keys()

    assert sorted(missing) == [], f"theme/partials/languages/{language}.html lacks these"


@pytest.mark.parametrize("language", SHIPPED)
def test_every_text_of_the_generator_is_in_the_file_of_texts(language):
    asked = Asked()
    for of in (full_archive(30), archive()):
        pages_of(of, size=10, say=Voice(asked))
    for kind in KIND_WORDS.values():
        asked.asked |= set(kind)

    missing = asked.asked - texts_of(language).keys() - {"", "language", "direction"}
    assert sorted(missing) == [], f"theme/partials/languages/{language}.html lacks these"


def test_scripts_are_handed_what_they_say():
    assert handed_to_scripts() == said_by_scripts()


@pytest.mark.parametrize("language", SHIPPED)
def test_every_language_has_the_texts_that_english_has_with_the_same_facts(language):
    english, own = texts_of("en"), texts_of(language)

    assert own.keys() == english.keys()
    assert {key for key in own if _names(own[key]) != _names(english[key])} <= {"language", "direction"}
    assert {key for key in own if re.findall(r"</?\w+", own[key]) != re.findall(r"</?\w+", key)} == set()


def test_english_is_worded_as_the_code_has_it():
    english = texts_of("en")

    assert {key: said for key, said in english.items() if key != said} == {
        "language": "en",
        "direction": "ltr",
    }


def test_a_text_that_a_language_lacks_is_said_in_english(tmp_path):
    folder = tmp_path / "partials" / "languages"
    folder.mkdir(parents=True)
    (folder / "de.html").write_text('{% set texts = {"language": "de", "Search": "Suche", "Home": ""} %}')

    say = read_voice([str(tmp_path)], "de")

    assert [say("Search"), say("Home"), say("Sources"), say.language] == ["Suche", "Home", "Sources", "de"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{% set texts = {"{count} undated": "{number} undatiert"} %}', "the same names in braces"),
        ('{% set texts = {"Search": "{"} %}', "the same names in braces"),
        ('{% set texts = {"Search": } %}', "expected a table of texts"),
    ],
)
def test_a_file_of_texts_that_cannot_be_used_is_named(tmp_path, text, words):
    folder = tmp_path / "partials" / "languages"
    folder.mkdir(parents=True)
    (folder / "de.html").write_text(text)

    with pytest.raises(ConfigurationError, match=words):
        read_voice([str(tmp_path)], "de")


def test_a_language_without_a_file_is_english(tmp_path):
    assert read_voice([str(tmp_path)], "xx") == Voice()


def test_dates_and_counts_are_in_the_language_of_the_site():
    assert PERSIAN.date(on("2025-06-12")) == "۱۲ ژوئن ۲۰۲۵"
    assert PERSIAN.edtf("2019-05-15~") == "حدود ۱۵ مهٔ ۲۰۱۹"
    assert PERSIAN.count(1204, "article") == "۱٬۲۰۴ مقاله"
    assert PERSIAN.listed(["a", "b", "c"]) == "a، b و c"
    assert date_words(on("2025-06-12")) == "12 June 2025"
