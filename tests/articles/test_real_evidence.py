"""Dates and authors of real files against what is known of them; the floors are what was measured."""

import csv
import gzip
import tarfile
from datetime import date
from pathlib import Path

import pytest

from generator.articles.reading import Reading, read_articles
from generator.content.records import Records
from generator.settings import Settings

CORPORA = Path(__file__).parent.parent.parent.parent / "shared" / "corpora"
NINJS_AUTHORS = {
    "1.4/ninjsExComplex1.json": ("Paulo Santalucia", "Frances d'Emilio"),
    "1.4/ninjsExComplex2.json": ("Paulo Santalucia", "Frances d'Emilio"),
    "1.4/ninjsExMediumText1.json": ("Paulo Santalucia", "Frances d'Emilio"),
    "1.4/ninjsExSimpleText1.json": ("Paulo Santalucia", "Frances d'Emilio"),
    "2.1/ninjsExSimpleText_2.json": ("Paulo Santalucia", "Frances d'Emilio"),
    "3.0/ninjsExSimpleText_3.json": ("Paulo Santalucia", "Frances d'Emilio"),
    "2.1/dpa_text.json": ("Christian Hollmann",),
    "3.0/dpa_text.json": ("Christian Hollmann",),
}
"""As people read them in the examples; one more names Trond Husø, all others none."""


def unpack(name: str, folder: Path) -> Path:
    archive = CORPORA / f"{name}.tar.xz"
    if not archive.exists():
        pytest.skip("the examples lie outside the project, in ../shared")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return folder


def read(root: Path) -> Reading:
    return read_articles(root, Settings(sources=("a",)), Records())


@pytest.mark.slow
def test_stories_of_2016_are_dated_and_their_authors_are_in_the_text(tmp_path):
    folder = unpack("polnear-train-dev", tmp_path / "corpus")
    (table,) = folder.rglob("metadata.tsv")
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    known = {row["filename"]: row["publication_date"] for row in rows}
    (tmp_path / "a").mkdir()
    for file in folder.rglob("text/*.txt"):
        file.rename(tmp_path / "a" / file.name)
    reading = read(tmp_path)
    days = {Path(a.provenance.path).stem: a.date.earliest for a in reading.articles}
    told = {name: date.fromisoformat(known[name]) for name in days if name in known}

    assert len(told) >= 900
    assert all(days[name] == day for name, day in told.items())
    for article in reading.articles:
        text = (tmp_path / article.provenance.path).read_text(encoding="utf-8")
        assert all(name in text for name in article.authors), article.provenance.path


@pytest.mark.slow
def test_saved_pages_are_dated_by_what_they_state_and_never_otherwise(tmp_path):
    folder = unpack("article-extraction-benchmark", tmp_path / "corpus")
    (tmp_path / "a").mkdir()
    for file in folder.rglob("*.html.gz"):
        page = gzip.decompress(file.read_bytes())
        (tmp_path / "a" / file.name).with_suffix("").write_bytes(page)
    articles = read(tmp_path).articles
    dated = [a for a in articles if a.date.earliest and a.date.earliest == a.date.latest]
    named = [name for article in articles for name in article.authors]

    assert len(dated) >= 160
    assert all(date(2000, 1, 1) <= a.date.earliest <= date(2020, 12, 31) for a in dated)
    assert sum(any(not one.agrees for one in a.date.candidates) for a in articles) <= 2
    assert len(named) >= 95
    assert not {"Al Jazeera", "Business Insider", "CBS Detroit", "Telegraph Sport"} & set(named)


@pytest.mark.slow
def test_authors_of_agency_files_are_named_as_people_read_them(tmp_path):
    unpack("iptc-ninjs-examples", tmp_path / "a")
    reading = read(tmp_path)
    authors = {article.id: article.authors for article in reading.articles if article.authors}
    # The same item stands there in several versions of the format: one article, and its repeats.
    places = [(article.id, article.provenance.path) for article in reading.articles]
    places += [(one.article, one.provenance.path) for one in reading.versions]
    found = {path.rpartition("examples/")[2]: authors[id_] for id_, path in places if id_ in authors}
    expected = NINJS_AUTHORS

    assert {name: found.get(name) for name in expected} == expected
    assert {n: a for n, a in found.items() if n not in expected and a != ("Trond Husø",)} == {}
