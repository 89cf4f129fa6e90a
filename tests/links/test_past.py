import numpy as np
from msgspec.structs import replace

from tests.links.newsroom import archive_of, knowing, story

FORM = "Divers searched the flooded quarry for an excavator and its crane on a Monday."
ARCHIVE = archive_of(*(story(f"s{number}", f"2024-03-0{number + 1}", FORM) for number in range(6)))
(PAST,) = ARCHIVE.look_back([5])
KEYS = [b"a", b"a", b"a", b"a", b"a", b"b"]


def read(past=PAST, candidates=(0, 1), keys=KEYS, reports=(0, 1, 5)):
    past = replace(past, candidates=np.array(candidates))
    return ARCHIVE.read(past, keys, np.array(reports))


def test_a_comparison_is_the_same_where_all_that_it_reads_is():
    assert read() == read(candidates=(1, 2), reports=(1, 2, 5))


def test_a_comparison_reads_its_candidates_and_the_article():
    assert len({read(), read(keys=[*KEYS[:5], b"c"]), read(keys=[b"c", *KEYS[1:]])}) == 3


def test_a_comparison_reads_which_are_of_one_report():
    assert len({read(), read(reports=(0, 0, 5)), read(reports=(0, 5, 5))}) == 3


def test_a_comparison_reads_whose_wording_is_a_form():
    assert ARCHIVE.form(1) < ARCHIVE.form(4)
    assert read(candidates=(0, 1)) != read(candidates=(0, 4), reports=(0, 4, 5))


def test_a_comparison_reads_which_words_are_daily_language():
    assert read() != read(replace(PAST, word_counts=PAST.word_counts + 100))


def test_a_comparison_reads_how_rare_its_names_are_among_the_articles_before():
    stories = [story(f"n{number}", f"2024-03-0{number + 1}", "Oda Brekke left.") for number in range(3)]
    archive = archive_of(*stories, newsroom=knowing(people=["Oda Brekke"]))
    (past,) = archive.look_back([2])
    reports = np.array([*past.candidates, 2])
    commoner = replace(past, name_counts=past.name_counts + 1000)

    assert past.name_counts.tolist() == [2]
    assert archive.read(past, KEYS, reports) != archive.read(commoner, KEYS, reports)
