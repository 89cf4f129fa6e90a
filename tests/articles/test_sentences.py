"""Sentences, by golden cases and by what must hold of any text."""

import itertools
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.sentences import find_sentences

CASES = yaml.safe_load((Path(__file__).parent / "sentences.yml").read_text(encoding="utf-8"))
PIECES = [
    "a",
    "A",
    "1",
    " ",
    "\n",
    "\t",
    ".",
    "!",
    "?",
    "…",
    "。",
    '"',
    "“",
    "”",
    "(",
    ")",
    "Mr. ",
    "U.S.",
    "The ",
]
NEWS = st.lists(st.sampled_from(PIECES)).map("".join)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_text_is_cut_into_sentences(case):
    assert [case["text"][s.start : s.end] for s in find_sentences(case["text"])] == case["sentences"]


@given(st.one_of(st.text(), NEWS))
def test_every_character_but_space_lies_in_exactly_one_sentence(text):
    spans = find_sentences(text)
    assert "".join(re.sub(r"\s", "", text[s.start : s.end]) for s in spans) == re.sub(r"\s", "", text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(not text[s.start].isspace() and not text[s.end - 1].isspace() for s in spans)
