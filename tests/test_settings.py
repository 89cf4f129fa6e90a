import pytest

from generator.errors import ConfigurationError
from generator.settings import Settings, parse_settings


def test_nothing_stated_gives_the_defaults():
    assert parse_settings({}) == Settings()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sourcs": ["x"]}, "unknown key 'sourcs'. Did you mean 'sources'? Known: as_of, code_pages"),
        ({"sourcs": ["x"]}, "security_expires, sources, years. Its value is ['x'].\n"),
        ({"zzz": 1}, "unknown key 'zzz'. Known: as_of, code_pages"),
        ({"page_size": "many"}, "'page_size' is 'many'; expected a whole number."),
        ({"page_size": 5}, "'page_size' is 5; expected 10 or more."),
        ({"related": 99}, "'related' is 99; expected 20 or less."),
        ({"sources": []}, "'sources' is []; expected a list of 1 or more."),
        ({"sources": "seeds"}, "'sources' is 'seeds'; expected a list."),
        ({"sources": ["../x"]}, "expected a folder inside the archive"),
        ({"sources": ["/etc"]}, "expected a folder inside the archive"),
        ({"search": "perhaps"}, "'search' is 'perhaps'; expected true or false."),
        ({"language": "<b>"}, "'language' is '<b>'; expected a language tag (BCP 47) such as en"),
        ({"language": 5}, "expected a language tag"),
        ({"language": "english"}, "expected a language tag"),
        ({"language": "jp"}, "expected a language tag"),
        ({"language": ""}, "expected a language tag"),
        ({"language": "en_gb"}, "so 'en-GB'."),
        ({"language": False}, "expected a language tag (BCP 47) in quotes, such as 'en' or 'no'"),
        ({"model": "en\0"}, "expected characters that can be shown, not U+0000"),
        ({"related": True}, "'related' is True; expected a whole number."),
        ({"sources": ["a\0b"]}, "expected a folder inside the archive"),
        ({"sources": ["build/pages"]}, "'build' is made by the build"),
        ({"years": [0, 99999]}, "'years.0' is 0; expected 1 or more."),
        ({"code_pages": {"content/articles": "unicode_escape"}}, "expected an encoding that Python knows"),
        ({"code_pages": {"content/artcles/1998": "cp1252"}}, "Did you mean 'content/articles'?"),
        ({"code_pages": {"seeds": "cp99999"}}, "'cp99999' is none. Did you mean 'cp949'?\n"),
        ({"columns": {"hedline": "X"}}, "'hedline' is none. Did you mean 'headline'?\n"),
        ({"years": [2026, 2010]}, "expected the first year before the last"),
    ],
)
def test_a_wrong_option_names_key_value_and_what_was_expected(options, message):
    with pytest.raises(ConfigurationError) as caught:
        parse_settings(options)

    assert message in f"{caught.value}\n"


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(ConfigurationError) as caught:
        parse_settings({"a": 1, "related": "x"})

    assert len(str(caught.value).splitlines()) == 2


def test_a_wrong_item_of_a_list_is_said_once():
    with pytest.raises(ConfigurationError) as caught:
        parse_settings({"sources": ["../x"]})

    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("written", "tag"), [("EN", "en"), ("pt-br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("gsw", "gsw")]
)
def test_a_language_tag_is_written_the_usual_way(written, tag):
    assert parse_settings({"language": written}).language == tag


def test_a_code_page_is_given_by_folder_below_the_sources():
    pages = {"content/articles/1998": "cp1252"}

    assert parse_settings({"code_pages": pages}).code_pages == pages
