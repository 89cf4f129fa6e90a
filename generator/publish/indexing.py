"""From all that was gathered to the search index in the site."""

from pathlib import Path

from generator.cache import Cache
from generator.progress import Progress
from generator.publish.building import Made
from generator.publish.search.documents import find_documents
from generator.publish.search.writing import write_search_index


def make_search_index(made: Made, site: Path, store: Path, *, jobs: int, progress: Progress) -> None:
    """Bring the index in a site up to date; runs of words are kept in the store."""
    gathered = made.gathered
    documents = find_documents(gathered.archive, gathered.addresses, gathered.records, made.site.say)
    count = len(documents.articles) + len(documents.pages)
    cache = Cache(store)
    try:
        with progress.stage("search", count) as tick:
            write_search_index(site, documents, cache, jobs=jobs, tick=tick)
    finally:
        cache.close()
