"""An archive that has every kind of page and every fact a page can state."""

from msgspec.structs import replace

from generator.content.records import HandWritten, Records, SourceRecord
from generator.model import Cut, Dateline, Part, Provenance, Version
from generator.pages.page import Page
from generator.settings import Settings
from tests.builders import addresses, appearance, archive, article, entity, link, on
from tests.composing import compose_pages


def all_pages(settings: Settings | None = None) -> list[Page]:
    """Compose the pages of that archive."""
    origin = Provenance(
        path="seeds/a.txt",
        checksum="0" * 64,
        reader="text 1",
        cuts=(Cut(text="Enditem", reason="an end mark"),),
    )
    newest = article(
        "aaaaaa",
        "PARIS, March 3 (Reuters) -- Jane Doe met Acme in Paris.",
        when=on("2020-03-03"),
        deck="A deck",
        byline="Ann Writer",
        authors=("Ann Writer",),
        tags=("bridges",),
        url="https://example.org/a",
        rights="© Reuters",
        source="The Paper",
        agency="Reuters",
        section="World",
        dateline=Dateline(part=1, end=28, text="PARIS, March 3 (Reuters)", place="PARIS"),
        references=("[RELATED] More",),
        provenance=origin,
    )
    older = article("bbbbbb", "Jane Doe left.", when=on("2019-05-15", edtf="2019-05-15~"))
    year = article("cccccc", "Jane Doe came.", when=on("2018-01-01", edtf="2018"))
    undated = article("dddddd", "Nobody knows.", parts=(Part(kind="paragraph", text="Nobody knows."),))
    whole = archive(
        newest,
        older,
        year,
        undated,
        entities=[
            entity("acme", "Acme", kind="organization"),
            entity("jane-doe", "Jane Doe", provenance="content/authority/people/jane-doe.md", note="A note."),
            entity("paris", "Paris", kind="place"),
            entity("summit", "Summit", kind="event"),
        ],
        appearances=[
            appearance(newest, "Jane Doe", "jane-doe"),
            appearance(newest, "Acme", "acme", kind="organization"),
            appearance(newest, "Paris", "paris", kind="place"),
            appearance(older, "Jane Doe", "jane-doe"),
            appearance(year, "Jane Doe", "jane-doe"),
        ],
        links=[
            link("aaaaaa", "bbbbbb"),
            link("aaaaaa", "cccccc", "look-alike"),
            link("bbbbbb", "cccccc", "copy"),
        ],
    )
    records = Records(
        sources=(
            SourceRecord(
                id="reuters",
                path="content/authority/sources/reuters.md",
                name="Reuters",
                kind="agency",
                country="Paris",
                ownership="Its readers.",
                url="https://reuters.example/",
            ),
        ),
        pages=(HandWritten(path="about.md", title="About", description="What it is.", body="Text."),),
    )
    older = Version(
        article="bbbbbb",
        number=1,
        when=older.date,
        replaced=older.date,
        reason="Older.",
        is_repeat=False,
        headline="A headline",
        parts=(),
        provenance=origin,
    )
    whole = replace(whole, versions=(older,))
    return list(compose_pages(whole, addresses(whole, records), records, settings or Settings()))
