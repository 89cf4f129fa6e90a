from generator.links.candidates import MOST_CANDIDATES
from tests.links.newsroom import archive_of, story


def candidates_of_the_last(*texts):
    archive = archive_of(*(story(f"s{n}", "2024-03-01", text) for n, text in enumerate(texts)))
    (past,) = archive.look_back([len(texts) - 1])
    return past.candidates.tolist()


def test_an_article_is_compared_with_a_bounded_number_however_many_are_like_it():
    words = "Divers searched the flooded quarry for an excavator and its crane"
    found = candidates_of_the_last(*(f"{words} {n}." for n in range(600)), "Divers left the flooded quarry.")

    assert 0 < len(found) <= 3 * MOST_CANDIDATES


def test_the_article_that_shares_most_is_found_among_many():
    many = ["Divers searched the flooded quarry."] * 200
    wanted = "A geyser and a flooded quarry drew divers."

    assert 200 in candidates_of_the_last(*many, wanted, "Divers, a geyser, a quarry.")


def test_of_articles_that_share_as_much_the_latest_are_compared():
    found = candidates_of_the_last(*["Divers searched the flooded quarry."] * 100)

    assert found == list(range(99 - MOST_CANDIDATES, 99))
