"""`python -m tests.benchmarks.copies FOLDER`: how copies are found, beside MinHash of rensa and a check.

Takes articles that the readers find below a folder, and makes copies of some of them, carried by another
source the next day: cut by 30 %, and with 5 % and 15 % of their words exchanged for words of other articles.
Says how many of these each way ties to their first text, and how many other pairs it takes for copies.
rensa is no part of this project: `pip install rensa==0.5.0`.
"""

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from generator.articles.reading import read_articles
from generator.content.records import Records
from generator.links.blocks import prepare_blocks
from generator.links.copies import Copies
from generator.links.descriptions import Descriptions
from generator.links.keeping import Keeping
from generator.links.linking import in_order_of_days
from generator.links.materials import Materials
from generator.links.past import Archive
from generator.links.phrases import bodies
from generator.links.reports import Reports
from generator.links.words import TOKEN
from generator.model import Article, Part
from generator.settings import Settings

SEED = 42
LEAST_WORDS = 40
"""Words of a text that copies are made of."""
RUN = 3
ALIKE = 0.4
"""Jaccard likeness of the runs from which MinHash, with the exact check, takes two texts for one."""
BANDS, HASHES = 64, 128
KINDS = {"cut by 30 %": (0.7, 0.0), "5 % of words edited": (1.0, 0.05), "15 % of words edited": (1.0, 0.15)}
"""Of each kind of copy: how much of the text is left, and how many of its words are other."""


@dataclass(frozen=True)
class Way:
    """What one way found: pairs of ids, the newer first."""

    name: str
    pairs: set[tuple[str, str]]
    seconds: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.copies", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of article files")
    parser.add_argument("--articles", type=int, default=8500, help="how many (8,500)")
    parser.add_argument("--copies", type=int, default=500, help="made copies of each kind (500)")
    parser.add_argument("--years", type=int, nargs=2, default=(1986, 1988))
    options = parser.parse_args()
    folder = options.folder.resolve()
    settings = Settings(sources=(folder.name,), years=tuple(options.years))
    found = read_articles(folder.parent, settings, Records()).articles
    some = sorted(found, key=lambda article: article.provenance.path)[: options.articles]
    made = list(make_copies(some, options.copies))
    every = in_order_of_days([*some, *made])
    ways = [_timed("news-archive", ours, every), _timed("rensa 0.5.0, exact check", with_rensa, every)]
    sys.stdout.write("\n".join(_report(some, made, ways)) + "\n")
    return 0


def make_copies(articles: Sequence[Article], number: int) -> Iterator[Article]:
    """Make copies of each kind, each of another article."""
    chance = random.Random(SEED)
    long = [a for a in articles if a.date.earliest and len(" ".join(bodies(a)).split()) >= LEAST_WORDS]
    chosen = iter(chance.sample(long, number * len(KINDS)))
    words = [word for article in chance.sample(long, 500) for word in " ".join(bodies(article)).split()]
    for place, (left, edited) in enumerate(KINDS.values()):
        for _ in range(number):
            yield _copy(next(chosen), place, left, edited, words, chance)


def _copy(
    of: Article, place: int, left: float, edited: float, words: Sequence[str], chance: random.Random
) -> Article:
    keep = int(len(" ".join(bodies(of)).split()) * left)
    parts: list[Part] = []
    for text in bodies(of):
        told = text.split()[:keep]
        keep -= len(told)
        changed = (chance.choice(words) if chance.random() < edited else word for word in told)
        parts.append(Part(kind="paragraph", text=" ".join(changed)))
    day = of.date.latest + timedelta(days=1) if of.date.latest else None
    return replace(
        of,
        id=f"{of.id}-{place}",
        parts=(*(part for part in of.parts if part.kind == "headline"), *parts),
        dateline=None,
        date=replace(of.date, earliest=day, latest=day),
        source="Another Paper",
        agency=of.source,
    )


def ours(articles: Sequence[Article]) -> set[tuple[str, str]]:
    """Find copies as a build does."""
    blocks = prepare_blocks(articles, Materials([], [], []), {}, Keeping(None))
    members = [one for block in blocks for one in block.materials]
    archive = Archive(Descriptions(blocks, Keeping(None)), members, {})
    copies = Copies(archive.columns, archive.descriptions, Reports([one.id for one in members], {}), 0)
    found = ((one.id, copies.add(number)) for number, one in enumerate(members))
    return {(id_, copy.of) for id_, copy in found if copy}


def with_rensa(articles: Sequence[Article]) -> set[tuple[str, str]]:
    """Find texts whose runs are alike: MinHash proposes, the exact likeness decides."""
    from rensa import RMinHash, RMinHashLSH

    near = RMinHashLSH(threshold=ALIKE, num_perm=HASHES, num_bands=BANDS)
    sets: list[frozenset[str]] = []
    pairs: set[tuple[str, str]] = set()
    for number, article in enumerate(articles):
        tokens = [token for text in bodies(article) for token in TOKEN.findall(text.casefold())]
        runs = frozenset(" ".join(tokens[at : at + RUN]) for at in range(len(tokens) - RUN + 1))
        hashed = RMinHash(num_perm=HASHES, seed=SEED)
        hashed.update(sorted(runs))
        likely = [other for other in near.query(hashed) if _jaccard(runs, sets[other]) >= ALIKE]
        pairs |= {(article.id, articles[other].id) for other in likely}
        near.insert(number, hashed)
        sets.append(runs)
    return pairs


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _timed(name: str, find: Callable[[Sequence[Article]], set[tuple[str, str]]], every: list[Article]) -> Way:
    start = time.process_time()
    pairs = find(every)
    return Way(name, pairs, time.process_time() - start)


def _report(articles: Sequence[Article], made: Sequence[Article], ways: Sequence[Way]) -> Iterator[str]:
    yield f"{len(articles):,} articles and {len(made):,} copies made of them"
    yield ""
    yield f"| | {' | '.join(KINDS)} | other pairs | seconds for 10,000 |"
    yield "|---" * (len(KINDS) + 3) + "|"
    total = len(articles) + len(made)
    for way in ways:
        cells = []
        for place in range(len(KINDS)):
            mine = [one.id for one in made if one.id.endswith(f"-{place}")]
            cells.append(f"{_tied(way.pairs, mine) / len(mine):.1%}")
        others = sum("-" not in newer and "-" not in older for newer, older in way.pairs)
        yield f"| {way.name} | {' | '.join(cells)} | {others:,} | {way.seconds / total * 10_000:.1f} |"


def _tied(pairs: set[tuple[str, str]], copies: Sequence[str]) -> int:
    """Count the made copies that are tied to what they were made of, in one step or by way of others."""
    near = defaultdict(set)
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    return sum(copy.rpartition("-")[0] in _reached(near, copy) for copy in copies)


def _reached(near: dict[str, set[str]], start: str) -> set[str]:
    seen, ahead = {start}, [start]
    while ahead:
        more = near.get(ahead.pop(), set()) - seen
        seen |= more
        ahead += more
    return seen


if __name__ == "__main__":
    sys.exit(main())
