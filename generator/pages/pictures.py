"""Pictures of articles: their addresses on the site, and their figures, with what the source says of them."""

import html
from collections.abc import Iterable

from generator.model import Article, Picture, PictureFile
from generator.pages.markdown import Markdown, escape, relative
from generator.pages.page import SiteFile

FOLDER = "pictures"
DIGITS = 16
"""Of a picture's checksum, in its address: the same picture is kept once, however many articles show it."""
SUFFIXES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
}


def picture_address(file: PictureFile) -> str:
    """Name a picture by what it holds, relative to the site's root; no word of its source is in its name."""
    return f"{FOLDER}/{file.checksum[:DIGITS]}.{SUFFIXES[file.media_type]}"


def picture_files(articles: Iterable[Article]) -> tuple[SiteFile, ...]:
    """List the files of all pictures that articles show, each once."""
    found = {
        picture_address(file): SiteFile(path=picture_address(file), checksum=file.checksum, size=file.size)
        for article in articles
        for part in article.parts
        if part.picture and (file := part.picture.file)
    }
    return tuple(found[path] for path in sorted(found))


def compose_figure(picture: Picture, caption: str, page: str) -> Markdown:
    """Compose a picture above its caption, or the caption of one that is not kept here.

    `caption` is Markdown; `page` is the path of the page that the figure stands on.
    """
    facts = [picture.credit] if picture.credit else []
    facts += [picture.rights] if picture.rights and picture.rights != picture.credit else []
    lines = [_image(picture, picture.file, page)] if picture.file else []
    words = [caption] if caption else []
    if facts:
        words.append(f'<span class="credit">{escape(" · ".join(facts))}</span>')
    if picture.file is None:
        words.append(f'<span class="reason">Picture not kept here: {escape(picture.basis)}</span>')
    if words:
        lines.append(f'<figcaption markdown="span">{" ".join(words)}</figcaption>')
    return Markdown("\n".join(['<figure class="picture" markdown="1">', *lines, "</figure>"]))


def _image(picture: Picture, file: PictureFile, page: str) -> str:
    alt = html.escape(" ".join(picture.alt.split()), quote=True)
    size = f'width="{file.width}" height="{file.height}"'
    return f'<img src="{relative(picture_address(file), page)}" {size} alt="{alt}" loading="lazy">'
