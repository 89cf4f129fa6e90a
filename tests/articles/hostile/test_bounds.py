"""What one file, one story and one package may cost is bounded, and counted, not timed."""

import gzip
import json
import os

import pytest

from generator.articles import bounds, files, json_values, xml_trees
from generator.articles.agency import ninjs
from generator.articles.bounds import MAX_FIELDS, MAX_PARTS, MAX_STORY, MAX_VALUE
from generator.articles.html import html_clean
from generator.articles.illustrating import illustrations
from generator.articles.mail import mail, mail_headers, mail_parts
from generator.articles.markdown import markdown
from generator.articles.packages import bounds as packages
from generator.articles.plain import splitting
from generator.articles.tables import columns, csv_tables, parquet_tables, tables
from generator.articles.web import warc, web, web_json
from generator.content import strict_yaml
from tests.archives import ROOT
from tests.articles.archive import read
from tests.articles.hostile.account import GOOD, GOOD_STORY, assert_accounted
from tests.articles.hostile.formats import FORMATS, HEADLINE, TEXT, pack

BIG = 50_000_000
SINGLE = [name for name in FORMATS if not name.endswith(files.COLLECTIONS)]
COLLECTED = [name for name in FORMATS if name.endswith(files.COLLECTIONS)]

LIMITS = {
    "a file": (files.MAX_BYTES,),
    "a story": (MAX_STORY, MAX_PARTS, MAX_FIELDS, MAX_VALUE),
    "pictures": (illustrations.MAX_PICTURES,),
    "stories in a text file": (splitting.MOST_STORIES,),
    "Markdown": (markdown.MAX_CHARACTERS, strict_yaml.MAX_BYTES, strict_yaml.MAX_DEPTH),
    "HTML, also within other formats": (
        *(html_clean.MAX_CHARACTERS, html_clean.MAX_TAGS, html_clean.MAX_DEPTH),
        *(web_json.MAX_BLOCK, web_json.MAX_NODES, web_json.MAX_DEPTH),
    ),
    "JSON, a file or a line": (
        *(json_values.MAX_CHARACTERS, json_values.MAX_VALUES, json_values.MAX_DEPTH),
        json_values.MAX_DIGITS,
    ),
    "XML": (xml_trees.MAX_BYTES, xml_trees.MAX_TAGS, xml_trees.MAX_ATTRIBUTES, xml_trees.MAX_DEPTH),
    "ninjs, NewsML": (ninjs.MAX_ITEMS,),
    "mail": (
        *(mail.MAX_LINES, mail.MAX_HEADER_LINES, mail.MAX_BOUNDARIES, mail.MAX_NESTED, mail.MAX_MESSAGES),
        *(mail_headers.LONGEST, mail_parts.MAX_DEPTH),
    ),
    "MHTML": (web.MAX_BYTES, web.MAX_PARTS),
    "tables": (
        *(tables.MAX_ROWS, columns.MAX_COLUMNS, csv_tables.MAX_HEADER, tables.MAX_CELL),
        parquet_tables.MAX_EXPANDED,
    ),
    "web archives": (warc.MAX_PAGE_BYTES, warc.MAX_TOTAL_BYTES),
    "packages": (
        *(packages.MAX_MEMBERS, packages.MAX_MEMBER_BYTES, packages.MAX_TOTAL_BYTES),
        *(packages.RATIO_FROM, packages.MAX_RATIO),
    ),
    "faults in one table, feed or mailbox": (tables.MAX_FLAWS,),
}
"""The rows of the table in the README, and what the code holds to."""


@pytest.mark.parametrize("row", LIMITS)
def test_the_readme_states_each_limit(row):
    readme = (
        (ROOT / "generator/README.md").read_text(encoding="utf-8").partition("### Limits of what is read")[2]
    )
    stated = next(line for line in readme.splitlines() if line.startswith(f"| {row} |"))

    for limit in LIMITS[row]:
        assert f" {limit:,} " in stated.replace("(", " ").replace(";", " ").replace(",  ", " "), limit


def write_big(name: str, line: bytes, times: int) -> bytes:
    """Put a great many bytes in the place of a story's text, without holding them more often than needed."""
    mark = "@@@@ the text @@@@"
    return FORMATS[name](HEADLINE, mark, "17").replace(mark.encode(), line * times)


