"""The text of 181 real pages against the true text, by the scorer of the benchmark they come from."""

import gzip
import json
import re
import tarfile
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from generator.articles.formats import Item
from generator.articles.house import House
from generator.articles.web.web import read_web_page

CORPUS = Path(__file__).parents[4] / "shared/corpora/article-extraction-benchmark.tar.xz"
WORDS = re.compile(r"\w+")
LENGTH = 4
FLOORS = {"f1": 0.964, "headline": 181, "date": 158, "author": 140}
BODY = ("paragraph", "item", "quote", "heading", "row")
HOUSE = House(language="en", years=(1900, 2030), sources={})


def shingles(text):
    """Count the runs of four words, or the whole of a shorter text."""
    words = WORDS.findall(text)
    return Counter(tuple(words[n : n + LENGTH]) for n in range(max(1, len(words) - LENGTH + 1)))


def compare(true, found):
    """Share out a page's shingles: those of both texts, those only found, those missed."""
    wanted, given = shingles(true), shingles(found)
    counts = ((wanted & given).total(), (given - wanted).total(), (wanted - given).total())
    return tuple(count / sum(counts) for count in counts)


def score(pages):
    precision = mean(both / (both + extra) for both, extra, _ in pages if both + extra)
    recall = mean(both / (both + missed) for both, _, missed in pages if both + missed)
    return 2 * precision * recall / (precision + recall)


def pages():
    with tarfile.open(CORPUS) as archive:
        files = {member.name: archive.extractfile(member) for member in archive if member.isfile()}
        content = {Path(name).name: file.read() for name, file in files.items() if file}
    truth = json.loads(content["ground-truth.json"])
    return [(gzip.decompress(content[f"{key}.html.gz"]), truth[key]["articleBody"]) for key in sorted(truth)]


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.exists(), reason="needs the web pages in ../shared/corpora")
def test_the_text_of_real_pages_is_found_at_least_as_well_as_by_trafilatura_alone():
    from trafilatura import extract

    ours, alone = [], []
    stated = Counter()
    for data, true in pages():
        article = read_web_page(Item(path="a/page.html", data=data, checksum=""), HOUSE).articles[0]
        stated.update({field.name for field in article.fields})
        ours.append(compare(true, "\n".join(part.text for part in article.parts if part.kind in BODY)))
        alone.append(
            compare(true, extract(data.decode(), include_comments=False, favor_precision=True) or "")
        )

    assert len(ours) == 181
    assert score(ours) >= max(FLOORS["f1"], score(alone))
    assert all(stated[name] >= FLOORS[name] for name in ("headline", "date", "author"))
