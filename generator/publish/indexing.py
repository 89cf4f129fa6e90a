"""From all that was gathered to the search index in the site."""

from functools import partial
from pathlib import Path

from generator.cache import Cache
from generator.pages.site import Site
from generator.pipeline import Gathered
from generator.progress import Progress, Stage
from generator.publish.beside import Beside, begin_beside
from generator.publish.building import CACHE
from generator.publish.search.documents import find_documents
from generator.publish.search.writing import write_search_index


class Indexing:
    """The search index of one build, made beside the pages where there is a processor for it."""

    def __init__(self, root: Path, folder: Path, site: Site, *, jobs: int, progress: Progress) -> None:
        """Prepare to bring the index in the site that lies in `folder` up to date."""
        self._store, self._folder, self._site = root / CACHE, folder, site
        self._jobs, self._progress = jobs, progress
        self._begun: Beside[Stage] | None = None

    def begin(self, gathered: Gathered, *, may: bool) -> None:
        """Begin in a copy of this process, if it may be, unless there is to be one or something is withheld.

        Then no store may be read while the words that are withheld are taken out of it.
        """
        reading = gathered.reading
        if may and not (gathered.guard or reading.withheld or reading.withheld_versions):
            self._begun = begin_beside(partial(self._indexed, gathered), jobs=self._jobs)

    def end(self, gathered: Gathered) -> None:
        """Make the index, or wait for it."""
        if self._begun:
            self._progress.join("search", self._begun.result)
        else:
            self._index(gathered, self._progress)
        self._begun = None

    def stop(self) -> None:
        """End what was begun."""
        if self._begun:
            self._begun.stop()
        self._begun = None

    def _indexed(self, gathered: Gathered) -> Stage:
        progress = Progress()
        self._index(gathered, progress)
        return progress.stages[0]

    def _index(self, gathered: Gathered, progress: Progress) -> None:
        say = self._site.say
        documents = find_documents(gathered.archive, gathered.addresses, gathered.records, say)
        count = len(documents.articles) + len(documents.pages)
        cache = Cache(self._store)
        try:
            with progress.stage("search", count) as tick:
                write_search_index(self._folder, documents, cache, jobs=self._jobs, tick=tick)
        finally:
            cache.close()
