"""Real wire stories of 1987 against the dates their agency gave them."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.articles.reading import read_articles
from generator.content.records import Records
from generator.settings import Settings

SHARED = Path(__file__).parent.parent.parent.parent / "shared"
STORIES = 15_997


@pytest.mark.slow
def test_wire_stories_are_dated_as_their_agency_dates_them(tmp_path):
    tool, corpus = SHARED / "tools/reuters_articles.py", SHARED / "corpora/reuters21578-000-017.tar.xz"
    if not (tool.exists() and corpus.exists()):
        pytest.skip("the wire stories lie outside the project, in ../shared")
    labels = tmp_path / "labels.jsonl"
    command = [sys.executable, tool, corpus, tmp_path / "a", "--labels", labels]
    subprocess.run(command, check=True, capture_output=True)
    gold = {(row := json.loads(line))["path"]: row["date"] for line in labels.read_text().splitlines()}

    reading = read_articles(tmp_path, Settings(sources=("a",)), Records())
    days = [
        abs((a.date.earliest - date.fromisoformat(gold[a.provenance.path.removeprefix("a/")])).days)
        for a in reading.articles
        if a.date.earliest and a.date.earliest == a.date.latest
    ]

    assert reading.found == STORIES
    assert len(days) >= 0.995 * STORIES
    assert sum(d == 0 for d in days) >= 0.97 * STORIES
    assert sum(d <= 1 for d in days) >= 0.996 * STORIES
    assert all(a.date.basis and a.date.candidates for a in reading.articles)
    # Two of them have no headline of their own.
    assert sum(article.headline_is_supplied for article in reading.articles) <= 2
