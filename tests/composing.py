"""All pages of an archive at once, in one process, as tests look at them."""

from collections.abc import Iterator
from typing import Any

from generator.pages.compose import Composition
from generator.pages.page import Made, Page


def compose_site(*given: Any, **named: Any) -> Iterator[Made]:
    """Compose all pages and the files for machines; takes what `Composition` takes."""
    return Composition(*given, **named).everything()


def compose_pages(*given: Any, **named: Any) -> Iterator[Page]:
    """Compose all pages; takes what `Composition` takes."""
    return (one for one in Composition(*given, **named).pages() if isinstance(one, Page))
