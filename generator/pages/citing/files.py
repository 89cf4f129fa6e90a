"""Files of citations: all articles of a month, a source, a story or an entity, in all formats."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from operator import attrgetter
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.pages.borders import Entry, find_borders
from generator.pages.catalogue import Catalogue
from generator.pages.citing.bibtex import format_bibtex
from generator.pages.citing.citation import Citation, cite
from generator.pages.citing.csl import format_csl
from generator.pages.citing.ris import format_ris
from generator.pages.collections import ALL, Collection
from generator.pages.listing import day_steps
from generator.pages.page import DataFile

FOLDER = "citations"
SUFFIX = ".zip"
UNIX, READABLE = 3, 0o644 << 16
ID = attrgetter("id")
MOST = 1_000
"""Articles in one file; 1,000 take less than 1 MB in any format, and some 100 KB packed."""


def _join_bibtex(citations: Sequence[Citation]) -> str:
    return "\n\n".join(map(format_bibtex, citations)) + "\n"


def _join_ris(citations: Sequence[Citation]) -> str:
    return "".join(map(format_ris, citations))


def _join_csl(citations: Sequence[Citation]) -> str:
    return format_csl(citations) + "\n"


FORMATS: Mapping[str, tuple[str, Callable[[Sequence[Citation]], str]]] = {
    "bib": ("BibTeX", _join_bibtex),
    "ris": ("RIS", _join_ris),
    "json": ("CSL-JSON", _join_csl),
}
"""By suffix: the format's name, and what writes it."""
PACKED = f"{', '.join(name for name, _ in FORMATS.values())} (zip)"


class CitationFile(NamedTuple):
    """Which citations stand in one file."""

    path: str
    ids: tuple[str, ...]
    """Of the articles, newest first."""
    name: str
    """What tells it from others of its collection; empty for that of the newest."""


def cut_citations(collection: Collection) -> list[CitationFile]:
    """Divide the citations of a collection into files that stay as they are when an article comes elsewhere.

    None of the archive as a whole, whose months hold them.
    """
    if collection.page == ALL:
        return []
    articles = collection.articles
    ids = tuple(map(ID, articles))
    is_long = len(ids) > MOST
    entries = (
        [Entry(id_, day_steps(one.date), 1) for id_, one in zip(ids, articles, strict=True)]
        if is_long
        else []
    )
    borders = find_borders(entries, MOST) if is_long else []
    places = [0, *(border.at for border in borders), len(articles)]
    return [
        CitationFile(
            path=f"{FOLDER}/{collection.name}{f'--{name}' if name else ''}{SUFFIX}",
            ids=ids[start:end],
            name=name,
        )
        for start, end, name in zip(places, places[1:], ["", *(b.name for b in borders)], strict=False)
    ]


def citation_file(catalogue: Catalogue, files: Mapping[str, Sequence[str]], path: str) -> Iterator[DataFile]:
    """Pack the citations of a file, the oldest first."""
    articles = [catalogue.articles[id_] for id_ in reversed(files[path])]
    citations = [cite(one, catalogue.addresses, catalogue.site) for one in articles]
    yield DataFile(path=path, data=_pack(path.rpartition("/")[2].removesuffix(SUFFIX), citations))


def list_files(files: Iterable[CitationFile]) -> list[dict[str, object]]:
    """List the files of a collection with what is in them and their addresses, the newest first."""
    return [{"format": f"zip {one.name}" if one.name else PACKED, "url": one.path} for one in files]


def _pack(name: str, citations: Sequence[Citation]) -> bytes:
    """Pack the formats; the same citations give the same bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for suffix, (_, write) in FORMATS.items():
            one = ZipInfo(f"{name}.{suffix}")  # without a clock: 1980, as the format begins
            one.compress_type, one.create_system, one.external_attr = ZIP_DEFLATED, UNIX, READABLE
            archive.writestr(one, write(citations))
    return packed.getvalue()
