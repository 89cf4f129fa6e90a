"""Pictures that are written into a page itself, as `data:` addresses; taken out of it before it is read."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote_to_bytes

from msgspec import Struct, field

from generator.articles.pictures.pictures import MAX_PICTURE_BYTES, describe_picture
from generator.model import PictureFile

ADDRESS = re.compile(
    r"data:(?P<type>image/[\w.+-]{1,40})(?:;[\w=.+-]{1,40}){0,5}?(?P<coded>;base64)?,(?P<data>[^\"'<>\s)]*)",
    re.IGNORECASE,
)
TAG = re.compile(r"<(?P<name>[a-zA-Z][\w-]*)\b[^<>]*?data:image/[^<>]*>", re.IGNORECASE)
STYLE = re.compile(r"<style\b[^<>]*>.*?(?:</style\s*>|\Z)", re.IGNORECASE | re.DOTALL)
PICTURES = frozenset({"img", "source"})
IN_BYTES = re.compile(rb"data:image/[^\"'<>\s)]+", re.IGNORECASE)
LEAST = 50
"""Pixels: a smaller one only holds the place of a picture that a script would have loaded."""
MOST = 2_000
"""Pictures of one page."""


class Lifted(Struct):
    """A page with short addresses in place of its inline pictures, and the pictures by those addresses."""

    html: str
    files: dict[str, PictureFile] = field(default_factory=dict)


def lift_pictures(html: str, path: str, member: str) -> Lifted:
    """Take what is written as an address out of a page's tags, so that the page is as long as its words.

    Of a page's styles nothing is used: those that hold such addresses are left out.
    """
    lifted = Lifted(html=html)
    if ADDRESS.search(html):
        html = STYLE.sub(lambda style: "" if "data:" in style.group().lower() else style.group(), html)
        lifted.html = TAG.sub(partial(_lift_from, lifted, path, member), html)
    return lifted


def _lift_from(lifted: Lifted, path: str, member: str, tag: "re.Match[str]") -> str:
    is_picture = tag["name"].lower() in PICTURES
    return ADDRESS.sub(lambda found: _lift(lifted, found, path, member) if is_picture else "", tag.group())


def _lift(lifted: Lifted, found: "re.Match[str]", path: str, member: str) -> str:
    data = _decoded(found)
    kind = found["type"].lower()
    checksum = hashlib.sha256(data).hexdigest()[:16]
    name = f"{checksum}.{kind.partition('/')[2]}"
    known = describe_picture(data, path, "/".join(filter(None, (member, name))))
    is_kept = isinstance(known, PictureFile) and min(known.width, known.height) >= LEAST
    short = f"data:{kind},{checksum}"
    if isinstance(known, PictureFile) and is_kept and len(lifted.files) < MOST:
        lifted.files[short] = known
    return short


def _decoded(found: "re.Match[str]") -> bytes:
    """Take the bytes of an address; none where they are not coded as it says."""
    words = found["data"]
    if len(words) > MAX_PICTURE_BYTES * 2:
        return b""
    data = unquote_to_bytes(words)
    if not found["coded"]:
        return data
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        return b""


def list_inline(data: bytes) -> Iterator[bytes]:
    """Yield the bytes of the pictures that stand in a page's own text."""
    for address in IN_BYTES.findall(data):
        found = ADDRESS.fullmatch(address.decode("ascii", "replace"))
        if found:
            yield _decoded(found)
