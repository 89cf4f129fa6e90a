"""Pictures of an HTML text, and the captions of the figures in which they stand."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from generator.model import Part, Picture


class Figure(Struct):
    """A figure that is open: whether it has a caption of its own, and what still waits for the other."""

    words: bool = False
    pictures: list[Picture] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    """Numbers of its parts that stand below no picture."""


def open_figure(element: Any) -> Figure:
    """Open a figure, and look whether it holds the words of a caption."""
    caption = element.find(".//figcaption")
    return Figure(words=caption is not None and bool("".join(caption.itertext()).strip()))


def read_picture(element: Any) -> Picture:
    """Take what an element says of its picture."""
    names = ("src", "alt", "data-credit", "data-rights")
    address, alt, credit, rights = (" ".join((element.get(name) or "").split()) for name in names)
    return Picture(address=address, alt=alt, credit=credit, rights=rights)


def add_caption(parts: list[Part], figure: Figure, caption: Part) -> None:
    """Add a caption to the last of the pictures that wait for it; the others stand alone."""
    if figure.pictures:
        caption = replace(caption, picture=figure.pictures.pop())
        add_pictures(parts, figure.pictures)
        figure.pictures.clear()
    else:
        figure.captions.append(len(parts))
    parts.append(caption)


def close_figure(parts: list[Part], figure: Figure) -> None:
    """Give a caption that stands above its picture that picture."""
    if figure.pictures and figure.captions:
        at = figure.captions[0]
        parts[at] = replace(parts[at], picture=figure.pictures.pop())
    add_pictures(parts, figure.pictures)


def add_pictures(parts: list[Part], pictures: Iterable[Picture]) -> None:
    """Add pictures that have no caption but the words that stand for them."""
    parts += [Part(kind="caption", text=one.alt, picture=one) for one in pictures]
