"""Who said what, by golden cases and across paragraphs."""

from pathlib import Path

import pytest
import yaml

from generator.content.records import Records
from generator.model import Dateline
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
    found = find(tmp_path, [story("aaaaaa", *texts)], records=RECORDS).quotations
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
