"""`python -m tests.quality.ties FOLDER`: look-alikes and related articles beside what was read by hand.

FOLDER holds the Reuters stories of 1987 as tools/reuters_articles.py writes them, by number of file. It takes
some minutes, as all 16,000 are read and linked: look-alikes are months apart.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.articles.reading import read_articles
from generator.cache import Cache
from generator.content.records import Records
from generator.entities.finding import find_entities
from generator.links.linking import link_articles
from generator.model import Link
from generator.quality import interval
from generator.settings import Settings

GOLD = Path(__file__).parent / "gold"
FIRST = 3
"""Related articles of each that are judged: the first that its page lists."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.ties", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of article files")
    parser.add_argument("--store", type=Path, required=True, help="a file for what the language model found")
    options = parser.parse_args()
    folder = options.folder.resolve()
    settings = Settings(sources=(folder.name,), years=(1986, 1988))
    read = read_articles(folder.parent, settings, Records())
    store = Cache(options.store)
    found = find_entities(read.articles, settings, Records(), store, jobs=2)
    store.close()
    links = link_articles(
        read.articles, found.entities, found.appearances, found.quotations, settings, chains=read.chains
    ).links
    files = {one.id: Path(one.provenance.path).stem for one in read.articles}
    lines = [*_look_alikes(links, files)]
    for gold in ("related.tsv", "related-judged.tsv"):
        lines += _related(gold, links, files)
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def read_gold(name: str) -> dict[tuple[str, str], str]:
    """Read the judgement on each pair of files, the newer first."""
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {(newer, older): judgement for newer, older, judgement in rows}


def _look_alikes(links: tuple[Link, ...], files: Mapping[str, str]) -> Iterator[str]:
    gold = read_gold("look-alikes.tsv")
    shown = {(files[one.source], files[one.target]) for one in links if one.kind == "look-alike"}
    told = Counter((judgement, pair in shown) for pair, judgement in gold.items())
    for judgement in sorted(set(gold.values())):
        total = told[judgement, True] + told[judgement, False]
        yield f"read as {judgement}: {told[judgement, True]} of {total} are shown as look-alikes"
    yield f"shown and not read: {len(shown - gold.keys())} of {len(shown)}"


def _related(name: str, links: tuple[Link, ...], files: Mapping[str, str]) -> Iterator[str]:
    gold = read_gold(name)
    judged = {newer for newer, _ in gold}
    first: dict[str, list[Link]] = {}
    for link in links:
        if link.kind == "related" and files[link.source] in judged:
            first.setdefault(link.source, []).append(link)
    shown = [
        gold.get((files[link.source], files[link.target]), "not read")
        for some in first.values()
        for link in sorted(some, key=lambda one: -one.weight)[:FIRST]
    ]
    told = Counter(shown)
    read = len(shown) - told["not read"]
    span = interval(told["related"], read)
    yield (
        f"{name}: of the first {FIRST} related of {len(first)} articles:"
        f" {told['related']} of {read} are related"
        f" ({told['related'] / (read or 1):.1%}; {span.low:.0%} to {span.high:.0%});"
        f" {told['not read']} not read"
    )


if __name__ == "__main__":
    sys.exit(main())
