"""A small archive for the search: six months, two sources, names with variants, words with accents."""

from msgspec.structs import replace

from generator.model import Archive, Article, Thread
from tests.builders import appearance, archive, article, entity, on

STATE = "us-department-of-state"


def search_archive() -> Archive:
    """Make an archive in which each way to search finds something else."""
    told = [
        _told(
            0, "1986-11-03", "Grain ships leave harbor", "The State Department spoke of grain. Nothing more."
        ),
        _told(1, "1986-12-10", "Oil prices fall", "Crude oil prices fell in Zürich, Jürgen Müller said."),
        _told(2, "1987-01-15", "Prices of oil rise", "The prices of crude and of oil rose, Mr. Muller said."),
        _told(
            3, "1987-02-20", "The Department of State replies", "It is the Department of State that replied."
        ),
        _told(4, "1987-03-05", "Colour of grain", "Farmers organise a meeting on grain and on wheat."),
    ]
    more = [
        _told(
            number,
            f"1987-04-{1 + number:02}",
            f"Steel output number {number}",
            f"Steel was made in plant {number}. Ann Lee of the State Department saw it.",
            source="Daily Gazette",
            section="Industry",
        )
        for number in range(5, 17)
    ]
    undated = article(
        "aaaa99", "Nobody knows when steel was first made.", headline="Old steel", slug="old-steel"
    )
    articles = [*reversed([*told, *more]), undated]
    names = (
        entity(STATE, "U.S. Department of State", kind="organization", variants=("State Department", "DOS")),
        entity("jurgen-muller", "Jürgen Müller", variants=("Muller",)),
        entity("ann-lee", "Ann Lee"),
        entity("zurich", "Zürich", kind="place"),
    )
    found = [
        appearance(told[0], "State Department", STATE, kind="organization"),
        appearance(told[3], "Department of State", STATE, kind="organization"),
        appearance(told[1], "Jürgen Müller", "jurgen-muller"),
        appearance(told[1], "Zürich", "zurich", kind="place"),
        appearance(told[2], "Muller", "jurgen-muller"),
        *(appearance(one, "State Department", STATE, kind="organization") for one in more),
        *(appearance(one, "Ann Lee", "ann-lee") for one in more),
    ]
    whole = archive(*articles, entities=names, appearances=found)
    story = Thread(
        id="oil-and-its-price", title="Oil and its price", articles=(told[1].id, told[2].id),
        entities=("jurgen-muller",), first=told[1].date.earliest, last=told[2].date.latest,
    )  # fmt: skip
    return replace(whole, threads=(story,))


def _told(
    number: int, day: str, headline: str, text: str, source: str = "Reuters", section: str = "Markets"
) -> Article:
    return article(
        f"aaaa{number:02}",
        text,
        headline=headline,
        when=on(day),
        source=source,
        section=section,
        slug=f"story-{number}",
    )
