"""Tables: CSV, JSON Lines and Parquet, a row an article, and nothing lost."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.dating.stated_dates import parse_stated, state_date
from generator.articles.formats import Item, Taken
from generator.articles.house import House
from generator.articles.readers import find_reader
from generator.articles.tables import tables
from generator.articles.tables.columns import MAX_COLUMNS, NAMES
from generator.errors import ConfigurationError, UnreadableFile
from generator.settings import FIELDS_IN_COLUMNS, parse_settings
from tests.articles.archive import read

HERE = Path(__file__).parent / "tables"
DATES = yaml.safe_load((HERE / "dates.yml").read_text(encoding="utf-8"))


def take(name: str, data: str | bytes, **house) -> Taken:
    item = Item(path=name, data=data.encode() if isinstance(data, str) else data, checksum="")
    return find_reader(item).read(item, House(**house))


def refused(name: str, data: str | bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        take(name, data)
    return str(caught.value)


def fields(article, name: str) -> list[str]:
    return [known.value for known in article.fields if known.name == name]


def by_headline(reading):
    return {article.headline: article for article in reading.articles}


@pytest.mark.parametrize(("words", "edtf"), DATES, ids=[words for words, _ in DATES])
def test_a_stated_date_is_read_only_where_it_can_be_read_in_one_way(words, edtf):
    assert parse_stated(words) == edtf


def dated(*words: str) -> list[str]:
    rows = "".join(f"Row {n};{one};The bridge is closed.\n" for n, one in enumerate(words))
    taken = take("t.csv", f"headline;date;text\n{rows}")
    return [fields(one, "date")[0] if fields(one, "date") else "" for one in taken.articles]


def test_the_rows_of_a_column_tell_each_other_whether_the_day_comes_first():
    assert dated("03.04.2021", "25.03.2021") == ["2021-04-03", "2021-03-25"]
    assert dated("03/25/2021", "03/04/2021 14:30") == ["2021-03-25", "2021-03-04"]
    assert dated("03.04.2021", "05.05.2021", "2021-12-24") == ["", "2021-05-05", "2021-12-24"]


def test_a_column_whose_rows_disagree_tells_nothing():
    assert dated("03/04/2021", "25/03/2021", "03/25/2021") == ["", "2021-03-25", "2021-03-25"]


def test_the_row_that_tells_the_order_is_named():
    text = "headline;date;received;text\nA;03.04.2021;04.04.2021;One.\nB;25.03.2021;26.03.2021;Two.\n"
    first = take("t.csv", text).articles[0]

    assert fields(first, "date") == ["2021-04-03"] and fields(first, "received") == ["2021-04-04"]
    assert next(known.basis for known in first.fields if known.name == "date") == (
        "the table's column 'date' '03.04.2021', read with the day first as row 2 ('25.03.2021') has to be"
    )


def test_a_date_that_can_be_read_in_two_ways_is_kept_as_words():
    found = state_date("03/04/2019", "the table's column 'date'")

    assert (found.name, found.value) == ("date_text", "03/04/2019")


def test_the_rows_of_a_csv_file_are_articles(tmp_path):
    reading = read(tmp_path, {"a/council.csv": (HERE / "council.csv").read_bytes()})
    bridge, harbour = (by_headline(reading)[name] for name in ("Old bridge; new debt", "Harbour opens"))

    assert (reading.found, reading.problems) == (2, ())
    assert (bridge.date.edtf, bridge.source, bridge.section) == ("2019-06-12", "The Herald", "City")
    assert bridge.authors == ("Jane Doe", "John Roe")
    assert bridge.tags == ("bridges", "roads")
    assert [part.kind for part in bridge.parts] == ["headline", "paragraph", "paragraph"]
    assert "2019-06-12T23:30:00-05:00" in bridge.date.basis
    assert [cut.text for cut in bridge.provenance.cuts] == ["Views: 120"]
    assert [(p.kind, p.text) for p in harbour.parts[1:]] == [
        ("paragraph", "The harbour opens."),
        ("item", "First ship"),
    ]
    assert harbour.date.edtf == "[2019-03-04,2019-04-03]"
    assert harbour.provenance.basis("date_text") == "03/04/2019 (the table's column 'Published At')"


def test_the_lines_of_json_lines_are_articles(tmp_path):
    reading = read(tmp_path, {"a/council.jsonl": (HERE / "council.jsonl").read_bytes()})
    bridge, harbour = (by_headline(reading)[name] for name in ("Old bridge", "Harbour opens"))

    assert (reading.found, reading.problems) == (2, ())
    assert [part.text for part in bridge.parts] == [
        "Old bridge",
        "The old bridge will close.",
        "It is 90 years old.",
    ]
    assert (bridge.source, bridge.byline, bridge.date.edtf) == (
        "The Herald",
        "Jane Doe and John Roe",
        "2019-06-12",
    )
    assert (harbour.url, harbour.language) == ("https://herald.example/harbour", "en")
    assert bridge.provenance.cuts[0].text == "topic: roads"


def test_the_rows_of_a_parquet_file_are_articles(tmp_path):
    reading = read(tmp_path, {"a/council.parquet": parquet()})
    article = by_headline(reading)["Old bridge"]

    assert (reading.found, len(reading.articles)) == (3, 2)
    assert (article.date.edtf, article.source, article.authors) == (
        "2019-06-12",
        "Herald",
        ("Jane Doe", "John Roe"),
    )
    (problem,) = reading.problems
    assert problem.message == (
        "set aside: row 3: its column 'text' is empty; expected the text of an article."
    )


def parquet(**more) -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from datetime import UTC, datetime, timedelta, timezone

    import pyarrow.parquet as files

    when = datetime(2019, 6, 12, 23, 30, tzinfo=UTC)
    table = pyarrow.table(
        {
            "Title": ["Old bridge", "Harbour opens", "Empty"],
            "text": ["It will close.", "It opens\x00.", None],
            "date": pyarrow.array([when, when + timedelta(days=1), None], pyarrow.timestamp("ns", tz="UTC")),
            "source": pyarrow.array(["Herald"] * 3).dictionary_encode(),
            "authors": [["Jane Doe", "John Roe"], [], None],
            **more,
        }
    )
    assert timezone
    sink = pyarrow.BufferOutputStream()
    files.write_table(table, sink)
    return sink.getvalue().to_pybytes()


def test_without_the_package_for_parquet_the_file_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)

    assert refused("x.parquet", b"PAR1") == (
        "reading Parquet needs the package pyarrow; expected it: pip install 'news-archive[data]'."
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.csv", "title,text\nA,One.\n"),
        ("x.csv", "title;text\nA;One.\n"),
        ("x.csv", "title\ttext\nA\tOne.\n"),
        ("x.csv", "title|text\r\nA|One.\r\n"),
        ("x.csv", '\ufeff"title","text"\n"A","One."\n'),
        ("x.csv", "\n TITLE , Article Text \nA,One.\n\n"),
        ("x.tsv", "title\ttext\nA\tOne.\n"),
        ("x.jsonl", '{"title": "A", "text": "One."}\n'),
        ("x.ndjson", '{"Title": "A", "full_text": "One."}'),
    ],
)
def test_columns_are_found_whatever_stands_between_them(name, text):
    (article,) = take(name, text).articles

    assert fields(article, "headline") == ["A"]
    assert [part.text for part in article.parts] == ["One."]


def test_a_column_is_named_by_the_option_columns_and_outranks_the_usual_name():
    text = "Titel,Artikel,Text,Datum\nA,One.,Two.,2019-06-12\n"
    columns = {"headline": "Titel", "text": "artikel", "date": "Datum"}
    (article,) = take("x.csv", text, columns=columns).articles

    assert [part.text for part in article.parts] == ["One."]
    assert fields(article, "date") == ["2019-06-12"]
    assert fields(article, "headline") == ["A"]


def test_the_option_columns_reaches_the_reader(tmp_path):
    reading = read(tmp_path, {"a/x.csv": "Nr,Artikel\nA,One.\n"}, columns={"text": "Artikel"})

    assert [part.text for part in reading.articles[0].parts] == ["One."]


def test_the_option_columns_takes_only_fields_of_an_article():
    with pytest.raises(ConfigurationError, match=r"'headlin' is none\. Did you mean 'headline'\?"):
        parse_settings({"columns": {"headlin": "Titel"}})
    assert set(NAMES) == set(FIELDS_IN_COLUMNS)


def test_a_table_without_a_column_of_text_names_the_columns_found():
    message = refused("x.csv", "name,age\nA,3\n")

    assert message == (
        "no column holds the text of articles: found 'name', 'age'; expected one named text, body, content "
        "or the like, or its name as 'text' under the option 'columns'."
    )
    assert "found 'name'" in refused("x.jsonl", '{"name": "A"}\n')


def test_a_row_that_cannot_be_read_is_a_flaw_with_its_number_and_line(tmp_path):
    text = 'title,text\nA,"One\ntwo."\nB\nC,,\nD,\nE,Five.\n'
    taken = take("x.csv", text)

    assert [fields(article, "headline") for article in taken.articles] == [["A"], ["E"]]
    assert [(flaw.line, flaw.message.partition(";")[0]) for flaw in taken.flaws] == [
        (4, "row 2: it has 1 cells"),
        (5, "row 3: it has 3 cells"),
        (6, "row 4: its column 'text' is empty"),
    ]
    reading = read(tmp_path, {"a/x.csv": text})
    assert (reading.found, reading.set_aside, len(reading.articles)) == (5, 3, 2)


def test_after_a_fault_in_the_quoting_the_rest_is_one_flaw():
    taken = take("x.csv", 'title,text\nA,One.\nB,"Two\nC,Three.\n')

    assert len(taken.articles) == 1
    assert (taken.flaws[0].line, "cannot be told apart" in taken.flaws[0].message) == (3, True)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[1]", "it is a list; expected an object"),
        ("null", "it is null"),
        ("3", "it is a number"),
        ('{"text": "x", "text": "y"}', "the key 'text' twice"),
        ('{"text": NaN}', "NaN"),
        ('{"text": "\\ud800"}', "one half of a character"),
        ('{"text": ' + "[" * 200 + "]" * 200 + "}", "nested more than"),
        ('{"text": "x"', "expected JSON"),
        ('{"text": ["", " "]}', "is empty"),
    ],
)
def test_a_hostile_line_is_a_flaw_and_the_others_are_read(line, message):
    taken = take("x.jsonl", f'{{"text": "One."}}\n{line}\n{{"text": "Three."}}\n')

    assert len(taken.articles) == 2
    assert (taken.flaws[0].line, message in taken.flaws[0].message) == (2, True), taken.flaws


def test_lines_with_a_key_for_the_text_are_each_a_flaw_where_it_is_empty():
    taken = take("x.jsonl", '{"text": ""}\n{"text": null}\n')

    assert (taken.articles, [flaw.line for flaw in taken.flaws]) == ((), [1, 2])


def test_a_control_character_is_taken_out_and_noted():
    (article,) = take("x.jsonl", '{"text": "One\\u0000 two.\\u001b"}').articles

    assert article.parts[0].text == "One two."
    assert "U+0000 (1 times)" in article.provenance.cuts[0].text


def test_a_cell_that_no_article_has_a_place_for_is_kept_short():
    (article,) = take("x.csv", f"text,vector\nOne.,{'9' * 5_000}\n").articles

    assert len(article.provenance.cuts[0].text) == len("vector: ") + tables.MAX_KEPT


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.csv", "text" + ",a" * (MAX_COLUMNS + 1) + "\n", "columns; expected at most"),
        ("x.csv", "text" * 30_000, "its first line is longer"),
        ("x.csv", "text,a,a\n", "more than one column 'a'"),
        ("x.csv", "text,title\n", "no rows"),
        ("x.csv", "text,title\n" + "a\n" * (tables.MAX_FLAWS + 1), "more than 1,000 of its rows"),
        ("x.jsonl", "\n", "only white space"),
        ("x.jsonl", "1\n", "no line of it is an article"),
        ("x.parquet", b"PAR1" + b"\xff" * 100 + b"PAR1", "cannot be read as Parquet"),
    ],
)
def test_a_hostile_table_is_set_aside_whole(name, data, message):
    assert message in refused(name, data)


def test_the_number_of_rows_is_bounded(monkeypatch):
    monkeypatch.setattr(tables, "MAX_ROWS", 3)

    assert "more than 3 rows" in refused("x.csv", "text\n" + "One.\n" * 4)


def test_the_length_of_a_cell_is_bounded(monkeypatch):
    monkeypatch.setattr(tables, "MAX_CELL", 10)

    assert "more than 10 characters" in take("x.csv", "text\nEleven words of it\nOne.\n").flaws[0].message


def test_what_a_parquet_file_unfolds_to_is_bounded(monkeypatch):
    from generator.articles.tables import parquet_tables

    data = parquet(body=["x" * 100_000] * 3)
    monkeypatch.setattr(parquet_tables, "MAX_EXPANDED", 10_000)
    monkeypatch.setattr(parquet_tables, "_check_size", lambda metadata: None)

    assert "unfolds to more than 10,000 bytes" in refused("x.parquet", data)


@pytest.mark.parametrize("name", ["council.csv", "council.jsonl", "council.parquet"])
def test_a_table_cut_short_anywhere_gives_articles_or_says_why_not(name):
    data = parquet() if name.endswith("t") else (HERE / name).read_bytes()
    for tenth in range(10):
        _read_or_refuse(name, data[: len(data) * tenth // 10])


def _read_or_refuse(name: str, data: bytes) -> None:
    try:
        taken = take(name, data)
    except UnreadableFile as error:
        assert str(error)
    else:
        assert taken.articles or taken.flaws


@settings(max_examples=150)
@given(st.sampled_from(["x.csv", "x.tsv", "x.jsonl", "x.parquet"]), st.binary(max_size=200), st.data())
def test_any_bytes_and_any_change_of_a_table_give_articles_or_say_why_not(name, data, draw):
    _read_or_refuse(name, data)
    whole = VALID[name]
    at = draw.draw(st.integers(0, len(whole)))
    _read_or_refuse(name, whole[:at] + data[:8] + whole[at + len(data[:8]) :])


VALID = {
    "x.csv": (HERE / "council.csv").read_bytes(),
    "x.tsv": b'title\ttext\nA\t"One\ntwo."\n',
    "x.jsonl": (HERE / "council.jsonl").read_bytes() + json.dumps({"text": "x"}).encode(),
    "x.parquet": parquet(),
}


def test_the_time_of_day_of_a_row_is_kept_in_its_zone(tmp_path):
    rows = ["Old bridge,2018-08-07T14:30:00+02:00,It closes.", "New bridge,2018-08-08,It opens."]
    text = "\n".join(["headline,date,text", *rows])

    reading = read(tmp_path, {"a/x.csv": text})

    times = {article.headline: (article.date.edtf, article.date.time) for article in reading.articles}
    assert times == {"Old bridge": ("2018-08-07", "14:30+02:00"), "New bridge": ("2018-08-08", "")}


def test_a_first_line_of_excel_that_states_the_mark_is_no_row():
    taken = take("t.csv", "\ufeffsep=;\r\ntitle;body\r\nA;One, and two.\r\n")

    assert [fields(one, "headline") for one in taken.articles] == [["A"]]


def test_a_moment_is_read_as_systems_count_it():
    line = '{"title": "A", "text": "It closes.", "date": %s}\n'
    taken = take("t.jsonl", "".join(line % one for one in ("1560297600", "1560297600123", "156029760")))

    assert [fields(one, "date") for one in taken.articles] == [["2019-06-12"], ["2019-06-12"], []]


def test_a_row_may_state_its_embargo(tmp_path):
    reading = read(tmp_path, {"a/t.csv": "headline,text,embargo\nA,It closes.,2097-01-01\nB,It opens.,\n"})

    assert {one.headline: one.embargo for one in reading.articles} == {"A": "2097-01-01", "B": ""}
