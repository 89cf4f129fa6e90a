"""Pictures inside a message or a page saved as one file: MIME parts that are images."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from email.message import Message
from urllib.parse import unquote, urljoin

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.mail.mail_headers import unfold
from generator.articles.pictures.pictures import Absent, describe_picture
from generator.model import Part, PictureFile


class Image(Struct, frozen=True, kw_only=True):
    """One image inside a message, and the names by which the message's HTML may call it."""

    data: bytes
    names: tuple[str, ...]
    title: str = ""
    """As the message describes it."""
    file_name: str = ""


class Shelved(Struct, frozen=True, kw_only=True):
    """An image, and the picture it is, if it can be kept."""

    image: Image
    found: PictureFile | Absent


def list_images(message: Message) -> Iterator[Image]:
    """Yield the parts of a message that are images; messages inside of it are not opened."""
    for part in _images(message):
        data = part.get_payload(decode=True)
        name = unfold(part.get_filename() or "")
        yield Image(
            data=data if isinstance(data, bytes) else b"",
            names=tuple(_names(part)),
            title=" ".join(unfold(str(part.get("Content-Description") or "")).split())[:500],
            file_name=name or part.get_content_type(),
        )


def describe_images(message: Message, path: str, member: str) -> tuple[Shelved, ...]:
    """Say of each image in a message what it is, or why it cannot be kept."""
    return tuple(
        Shelved(
            image=image,
            found=describe_picture(image.data, path, "/".join(filter(None, (member, image.file_name)))),
        )
        for image in list_images(message)
    )


def by_name(shelved: Iterable[Shelved]) -> dict[str, PictureFile]:
    """Arrange the images that can be kept by each of their names."""
    return {
        name: one.found for one in shelved if isinstance(one.found, PictureFile) for name in one.image.names
    }


def with_files(parts: Sequence[Part], files: Mapping[str, PictureFile], base: str = "") -> tuple[Part, ...]:
    """Give pictures the files that are called by their addresses."""
    return tuple(_with_file(part, files, base) for part in parts)


def _with_file(part: Part, files: Mapping[str, PictureFile], base: str) -> Part:
    picture = part.picture
    if picture is None or picture.file or not files:
        return part
    address = picture.address
    try:
        calls = [address, urljoin(base, address), unquote(address)]
    except ValueError:
        calls = [address]
    file = next((files[call] for call in calls if call in files), None)
    return part if file is None else replace(part, picture=replace(picture, file=file))


def _images(message: Message) -> Iterator[Message]:
    if message.get_content_maintype() == "image":
        yield message
    elif message.is_multipart() and message.get_content_maintype() == "multipart":
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _images(part)


def _names(part: Message) -> Iterator[str]:
    """Yield what HTML calls a part: the address of its content, or `cid:` and its id."""
    for header, start in (("Content-ID", "cid:"), ("Content-Location", "")):
        value = str(part.get(header) or "").strip().strip("<>").strip()
        if value:
            yield start + value
