"""All pages of the site, in order; most of them may be composed apart from each other."""

from collections.abc import Callable, Iterator
from functools import partial

from generator.content.records import Records
from generator.errors import Problem, RecordError
from generator.model import Archive
from generator.pages.asking import Asked, Known, digest_of
from generator.pages.catalogue import NO_SITE, Catalogue, build_catalogue
from generator.pages.collections import list_collections
from generator.pages.entity.moved import leave_free, moved_entities
from generator.pages.entity.namesakes import find_names
from generator.pages.front.handwritten import claim_files
from generator.pages.machines import machine_files
from generator.pages.marks import Checksum, make_marks
from generator.pages.metadata.pictures import card_files
from generator.pages.page import DataFile, Made, Outline, Page, TextFile, outline_of
from generator.pages.parts import SUBJECTS, Part, list_parts, watch
from generator.pages.permalinks import Addresses
from generator.pages.published import find_vanished
from generator.pages.recollection import Recollection
from generator.pages.redirects import Redirect, find_redirects, free_redirects, redirect_pages
from generator.pages.said.retold import moved_quotations
from generator.pages.site import Site
from generator.pages.sitemaps import SiteMap
from generator.pages.threads import moved_threads
from generator.settings import Settings

# MkDocs renders a folder's README.md as its index.html.
READ_ME = "readme.md"


def _refuse(problem: Problem) -> None:
    """Let no problem pass that nobody listens to."""
    raise RecordError([problem])


class Composition:
    """The pages of a site: parts that need nothing of each other, and what comes when all are composed."""

    def __init__(
        self,
        archive: Archive,
        addresses: Addresses,
        records: Records,
        settings: Settings,
        note: Callable[[Problem], None] = _refuse,
        site: Site = NO_SITE,
        recollection: Recollection | None = None,
        checksum: Checksum = lambda _: "",
    ) -> None:
        """Arrange what the pages need; `note` is told of old addresses that cannot be kept.

        `recollection` holds what the last build worked out, and then what this one did;
        `checksum` gives that of an article and of what was found in it, where it is known.
        """
        self._catalogue = build_catalogue(archive, addresses, site)
        self._records, self._settings, self._note = records, settings, note
        marks = make_marks(self._catalogue, self.basis, checksum)
        self._recalled = recalled = recollection or Recollection()
        self._collections = list_collections(self._catalogue, settings.entity_feeds)
        self._names = find_names(self._catalogue, marks, recalled)
        self._all = Known(SUBJECTS)
        size = settings.page_size
        self._view = watch(
            self._all, self._catalogue, records, self._names, self._collections, size, marks, recalled
        )
        self._claimed = claim_files(records.files)
        self._own = frozenset(self._claimed)
        self._known = SiteMap()
        self._cards: dict[str, str] = {}
        self.parts = tuple(list_parts(self._view, size))

    @property
    def basis(self) -> int:
        """Give the digest of what every part may rest on without asking: the options and the site."""
        return digest_of((self._settings, self._catalogue.site))

    @property
    def asked(self) -> Asked:
        """What was asked for the part that was composed last."""
        return self._all.asked

    @property
    def known(self) -> Known:
        """Give what tells whether that which was asked is as it was."""
        return self._all

    def compose(self, part: Part) -> Iterator[Made]:
        """Compose the pages or files of a part, one at a time; in whatever process."""
        self._all.forget()
        yield from part.made() if part.is_complete else map(self._view.complete, part.made())

    def take(self, page: Outline) -> None:
        """Note a composed page, in the order of parts; raise `RecordError` where two claim one address."""
        _claim(page, self._claimed)
        self.note_down(page)

    def note_down(self, page: Outline) -> None:
        """Note a composed page that claims no address, as one that leads on."""
        self._known.note(self._catalogue, page)
        if page.card:
            self._cards[page.card] = page.card_words

    def pages(self) -> Iterator[Made]:
        """Compose all parts and redirects, here; raise `RecordError` where two pages claim one address."""
        for part in self.parts:
            for one in self.compose(part):
                if isinstance(one, Page):
                    self.take(outline_of(one))
                yield one
        for part in self.redirects():
            for one in self.compose(part):
                if isinstance(one, Page):
                    self.note_down(outline_of(one))
                yield one

    def everything(self) -> Iterator[Made]:
        """Compose all pages, as `pages` does, then the files for machines."""
        yield from self.pages()
        yield from self.files()

    def redirects(self) -> Iterator[Part]:
        """List the pages at old addresses and at those of other names, once all others are taken."""
        for redirect in self._redirects():
            pages = partial(redirect_pages, self._catalogue.say, [redirect])
            # Named by all that it is made of, it asks nothing.
            yield Part(f"redirect {redirect!r}", pages, is_complete=True)

    def files(self) -> Iterator[TextFile | DataFile]:
        """Compose the files for machines that are of the whole site, once all pages are taken."""
        collections, offers = self._collections, self._view.offers
        for file in machine_files(self._catalogue, collections, offers, self._settings, self._known):
            if file.path.casefold() not in self._own:
                yield file
        yield from card_files(self._catalogue.site, self._cards)

    def _redirects(self) -> Iterator[Redirect]:
        catalogue, records = self._catalogue, self._records
        redirects = find_redirects(catalogue.archive.articles, catalogue.addresses, records.permalinks)
        free = free_redirects(redirects, self._claimed)
        for problem in (*redirects.problems, *free.problems):
            self._note(problem)
        yield from free.kept
        taken = self._claimed.keys() | {f"{redirect.old}.md".casefold() for redirect in free.kept}
        moved = list(leave_free([*self._names.redirects, *_moved(catalogue, records, self._recalled)], taken))
        yield from moved
        taken |= {f"{redirect.old}.md".casefold() for redirect in moved}
        for problem in find_vanished(catalogue.archive, records, taken):
            self._note(problem)


def _moved(catalogue: Catalogue, records: Records, recalled: Recollection) -> Iterator[Redirect]:
    """Lead on from the addresses of entities, stories and quotations that are elsewhere now."""
    yield from moved_entities(catalogue, records, recalled)
    yield from moved_threads(catalogue, records)
    yield from moved_quotations(catalogue, records)


def _claim(page: Outline, claimed: dict[str, str]) -> None:
    claimant = page.sources[0] if page.sources else f"the archive's own page '{page.title}'"
    # Some file systems hold only one of two names that differ in case.
    folder, slash, name = page.path.casefold().rpartition("/")
    address = f"{folder}{slash}{'index.md' if name == READ_ME else name}"
    earlier = claimed.setdefault(address, claimant)
    if earlier != claimant:
        where, other = (earlier, claimant) if claimant.startswith("the archive") else (claimant, earlier)
        message = f"its address '{page.path}' is also claimed by {other}; expected one page an address."
        raise RecordError([Problem(severity="error", path=where, message=message)])
