"""Pictures that a ninjs object is associated with: their captions, credits, rights and where they lie."""

from collections.abc import Iterator

from generator.articles.agency.ninjs_fields import (
    Values,
    find_headline,
    lower_keys,
    objects_of,
    roles_of,
    text_of,
)
from generator.articles.pictures.pictures import choose_address
from generator.model import Part, Picture

MAX_PICTURES = 1_000
"""Associations of one object that are looked at."""


def find_pictures(item: Values) -> tuple[Part, ...]:
    """Make a caption of each associated picture, in the order in which the object gives them."""
    parts: list[Part] = []
    for one in _associated(item.get("associations")):
        kind = text_of(one.get("type"))
        address = choose_address(_addresses(one))
        is_picture = kind in ("picture", "graphic") or (not kind and address)
        if not is_picture or len(parts) >= MAX_PICTURES:
            continue
        texts = [words for _, words in roles_of(one, "descriptions", "description") if words]
        rights = [text_of(one.get(key)) for key in ("copyrightnotice", "usageterms")]
        picture = Picture(
            address=address,
            alt=_line(text_of(one.get("alttext"))),
            credit=_line(text_of(one.get("by")) or text_of(one.get("byline")) or _holder(one)),
            rights=_line(" ".join(filter(None, rights))),
        )
        caption = _line((texts or [find_headline(one)[0]])[0])
        parts.append(Part(kind="caption", text=caption, picture=picture))
    return tuple(parts)


def _associated(known: object) -> Iterator[Values]:
    """Give associations by name, as 1.x has them, or in a list."""
    if isinstance(known, dict):
        yield from (lower_keys(value) for value in known.values() if isinstance(value, dict))
    else:
        yield from objects_of(known)


def _addresses(one: Values) -> Iterator[str]:
    for rendition in _associated(one.get("renditions")):
        kind = text_of(rendition.get("mimetype")) or text_of(rendition.get("contenttype"))
        if not kind or kind.startswith("image/"):
            yield text_of(rendition.get("href"))


def _holder(one: Values) -> str:
    known = one.get("copyrightholder")
    return text_of(known.get("name")) if isinstance(known, dict) else text_of(known)


def _line(words: str) -> str:
    return " ".join(words.split())
