from pathlib import Path

import pytest
from babel import Locale
from jinja2 import Environment, FileSystemLoader

from generator.model import Date
from generator.plurals import PLURALS, choose_form
from generator.words import Voice, count_words, date_words, list_words, span_words
from tests.builders import UNDATED, on

THEME = Path(__file__).parent.parent / "theme"
CATEGORIES = ("zero", "one", "two", "few", "many", "other")


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-06-12", "12 June 2025"),
        ("2019-05-15~", "about 15 May 2019"),
        ("2019-05?", "perhaps May 2019"),
        ("2019%", "perhaps about 2019"),
        ("2019-05", "May 2019"),
        ("1987", "1987"),
        ("XXXX-06-12", "12 June, year not known"),
        ("[2014-06-12,2025-06-12]", "12 June 2014 or 12 June 2025"),
        ("2019-05-13/2019-05-17", "between 13 May 2019 and 17 May 2019"),
        (
            f"[{','.join(f'{year}-06-12' for year in range(1987, 2027))}]",
            "one of 40 days from 12 June 1987 to 12 June 2026",
        ),
        ("2019-05-13/..", "13 May 2019 or later"),
        ("../2019-05", "May 2019 or earlier"),
        ("", "Date not known"),
    ],
)
def test_a_date_is_put_as_far_as_it_is_known(edtf, expected):
    assert date_words(Date(edtf=edtf, earliest=None, latest=None, basis="")) == expected


def test_one_day_is_a_span_of_one_day():
    assert span_words(on("2025-06-12"), on("2025-06-12")) == "12 June 2025"


def test_a_span_without_an_end_is_not_known():
    assert span_words(None, UNDATED) == "Date not known"


def test_counts_carry_their_noun():
    assert [count_words(n, "person", "people") for n in (0, 1, 1204)] == [
        "0 people",
        "1 person",
        "1,204 people",
    ]


def test_lists_end_in_and():
    assert [list_words(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_noun_has_as_many_forms_as_its_language_counts_with():
    czech = Voice({"language": "cs", "article | articles": "článek | články | článků"})

    assert [czech.noun(n, "article") for n in (0, 1, 3, 5, 101)] == [
        "článků",
        "článek",
        "články",
        "článků",
        "článků",
    ]


def test_a_language_that_lacks_forms_has_its_first_for_one_and_its_last_for_all_else():
    arabic = Voice({"language": "ar", "article | articles": "مقال | مقالات"})

    assert [arabic.noun(n, "article") for n in (0, 1, 2, 11)] == ["مقالات", "مقال", "مقالات", "مقالات"]


@pytest.mark.parametrize("language", [*PLURALS, "de", "en"])
def test_the_form_of_a_count_is_that_of_its_category_in_cldr(language):
    rule = Locale.parse(language).plural_form
    used = [one for one in CATEGORIES if one in {rule(n) for n in range(201)}]

    for n in range(1001):
        assert choose_form(used, n, language) == rule(n), n


@pytest.mark.parametrize("language", [*PLURALS, "en", "xx"])
def test_templates_choose_the_same_form(language):
    which = Environment(loader=FileSystemLoader(THEME)).get_template("partials/plurals.html").module.which

    for size in (1, 2, 3, 4, 6):
        forms = [str(n) for n in range(size)]
        assert [which(n, size, language) for n in range(131)] == [
            choose_form(forms, n, language) for n in range(131)
        ]
