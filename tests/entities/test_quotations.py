"""Who said what, by golden cases and across paragraphs."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.records import Records
from generator.entities.speech.quotations import find_quotations
from generator.model import Dateline
from tests.builders import article
from tests.entities.cases import find, record, story

CASES = yaml.safe_load((Path(__file__).parent / "quotations.yml").read_text(encoding="utf-8"))
RECORDS = Records(
    entities=(
        record("jane-doe", "person", "Jane Doe"),
        record("john-roe", "person", "John Roe"),
        record("jack-poe", "person", "Jack Poe"),
        record("acme-corp", "organization", "Acme Corp"),
    )
)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_quotations_come_out_with_their_speakers(case, tmp_path):
    texts = [case["text"]] if isinstance(case["text"], str) else case["text"]
    told = {"headline": case.get("headline", ""), "authors": tuple(case.get("authors", ()))}
    found = find(tmp_path, [story("aaaaaa", *texts, **told)], records=RECORDS).quotations
    assert [_row(one, begins) for one, (begins, *_) in zip(found, case["quotations"], strict=False)] == case[
        "quotations"
    ]
    assert len(found) == len(case["quotations"])
    assert all(one.reason for one in found)


def _row(one, begins):
    text = "~" + one.text if one.kind == "indirect" else one.text
    return [begins if text.startswith(begins) else text, one.speaker, one.speaker_text, one.cue]


def test_an_open_mark_does_not_turn_the_next_paragraph_inside_out(tmp_path):
    of = story(
        "aaaaaa",
        '"Normal visa services at both posts will be suspended.',
        '"We are confident in the services," Jane Doe said, "and that will not change soon."',
    )
    texts = [quotation.text for quotation in find(tmp_path, [of], records=RECORDS).quotations]
    assert texts[1:] == ['"We are confident in the services,"', '"and that will not change soon."']


def test_indirect_speech_begins_behind_the_dateline(tmp_path):
    opening = "TOKYO, March 23 (Reuters) - "
    dateline = Dateline(part=0, end=len(opening), text=opening.rstrip(" -"), place="Tokyo")
    of = story("aaaaaa", f"{opening}The plant would close in May, Jane Doe said.", dateline=dateline)
    (said,) = find(tmp_path, [of], records=RECORDS).quotations
    assert said.text == "The plant would close in May"


def test_a_speaker_is_looked_for_behind_the_dateline(tmp_path):
    opening = "WASHINGTON, March 23 (UPI) - "
    dateline = Dateline(part=0, end=len(opening), text=opening.rstrip(" -"), place="Washington")
    text = f'{opening}In answer to the plan, Jane Doe went home, saying: "We have to be ready for it."'
    (said,) = find(tmp_path, [story("aaaaaa", text, dateline=dateline)], records=RECORDS).quotations
    assert said.speaker == "jane-doe"


PIECES = st.sampled_from(
    ['"', "“", "”", "«", "»", "‘", "’", "'", "''", "„", "said ", "Jane Doe ", "he ", "that ", ". ", ", ",
     "? ", "according to ", "We will go ", "the plan was late ", " ", "(R-Fla.) ", "<ACME.T> ", ": ", "who "]
)  # fmt: skip


@given(st.lists(st.lists(PIECES, max_size=30).map("".join), min_size=1, max_size=4))
def test_whatever_the_marks_quotations_lie_in_order_and_hold_the_articles_words(texts):
    of = article("aaaaaa", *texts)
    found = find_quotations(of, [])
    for one in found:
        assert one.text == of.parts[one.part].text[one.start : one.end] != ""
        place = one.speaker_place
        assert place is None or of.parts[place.part].text[place.start : place.end]
    direct = [(one.part, one.start, one.end) for one in found if one.kind == "direct"]
    assert all(a[:2] < b[:2] and (a[0] < b[0] or a[2] <= b[1]) for a, b in pairwise(direct))


@pytest.mark.parametrize(
    "piece", ['"', "'a ", '" said ', "“x ", '"Go," Jane Doe said. ', "said that he said, "]
)
def test_a_long_paragraph_of_marks_takes_no_more_than_its_length(piece):
    """Work grows with the length: ten times the text makes no more than twenty times the steps."""
    assert _steps(piece * 1500) < 20 * _steps(piece * 150)


def _steps(text):
    counted = 0

    def count(*_):
        nonlocal counted
        counted += 1

    of = article("aaaaaa", text)
    sys.setprofile(count)
    try:
        find_quotations(of, [])
    finally:
        sys.setprofile(None)
    return counted
