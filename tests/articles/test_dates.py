"""Dates, by golden cases; every one says what it rests on."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.articles.dating.edtf_values import date_of
from generator.articles.dating.stated_dates import state_date
from generator.articles.dating.text_dates import find_text_date
from generator.content.records import ArticleDecision, Records
from generator.model import Part
from generator.pages.permalinks import date_folder
from generator.words import time_words
from tests.articles.archive import read

CASES = yaml.safe_load((Path(__file__).parent / "dates.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_date_follows_from_what_is_known(case, tmp_path):
    path = case.get("path", "a/story.txt")
    files = {path: case["dateline"] + "\nThat was all.\n"}
    if "sidecar" in case:
        files[f"{path}.meta.yml"] = case["sidecar"]
    (article,) = read(tmp_path, files, years=case.get("years")).articles

    assert article.date.edtf == case["edtf"]
    assert case["basis"] in article.date.basis
    assert article.provenance.basis("date") == article.date.basis


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2019-05", date(2019, 5, 1), date(2019, 5, 31)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-05-15~", date(2019, 5, 14), date(2019, 5, 16)),
        ("2019-05-15?", date(2019, 5, 14), date(2019, 5, 16)),
        ("2019-05-15%", date(2019, 5, 13), date(2019, 5, 17)),
        ("2019-05~", date(2019, 4, 1), date(2019, 6, 30)),
        ("2020-02%", date(2019, 12, 1), date(2020, 4, 30)),
        ("2019?", date(2018, 1, 1), date(2020, 12, 31)),
        ("2019-05-~15", date(2019, 5, 14), date(2019, 5, 16)),
        ("[2019-05-15~,2020-01-01]", date(2019, 5, 14), date(2020, 1, 1)),
        ("2019-05-15~/2019-06-01", date(2019, 5, 14), date(2019, 6, 1)),
        ("0001-01-01~", None, date(1, 1, 2)),
        ("[2014-06-12,2025-06-12]", date(2014, 6, 12), date(2025, 6, 12)),
        ("2004-06-01/2004-06-20", date(2004, 6, 1), date(2004, 6, 20)),
        ("XXXX-06-12", None, None),
        ("2004-06/..", date(2004, 6, 1), None),
    ],
)
def test_an_edtf_value_has_a_first_and_a_last_day(edtf, earliest, latest):
    found = date_of(edtf, "")

    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2019-05-15~", "approximate: taken as 14 May 2019 to 16 May 2019, one day on either side."),
        ("2019-05?", "uncertain: taken as 1 April 2019 to 30 June 2019, one month on either side."),
        ("2019%", "uncertain and approximate: taken as 1 January 2017 to 31 December 2021, two years"),
    ],
)
def test_the_basis_says_how_far_a_doubtful_date_reaches(edtf, words):
    assert f"The date is {words}" in date_of(edtf, "By decision.").basis


@pytest.mark.parametrize(
    ("edtf", "folder"),
    [
        ("2019-05-01~", "articles/2019/05"),
        ("2019-05~", "articles/2019/05"),
        ("2019?", "articles/2019"),
        ("2019-05-15", "articles/2019/05/15"),
        ("[2014-06-12,2025-06-12]", "articles/undated"),
    ],
)
def test_a_doubtful_date_is_filed_under_what_it_names(edtf, folder):
    assert date_folder(date_of(edtf, "")) == folder


@pytest.mark.parametrize(
    ("stated", "day", "time"),
    [
        ("2025-06-12T08:00:00+03:00", "2025-06-12", "08:00+03:00"),
        ("2025-06-12T23:30:15-05:00", "2025-06-12", "23:30:15-05:00"),
        ("20250612T080000Z", "2025-06-12", "08:00Z"),
        ("Thu, 12 Jun 2025 08:00:00 EST", "2025-06-12", "08:00-05:00"),
        ("12 June 2025 10.30 CEST", "2025-06-12", "10:30 CEST"),
        ("June 12, 2025 8:00 PM", "2025-06-12", "20:00"),
        ("2025-06-12 00:00:00", "2025-06-12", ""),
        ("2025-06-12", "2025-06-12", ""),
    ],
)
def test_a_time_of_day_is_kept_in_the_zone_in_which_it_is_stated(stated, day, time):
    found = state_date(stated, "the page")

    assert found is not None
    assert (found.value, found.time) == (day, time)


@pytest.mark.parametrize(
    "words", ["In January", "January 13", "May 2019", "Updated 4 June 2019", "99/99/2019"]
)
def test_words_that_name_no_whole_day_are_no_day(words):
    found = state_date(words, "the page")

    assert found is not None
    assert found.name == "date_text"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("08:00+03:00", "08:00 (UTC+3)"),
        ("08:00-09:30", "08:00 (UTC-9:30)"),
        ("08:00Z", "08:00 (UTC)"),
        ("08:00 CEST", "08:00 (CEST)"),
        ("08:00", "08:00"),
        ("", ""),
    ],
)
def test_a_time_is_shown_with_its_zone(time, words):
    assert time_words(time) == words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Published 3 June 2019", "2019-06-03"),
        ("This article was first published on 3 June 2019.", "2019-06-03"),
        ("Posted by Jane Doe on Monday, June 3, 2019 at 8:00 pm", "2019-06-03T20:00"),
        ("Published 3 June 2019 | Updated 4 June 2019", "2019-06-03"),
        ("Thursday, June 12, 2025", "2025-06-12"),
        ("The report, published 3 June 2019, says so.", ""),
        ("Updated 4 June 2019", ""),
        ("Date of birth: 3 June 1950", ""),
        ("Published 03/04/2019", ""),
        ("In January 2019", ""),
    ],
)
def test_only_a_line_of_its_own_says_when_a_text_was_published(text, value):
    found = find_text_date([Part(kind="paragraph", text=text)])

    assert (found.value if found else "") == value


def test_all_that_tells_a_date_is_kept_and_a_contradiction_is_reported(tmp_path):
    files = {
        "a/2019-05-15-name.md": "---\ndate: 2019-07-03T08:00+03:00\n---\n\nPARIS, June 12 (AFP) - It fell.\n"
    }
    reading = read(tmp_path, files)
    (article,) = reading.articles

    assert (article.date.edtf, article.date.time) == ("2019-07-03", "08:00+03:00")
    assert [(one.edtf, one.agrees) for one in article.date.candidates] == [
        ("2019-07-03", True),
        ("2019-05-15", False),
        ("XXXX-06-12", False),
    ]
    assert "The dateline says otherwise: 'June 12'." in article.date.basis
    (problem,) = reading.problems
    assert (problem.severity, problem.path) == ("warning", "a/2019-05-15-name.md")
    assert "dated 3 July 2019, but: The file's path says '2019-05-15'." in problem.message


def test_a_decision_settles_a_contradiction_and_keeps_what_was_said(tmp_path):
    files = {"a/2019-05-15-name.txt": "PARIS, June 12 (AFP) - Shares fell.\n"}
    decision = ArticleDecision(
        article="a/2019-05-15-name.txt", date="2019-06-12", by="Ann", on="2026-01-01", why="I was there."
    )
    reading = read(tmp_path, files, records=Records(article_decisions=(decision,)))
    (article,) = reading.articles

    assert [(one.edtf, one.agrees) for one in article.date.candidates] == [
        ("2019-06-12", True),
        ("2019-05-15", False),
        ("XXXX-06-12", True),
    ]
    assert reading.problems == ()


def test_a_story_filed_the_day_before_contradicts_nothing(tmp_path):
    files = {"a/2019-06-13-name.txt": "PARIS, June 12 (AFP) - Shares fell.\n"}
    reading = read(tmp_path, files)

    assert reading.problems == ()
    assert "otherwise" not in reading.articles[0].date.basis


def test_neighbours_are_a_candidate_and_never_the_date(tmp_path):
    days = ("2019-06-01", "2019-06-03", "2019-06-03", "2019-06-05", "2019-06-07", "2019-06-08")
    files = {f"a/{n}.txt.meta.yml": f"date: {day}\n" for n, day in enumerate(days) if n != 2}
    files |= {f"a/{n}.txt": f"PARIS, June {n + 2} (AFP) - Story {n}.\n" for n in range(6)}
    files["a/2.txt"] = "PARIS, June 4 (AFP) - Story 2.\n"
    for n in (0, 1, 3, 4, 5):
        files[f"a/{n}.txt"] = f"Story {n}.\n"
    few = {article.provenance.path: article for article in read(tmp_path, files).articles}["a/2.txt"]
    files |= {"a/0-first.txt": "The first.\n", "a/0-first.txt.meta.yml": "date: 2019-05-30\n"}
    more = {article.provenance.path: article for article in read(tmp_path, files).articles}["a/2.txt"]

    assert few.date.edtf == more.date.edtf == "XXXX-06-04"
    assert [one.edtf for one in few.date.candidates] == ["XXXX-06-04"]
    assert [one.edtf for one in more.date.candidates] == ["XXXX-06-04", "2019-06-04"]
    assert "3 June 2019 and 5 June 2019" in more.date.candidates[1].basis


def test_an_undated_article_sorts_last(tmp_path):
    files = {"a/none.txt": "No day.", "a/2019-05-15.txt": "Old day.", "a/2020-05-15.txt": "New day."}

    assert [article.parts[0].text for article in read(tmp_path, files).articles] == [
        "New day.",
        "Old day.",
        "No day.",
    ]


def test_a_date_left_aside_for_the_day_of_receipt_is_reported_as_no_date(tmp_path):
    files = {
        "a/x.txt": "Title: Bold plan\nDate: 5 May 2031\n\nIt is bold.\n",
        "a/x.meta.yml": "received: 2015-02-03\n",
    }

    reading = read(tmp_path, files)

    assert reading.articles[0].date.edtf == ""
    assert reading.problems[0].message.startswith("no date is taken, but: Stated in the header's line")


def test_a_day_below_ten_may_be_written_with_a_nought():
    assert state_date("02 Feb 2024", "a line").value == "2024-02-02"
    assert state_date("0001-01-01T00:00:00Z", "a line").name == "date_text"
    assert state_date("0", "a line").name == "date_text"


def test_a_date_after_the_moment_of_the_build_is_reported(tmp_path):
    files = {
        "a/s.md": "---\ndate: 2093-03-04\n---\n\nIt closes.\n",
        "a/t.md": "---\ndate: 2025-03-04\n---\n\nIt opens.\n",
    }

    assert not read(tmp_path, files).problems
    problems = read(tmp_path, files, as_of="2025-03-03").problems
    assert [(one.path, "after this build (as of 2025-03-03)" in one.message) for one in problems] == [
        ("a/s.md", True)
    ]


@pytest.mark.parametrize(
    ("name", "edtf"),
    [
        ("a/2019/06/s.txt", "2019-06-05"),
        ("a/2019/05/s.txt", "2019-05-06"),
        ("a/2019/07/s.txt", "[2019-05-06,2019-06-05]"),
        ("a/2019/s.txt", "[2019-05-06,2019-06-05]"),
    ],
)
def test_of_two_days_that_numbers_can_mean_the_folder_s_month_tells(name, edtf, tmp_path):
    reading = read(tmp_path, {name: "Title: Wall\nDate: 05/06/2019\n\nThe wall stands.\n"})

    assert reading.articles[0].date.edtf == edtf
