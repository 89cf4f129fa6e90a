"""The notice that stands at the address of a withdrawn article."""

from collections.abc import Iterator

from generator.model import Archive, Withheld
from generator.pages.page import Page
from generator.pages.templating import render_body
from generator.words import Voice

TITLE = "Article withdrawn"


def notice_pages(archive: Archive, say: Voice) -> Iterator[Page]:
    """Compose the notices, each dated, with who decided and the reason that the editor gives."""
    for one in archive.withheld:
        if one.address:
            yield notice_page(say, f"{one.address}.md", one)


def notice_page(
    say: Voice, path: str, notice: Withheld, *, version: int = 0, total: int = 0, home: str = ""
) -> Page:
    """Compose a notice; of a version its number, that of all, and the page of the article."""
    what = "A version of an article" if version else "An article"
    body = render_body(
        say,
        "notice",
        path,
        when=say.edtf(notice.on),
        who=notice.by,
        why=notice.reason,
        version=version,
        total=total,
        home=home,
    )
    return Page(
        path=path,
        title=say("Version {number} withdrawn", number=version) if version else say(TITLE),
        template="notice.html",
        meta={
            "id": notice.id,
            "description": say(f"{what} at this address was withdrawn from the archive."),
            "robots": "noindex",
            "kicker": say("Archive"),
        },
        body=body,
    )
