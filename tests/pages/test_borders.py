"""Long lists are cut so that their pages stay as they are when entries come and go."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.borders import Entry, find_borders
from generator.pages.listing import Leaf, fill_of, lasting, room_of

SIZE = 20


def entry(number: int, day: int, weight: int = 0) -> Entry:
    when = date(1987, 3, 1) - timedelta(days=day)
    return Entry(f"id-{number}", (f"{when:%Y}", f"{when:%m}", f"{when:%d}"), fill_of(SIZE, weight))


def leaves(entries: Sequence[Entry], size: int = SIZE) -> dict[str, tuple[Entry, ...]]:
    found: tuple[Leaf, ...] = lasting("list", entries, entries, size)
    return {leaf.path: leaf.items for leaf in found}


def listed(days: Sequence[int]) -> list[Entry]:
    return [entry(number, day) for number, day in enumerate(sorted(days))]


DAYS = st.lists(st.integers(0, 900), max_size=400)


@given(DAYS)
def test_every_entry_stands_on_one_page_in_the_order_of_the_list(days: list[int]) -> None:
    entries = listed(days)

    assert [one for some in leaves(entries).values() for one in some] == entries


@given(DAYS)
def test_no_page_holds_more_than_its_size_and_none_less_than_half(days: list[int]) -> None:
    sizes = [len(some) for some in leaves(listed(days)).values()]

    assert max(sizes) <= SIZE
    assert len(sizes) == 1 or min(sizes) >= SIZE // 2


@given(st.lists(st.integers(1, 400_000), min_size=1, max_size=200))
def test_a_page_of_heavy_entries_holds_no_more_than_it_has_room_for(weights: list[int]) -> None:
    entries = [entry(n, 0, weight) for n, weight in enumerate(weights)]

    for some in leaves(entries).values():
        assert len(some) == 1 or sum(one.fill for one in some) <= room_of(SIZE)


def test_an_entry_that_comes_anywhere_changes_a_few_pages_and_their_neighbours() -> None:
    days = [n // 3 for n in range(2_000)]
    before = leaves(listed(days))
    changed = []
    for n in range(0, 2_000, 10):
        entries = listed(days)
        after = leaves([*entries[:n], entry(5_000 + n, n // 3), *entries[n:]])
        changed.append(sum(before.get(path) != some for path, some in after.items()))

    assert len(before) > 100
    assert sum(changed) / len(changed) < 1.5
    assert max(changed) <= 5


def test_borders_do_not_depend_on_how_the_list_grew() -> None:
    days = [n // 3 for n in range(500)]

    assert leaves(listed(days)) == leaves(listed(days[::-1]))


def test_a_page_is_named_by_what_begins_there_and_the_last_as_such() -> None:
    three_months = [entry(n, n // 15 * 31) for n in range(45)]

    assert list(leaves(three_months)) == ["list.md", "list--1987-01.md", "list--last.md"]


def test_pages_that_begin_on_one_day_are_numbered() -> None:
    entries = [entry(n, 0) for n in range(70)]

    names = list(leaves(entries))

    assert names[:3] == ["list.md", "list--1987-03-01.md", "list--1987-03-01--2.md"]
    assert len(set(names)) == len(names)


@settings(max_examples=30)
@given(DAYS)
def test_each_page_has_an_address_of_its_own(days: list[int]) -> None:
    borders = find_borders(listed(days), room_of(SIZE))

    assert len({border.name for border in borders}) == len(borders)


def test_a_middle_page_names_nothing_that_changes_where_the_list_grows() -> None:
    entries = [entry(n, n) for n in range(300)]
    found = lasting("list", entries, entries, SIZE)

    pager = found[4].pager
    assert pager == {
        "first": "list.html",
        "previous": f"{found[3].path.removesuffix('.md')}.html",
        "next": f"{found[5].path.removesuffix('.md')}.html",
        "last": "list--last.html",
    }
    assert found[0].pager["previous"] == found[-1].pager["next"] == found[-1].pager["last"] == ""
