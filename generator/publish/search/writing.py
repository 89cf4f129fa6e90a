"""The files of the search index, each made again only when what it holds has changed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.cache import Cache, program_key
from generator.progress import Tick
from generator.publish.search.comparing import compare
from generator.publish.search.documents import Document, Documents
from generator.publish.search.encoding import digest, framed, to_json
from generator.publish.search.facts import NAMED, find_places
from generator.publish.search.filing import Filing
from generator.publish.search.folder import DamagedError, File, Folder, Lying
from generator.publish.search.holding import StaleError, Store
from generator.publish.search.noting import Noted, Notes, keep_notes, read_notes
from generator.publish.search.segments import FAMILIES, Segment, number_segments
from generator.publish.search.suggestions import make_common_words, make_most_often, make_titles

FOLDER = "search-index"
ROOT = "root"
FORMAT = 2
"""Of the files; `theme/assets/search/` reads no other."""


class WrittenIndex(Struct, frozen=True, kw_only=True):
    """How many files an index has, how many of them were written, and their bytes."""

    files: int
    written: int
    bytes: int


def write_search_index(
    site: Path, documents: Documents, cache: Cache, *, jobs: int = 1, tick: Tick = lambda _: None
) -> WrittenIndex:
    """Bring the folder of the index in a site to hold these documents."""
    segments = number_segments(documents)
    noted = read_notes(cache)
    folder = Folder(site / FOLDER, noted.files)
    if folder.is_as_noted():
        if [one.digest for one in segments] == [one.digest for one in noted.segments]:
            tick(len(documents.articles) + len(documents.pages))
            return _written(noted.files, 0)
    else:
        noted = Notes()
    try:
        notes = _write(documents, segments, noted, folder, Store(cache=cache, jobs=jobs, tick=tick))
    except (StaleError, DamagedError) as error:
        folder = Folder(site / FOLDER, noted.files, is_trusted=not isinstance(error, DamagedError))
        again = Store(cache=cache, jobs=jobs, tick=lambda _: None)
        notes = _write(documents, segments, Notes(), folder, again)
    folder.clear()
    keep_notes(cache, notes)
    return _written(folder.kept, folder.written)


def _written(files: Mapping[str, Lying], written: int) -> WrittenIndex:
    size = sum(file.size for file in files.values())
    return WrittenIndex(files=len(files), written=written, bytes=size)


def _write(
    documents: Documents, segments: Sequence[Segment], before: Notes, folder: Folder, store: Store
) -> Notes:
    """Write every file that changed; the root, which tells of the others, comes last."""
    found = compare(segments, before, store)
    filing = Filing(segments=segments, found=found, before=before, folder=folder, store=store)
    places = _places(segments)
    filing.put_cards()
    filing.put_facts()
    filing.put_named(places)
    words = filing.put_words()
    names = filing.put_names()
    folder.put(File.of("often", make_most_often(documents.pages)))
    folder.put(File.of("titles", make_titles(documents.pages, places)))
    folder.put(File.of("common", make_common_words(words.values())))
    root = {
        "format": FORMAT,
        **{kind: _family(found.segments, segments, odd) for odd, kind in enumerate(FAMILIES)},
        "words": [border.first for border in words],
        "names": [border.first for border in names],
        "months": _span(documents.articles),
        "named": NAMED,
        "version": _version(folder.kept),
    }
    folder.put(File.of(ROOT, framed(to_json(root))))
    return Notes(
        program=program_key(),
        segments=found.segments,
        words=tuple(words),
        usual=tuple(words.values()),
        names=names,
        files=folder.kept,
    )


def _places(segments: Sequence[Segment]) -> dict[str, int]:
    """Give numbers to the pages by which articles are counted."""
    found: dict[str, int] = {}
    for one in segments:
        if one.number % 2:
            found |= find_places(one.number // 2, ((page.key, page.count) for page in one.documents))
    return found


def _family(noted: Sequence[Noted], segments: Sequence[Segment], odd: int) -> dict[str, object]:
    return {
        "segments": [one.name[1:] for one in segments if one.number % 2 == odd],
        "sizes": [len(one.documents) for one in segments if one.number % 2 == odd],
        "words": sum(one.words for one in noted if one.number % 2 == odd),
    }


def _version(files: Mapping[str, Lying]) -> str:
    return digest("\n".join(sorted(f"{path} {one.digest}" for path, one in files.items())).encode())


def _span(articles: Sequence[Document]) -> list[int]:
    """Give the first and the last month of all articles; nothing where none is known."""
    known = [month for article in articles for month in article.months if month]
    return [min(known), max(known)] if known else []
