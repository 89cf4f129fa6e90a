import pytest

from generator.links.words import UNLISTED, fold, name_rarity, rarity, rarity_table, runs_of_words


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Embassies", "embassy"),
        ("embassy's", "embassy"),
        ("ministers’", "minister"),
        ("crisis", "crisis"),
        ("glass", "glass"),
        ("Gas", "gas"),
        ("U.S", "u.s"),
    ],
)
def test_a_word_is_brought_to_the_form_of_the_table(word, folded):
    assert fold(word) == folded


def test_common_words_are_common_and_unknown_ones_rare():
    assert rarity("the") == 0
    assert rarity("said") <= 1
    assert rarity("embassy") >= 6
    assert rarity("nasirzadeh") == UNLISTED


def test_every_word_of_the_table_is_in_its_folded_form_and_stands_once():
    words = [word for word in rarity_table() if fold(word) != word]

    assert len(rarity_table()) > 5000
    assert len(words) < 0.01 * len(rarity_table())


def test_a_name_is_as_rare_as_its_rarest_word_and_small_words_say_nothing():
    assert name_rarity("U.S. Department of State") == rarity("department")
    assert name_rarity("Aziz Nasirzadeh") == UNLISTED
    assert name_rarity("EU") == 0


def test_figures_and_order_tell_texts_apart_and_capitals_do_not():
    text = runs_of_words(["The bank bought bills worth 30 mln stg."])

    assert runs_of_words(["THE BANK BOUGHT BILLS", "worth 30 mln stg"]) == text
    assert len(set(text) - set(runs_of_words(["The bank bought bills worth 31 mln stg."]))) == 3
    assert not runs_of_words([""])
