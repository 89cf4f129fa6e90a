"""Pictures at hand: what makes one, and how an address in an article finds it; none is decoded."""

import hashlib
import posixpath
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urljoin

from msgspec import Struct, field

from generator.articles.files import read_bytes
from generator.articles.link_targets import file_of
from generator.articles.pictures.rasters import read_raster
from generator.errors import UnreadableFile
from generator.model import PictureFile, Provenance

MAX_PICTURE_BYTES = 20 * 1024 * 1024
"""Of one picture; a page with a larger one keeps its reader waiting."""
KINDS = "JPEG, PNG, GIF, WebP or AVIF"
DRAWING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!DOCTYPE\s+)?svg\b", re.DOTALL
)
WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
ELSEWHERE = "it lies on another site"
OUTSIDE = "its address leads out of the folder of articles"
MISSING = "no such picture lies beside the article"


class Absent(Struct, frozen=True):
    """Why a picture is not kept here."""

    reason: str
    is_fault: bool = False
    """Whether there is a file that a person may want to put right."""
    place: str = ""
    """That file, as a picture file is named: its path, or that of its package and in it."""


class Shelf(Struct):
    """The pictures that lie beside articles on the disk, or in the package that is being read."""

    root: Path
    members: dict[str, PictureFile | Absent] = field(default_factory=dict)
    """By path, that of the package first."""
    captured: dict[str, PictureFile | Absent] = field(default_factory=dict)
    """By address on the web: those that the same web archive holds."""
    listed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known: dict[str, PictureFile | Absent] = field(default_factory=dict)
    asked: int = 0
    """How often an article had a look at what lies beside it."""

    def find(self, origin: Provenance, source: str, address: str, base: str = "") -> PictureFile | Absent:
        """Find the picture that an article in a source folder names by an address.

        `base` is the address from which a web archive captured the article.
        """
        address = address.strip()
        if not address:
            return Absent("its source gives no address for it")
        if base and self.captured:
            return self._find_captured(address, base)
        if WEB.match(address):
            return Absent(ELSEWHERE)
        if address.lower().startswith("data:"):
            return Absent("it is written into the text itself, and is no whole picture of 50 pixels and more")
        if SCHEME.match(address) or address[:1] in ("/", "\\"):
            return Absent(OUTSIDE)
        bare = re.split(r"[?#]", address, maxsplit=1)[0]
        for path in dict.fromkeys((unquote(bare), bare, unquote(address))):
            found = self._find_path(origin, source, path.replace("\\", "/"))
            if not isinstance(found, Absent) or found.reason != MISSING:
                return found
        return Absent(MISSING)

    def _find_captured(self, address: str, base: str) -> PictureFile | Absent:
        try:
            whole = urljoin(base, address).partition("#")[0]
        except ValueError:
            return Absent(ELSEWHERE)
        places = (whole, whole.replace("http:", "https:", 1), whole.replace("https:", "http:", 1))
        return next((self.captured[one] for one in places if one in self.captured), Absent(ELSEWHERE))

    def _find_path(self, origin: Provenance, source: str, path: str) -> PictureFile | Absent:
        if not path or "\0" in path:
            return Absent(MISSING)
        if path.startswith("/") or SCHEME.match(path):
            return Absent(OUTSIDE)
        name = posixpath.normpath(posixpath.join(posixpath.dirname(file_of(origin)), path))
        if origin.member:
            is_inside = name.startswith(f"{origin.path}/")
            return self.members.get(name, Absent(MISSING)) if is_inside else Absent(OUTSIDE)
        if not name.startswith(f"{source}/"):
            return Absent(OUTSIDE)
        self.asked += 1
        if name not in self.known:
            self.known[name] = self._on_disk(name, source)
        return self.known[name]

    def _on_disk(self, name: str, source: str) -> PictureFile | Absent:
        place = source
        for step in name.removeprefix(f"{source}/").split("/"):
            known = self._step(place, step)
            if isinstance(known, Absent):
                return known
            place = f"{place}/{known}"
        try:
            if not (self.root / place).resolve().is_relative_to((self.root / source).resolve()):
                return Absent("it is a link to a place outside the folder of articles", is_fault=True)
            data = read_bytes(self.root, place, most=MAX_PICTURE_BYTES, expected="a smaller picture")
        except UnreadableFile as error:
            return Absent(str(error).partition(";")[0], is_fault=True, place=place)
        except (OSError, RuntimeError):
            return Absent("it cannot be opened", is_fault=True, place=place)
        return describe_picture(data, place)

    def _step(self, place: str, step: str) -> str | Absent:
        """Find a name in a folder, else the only one that differs in case or in how accents are written."""
        if place not in self.listed:
            try:
                paths = [path.name for path in (self.root / place).iterdir()]
                self.listed[place] = tuple(sorted(name for name in paths if not name.startswith(".")))
            except OSError:
                self.listed[place] = ()
        if step in self.listed[place]:
            return step
        close = [name for name in self.listed[place] if _folded(name) == _folded(step)]
        if len(close) > 1:
            names = ", ".join(f"'{name}'" for name in close)
            return Absent(f"{names} differ from it in case only; none is named exactly so", is_fault=True)
        return close[0] if close else Absent(MISSING)


def choose_address(addresses: Iterable[str]) -> str:
    """Of the addresses of one picture choose the first that may be at hand, else the first of all."""
    known = [address.strip() for address in addresses if address.strip()]
    return next((one for one in known if not WEB.match(one)), known[0] if known else "")


def describe_picture(data: bytes, path: str, member: str = "") -> PictureFile | Absent:
    """Say what a picture is, or why it cannot be kept."""
    place = f"{path}/{member}" if member else path
    if len(data) > MAX_PICTURE_BYTES:
        return Absent(f"it holds more than {MAX_PICTURE_BYTES:,} bytes", is_fault=True, place=place)
    raster = read_raster(data)
    if raster is None and DRAWING.match(data[:4096]):
        return Absent("it is a drawing (SVG), which may act", is_fault=True, place=place)
    if raster is None:
        return Absent(f"its first bytes are of no {KINDS} picture", is_fault=True, place=place)
    return PictureFile(
        path=path,
        member=member,
        checksum=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=raster.media_type,
        width=raster.width,
        height=raster.height,
    )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
