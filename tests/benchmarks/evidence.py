"""`python -m tests.benchmarks.evidence`: dates, bylines and texts of real files against what is known.

Reads the corpora beside the project (`../shared`): the wire stories of 1987 against the agency's own dates,
the stories of 2016 against their metadata, 181 web pages against their true text with trafilatura alone
beside it, and the authors of agency files against what people read in them. Dates that are not equal are
counted by the rule they rest on; `--list` names their files.
"""

import argparse
import csv
import gzip
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.articles.formats import Item
from generator.articles.reading import Reading, read_articles
from generator.articles.web.web import read_web_page
from generator.content.records import Records
from generator.model import Article
from generator.settings import Settings
from tests.articles.test_real_evidence import NINJS_AUTHORS
from tests.articles.web.test_benchmark import BODY, HOUSE, compare, pages, score

SHARED = Path(__file__).parents[3] / "shared"
CORPORA = SHARED / "corpora"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.evidence", description=__doc__)
    parser.add_argument("--list", action="store_true", help="name each file whose date is another")
    options = parser.parse_args()
    if not CORPORA.exists():
        parser.error("the corpora are not beside the project")
    for told in (wire, stories, web_pages, agencies):
        for line in told(options.list):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    return 0


def wire(is_listed: bool) -> Iterator[str]:
    """Measure the dates of 15,997 stories whose year is only in the folder's name."""
    with tempfile.TemporaryDirectory() as place:
        root, labels = Path(place), Path(place) / "labels.jsonl"
        corpus = CORPORA / "reuters21578-000-017.tar.xz"
        tool = SHARED / "tools/reuters_articles.py"
        command = [sys.executable, tool, corpus, root / "a", "--labels", labels]
        subprocess.run(command, check=True, capture_output=True)
        rows = map(json.loads, labels.read_text(encoding="utf-8").splitlines())
        known = {f"a/{row['path']}": date.fromisoformat(row["date"]) for row in rows}
        yield from _dates("Wire stories of Reuters, 1987", read(root), known, is_listed)


def stories(is_listed: bool) -> Iterator[str]:
    """Measure dates and bylines of 924 stories of 2016 in plain text."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        unpack("polnear-train-dev", root / "corpus")
        (table,) = root.rglob("metadata.tsv")
        rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t")
        known = {
            f"a/{row['filename'].removesuffix('.txt')}.txt": date.fromisoformat(row["publication_date"])
            for row in rows
            if row["publication_date"]
        }
        (root / "a").mkdir()
        for file in sorted((root / "corpus").rglob("text/*.txt")):
            file.rename(root / "a" / file.name)
        reading = read(root)
        yield from _dates("Stories of 2016 (PolNeAR)", reading, known, is_listed)
        texts = {a.id: (root / a.provenance.path).read_text(encoding="utf-8") for a in reading.articles}
        named = [(a, name) for a in reading.articles for name in a.authors]
        right = sum(name in texts[article.id] for article, name in named)
        having = len({article.id for article, _ in named})
        yield f"  bylines: {having:,} stories with {len(named):,} authors, {right:,} of them in the text"


def web_pages(is_listed: bool) -> Iterator[str]:
    """Measure the text of 181 pages by the benchmark's own scorer, and how many state date and author."""
    from trafilatura import extract

    ours, alone, found = [], [], Counter()
    for data, true in pages():
        raw = read_web_page(Item(path="a/page.html", data=data, checksum=""), HOUSE).articles[0]
        ours.append(compare(true, "\n".join(part.text for part in raw.parts if part.kind in BODY)))
        text = extract(data.decode(), include_comments=False, favor_precision=True)
        alone.append(compare(true, text or ""))
        found.update({field.name for field in raw.fields})
    yield f"181 web pages: F1 {score(ours):.4f}; trafilatura alone {score(alone):.4f}"
    stated = ", ".join(f"{name} {found[name]}" for name in ("headline", "date", "author", "source", "url"))
    yield f"  stated by the page: {stated}"
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        unpack("article-extraction-benchmark", root / "corpus")
        (root / "a").mkdir()
        for file in sorted((root / "corpus").rglob("*.html.gz")):
            (root / "a" / file.name).with_suffix("").write_bytes(gzip.decompress(file.read_bytes()))
        articles = read(root).articles
        exact = [a for a in articles if a.date.earliest and a.date.earliest == a.date.latest]
        doubtful = [a for a in articles if any(not one.agrees for one in a.date.candidates)]
        none = len(articles) - len(exact)
        yield f"  dates: {len(exact)} to the day, {none} not; {len(doubtful)} contradicted, and told so"
        for article in articles if is_listed else ():
            if article not in exact:
                yield f"    {article.provenance.path}: {article.date.edtf or 'no date'}. {article.date.basis}"


