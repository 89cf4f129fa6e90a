"""The development corpora, where they are beside the project; never part of it."""

import hashlib
import json
import re
import tarfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.model import Article, Date, Part
from tests.builders import UNDATED, article

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
SPORT = re.compile(
    r"\b(?:SOCCER|CRICKET|TENNIS|BASEBALL|GOLF|RUGBY|CYCLING|ATHLETICS|BASKETBALL|BOXING|HOCKEY|SQUASH|RACING"
    r"|SKIING|SNOOKER|BADMINTON|SWIMMING|VOLLEYBALL|NFL|NBA|NHL|FOOTBALL)\b"
)
DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How a figure came out."""

    value: float
    items: int
    """How many were judged: of a score, the mean of what was found and what should be."""
    counts: str
    corpus: str


def corpus_of(name: str) -> Path:
    """Find the corpus that the floors were set on."""
    return corpus(name, FLOORS["corpora"][name])


def corpus(name: str, digest: str) -> Path:
    """Find a corpus; skip the test where it is absent, and fail where it is another than was measured."""
    path = CORPORA / name
    if not path.exists():
        pytest.skip("the development corpora are not beside the project")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest, (
        f"{name} is not what the floors were set on"
    )
    return path


def member(path: Path, name: str) -> str:
    """Read one member of a packed corpus."""
    with tarfile.open(path) as archive:
        found = next(m for m in archive.getmembers() if m.name.endswith(name))
        return archive.extractfile(found).read().decode("utf-8")


def conll_documents(text: str) -> list[list[list[tuple[str, str]]]]:
    """Read the CoNLL format: of each document its sentences of (word, tag)."""
    documents = []
    for block in text.split("-DOCSTART-")[1:]:
        sentences = [s.splitlines() for s in re.split(r"\n\n+", block.partition("\n")[2].strip()) if s]
        documents.append([[(row.split()[0], row.split()[-1]) for row in rows] for rows in sentences])
    return documents


def is_sport(document: list[list[tuple[str, str]]]) -> bool:
    """Whether a document is of sport, by its headline."""
    return bool(document) and bool(SPORT.search(" ".join(word for word, _ in document[0][:3])))


def gold_names(sentence: list[tuple[str, str]]) -> set[tuple[int, int, str]]:
    """Find the names of a sentence: number of the first and of the last word, and kind; MISC is left out."""
    names, begun = set(), None
    for number, (_, tag) in enumerate([*sentence, ("", "O")]):
        if begun and (tag == "O" or tag[2:] != begun[1] or tag[0] == "B"):
            names.add((begun[0], number - 1, begun[1]))
            begun = None
        if tag != "O" and begun is None:
            begun = (number, tag[2:])
    return {name for name in names if name[2] != "MISC"}


def as_articles(documents: list[list[list[tuple[str, str]]]]) -> list[Article]:
    """Make an article of each document, its words joined by spaces, its first sentence the headline."""
    return [
        article(
            f"c{number:05}",
            when=_day(document),
            parts=tuple(
                Part(kind="paragraph" if line else "headline", text=" ".join(word for word, _ in sentence))
                for line, sentence in enumerate(document)
            ),
        )
        for number, document in enumerate(documents)
    ]


def entity_links(text: str) -> list[list[dict]]:
    """Read the labels of each document of a linking benchmark: span over the joined words, entity."""
    return [json.loads(line)["labels"] for line in text.splitlines() if line]


def _day(document: list[list[tuple[str, str]]]) -> Date:
    words = [word for sentence in document[:4] for word, _ in sentence]
    written = next((word for word in words if DAY.fullmatch(word)), "")
    if not written:
        return UNDATED
    day = date.fromisoformat(written)
    return Date(edtf=written, earliest=day, latest=day, basis="the corpus")
