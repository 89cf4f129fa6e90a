"""Pages that people write in `content/pages/`, taken over as they are."""

from collections.abc import Iterable, Iterator

from generator.content.page_files import FOLDER, PageFile
from generator.content.records import HandWritten
from generator.errors import Problem, RecordError
from generator.pages.markdown import Markdown
from generator.pages.page import Page, SiteFile
from generator.pages.pictures import FOLDER as PICTURES

TAKEN_FOLDERS = {
    "assets": "the theme's own files",
    "search-index": "the search index",
    "cards": "the cards of pages",
    "citations": "the citations of articles",
    "feeds": "the feeds",
    PICTURES: "the pictures of articles",
    "sitemaps": "the maps of the site",
    "templates": "nothing that is published",
}
"""What the site holds in folders of these names; a file of a person's there would be lost among it."""
TAKEN = ("404.md", "sitemap.xml", "sitemap.xml.gz")


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


def carried_files(files: Iterable[PageFile]) -> tuple[SiteFile, ...]:
    """List the files beside hand-written pages, which are carried to the same place of the site."""
    return tuple(SiteFile(path=file.path, size=file.size) for file in files)


def claim_files(files: Iterable[PageFile]) -> dict[str, str]:
    """Note whose each file's address on the site is; raise `RecordError` where it is taken."""
    claimed: dict[str, str] = {}
    problems: list[Problem] = []
    for file in files:
        where = f"{FOLDER}/{file.path}"
        # A page is claimed by its path before it is rendered.
        address = file.path.casefold()
        address = f"{address.removesuffix('.html')}.md" if address.endswith(".html") else address
        earlier = claimed.setdefault(address, where)
        holder = TAKEN_FOLDERS.get(file.path.casefold().partition("/")[0]) if "/" in file.path else None
        if holder:
            folder = file.path.partition("/")[0]
            message = f"on the site the folder '{folder}' holds {holder}; expected another folder's name."
            problems.append(Problem(severity="error", path=where, message=message))
        elif earlier != where or address in TAKEN:
            other = earlier if earlier != where else "the site itself"
            message = f"its address '{file.path}' is also claimed by {other}; expected another name."
            problems.append(Problem(severity="error", path=where, message=message))
    if problems:
        raise RecordError(problems)
    return claimed
