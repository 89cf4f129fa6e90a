"""Which part of a message holds the story, as text, and which parts are left shut."""

from collections.abc import Iterator, Sequence
from email.message import Message

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.decoding import decode
from generator.articles.formats import Item, SourceText
from generator.articles.html.bodies import Story, read_html, read_plain
from generator.articles.mail.mail_headers import unfold
from generator.articles.mail.mail_history import split_parts, split_text
from generator.articles.mail.message_pictures import Shelved, by_name, describe_images, with_files
from generator.articles.pictures.pictures import Absent
from generator.errors import UnreadableFile
from generator.model import Cut, Part, Picture, PictureFile

MAX_DEPTH = 20
"""Parts within parts; forwarded newsletters have about five."""
STUB = 2
"""A plain text with less than one in so many of the words of the HTML beside it only stands in for it."""
ATTACHED = "it is attached to the message"
BROKEN = ("InvalidBase64PaddingDefect", "InvalidBase64CharactersDefect", "InvalidBase64LengthDefect")


class Body(Struct, frozen=True, kw_only=True):
    """What a message says, and how the first of its texts was decoded."""

    story: Story
    source: SourceText


class _Leaf(Struct, frozen=True, kw_only=True):
    html: bool
    text: str
    source: SourceText


def read_parts(message: Message, item: Item, headline: str) -> Body:
    """Read the parts that hold the story; raise `UnreadableFile` where none does or one is broken."""
    images = describe_images(message, item.path, item.member)
    leaves: list[_Leaf] = []
    cuts: list[Cut] = []
    for found in _chosen(message, item, 0):
        if isinstance(found, Cut):
            cuts.append(found)
        else:
            leaves.append(found)
    parts: list[Part] = []
    for leaf in leaves:
        story = _read(leaf, headline if not parts else "")
        parts += story.parts
        cuts += [*leaf.source.cuts, *story.cuts]
    if not any(part.text for part in parts):
        raise UnreadableFile("the message holds no text; expected a part of text/plain or text/html.")
    parts = [*with_files(parts, by_name(images)), *_other_pictures(message, item, parts, images)]
    cuts += [
        Cut(text=one.image.file_name, reason=f"a picture that is not kept: {one.found.reason}")
        for one in images
        if isinstance(one.found, Absent)
    ]
    return Body(
        story=Story(parts=tuple(parts), cuts=tuple(cuts)),
        source=replace(leaves[0].source, item=item, text="", cuts=()),
    )


def _other_pictures(
    message: Message, item: Item, told: list[Part], images: Sequence[Shelved]
) -> Iterator[Part]:
    """Yield the captions of pictures that the story's own text does not name."""
    named = {part.picture.address for part in told if part.picture}
    files = by_name(images)
    for leaf in _html_leaves(message, item) if files else ():
        for part in with_files(_read(leaf, "").parts, files):
            if part.picture and part.picture.file and part.picture.address not in named:
                named.add(part.picture.address)
                yield part
    for one in images:
        if isinstance(one.found, PictureFile) and named.isdisjoint(one.image.names):
            picture = Picture(address=one.image.file_name, file=one.found, basis=ATTACHED)
            yield Part(kind="caption", text=one.image.title, picture=picture)


def _html_leaves(message: Message, item: Item) -> Iterator[_Leaf]:
    for part in message.walk():
        if part.get_content_type() == "text/html" and not _is_attached(part):
            yield from _leaf(part, item, html=True)


def _read(leaf: _Leaf, headline: str) -> Story:
    """Read one part's text without what a mail program put round the story."""
    if leaf.html:
        return split_parts(read_html(leaf.text, headline))
    text, cuts = split_text(leaf.text)
    story = read_plain(text, headline)
    return Story(parts=story.parts, cuts=cuts + story.cuts)


def _chosen(message: Message, item: Item, depth: int) -> Iterator[_Leaf | Cut]:
    """Yield the texts that make up the story in order, and a cut for whatever else is attached."""
    if depth > MAX_DEPTH:
        raise UnreadableFile(f"its parts are nested more than {MAX_DEPTH} deep; expected fewer.")
    kind = message.get_content_type()
    if message.get_content_maintype() == "image":
        return
    if _is_attached(message):
        yield Cut(text=_name(message), reason="attachment, not opened")
    elif message.is_multipart() and kind == "multipart/alternative":
        yield from _alternative(message, item, depth)
    elif message.is_multipart():
        for part in message.get_payload():
            yield from _chosen(part, item, depth + 1)  # type: ignore[arg-type]
    elif kind in {"text/plain", "text/html"}:
        yield from _leaf(message, item, kind == "text/html")
    elif kind.startswith("multipart/"):
        raise UnreadableFile("its parts are not set apart as it declares; expected lines with its boundary.")
    else:
        yield Cut(text=_name(message), reason="attachment, not opened")


def _alternative(message: Message, item: Item, depth: int) -> Iterator[_Leaf | Cut]:
    """Of several forms of one text take the plain one, unless it only stands in for the HTML."""
    found = [one for part in message.get_payload() for one in _chosen(part, item, depth + 1)]  # type: ignore[arg-type]
    plain = [one for one in found if isinstance(one, _Leaf) and not one.html]
    html = [one for one in found if isinstance(one, _Leaf) and one.html]
    yield from (one for one in found if isinstance(one, Cut))
    if not plain or not html:
        yield from plain or html
    elif _words(plain) * STUB < _words(html):
        yield from html
        for one in plain:
            yield Cut(text=" ".join(one.text.split()), reason="only stands in for the HTML of the message")
    else:
        yield from plain


def _words(leaves: list[_Leaf]) -> int:
    return sum(len(part.text.split()) for leaf in leaves for part in _read(leaf, "").parts)


def _leaf(message: Message, item: Item, html: bool) -> Iterator[_Leaf]:
    data = message.get_payload(decode=True)
    assert isinstance(data, bytes)
    broken = [type(defect).__name__ for defect in message.defects if type(defect).__name__ in BROKEN]
    if broken:
        raise UnreadableFile("its text is broken base64; expected a whole message.")
    if not data.strip():
        return
    charset = message.get_content_charset("")
    source = decode(replace(item, data=data, encoding="" if charset == "us-ascii" else charset))
    text = source.text if html else _flowed(message, source.text)
    yield _Leaf(html=html, text=text, source=source)


def _flowed(message: Message, text: str) -> str:
    """Join lines that end in a space, as RFC 3676 lets mail programs break them."""
    if str(message.get_param("format", "")).lower() != "flowed":
        return text
    gone = str(message.get_param("delsp", "")).lower() == "yes"
    lines: list[str] = []
    open_ = False
    for line in text.split("\n"):
        bare = line[1:] if line.startswith(" ") else line
        if open_ and not bare.startswith(">"):
            lines[-1] += bare
        else:
            lines.append(bare)
        open_ = bare.endswith(" ") and bare != "-- "
        if open_ and gone:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _is_attached(message: Message) -> bool:
    if message.get_content_maintype() == "message":
        return True
    return message.get_content_disposition() == "attachment" or bool(
        message.get_content_maintype() != "multipart" and message.get_filename()
    )


def _name(message: Message) -> str:
    name = unfold(message.get_filename() or "")
    return f"{name} ({message.get_content_type()})" if name else message.get_content_type()
