"""Who is quoted in passages as newspapers print them."""

from pathlib import Path

import pytest
import yaml

from generator.content.records import Records
from tests.entities.cases import find, record, story

CASES = yaml.safe_load((Path(__file__).parent / "passages.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_passage_gives_its_quotations_with_their_speakers(case, tmp_path):
    named = [("person", name) for name in case.get("people", ())]
    named += [("organization", name) for name in case.get("organizations", ())]
    records = Records(
        entities=tuple(record(f"n{number}", kind, name) for number, (kind, name) in enumerate(named))
    )
    texts = [case["text"]] if isinstance(case["text"], str) else case["text"]
    of = story("aaaaaa", *texts, language=case.get("language", "en"))
    names = {f"n{number}": name for number, (_, name) in enumerate(named)}
    found = [one for one in find(tmp_path, [of], records=records).quotations if one.kind == "direct"]
    rows = [[one.text, names.get(one.speaker, ""), one.speaker_text] for one in found]
    assert len(rows) == len(case["quotations"]), rows
    for row, expected in zip(rows, case["quotations"], strict=True):
        assert row[0].startswith(expected[0])
        assert row[1] == expected[1], rows
        assert row[2] in expected[2:] or len(expected) == 2, rows
