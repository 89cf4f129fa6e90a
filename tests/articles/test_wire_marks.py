"""How wire services mark that a story was sent before."""

import pytest

from generator.articles.wire.wire_marks import find_mark


@pytest.mark.parametrize(
    ("headline", "words", "stem", "number"),
    [
        ("UPDATE 2-Oil rises", "UPDATE 2", "Oil rises", 2),
        ("CORRECTED-UPDATE 1-Oil rises", "CORRECTED UPDATE 1", "Oil rises", 1),
        ("REFILE-UPDATE 3-Oil rises", "REFILE UPDATE 3", "Oil rises", 3),
        ("RPT-Oil rises", "RPT", "Oil rises", None),
        ("(CORRECTED) - GOODYEAR <GT> TO SELL", "CORRECTED", "GOODYEAR <GT> TO SELL", None),
        ("CORRECTED - GM TO IDLE PLANTS", "CORRECTED", "GM TO IDLE PLANTS", None),
        ("WRAPUP 3-US economy grows", "WRAPUP 3", "US economy grows", 3),
        ("(2nd LD) Quake hits", "2nd LD", "Quake hits", 2),
        ("(LEAD) Quake hits", "LEAD", "Quake hits", 1),
        ("1st Ld-Writethru: Quake hits", "1st Ld-Writethru", "Quake hits", 1),
        ("3RD LEAD - Quake hits", "3RD LEAD", "Quake hits", 3),
        ("BC-US--Julia Child,1st Ld-Writethru", "1st Ld-Writethru", "BC-US--Julia Child", 1),
        ("PM-Wright Probe, 2nd Ld-Writethru, a0512", "2nd Ld-Writethru", "PM-Wright Probe", 2),
        ("Oil rises (Update 2)", "Update 2", "Oil rises", 2),
        ("Bridge falls (corrected)", "corrected", "Bridge falls", None),
    ],
)
def test_a_mark_is_read_and_the_headline_left(headline, words, stem, number):
    mark = find_mark(headline)

    assert (mark.words, mark.stem, mark.number) == (words, stem, number)


@pytest.mark.parametrize(
    "headline",
    [
        "LEAD PRICES RISE ON FINELY BALANCED PHYSICALS",
        "TORIES HAVE SIX-POINT LEAD",
        "UPDATE ON THE WEATHER",
        "1ST SOURCE <SRCE> COMPLETES MERGER",
        "SILVER STATE MINING CORRECTS NET",
        "U.K. MONEY MARKET FORECAST REVISED UP",
        "CORRECTED",
        "Lead: an old metal",
    ],
)
def test_words_alone_are_no_mark(headline):
    assert find_mark(headline).words == ""
