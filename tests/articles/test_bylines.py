"""Authors, by golden cases; and how many of those that real files state are named."""

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from generator.articles.bylines import find_authors, find_byline, find_credit, has_form
from generator.articles.place_names import fold_place
from generator.entities.names import read_rows
from tests.articles.archive import read_one

CASES = yaml.safe_load((Path(__file__).parent / "bylines.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["byline"] for case in CASES])
def test_only_people_are_authors(case):
    assert list(find_authors(case["byline"], [case.get("source", "")])) == case["authors"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(Reporting by Jane Doe in Paris and John Roe in Rome; Editing by Al Moe)", "Jane Doe and John Roe"),
        ("(Reporting by Jane Doe in Paris and New York; Editing by Max Moe)", "Jane Doe"),
        ("(Editing by Max Moe)", ""),
    ],
)
def test_a_credit_names_who_reported_and_neither_places_nor_editors(line, names):
    assert find_credit(line) == (True, names)


def test_a_line_of_the_text_names_who_wrote_and_not_where():
    assert find_byline("By Jane Doe, New York") == "Jane Doe"
    assert find_byline("By Jane Doe, Lagos, and John Roe in Abuja") == "Jane Doe and John Roe"
    assert find_byline("By New York") == ""


def test_the_list_of_places_holds_those_of_the_gazetteer_that_a_person_could_be_called():
    names = {row[n] for row in read_rows("cities.tsv") for n in (0, 1)}
    for row in read_rows("places.tsv"):
        names |= {row[1].partition(" (")[0], *(one.strip() for one in row[5].split(";")), row[7]}
    expected = {fold_place(name) for name in names if " " in name and has_form(name)}
    text = (files("generator.articles") / "data" / "place_names.txt").read_text(encoding="utf-8")

    assert {line for line in text.splitlines() if line[0] != "#"} == expected


def test_who_added_reporting_is_named_too():
    line = "(Reporting by Jane Doe in Paris; Additional reporting by Ann Poe; Editing by Max Moe)"

    assert find_credit(line) == (True, "Jane Doe and Ann Poe")


def test_a_chinese_dateline_names_the_reporters(tmp_path):
    article = read_one(
        tmp_path, "国务院部署工作\n\n新华社北京2024年6月12日电（记者张三、李四）国务院召开会议。\n"
    )

    assert article.byline == "记者张三、李四" and article.authors == ("张三", "李四")