def read_one(folder, name, data):
    reading = read(folder, {GOOD: GOOD_STORY, f"a/{name}": data})
    assert_accounted(reading, [GOOD, f"a/{name}"])
    assert GOOD in {article.provenance.path for article in reading.articles}
    return reading


@pytest.mark.parametrize("name", SINGLE)
def test_a_file_of_fifty_megabytes_is_not_even_read_to_its_end(name, tmp_path, monkeypatch):
    seen = []
    inner = files.read_bytes

    def counted(*given, **more):
        data = inner(*given, **more)
        seen.append(len(data))
        return data

    monkeypatch.setattr("generator.articles.stories.read_bytes", counted)
    path = tmp_path / "a" / name
    path.parent.mkdir()
    path.write_bytes(FORMATS[name](HEADLINE, TEXT, "17"))
    os.truncate(path, BIG)

    reading = read(tmp_path, {GOOD: GOOD_STORY})

    assert_accounted(reading, [GOOD, f"a/{name}"])
    assert (
        "it holds more than 10,485,760 bytes; expected the text of an article" in reading.problems[0].message
    )
    assert sum(seen) == len(GOOD_STORY)


@pytest.mark.slow
@pytest.mark.parametrize("name", SINGLE)
@pytest.mark.parametrize("line", [b"word ", b"a line.\n"])
def test_a_story_as_long_as_a_file_may_be_is_set_aside(name, line, tmp_path):
    reading = read_one(tmp_path, name, write_big(name, line, 9_000_000 // len(line)))

    assert len(reading.articles) == 1
    assert reading.set_aside == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", COLLECTED)
@pytest.mark.parametrize("line", [b"word ", b"a line.\n"])
def test_a_collection_with_a_story_of_fifty_megabytes_sets_the_story_aside(name, line, tmp_path):
    if name == "table.parquet":
        data = FORMATS[name](HEADLINE, (line * (BIG // len(line))).decode(), "17")
    else:
        data = write_big(name, line, BIG // len(line))

    reading = read_one(tmp_path, name, data)

    assert len(reading.articles) == 1
    assert reading.set_aside >= 1


@pytest.mark.parametrize("packed", ["gz", "zip"])
def test_a_member_that_grows_out_of_all_proportion_is_left_in_its_package(packed, tmp_path):
    data = write_big("story.txt", b"word ", 1_000_000)
    file = gzip.compress(data, mtime=0) if packed == "gz" else pack("story.txt", data)

    reading = read_one(tmp_path, f"story.txt.{packed}", file)

    assert "it unpacks to more than 200 times its size" in reading.problems[0].message


def story(text="The bridge is old.", **fields):
    return json.dumps({"headline": "Old bridge closes", "text": text, **fields}) + "\n"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (story("x" * (MAX_STORY - 30)), ""),
        (story(["x" * (MAX_STORY - 100), "y" * 200]), f"expected at most {MAX_STORY:,} in one article"),
        (story("A line.\n\n" * (MAX_PARTS - 1)), ""),
        (story("A line.\n\n" * (MAX_PARTS + 1)), f"expected at most {MAX_PARTS:,} in one article"),
        (story(source="x" * MAX_VALUE), ""),
        (story(source="x" * (MAX_VALUE + 1)), "20,001 characters in its source; expected at most 20,000"),
        (story(tag=[f"tag {n}" for n in range(MAX_FIELDS)]), "fields; expected at most 2,000 in one article"),
    ],
)
def test_a_story_is_read_up_to_its_bounds_and_set_aside_beyond(row, message, tmp_path):
    reading = read_one(tmp_path, "table.jsonl", row)

    assert reading.set_aside == bool(message)
    assert message in "".join(problem.message for problem in reading.problems)


def test_nothing_of_a_story_beyond_its_bounds_is_looked_at(tmp_path, monkeypatch):
    looked_at = []
    monkeypatch.setattr("generator.articles.parser.clear_body", lambda parts: looked_at.append(parts))
    monkeypatch.setattr(bounds, "MAX_STORY", 10)

    reading = read(tmp_path, {"a/x.txt": f"{HEADLINE}\n\n{TEXT}\n"})

    assert reading.set_aside == 1
    assert looked_at == []
