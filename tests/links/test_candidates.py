from generator.links.candidates import MOST_CANDIDATES, Index
from tests.links.newsroom import features


def test_an_article_is_compared_with_a_bounded_number_however_many_are_like_it():
    index = Index()
    for number in range(600):
        words = "Divers searched the flooded quarry for an excavator and its crane"
        index.add(features(f"s{number}", "2024-03-01", f"{words} {number}."))

    found = index.candidates(features("new", "2024-03-02", "Divers left the flooded quarry."))

    assert 0 < len(found) <= 3 * MOST_CANDIDATES


def test_the_article_that_shares_most_is_found_among_many():
    index = Index()
    for number in range(200):
        index.add(features(f"s{number}", "2024-03-01", "Divers searched the flooded quarry."))
    index.add(features("wanted", "2024-03-01", "A geyser and a flooded quarry drew divers."))

    found = index.candidates(features("new", "2024-03-02", "Divers, a geyser, a quarry."))

    assert "wanted" in {article.id for article in found}
