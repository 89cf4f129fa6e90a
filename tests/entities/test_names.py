"""Golden cases: what the rules make of a text and of what the model marked in it."""

from pathlib import Path

import pytest
import yaml

from generator.content.records import Records
from generator.entities.ambiguities import tell_apart
from generator.entities.areas import take_areas
from generator.entities.coreference import name_article
from generator.entities.deciding.decisions import read_decisions
from generator.entities.localities import take_localities
from generator.entities.marking.sightings import find_sightings
from generator.entities.names import Names, known_names
from generator.entities.resolution import make_appearances, make_directory
from generator.entities.sports.teams import read_sports
from generator.entities.surnames import take_surnames
from generator.entities.text import read_text
from tests.entities.cases import record, spans_of, story

CASES = yaml.safe_load((Path(__file__).parent / "names.yml").read_text(encoding="utf-8"))


def appearances_in(case):
    of = story("aaaaaa", *case["text"], headline=case.get("headline", ""))
    records = Records(entities=tuple(record(*row) for row in case.get("records", ())))
    ruling = read_decisions(records)
    text = read_text(of)
    sightings = find_sightings(text, spans_of(of, case["marked"]), Names(known_names(records)))
    sightings = take_surnames(text, tell_apart(take_localities(text, sightings)))
    sightings = take_areas(text, sightings)
    sightings = read_sports(text, sightings)
    named = name_article(text, sightings, lambda one, other: "")
    return [a for a, _ in make_appearances(of, named, make_directory(records, ruling), ruling)]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_names_come_out_as_a_reader_would_say(case):
    found = appearances_in(case)
    assert [[a.mention.text, a.mention.kind, a.entity] for a in found] == case["names"]


@pytest.mark.parametrize(
    "case", [c for c in CASES if "reasons" in c], ids=[c["case"] for c in CASES if "reasons" in c]
)
def test_each_reason_says_which_rule_and_which_words(case):
    found = appearances_in(case)
    for words, reason in case["reasons"]:
        assert reason in [a.reason for a in found if a.mention.text == words]
