"""The files of the search index, each written only when what it holds has changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

from generator.cache import Cache, cache_key
from generator.mapping import map_batches
from generator.progress import Tick
from generator.publish.search.cards import cut_blocks, make_cards
from generator.publish.search.documents import Document, Documents
from generator.publish.search.encoding import (
    HEAD_SIZE,
    digest,
    first_number,
    framed,
    packed_digest,
    squeeze,
    to_json,
)
from generator.publish.search.facts import (
    FACTS_TOGETHER,
    NAMED,
    NAMES_TOGETHER,
    Indexed,
    make_facts,
    make_names,
)
from generator.publish.search.segments import (
    KEYED,
    Run,
    cut_segments,
    make_run,
    run_of_row,
    run_to_row,
    segment_digest,
)
from generator.publish.search.shards import Shard, make_shards
from generator.publish.search.suggestions import make_common_words, make_most_often, make_name_shards
from generator.publish.whole_files import write_whole

FOLDER = "search-index"
ROOT = "root"
SUFFIX = ".bin"
FEW = 6
"""Segments that are worked out sooner than other processes are started."""
STATE = cache_key("the search index as it was last written")
FORMAT = 1
"""Of the files; `theme/assets/search/` reads no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenIndex:
    """How many files an index has, how many of them were written, and their bytes."""

    files: int
    written: int
    bytes: int


class _File(NamedTuple):
    name: str
    data: bytes


class _Segment(NamedTuple):
    number: int
    """Even for articles, odd for pages, so that neither moves the other."""
    documents: Sequence[Document]


def write_search_index(
    site: Path, documents: Documents, cache: Cache, *, jobs: int = 1, tick: Tick = lambda _: None
) -> WrittenIndex:
    """Bring the folder of the index in a site to hold these documents."""
    folder = site / FOLDER
    before = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    made_from = _fingerprint(documents)
    if cache.get([STATE]).get(STATE) == [made_from, len(before), sum(before.values())]:
        tick(len(documents.articles) + len(documents.pages))
        return WrittenIndex(files=len(before), written=0, bytes=sum(before.values()))
    kept: dict[Path, int] = {}
    written = 0
    for file in _files(documents, cache, jobs, tick):
        path = folder / f"{file.name}{SUFFIX}"
        if path in before and _holds(path, file.data):
            kept[path] = before[path]
            continue
        kept[path] = _write(path, squeeze(file.data))
        written += 1
    for path in sorted(before.keys() - kept.keys()):
        path.unlink()
    cache.put({STATE: [made_from, len(kept), sum(kept.values())]})
    return WrittenIndex(files=len(kept), written=written, bytes=sum(kept.values()))


