"""The notice that stands at the address of a withdrawn article."""

from collections.abc import Iterator

from generator.model import Archive
from generator.pages.page import Page
from generator.pages.templating import render_body
from generator.words import edtf_words

TITLE = "Article withdrawn"


def notice_pages(archive: Archive) -> Iterator[Page]:
    """Compose the notices, each dated, with who decided and the reason that the editor gives."""
    for one in archive.withheld:
        if one.address:
            path = f"{one.address}.md"
            yield Page(
                path=path,
                title=TITLE,
                template="notice.html",
                meta={
                    "id": one.id,
                    "description": "An article at this address was withdrawn from the archive.",
                    "robots": "noindex",
                    "kicker": "Archive",
                },
                body=render_body("notice", path, when=edtf_words(one.on), who=one.by, reason=one.reason),
            )
