"""What a search costs a reader on a phone, in an archive of 5,000 real stories."""

import gzip
import html
import re
import tarfile
from collections import Counter
from itertools import islice

import pytest

from generator.cache import Cache
from generator.publish.search.documents import Document, Documents
from generator.publish.search.writing import write_search_index
from tests.quality.corpora import CORPORA
from tests.site.browsing import IN_A_BROWSER, serve
from tests.site.sites import build_site, full_archive

STORIES = CORPORA / "reuters21578-000-017.tar.xz"
pytestmark = [
    *IN_A_BROWSER,
    pytest.mark.skipif(not STORIES.exists(), reason="the corpora are not beside the project"),
]
MANY = 5_000
FIRST, NEXT = 150_000, 60_000
ASKED = ["oil prices", "japan trade surplus", "quarterly dividend", "reagan", "coffee export quotas", "bank"]
STORY = re.compile(
    r"<DATE>\s*(\d+)-([A-Z]{3})-(\d{4}).*?</DATE>.*?<TITLE>(.*?)</TITLE>.*?<BODY>(.*?)</BODY>", re.DOTALL
)
DONE = "#search--body[aria-busy=false]"
BEGIN = "document.getElementById('search--body').setAttribute('aria-busy', 'awaited')"
NAME = re.compile(r"\b[A-Z][a-z]{2,} [A-Z][a-z]{2,}\b")
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


def _stories():
    with tarfile.open(STORIES) as packed:
        for name in sorted(name for name in packed.getnames() if name.endswith(".sgm")):
            text = packed.extractfile(name).read().decode("latin-1")
            yield from STORY.findall(text)


def _documents() -> Documents:
    """Take stories as they are, and for names what is written with two capitals."""
    told = list(islice(_stories(), MANY))
    names = [list(dict.fromkeys(NAME.findall(body)))[:20] for *_, body in told]
    counts = Counter(name for some in names for name in some)
    keys = {name: f"person/{name.lower().replace(' ', '-')}" for name, count in counts.items() if count > 1}
    articles = []
    for number, (day, month, year, title, body) in enumerate(told):
        when = int(year) * 12 + MONTHS.index(month)
        refs = ("source/reuters", *(keys[name] for name in names[number] if name in keys))
        articles.append(
            Document(
                key=f"article/{number:06}",
                address=f"articles/{year}/{number:06}.html",
                title=html.unescape(title),
                facts=("Reuters", f"{day} {month} {year}"),
                texts=tuple(html.unescape(body).split("\n    ")),
                refs=refs,
                language="en",
                months=(when, when),
            )
        )
    pages = [
        Document(
            key=key,
            address=f"people/{key[7:]}.html",
            title=name,
            facts=(),
            forms=(name,),
            count=counts[name],
        )
        for name, key in keys.items()
    ]
    return Documents(articles=tuple(articles), pages=tuple(pages))


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    site = build_site(folder, full_archive())
    cache = Cache(folder / "cache.sqlite")
    write_search_index(site, _documents(), cache)
    cache.close()
    yield from serve(site)


def test_the_first_search_and_each_next_one_are_light(page, large: str):
    searched = ASKED[:1]
    asked: dict = {}  # what is late belongs to the search that asked for it
    page.on("request", lambda one: asked.setdefault(one.url, (searched[-1], one)))
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{large}/search.html?q={ASKED[0]}", wait_until="networkidle")
    page.locator(DONE).wait_for()
    for words in ASKED[1:]:
        searched.append(words)
        page.evaluate(BEGIN)
        page.locator("#search--words").fill(words)
        page.locator(DONE).wait_for()

    sizes: Counter[str] = Counter()
    for words, request in asked.values():
        sizes[words] += len(gzip.compress(request.response().body()))
    assert sizes.pop(ASKED[0]) <= FIRST
    assert max(sizes.values()) <= NEXT, sizes
