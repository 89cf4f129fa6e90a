"""Who said what, by golden cases and across paragraphs."""

from pathlib import Path

import pytest
import yaml

from generator.content.records import Records
from tests.entities.cases import find, record, story

CASES = yaml.safe_load((Path(__file__).parent / "quotations.yml").read_text(encoding="utf-8"))
RECORDS = Records(
    entities=(record("jane-doe", "person", "Jane Doe"), record("acme-corp", "organization", "Acme Corp"))
)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_quotations_come_out_with_their_speakers(case, tmp_path):
    found = find(tmp_path, [story("aaaaaa", case["text"])], records=RECORDS).quotations
    assert len(found) == len(case["quotations"])
    for quotation, (begins, speaker, words, cue) in zip(found, case["quotations"], strict=True):
        assert quotation.text.startswith(begins)
        assert (quotation.speaker, quotation.speaker_text, quotation.cue) == (speaker, words, cue)
        assert quotation.reason


def test_an_open_mark_does_not_turn_the_next_paragraph_inside_out(tmp_path):
    of = story(
        "aaaaaa",
        '"Normal visa services at both posts will be suspended.',
        '"We are confident in the services," Jane Doe said, "and that will not change soon."',
    )
    texts = [quotation.text for quotation in find(tmp_path, [of], records=RECORDS).quotations]
    assert texts[1:] == ['"We are confident in the services,"', '"and that will not change soon."']
