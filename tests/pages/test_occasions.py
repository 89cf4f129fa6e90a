from datetime import date

import pytest
from msgspec.structs import replace

from generator.content.records import Records
from generator.model import Thread
from generator.pages.catalogue import build_catalogue
from generator.pages.front.occasions import of_this_day, running_stories
from generator.pages.front.overview import find_overview
from generator.settings import Settings
from tests.builders import addresses, archive, article, link, on
from tests.composing import compose_pages


def catalogue(*articles, threads=(), **kwargs):
    whole = replace(archive(*articles, **kwargs), threads=threads)
    return build_catalogue(whole, addresses(whole))


def test_on_this_day_is_of_the_day_of_the_newest_article_in_earlier_years():
    known = catalogue(
        article("aaaaaa", when=on("2025-06-12")),
        article("bbbbbb", when=on("2025-06-11")),
        article("cccccc", when=on("2019-06-12")),
        article("dddddd", when=on("2018-06-12", edtf="2018-06-12~")),
        article("eeeeee", when=on("2001-06-12")),
    )

    found = of_this_day(known, find_overview(known, 1).this_day)

    assert found["day"] == "12 June"
    assert [one["year"] for one in found["entries"] if one["address"].endswith(("cccccc", "eeeeee"))] == [
        2019,
        2001,
    ]
    assert "2025" not in {str(one["year"]) for one in found["entries"]}


def test_a_copy_is_not_told_of_twice_on_this_day():
    known = catalogue(
        article("aaaaaa", when=on("2025-06-12")),
        article("bbbbbb", when=on("2019-06-12")),
        article("cccccc", when=on("2019-06-12")),
        links=[link("bbbbbb", "cccccc", "copy")],
    )

    assert len(of_this_day(known, find_overview(known, 1).this_day)["entries"]) == 1


@pytest.mark.parametrize("days", [[], ["2025-06-12"], ["2025-06-12", "2024-06-11"]])
def test_where_no_other_year_tells_of_the_day_nothing_is_said_of_it(days):
    known = catalogue(*(article(f"aaaaa{n}", when=on(day)) for n, day in enumerate(days)))

    assert of_this_day(known, find_overview(known, 1).this_day) is None


def test_the_stories_that_ran_last_come_first_and_of_one_day_the_longer():
    articles = [article(f"aaaaa{n}", when=on(f"2025-06-{12 - n:02}")) for n in range(5)]
    threads = tuple(
        Thread(id=id_, title=id_, articles=ids, entities=(), first=date(2025, 6, 1), last=last)
        for id_, ids, last in [
            ("old", ("aaaaa4", "aaaaa3", "aaaaa2"), date(2025, 6, 10)),
            ("short", ("aaaaa1", "aaaaa0"), date(2025, 6, 12)),
            ("long", ("aaaaa2", "aaaaa1", "aaaaa0"), date(2025, 6, 12)),
            ("undated", ("aaaaa1", "aaaaa0"), None),
        ]
    )

    found = running_stories(catalogue(*articles, threads=threads))

    assert [one["title"] for one in found] == ["long", "short", "old"]
    assert found[0]["facts"] == "3 articles · 10 June 2025 – 12 June 2025"


def test_each_day_of_a_year_with_articles_leads_to_its_heading_on_the_right_page():
    articles = [article(f"a{n:05}", when=on("2024-02-29")) for n in range(12)]
    articles.append(article("bbbbbb", when=on("2024-02-03")))
    articles.append(article("cccccc", when=on("2024-02-15", edtf="2024-02")))
    whole = archive(*articles)
    pages = {
        p.path: p
        for p in compose_pages(whole, addresses(whole), settings=Settings(page_size=10), records=Records())
    }
    (month,) = pages["articles/2024/index.md"].meta["calendar"]
    days = {one["day"]: one for one in month["days"]}

    assert (month["name"], month["facts"], month["lead"], len(days)) == ("February", "14 articles", 3, 29)
    assert days[29]["url"] == "articles/2024/02/index.html#29-february-2024"
    assert days[29]["words"] == "29 February: 12 articles"
    assert days[3]["url"] == "articles/2024/02/index--last.html#3-february-2024"
    assert {day for day, one in days.items() if one["url"]} == {3, 29}
    assert "## 3 February 2024" in pages["articles/2024/02/index--last.md"].body