def agencies(is_listed: bool) -> Iterator[str]:
    """Measure the authors of the examples of ninjs and NewsML-G2."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        unpack("iptc-ninjs-examples", root / "a")
        found = dict(_authors(read(root), "examples/"))
        right = sum(found.get(name) == names for name, names in NINJS_AUTHORS.items())
        others = {names for name, names in found.items() if name not in NINJS_AUTHORS} or "none"
        yield f"ninjs examples: authors right in {right} of {len(NINJS_AUTHORS)} files; others name {others}"
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        unpack("iptc-newsml-g2-examples", root / "a")
        reading = read(root)
        found = dict(_authors(reading, "a/"))
        yield f"NewsML-G2 examples: {len(reading.articles)} articles, {len(found)} with authors:"
        yield from (f"  {Path(path).name}: {', '.join(names)}" for path, names in sorted(found.items()))


def read(root: Path) -> Reading:
    """Read the files below `a/`; nothing but they has a say."""
    return read_articles(root, Settings(sources=("a",)), Records())


def unpack(name: str, folder: Path) -> None:
    with tarfile.open(CORPORA / f"{name}.tar.xz") as opened:
        opened.extractall(folder, filter="data")


def _authors(reading: Reading, below: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
    """Name the authors by file, also where the file is another version of an article."""
    known = {article.id: article.authors for article in reading.articles if article.authors}
    places = [(article.id, article.provenance.path) for article in reading.articles]
    places += [(one.article, one.provenance.path) for one in reading.versions]
    yield from ((path.rpartition(below)[2], known[id_]) for id_, path in places if id_ in known)


def _dates(title: str, reading: Reading, known: Mapping[str, date], is_listed: bool) -> Iterator[str]:
    gaps: dict[str, list[Article]] = defaultdict(list)
    articles = [article for article in reading.articles if article.provenance.path in known]
    for article in articles:
        gaps[_gap(article, known[article.provenance.path])].append(article)
    total = reading.found
    dated = total - len(gaps["not dated to the day"]) - (total - len(articles))
    equal, near = len(gaps["equal"]), len(gaps["equal"]) + len(gaps["a day off"])
    yield f"{title}: {total:,} found, {len(articles):,} with a known date"
    yield f"  dated {dated / total:.2%}, equal {equal / total:.2%}, within a day {near / total:.2%}"
    for gap in sorted(gaps.keys() - {"equal"}):
        yield f"  {gap}: {len(gaps[gap]):,}"
        bases = Counter(_kind(article) for article in gaps[gap])
        yield from (f"    {count:,}: {basis}" for basis, count in bases.most_common(8))
        if is_listed:
            for article in gaps[gap]:
                yield f"      {article.provenance.path}: {article.date.edtf or 'none'}. {article.date.basis}"


def _gap(article: Article, true: date) -> str:
    if not article.date.earliest or article.date.earliest != article.date.latest:
        return "not dated to the day"
    days = abs((article.date.earliest - true).days)
    return "equal" if not days else "a day off" if days == 1 else "further off"


def _kind(article: Article) -> str:
    """Name the rule that a date rests on, without the words that it read."""
    words = article.date.basis
    for rule in (
        "The day is the dateline's",
        "there is no such day",
        "Nothing in the file",
        "The file's path",
    ):
        if rule in words:
            return rule
    return words[:60]


if __name__ == "__main__":
    sys.exit(main())
