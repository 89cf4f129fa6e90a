"""What the export says of an article's pictures."""

from collections.abc import Iterator

from generator.model import Article
from generator.pages.pictures import picture_address


def picture_rows(article: Article) -> Iterator[dict[str, object]]:
    """Describe each picture, in the order in which they stand; what is not known is `None`."""
    for number, part in enumerate(article.parts):
        picture = part.picture
        if picture is None:
            continue
        file = picture.file
        yield {
            "part": number,
            "address": picture.address or None,
            "file": picture_address(file) if file else None,
            "basis": picture.basis or None,
            "alt": picture.alt or None,
            "credit": picture.credit or None,
            "rights": picture.rights or None,
            "media_type": file.media_type if file else None,
            "width": file.width if file else None,
            "height": file.height if file else None,
            "sha256": file.checksum if file else None,
            "path": file.path if file else None,
            "member": (file.member or None) if file else None,
        }
