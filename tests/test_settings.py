import pytest

from generator.errors import ConfigurationError
from generator.settings import Settings, parse_settings


def test_nothing_stated_gives_the_defaults():
    assert parse_settings({}) == Settings()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sourcs": ["x"]}, "unknown key 'sourcs'. Did you mean 'sources'?"),
        ({"page_size": "many"}, "'page_size' is 'many'; expected a whole number."),
        ({"page_size": 5}, "'page_size' is 5; expected 10 or more."),
        ({"related": 99}, "'related' is 99; expected 20 or less."),
        ({"sources": []}, "'sources' is []; expected a list of 1 or more."),
        ({"sources": "seeds"}, "'sources' is 'seeds'; expected a list."),
        ({"sources": ["../x"]}, "expected a folder inside the archive"),
        ({"sources": ["/etc"]}, "expected a folder inside the archive"),
        ({"search": "perhaps"}, "'search' is 'perhaps'; expected true or false."),
        ({"years": [2026, 2010]}, "expected the first year before the last"),
    ],
)
def test_a_wrong_option_names_key_value_and_what_was_expected(options, message):
    with pytest.raises(ConfigurationError) as caught:
        parse_settings(options)

    assert message in str(caught.value)


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(ConfigurationError) as caught:
        parse_settings({"a": 1, "related": "x"})

    assert len(str(caught.value).splitlines()) == 2


def test_a_wrong_item_of_a_list_is_said_once():
    with pytest.raises(ConfigurationError) as caught:
        parse_settings({"sources": ["../x"]})

    assert len(str(caught.value).splitlines()) == 1
