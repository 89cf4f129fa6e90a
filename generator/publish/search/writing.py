"""The files of the search index, each written only when what it holds has changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.cache import Cache, cache_key
from generator.mapping import map_batches
from generator.progress import Tick
from generator.publish.search.cards import cut_blocks, make_cards
from generator.publish.search.documents import Document, Documents
from generator.publish.search.encoding import digest, first_number, framed, to_json
from generator.publish.search.facts import (
    FACTS_TOGETHER,
    NAMED,
    NAMES_TOGETHER,
    Indexed,
    make_facts,
    make_names,
)
from generator.publish.search.folder import File, Folder, Lying
from generator.publish.search.noting import Notes, keep_notes, read_notes
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
from generator.stored import digest as digest_of

FOLDER = "search-index"
ROOT = "root"
FEW = 6
"""Segments that are worked out sooner than other processes are started."""
FORMAT = 1
"""Of the files; `theme/assets/search/` reads no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenIndex:
    """How many files an index has, how many of them were written, and their bytes."""

    files: int
    written: int
    bytes: int


class _Segment(NamedTuple):
    number: int
    """Even for articles, odd for pages, so that neither moves the other."""
    digest: str
    """Of all that is known of its documents."""
    documents: Sequence[Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """How the runs of segments are found."""

    noted: Mapping[str, str]
    """By the digest of a segment at the last build, that of what its run depends on."""
    cache: Cache
    jobs: int
    tick: Tick
    depends: dict[str, str] = field(default_factory=dict)
    """The same at this build."""


def write_search_index(
    site: Path, documents: Documents, cache: Cache, *, jobs: int = 1, tick: Tick = lambda _: None
) -> WrittenIndex:
    """Bring the folder of the index in a site to hold these documents."""
    families = [_numbered(documents.articles, 0), _numbered(documents.pages, 1)]
    noted = read_notes(cache)
    folder = Folder(site / FOLDER, noted.files)
    digests = tuple(segment.digest for family in families for segment in family)
    if noted.files and digests == noted.segments and folder.is_as_noted():
        tick(len(documents.articles) + len(documents.pages))
        return _written(noted.files, 0)
    work = _Work(noted=noted.runs, cache=cache, jobs=jobs, tick=tick)
    for file in _files(documents, families, work):
        folder.put(file)
    folder.clear()
    keys = tuple(_key(segment) for family in families for segment in family)
    keep_notes(cache, Notes(segments=digests, runs=work.depends, keys=keys, files=folder.kept))
    return _written(folder.kept, folder.written)


def _written(files: Mapping[str, Lying], written: int) -> WrittenIndex:
    size = sum(file.size for file in files.values())
    return WrittenIndex(files=len(files), written=written, bytes=size)


def _files(documents: Documents, families: Sequence[Sequence[_Segment]], work: _Work) -> Iterator[File]:
    """Yield every file of the index; the root, which tells of the others, comes last."""
    segments = sorted(segment for family in families for segment in family)
    runs = _runs(segments, work)
    fingerprints: list[str] = []
    root: dict[str, object] = {"format": FORMAT}

    def noted(file: File) -> File:
        fingerprints.append(f"{file.name} {file.digest}")
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
        yield noted(File.of(f"names/{part.name}", part.file))
    yield noted(File.of("often", make_most_often(documents.pages)))
    yield noted(File.of("common", make_common_words(_counts(runs.values()))))
    root |= {"words": words, "names": names, "months": _span(documents.articles), "named": NAMED}
    root["version"] = digest("\n".join(sorted(fingerprints)).encode())
    yield File.of(ROOT, framed(to_json(root)))


def _numbered(documents: Sequence[Document], odd: int) -> list[_Segment]:
    segments = enumerate(cut_segments(documents))
    return [_Segment(2 * number + odd, digest_of(some), some) for number, some in segments]


def _runs(segments: Sequence[_Segment], work: _Work) -> dict[int, Run]:
    """Find the run of each segment: in the store where the segment is as it was, else anew."""
    runs: dict[int, Run] = {}
    missing: list[_Segment] = []
    for segment in segments:
        known = work.noted.get(segment.digest) or segment_digest(segment.documents)
        work.depends[segment.digest] = known
        key = _key(segment)
        row = work.cache.get([key]).get(key)
        if isinstance(row, dict) and row.get("digest") == known:
            runs[segment.number] = run_of_row(row)
            work.tick(len(segment.documents))
        else:
            missing.append(segment)
    workers = work.jobs if len(missing) > FEW else 1
    made = map_batches(_make_runs, [one.documents for one in missing], jobs=workers, batch=1)
    for segment, (run,) in zip(missing, made, strict=True):
        runs[segment.number] = run
        work.cache.put({_key(segment): {"digest": work.depends[segment.digest], **run_to_row(run)}})
        work.tick(len(segment.documents))
    return runs


def _make_runs(segments: Sequence[Sequence[Document]]) -> list[Run]:
    return [make_run(segment) for segment in segments]


def _key(segment: _Segment) -> str:
    # By its number, not by what it holds: a new run takes the place of the old one.
    return cache_key("a run of the search index", str(segment.number))


def _card_files(kind: str, family: Sequence[_Segment], runs: dict[int, Run]) -> Iterator[File]:
    indexed = []
    for number, segment in enumerate(family):
        blocks = cut_blocks(segment.documents)
        lengths = runs[segment.number].lengths
        indexed.append(Indexed(documents=segment.documents, lengths=lengths, blocks=blocks))
        for block, data in enumerate(make_cards(segment.documents, blocks)):
            yield File.of(f"cards/{kind}{number}-{block}", data)
    for start in range(0, len(indexed), FACTS_TOGETHER):
        data = make_facts(indexed[start : start + FACTS_TOGETHER])
        yield File.of(f"facts/{kind}{start // FACTS_TOGETHER}", data)


def _named_files(family: Sequence[_Segment], pages: Sequence[Document]) -> Iterator[File]:
    places = {page.key: number for number, page in enumerate(pages) if page.count > 1 and page.kind in NAMED}
    for start in range(0, len(family), NAMES_TOGETHER):
        some = [segment.documents for segment in family[start : start + NAMES_TOGETHER]]
        yield File.of(f"named/{start // NAMES_TOGETHER}", make_names(some, places))


def _shard_files(shard: Shard) -> Iterator[File]:
    yield File.of(f"words/{shard.name}", shard.words)
    yield File.of(f"places/{shard.name}", shard.places)


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
