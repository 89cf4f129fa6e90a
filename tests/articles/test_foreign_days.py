import pytest

from generator.articles.dating.datelines import find_opening
from generator.articles.dating.stated_dates import parse_moment
from tests.articles.archive import read_one


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3 février 2024", "2024-02-03"),
        ("1er mai 2024", "2024-05-01"),
        ("mercredi 3 avril 2024", "2024-04-03"),
        ("12. Juni 2019", "2019-06-12"),
        ("Samstag, 5. Oktober 2024", "2024-10-05"),
        ("3 de junio de 2024", "2024-06-03"),
        ("3 dicembre 1998", "1998-12-03"),
        ("2024年1月1日", "2024-01-01"),
        ("2024년 3월 5일", "2024-03-05"),
        ("12. června 2025", "2025-06-12"),
        ("čtvrtek 12. června 2025", "2025-06-12"),
        ("3 września 2024 r.", "2024-09-03"),
        ("3 listopada 2024", "2024-11-03"),
        ("3. listopada 2024", ""),
        ("12 июня 2025 года", "2025-06-12"),
        ("12 يونيو 2025", "2025-06-12"),
        ("الخميس، 12 حزيران/يونيو 2025", "2025-06-12"),
        ("١٢ كانون الأول ٢٠٢٤", "2024-12-12"),
        ("12 Kasım 2024", "2024-11-12"),
        ("12 KASIM 2024", ""),
        ("112 června 2025", ""),
        ("31 juin 2024", ""),
        ("3 mars", ""),
        ("2024年13月1日", ""),
    ],
)
def test_a_day_with_its_year_is_read_in_other_languages(words, day):
    assert parse_moment(words) == day


def test_a_dateline_may_name_its_day_in_another_language():
    found = find_opening("LORIENT, 3 février 2024 (AFP) - Des pêcheurs ont bloqué le port.")

    assert (found.place, found.day, found.agency) == ("LORIENT", "3 février 2024", "AFP")


def test_a_line_in_japanese_may_name_the_day_and_who_published(tmp_path):
    article = read_one(
        tmp_path,
        "能登で地震\n\n2024年1月1日 共同通信\n\n能登地方を震源とする地震があった。気象庁が発表した。\n",
    )

    assert article.date.edtf == "2024-01-01"
