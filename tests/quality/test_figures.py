"""No figure falls below its floor, on news that nobody wrote for the tests; what is published is so."""

from functools import cache

import pytest

from generator.quality import read_figures
from tests.quality.measuring import MEASURES, floor, measure

ROUNDING = 0.0005
pytestmark = pytest.mark.slow


@cache
def measured(name):
    return measure(name)


@pytest.mark.parametrize("name", MEASURES)
def test_no_figure_falls_below_its_floor(name):
    assert measured(name).value >= floor(name), measured(name).counts


@pytest.mark.parametrize("name", MEASURES)
def test_what_is_published_is_what_is_measured(name):
    """Where it is not, run `python -m tests.quality.publish`."""
    [published] = [figure for figure in read_figures() if figure.id == name]
    now = measured(name)
    for key in ("value", "low", "high"):
        assert getattr(published, key) == pytest.approx(getattr(now, key), abs=ROUNDING), key
    assert published.corpus == now.corpus
    assert published.items == pytest.approx(now.items, rel=ROUNDING * 10)
