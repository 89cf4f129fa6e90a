from generator.mapping import map_batches


def double(items):
    return [item * 2 for item in items]


def test_results_come_in_order_whatever_the_number_of_processes():
    one = [x for batch in map_batches(double, range(50), jobs=1, batch=7) for x in batch]
    two = [x for batch in map_batches(double, range(50), jobs=2, batch=7) for x in batch]

    assert one == two == [item * 2 for item in range(50)]


def test_nothing_is_mapped_to_nothing():
    assert list(map_batches(double, [], jobs=2, batch=7)) == []
