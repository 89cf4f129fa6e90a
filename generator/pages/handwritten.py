"""Pages that people write in `content/pages/`, taken over as they are."""

from collections.abc import Iterable, Iterator

from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.records import HandWritten


def hand_written_pages(files: Iterable[HandWritten]) -> Iterator[Page]:
    """Compose the pages that people wrote; what they wrote is trusted as configuration is."""
    for file in files:
        yield Page(
            path=file.path,
            title=file.title,
            template="main.html",
            meta={"description": file.description},
            body=Markdown(file.body),
            sources=(f"content/pages/{file.path}",),
        )
