"""What belongs together, directly or by way of others, is put together."""

from hypothesis import given
from hypothesis import strategies as st

from generator.grouping import join_groups

NUMBERS = st.integers(0, 12)


def test_what_is_tied_by_way_of_others_stands_together_in_the_order_given():
    assert join_groups("fedcba", [("a", "b"), ("c", "b"), ("e", "f")]) == [["f", "e"], ["d"], ["c", "b", "a"]]


@given(st.lists(st.tuples(NUMBERS, NUMBERS)))
def test_groups_are_the_same_whatever_the_order_of_the_ties(ties: list[tuple[int, int]]):
    groups = join_groups(range(13), ties)

    assert join_groups(range(13), ties[::-1]) == groups
    assert sorted(one for group in groups for one in group) == list(range(13))
    assert all(any(one in group and other in group for group in groups) for one, other in ties)
