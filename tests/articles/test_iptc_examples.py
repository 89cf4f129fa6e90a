"""The examples that the IPTC publishes for ninjs and NewsML-G2, where they are at hand."""

import io
import tarfile
from functools import cache
from pathlib import Path

import pytest

from generator.articles import json_files, xml_files
from generator.articles.formats import Item
from generator.articles.house import House
from generator.articles.parser import parse_article

CORPORA = Path(__file__).parents[2].parent / "shared" / "corpora"
ARCHIVES = [CORPORA / f"iptc-{name}-examples.tar.xz" for name in ("ninjs", "newsml-g2")]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not all(path.exists() for path in ARCHIVES), reason="../shared/corpora is absent"),
]
# File: opening of the headline, paragraphs, day, language, source.
EXPECTED = {
    "1.4/ninjsExSimpleText1.json": ("Captain of wrecked", 4, "2013-07-09", "en", "AP"),
    "1.4/ninjsExComplex1.json": ("Captain of wrecked", 4, "2013-07-09", "en", "AP"),
    "2.1/dpa_text.json": ("Faktencheck Derby", 9, "2019-05-10", "de", "dpa"),
    "2.1/ntb_text.json": ("Google har kjøpt", 1, "2019-08-09", "nb-NO", "NTB"),
    "3.0/tt_text_image_3.json": ("Militärövning i jätteformat", 6, "2021-05-26", "sv", "TT"),
    "3.0/businesswire-newsml-20130731006140.json": ("Lunch Taking a Toll?", 1, "2013-07-31", "en", ""),
    "3.0/SIPA_image_3.json": ("Italy: Italy Demonstration", 4, "2020-10-27", "en", "SIPA USA"),
    "NewsML/businesswire-newsml-20130515006361.xml": ("Dell Redefines", 31, "2013-05-16", "en", "Dell Inc."),
    "NewsML/businesswire-newsml-20130605006126.xml": (
        "Cambrios被",
        13,
        "2013-06-05",
        "zh",
        "Cambrios Technologies",
    ),
    "LISTING_2_NewsML-G2_Text_Document.xml": ("Fed to halt", 2, "2016-11-21", "en-US", "Associated Press"),
    "LISTING_22_Sports_story_in_NewsML-G2NITF.xml": ("Preview: Arizona", 6, "2016-10-19", "en-US", ""),
    "Receiver View.xml": ("Fed to halt", 2, "2016-11-21", "en-US", "Associated Press"),
}


@cache
def files():
    found = {}
    for path in ARCHIVES:
        with tarfile.open(fileobj=io.BytesIO(path.read_bytes())) as archive:
            for member in archive:
                if member.isfile():
                    found[member.name.partition("examples/")[2]] = archive.extractfile(member).read()
    return found


def take(name):
    reader = json_files.READER if name.endswith(".json") else xml_files.READER
    return reader.read(Item(path="a/x", data=files()[name], checksum="0" * 64), House(language="en"))


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_is_read(name):
    (raw,) = take(name).articles
    article = parse_article(raw, (), House(language="en")).article
    told = sum(part.kind in ("paragraph", "quote", "item") for part in article.parts)
    headline, *rest = EXPECTED[name]

    assert article.headline.startswith(headline)
    assert [told, article.date.edtf, article.language, article.source] == rest


def test_every_example_of_a_text_is_read_and_every_other_has_its_reason():
    from generator.errors import UnreadableFile

    counts = {"article": 0, "flaw": 0, "unreadable": 0}
    for name in sorted(files()):
        if not name.endswith((".json", ".xml")):
            continue
        try:
            taken = take(name)
        except UnreadableFile as error:
            counts["unreadable"] += 1
            print(f"{name}: unreadable, {error}")  # noqa: T201 - shown by `pytest -s`
            continue
        counts["article"] += len(taken.articles)
        counts["flaw"] += len(taken.flaws)
        for flaw in taken.flaws:
            print(f"{name}: set aside, {flaw.message}")  # noqa: T201
        for raw in taken.articles:
            one = parse_article(raw, (), House(language="en")).article
            row = (one.headline[:40], one.byline, len(one.parts), one.date.edtf, one.language, one.source)
            print(f"{name}: {row}")  # noqa: T201

    # One of the files has a key twice, the others are fragments or schemas.
    assert counts == {"article": 48, "flaw": 44, "unreadable": 7}
