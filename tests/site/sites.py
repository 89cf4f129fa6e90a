"""Small sites made by hand, without reading a file or looking for a name, and built with plain MkDocs."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load
from msgspec.structs import replace

from generator.cache import Cache
from generator.content.records import HandWritten, Records, SourceRecord
from generator.model import (
    About,
    Archive,
    Article,
    Basis,
    Chain,
    Correction,
    Cut,
    Date,
    Dateline,
    Location,
    Part,
    Provenance,
    Quotation,
    Role,
    Step,
    Thread,
    Version,
)
from generator.pages.page import Page
from generator.pages.site import Site, site_of
from generator.publish.language import read_voice
from generator.publish.search.documents import find_documents
from generator.publish.search.writing import write_search_index
from generator.publish.writer import write_pages
from generator.settings import Settings
from generator.words import ENGLISH, Voice
from tests.archives import ROOT
from tests.builders import addresses, appearance, archive, article, entity, link, on
from tests.composing import compose_pages, compose_site

ABOUT = HandWritten(
    path="about.md",
    title="About",
    description="What this is.",
    body="What this is.\n\n## A table\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n- a list\n",
)
RECORDS = Records(
    pages=(ABOUT,),
    sources=(
        SourceRecord(
            id="xinhua",
            path="content/authority/sources/xinhua.md",
            name="Xinhua",
            description="A news agency.",
            kind="agency",
            country="Iraq",
            ownership="As the test says.",
            url="https://agency.example/",
            variants=("Xinhua News Agency",),
            same_as=("https://www.wikidata.org/wiki/Q204839",),
            note="What an editor wrote of it.",
        ),
    ),
)
HIDDEN = Date(
    edtf="2019-05-15~",
    earliest=date(2019, 5, 13),
    latest=date(2019, 5, 17),
    basis="by decision: it cites a report of 13 May 2019",
)
DECIDED = (
    "By decision of A. Editor on 21 November 2026: The dateline names a Thursday, and of the years at hand"
    " only one fits what was reported. Without the decision: The dateline says a day and no year."
)
PILED = "\N{THAI CHARACTER DO DEK}" + "\N{THAI CHARACTER MAI THO}\N{THAI CHARACTER MAITAIKHU}" * 90
"""One letter that is wider than a telephone, where no font piles its marks."""
LONG = (
    "Ministers of Two Dozen Governments Meet in Baghdad to Speak of Bridges, Water and the Price of Bread, "
    * 2
)


def full_archive(many: int = 0) -> Archive:
    """Make an archive in which every kind of page has something to show; `many` more articles and names."""
    first, second, arabic, undated = _wire(), _site(), _arabic(), _undated()
    reviewed = entity(
        "iraq",
        "Iraq",
        kind="place",
        description="A country.",
        variants=("Republic of Iraq",),
        note="What an editor wrote, with a [link](../about.md).",
        same_as=("https://www.wikidata.org/wiki/Q796",),
        location=Location(country="IQ", region="", latitude=33.0, longitude=44.0, basis="of the record"),
        provenance="content/authority/places/iraq.md",
    )
    speaker = entity("sabah-al-numan", "Sabah al-Numan")
    agency = entity("us-department-of-state", "U.S. Department of State", kind="organization")
    more = [_one_of_many(number) for number in range(many)]
    people = [entity(f"person-{n:04}", f"{chr(65 + n % 26)}anna Person {n}") for n in range(many)]
    whole = archive(
        first,
        *more,
        second,
        arabic,
        undated,
        entities=(reviewed, speaker, agency, *people),
        appearances=(
            appearance(first, "Iraq", "iraq", part=1, kind="place"),
            appearance(first, "Sabah al-Numan", "sabah-al-numan", part=2),
            appearance(first, "al-Numan said", "sabah-al-numan", part=3),
            appearance(second, "Iraq", "iraq", part=2, kind="place"),
            appearance(second, "State Department", "us-department-of-state", part=2, kind="organization"),
            *(appearance(one, "Person", who.id) for one, who in zip(more, people, strict=True)),
            *(appearance(one, "Iraq", "iraq", kind="place") for one in more),
        ),
        links=(
            link(first.id, second.id, "look-alike", "Both tell of an order to leave Iraq. Six years apart."),
            link(first.id, arabic.id, "related", "Also from Baghdad. Both name Iraq, rarely named."),
            link(second.id, undated.id, "copy", "Nine of ten sentences are the same."),
        ),
    )
    steps = (
        Step(article=second.id, mark="", reason=""),
        Step(article=first.id, mark="UPDATE 1", reason="Alike."),
    )
    return replace(
        whole,
        versions=_older(first),
        chains=(Chain(steps=steps),),
        threads=(_story(second, first, *more[:3]),),
        quotations=tuple(_quotation(first, start) for start in range(16, 44)),
        roles=(_role(first),),
        about=(About(article=first.id, entity="iraq", reason="named in the first paragraph"),),
    )


def _story(*articles: Article) -> Thread:
    """Make a running story of articles, oldest first."""
    return Thread(
        id="missions-in-iraq", title="Missions in Iraq", articles=tuple(one.id for one in articles),
        entities=("iraq", "sabah-al-numan"), first=articles[0].date.earliest, last=articles[-1].date.latest,
    )  # fmt: skip


def _quotation(of: Article, start: int) -> Quotation:
    """Make a quotation that opens at a place of the second paragraph."""
    return Quotation(
        article=of.id, part=2, start=start, end=58, text=of.parts[2].text[start:58],
        speaker="sabah-al-numan", speaker_text="Sabah al-Numan", cue="told",
        reason="It stands beside the words.",
    )  # fmt: skip


def _role(of: Article) -> Role:
    """Make the role that the second paragraph states."""
    text = "spokesperson for the commander-in-chief of the Iraqi forces"
    start = of.parts[2].text.index(text)
    return Role(
        article=of.id, part=2, start=start, end=start + len(text), text=text, entity="sabah-al-numan",
        reason="stands after the name",
    )  # fmt: skip


def _older(of: Article) -> tuple[Version, ...]:
    """Make two older versions of an article, of which one has the words of the other."""
    older = Version(
        article=of.id,
        number=1,
        when=on("2025-06-11"),
        replaced=of.date,
        reason="Older, as it was made: 11 June 2025; of the next: 12 June 2025.",
        is_repeat=False,
        headline="All missions in Iraq are secure",
        parts=(Part(kind="headline", text="All missions in Iraq are secure"), *of.parts[:2]),
        provenance=replace(of.provenance, path="seeds/older.txt"),
    )
    return replace(older, is_repeat=True), older


def pages_of(of: Archive, size: int = 100, say: Voice = ENGLISH) -> list[Page]:
    """Compose every page of an archive made by hand."""
    site = Site(say=say)
    return list(compose_pages(of, addresses(of, RECORDS), RECORDS, Settings(page_size=size), site=site))


def build_site(
    folder: Path,
    of: Archive,
    *,
    size: int = 100,
    with_search: bool = False,
    address: str = "",
    language: str = "en",
) -> Path:
    """Build an archive's site with MkDocs and the theme alone, for an address if any; return its folder."""
    say = read_voice([str(ROOT / "theme")], language)
    pages = folder / "build" / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    made = compose_site(
        of, addresses(of, RECORDS), RECORDS, Settings(page_size=size), site=site_of("A", address, "en", say)
    )
    write_pages(made, pages, lambda _: None)
    (folder / "mkdocs.yml").write_text(_configuration(address, language), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    site = folder / "build" / "site"
    if with_search:
        _index(site, of, folder, say)
    return site


def _index(site: Path, of: Archive, folder: Path, say: Voice) -> None:
    cache = Cache(folder / "cache.sqlite")
    write_search_index(site, find_documents(of, addresses(of, RECORDS), RECORDS, say), cache)
    cache.close()


def _configuration(address: str, language: str) -> str:
    """Take the project's own configuration, without its plugin."""
    read = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    read["theme"]["language"] = language
    read["theme"]["custom_dir"] = str(ROOT / "theme")
    return yaml.safe_dump({**read, "site_url": address, "plugins": []}, allow_unicode=True, sort_keys=False)


def _wire() -> Article:
    texts = (
        "BAGHDAD, June 12 (Xinhua) -- Iraq said on Thursday that all missions are secure.",
        'The decision is "an internal measure specific to them," Sabah al-Numan, spokesperson for the'
        " commander-in-chief of the Iraqi forces, told the official Iraqi News Agency.",
        "All missions are operating in a highly secure environment, al-Numan said. Nothing else was said.",
    )
    headline = "All foreign diplomatic missions in Iraq are fully secure, authorities say"
    return article(
        "aaaaa1",
        when=on("2025-06-12"),
        headline=headline,
        source="Xinhua",
        section="World",
        slug="missions-secure",
        aliases=("/2025/old-name.html", "/posts/an old name/"),
        dateline=Dateline(part=1, end=29, text="BAGHDAD, June 12 (Xinhua)", place="Baghdad"),
        parts=(Part(kind="deck", text="Left out"), *(Part(kind="paragraph", text=text) for text in texts)),
        provenance=Provenance(
            path="seeds/000_4e42fb110b46f350.txt",
            checksum="3f2a" * 16,
            reader="text 1",
            fields=(
                Basis(field="headline", words="Taken from the lede, up to its first comma"),
                Basis(field="source", words="Named in the dateline: (Xinhua)"),
            ),
            cuts=(Cut(text="Enditem", reason="The agency's end mark"),),
        ),
    )


def _site() -> Article:
    return article(
        "aaaaa2",
        when=HIDDEN,
        source="Neon Nettle",
        corrections=(
            Correction(words="The order came on Wednesday.", basis="By decision of Ann: so it was."),
        ),
        agency="Xinhua",
        slug="orders",
        headline=(title := "U.S. Orders Non-Emergency Personnel to Leave Iraq 'As Soon As Possible'"),
        deck="Concerns of threats posed by Iranian-backed forces in the area",
        byline="By A Reporter",
        references=("Iran Preparing to 'Eliminate Israel from Earth,' Iranian Military Warns",),
        parts=(
            Part(kind="headline", text=title),
            Part(kind="deck", text="Concerns of threats posed by Iranian-backed forces in the area"),
            Part(kind="paragraph", text="The State Department has ordered all personnel to leave Iraq."),
            Part(kind="heading", text="Actions to take"),
            Part(kind="item", text="Avoid U.S. facilities within Iraq"),
            Part(kind="item", text="Monitor local media for updates"),
            Part(kind="quote", text="The U.S. government has limited ability to provide services."),
            Part(kind="paragraph", text="x" * 180),
        ),
    )


def _arabic() -> Article:
    return article(
        "aaaaa3",
        "قالت السلطات العراقية إن جميع البعثات الدبلوماسية آمنة.",
        when=on("2019-05-14"),
        headline="السلطات العراقية: البعثات آمنة",
        language="ar",
        source="وكالة",
        slug="arabic",
    )


def _undated() -> Article:
    return article(
        "aaaaa4", "Nobody knows when this was written.", PILED, headline=f"{LONG} {PILED}", slug="undated"
    )


def _one_of_many(number: int) -> Article:
    return article(
        f"m{number:05}",
        f"Person number {number} spoke in Iraq of wheat and of the weather.",
        headline=f"Wheat prices rise for the {number}th time as ministers speak of the weather",
        when=replace(on(f"2025-06-{1 + (_many_day(number)):02}"), basis=DECIDED),
        source="The Daily Gazette" if number % 3 else "Xinhua",
        slug=f"wheat-{number}",
    )


def _many_day(number: int) -> int:
    """Spread articles over days, newest first."""
    return max(0, 10 - number // 20)
