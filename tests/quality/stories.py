"""Running stories, measured on Reuters stories whose pairs were read by hand."""

import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from generator.articles.reading import read_articles
from generator.cache import Cache
from generator.content.records import Records
from generator.entities.finding import find_entities
from generator.links.linking import Linked, link_articles
from generator.settings import Settings

GOLD = Path(__file__).parent / "gold"
SKIPPED = 8_900
"""Stories before those that the figures are stated on; the rules were developed on these."""


@cache
def gold_pairs(name: str) -> tuple[tuple[str, str, str, str], ...]:
    """Read pairs: the files of the newer and the older story, the judgement, and what it was read for."""
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if not line.startswith("#"))


@cache
def linked(packed: Path, tool: Path) -> tuple[Linked, dict[str, str]]:
    """Link the later stories of the corpus; give the id of each file's article."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        command = [sys.executable, tool, packed, root / "a", "--skip", str(SKIPPED)]
        subprocess.run(command, check=True, capture_output=True)
        settings = Settings(sources=("a",), years=(1980, 2026))
        read = read_articles(root, settings, Records())
        store = Cache(root / "cache.db")
        found = find_entities(read.articles, settings, Records(), store, jobs=2)
        store.close()
    made = link_articles(
        read.articles, found.entities, found.appearances, found.quotations, settings, chains=read.chains
    )
    return made, {Path(one.provenance.path).stem: one.id for one in read.articles}


def judged_pairs(packed: Path, tool: Path, wanted: str) -> list[tuple[bool, bool]]:
    """Tell of each pair that was read for something whether it is of one story, and whether it is put so."""
    made, ids = linked(packed, tool)
    story = {article: thread.id for thread in made.threads for article in thread.articles}
    return [
        (judgement == "same", story.get(ids[newer], newer) == story.get(ids[older], older))
        for newer, older, judgement, part in gold_pairs("threads.tsv")
        if part == wanted
    ]
