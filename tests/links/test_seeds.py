"""The two articles that the archive starts from: nearly one headline, two evacuations six years apart."""

from pathlib import Path

import pytest

from generator.articles.reading import read_articles
from generator.cache import Cache
from generator.content.reading import read_records
from generator.entities.finding import find_entities
from generator.links.linking import link_articles
from generator.links.wording import seen_from_target
from generator.settings import Settings
from tests.links.newsroom import knowing, story

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = {
    "people": ["Sabah al-Numan", "Aziz Nasirzadeh", "Donald Trump"],
    "organizations": ["U.S. Department of State", "Iraqi News Agency", "NBC", "The New York Times"],
    "places": ["Iraq", "Iran", "Baghdad", "Tehran", "Erbil", "Middle East", "Anbar"],
}


def seeds(first_day: str = "2025-06-12", second_day: str = "2019-05-15~"):
    texts = [path.read_text(encoding="utf-8").replace("\n", "\n\n") for path in sorted(SEEDS.glob("*.txt"))]
    return [story("first", first_day, texts[0]), story("second", second_day, texts[1])]


def test_the_seeds_are_look_alikes_and_nothing_else():
    (link,) = knowing(**NAMES).link(*seeds())

    assert (link.source, link.target, link.kind) == ("first", "second", "look-alike")
    assert link.reason == (
        "Similar words (non-emergency, departure, embassy, withdraw …), but another event: "
        "about 15 May 2019, not 12 June 2025; six years apart; no shared person."
    )
    assert "12 June 2025, not about 15 May 2019; six" in seen_from_target(link).reason


def test_the_seeds_are_look_alikes_without_any_names_too():
    (link,) = knowing().link(*seeds())

    assert link.kind == "look-alike"


@pytest.mark.parametrize("days", [("2025-06-12", ""), ("", "2019-05-15~"), ("", "")])
def test_with_a_date_unknown_nothing_is_claimed_of_the_seeds(days):
    assert knowing(**NAMES).link(*seeds(*days)) == ()


@pytest.mark.parametrize("model", ["", Settings().model])
def test_the_seeds_as_the_archive_reads_and_names_them_are_look_alikes(model, tmp_path):
    settings = Settings(model=model, years=(1980, 2026))
    records = read_records(SEEDS.parent)
    articles = read_articles(
        SEEDS.parent, settings.model_copy(update={"sources": ("seeds",)}), records
    ).articles
    found = find_entities(articles, settings, records, Cache(tmp_path / "cache.sqlite"))

    linked = link_articles(articles, found.entities, found.appearances, found.quotations, settings)
    links = linked.links

    assert [link.kind for link in links] == ["look-alike"]
    assert (linked.threads, linked.retold) == ((), ())
    assert "about 15 May 2019, not 12 June 2025; six years apart; no shared person." in links[0].reason
