"""The bytes of pictures, found again by their checksum where they lie: in a file, a package or a message."""

import hashlib
from collections.abc import Collection, Iterator
from email import message_from_bytes, policy
from email.message import Message
from pathlib import Path

from msgspec import Struct

from generator.articles.files import read_bytes
from generator.articles.formats import Item
from generator.articles.mail.mail import split_messages
from generator.articles.mail.message_pictures import list_images
from generator.articles.packages.packages import unpack
from generator.articles.pictures.pictures import MAX_PICTURE_BYTES
from generator.articles.web.inline_pictures import list_inline
from generator.model import PictureFile


class PictureBytes(Struct, frozen=True):
    """One picture, and what its bytes are known by."""

    checksum: str
    data: bytes


def read_pictures(root: Path, path: str, wanted: Collection[PictureFile]) -> Iterator[PictureBytes]:
    """Read the wanted pictures of one file, one at a time; raise `UnreadableFile` where it cannot be read."""
    left = {file.checksum for file in wanted}
    for data in _candidates(root, path, is_alone=not any(file.member for file in wanted)):
        checksum = hashlib.sha256(data).hexdigest()
        if checksum in left:
            left.discard(checksum)
            yield PictureBytes(checksum, data)
        if not left:
            return


def _candidates(root: Path, path: str, *, is_alone: bool) -> Iterator[bytes]:
    if is_alone:
        yield read_bytes(root, path, most=MAX_PICTURE_BYTES, expected="a smaller picture")
        return
    item = Item(path=path, data=read_bytes(root, path), checksum="")
    for one in unpack(item):
        if isinstance(one, Item):
            yield one.data
            yield from _in_messages(one)
            yield from _in_page(one)


def _in_page(item: Item) -> Iterator[bytes]:
    """Yield the pictures in a page's own text, which two bytes a letter may be written in."""
    yield from list_inline(item.data.replace(b"\0", b""))


def _payload(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data.replace(b"\0", b"") if isinstance(data, bytes) else b""


def _in_messages(item: Item) -> Iterator[bytes]:
    """Yield the images of a message, of each message in a mailbox, or of a page saved as one file."""
    if b"image/" not in item.data.lower():
        return
    for data in dict.fromkeys((*split_messages(item.data), item.data)):
        try:
            message = message_from_bytes(data, policy=policy.compat32)
            yield from (image.data for image in list_images(message))
            for part in message.walk():
                if part.get_content_type() == "text/html":
                    yield from list_inline(_payload(part))
        except (ValueError, LookupError, RecursionError, TypeError, AttributeError):
            continue