def _fingerprint(documents: Documents) -> str:
    """Give the digest of all that the index is made from: the documents, and the program that makes it."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    parts = [module.read_text(encoding="utf-8") for module in modules]
    names = [field.name for field in fields(Document)]
    for some in (documents.articles, documents.pages):
        parts += [to_json([getattr(one, name) for name in names]) for one in some]
    return digest("\0".join(parts).encode("utf-8", "surrogatepass"))


def _holds(path: Path, data: bytes) -> bool:
    with path.open("rb") as file:
        return packed_digest(file.read(HEAD_SIZE)) == digest(data)


def _write(path: Path, data: bytes) -> int:
    write_whole(path, data)
    return len(data)


def _files(documents: Documents, cache: Cache, jobs: int, tick: Tick) -> Iterator[_File]:
    """Yield every file of the index; the root, which tells of the others, comes last."""
    families = [_numbered(documents.articles, 0), _numbered(documents.pages, 1)]
    segments = sorted(segment for family in families for segment in family)
    runs = _runs(segments, cache, jobs, tick)
    fingerprints: list[str] = []
    root: dict[str, object] = {"format": FORMAT}

    def noted(file: _File) -> _File:
        fingerprints.append(f"{file.name} {digest(file.data)}")
        return file

    for kind, family in zip("ap", families, strict=True):
        lengths = [sum(runs[one.number].lengths) for one in family]
        root[kind] = {"sizes": [len(one.documents) for one in family], "words": sum(lengths)}
        yield from map(noted, _card_files(kind, family, runs))
    yield from map(noted, _named_files(families[0], documents.pages))
    words, names = [], []
    for shard in make_shards((one.number, runs[one.number]) for one in segments):
        words.append([shard.first, shard.name])
        yield from map(noted, _shard_files(shard))
    for part in make_name_shards(documents.pages):
        names.append([part.first, part.name])
        yield noted(_File(f"names/{part.name}", part.file))
    yield noted(_File("often", make_most_often(documents.pages)))
    yield noted(_File("common", make_common_words(_counts(runs.values()))))
    root |= {"words": words, "names": names, "months": _span(documents.articles), "named": NAMED}
    root["version"] = digest("\n".join(sorted(fingerprints)).encode())
    yield _File(ROOT, framed(to_json(root)))


def _numbered(documents: Sequence[Document], odd: int) -> list[_Segment]:
    return [_Segment(2 * number + odd, some) for number, some in enumerate(cut_segments(documents))]


def _runs(segments: Sequence[_Segment], cache: Cache, jobs: int, tick: Tick) -> dict[int, Run]:
    """Find the run of each segment: in the store where the segment is as it was, else anew."""
    runs: dict[int, Run] = {}
    missing: list[_Segment] = []
    for segment in segments:
        key = _key(segment)
        row = cache.get([key]).get(key)
        if isinstance(row, dict) and row.get("digest") == segment_digest(segment.documents):
            runs[segment.number] = run_of_row(row)
            tick(len(segment.documents))
        else:
            missing.append(segment)
    workers = jobs if len(missing) > FEW else 1
    made = map_batches(_make_runs, [one.documents for one in missing], jobs=workers, batch=1)
    for segment, (run,) in zip(missing, made, strict=True):
        runs[segment.number] = run
        cache.put({_key(segment): {"digest": segment_digest(segment.documents), **run_to_row(run)}})
        tick(len(segment.documents))
    return runs


def _make_runs(segments: Sequence[Sequence[Document]]) -> list[Run]:
    return [make_run(segment) for segment in segments]


def _key(segment: _Segment) -> str:
    # By its number, not by what it holds: a new run takes the place of the old one.
    return cache_key("a run of the search index", str(segment.number))


def _card_files(kind: str, family: Sequence[_Segment], runs: dict[int, Run]) -> Iterator[_File]:
    indexed = []
    for number, segment in enumerate(family):
        blocks = cut_blocks(segment.documents)
        lengths = runs[segment.number].lengths
        indexed.append(Indexed(documents=segment.documents, lengths=lengths, blocks=blocks))
        for block, data in enumerate(make_cards(segment.documents, blocks)):
            yield _File(f"cards/{kind}{number}-{block}", data)
    for start in range(0, len(indexed), FACTS_TOGETHER):
        data = make_facts(indexed[start : start + FACTS_TOGETHER])
        yield _File(f"facts/{kind}{start // FACTS_TOGETHER}", data)


def _named_files(family: Sequence[_Segment], pages: Sequence[Document]) -> Iterator[_File]:
    places = {page.key: number for number, page in enumerate(pages) if page.count > 1 and page.kind in NAMED}
    for start in range(0, len(family), NAMES_TOGETHER):
        some = [segment.documents for segment in family[start : start + NAMES_TOGETHER]]
        yield _File(f"named/{start // NAMES_TOGETHER}", make_names(some, places))


def _shard_files(shard: Shard) -> Iterator[_File]:
    yield _File(f"words/{shard.name}", shard.words)
    yield _File(f"places/{shard.name}", shard.places)


def _counts(runs: Iterable[Run]) -> Counter[str]:
    """Count for each word the documents that have it."""
    counts = Counter[str]()
    for run in runs:
        for word, postings in zip(run.words, run.postings, strict=True):
            if not word.startswith(KEYED):
                counts[word] += first_number(postings)
    return counts


def _span(articles: Sequence[Document]) -> list[int]:
    """Give the first and the last month of all articles; nothing where none is known."""
    known = [month for article in articles for month in article.months if month]
    return [min(known), max(known)] if known else []
