"""The page on quality gives the published figures, with counts and intervals."""

from generator.pages.front.quality import quality_page
from generator.quality import read_figures
from generator.words import ENGLISH
from tests.quality.measuring import FLOORS


def test_each_published_figure_is_on_the_page_with_its_interval_and_counts():
    body = quality_page(ENGLISH).body
    for figure in read_figures():
        assert f"| {figure.value:.1%} | {figure.low:.1%} to {figure.high:.1%} | {figure.counts} |" in body


def test_each_figure_with_a_floor_is_published_and_reaches_it():
    published = {figure.id: figure.value for figure in read_figures()}
    assert published.keys() == FLOORS["figures"].keys()
    for name, value in published.items():
        assert value >= FLOORS["figures"][name]["floor"]


def test_the_page_says_how_to_label_ones_own_articles():
    body = quality_page(ENGLISH).body
    assert "news-archive quality sample 50" in body
    assert "news-archive quality score" in body
