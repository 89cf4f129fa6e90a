import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.withheld.withheld_names import Form, Names, fold, settle_words

CASES = yaml.safe_load((Path(__file__).parent / "withheld_names.yml").read_text(encoding="utf-8"))
NAMES = Names([Form("Jane Doe", "X"), Form("Rose", "Y", is_word=True)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_each_case_reads_as_it_should(case):
    names = Names(Form(name, words) for name, words in case["names"].items())

    assert names.replace(case["text"]) == case["reads"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_nothing_is_found_once_it_is_replaced(case):
    names = Names(Form(name, words) for name, words in case["names"].items())

    assert not names.forms_in(fold(names.replace(case["text"])))


def test_a_word_like_any_other_is_a_name_only_with_a_capital_or_in_an_address():
    assert NAMES.replace("Rose said that prices rose. ROSE left.") == "Y said that prices rose. Y left."
    assert NAMES.replace("See x.org/rose/a-b-c and @rose") == "See x.org/y/a-b-c and @y"
    assert NAMES.replace_in_address("content/mayor-rose-held.txt") == "content/mayor-y-held.txt"


def test_a_name_is_a_word_where_articles_write_it_small_more_often():
    forms = [Form("Rose", "X"), Form("Zebrowski", "Y")]
    texts = ["Rose said prices rose and rose. Zebrowski left.", "They rose to x.org/zebrowski and zebrowski."]

    assert [form.is_word for form in settle_words(forms, texts)] == [True, False]


@given(before=st.text(max_size=20), between=st.sampled_from([" ", "\n", "\u00a0", "-", "\u200b ", "_"]))
@settings(max_examples=200)
def test_the_text_around_a_name_stays_as_it_is(before, between):
    text = f"{before} | Jane{between}Doe | end"
    (found,) = [one for one in NAMES.find(text) if one.end > len(before)]

    assert text[: found.start] == f"{before} | "
    assert text[found.end :] == " | end"


def test_finding_takes_time_in_proportion_to_the_text():
    """Counted, not timed: a text of nothing but beginnings of names is folded and searched once."""
    rng = random.Random(1)
    text = " ".join(rng.choice(["Jane", "Doe", "-", "jane"]) for _ in range(20_000))

    assert len(NAMES.find(text)) <= 20_000
