"""Files of citations: all articles of a month, a source, a story or an entity, in all formats."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.citing.bibtex import format_bibtex
from generator.pages.citing.citation import Citation, cite
from generator.pages.citing.csl import format_csl
from generator.pages.citing.ris import format_ris
from generator.pages.collections import ALL, Collection
from generator.pages.page import DataFile

FOLDER = "citations"
SUFFIX = ".zip"
UNIX, READABLE = 3, 0o644 << 16
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


def citation_files(catalogue: Catalogue, collection: Collection) -> Iterator[DataFile]:
    """Pack the citations of a collection; none of the archive as a whole, whose months hold them."""
    if collection.page == ALL:
        return
    for number, articles in enumerate(_cuts(collection), start=1):
        citations = [cite(one, catalogue.addresses, catalogue.site) for one in articles]
        path = _path(collection, number)
        yield DataFile(path=path, data=_pack(path.rpartition("/")[2].removesuffix(SUFFIX), citations))


def list_files(collection: Collection) -> list[dict[str, object]]:
    """List the files of a collection with what is in them and their addresses, the oldest first."""
    if collection.page == ALL:
        return []
    count = len(list(_cuts(collection)))
    return [
        {"format": PACKED if number == 1 else f"zip {number}", "url": _path(collection, number)}
        for number in range(1, count + 1)
    ]


def _cuts(collection: Collection) -> Iterator[Sequence[Article]]:
    """Cut from the oldest on, so that an article that comes changes only the last file."""
    oldest_first = collection.articles[::-1]
    for start in range(0, len(oldest_first), MOST):
        yield oldest_first[start : start + MOST]


def _pack(name: str, citations: Sequence[Citation]) -> bytes:
    """Pack the formats; the same citations give the same bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for suffix, (_, write) in FORMATS.items():
            one = ZipInfo(f"{name}.{suffix}")  # without a clock: 1980, as the format begins
            one.compress_type, one.create_system, one.external_attr = ZIP_DEFLATED, UNIX, READABLE
            archive.writestr(one, write(citations))
    return packed.getvalue()


def _path(collection: Collection, number: int) -> str:
    name = collection.name if number == 1 else f"{collection.name}--{number}"
    return f"{FOLDER}/{name}{SUFFIX}"
