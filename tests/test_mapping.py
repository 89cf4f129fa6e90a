import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import ArchiveError
from generator.mapping import map_batches, map_forked

ROOT = Path(__file__).parent.parent
AT_WORK = """
import os
from threading import Event
from generator.publish.beside import begin_beside
from generator.mapping import map_batches, map_forked

def stay(item=0):
    os.write(1, b"at work\\n")  # whole, whatever buffering the machine sets: the workers share the pipe
    Event().wait()

if __name__ == "__main__":
    {call}
"""
CALLS = {
    "spawned": "list(map_batches(stay, [1, 2], jobs=2, batch=1))",
    "forked": "map_forked(stay, [1, 2], jobs=2, tick=print)",
    "beside": "begin_beside(stay, jobs=2), stay()",
}


def double(items):
    return [item * 2 for item in items]


def test_results_come_in_order_whatever_the_number_of_processes():
    one = [x for batch in map_batches(double, range(50), jobs=1, batch=7) for x in batch]
    two = [x for batch in map_batches(double, range(50), jobs=2, batch=7) for x in batch]

    assert one == two == [item * 2 for item in range(50)]


def test_nothing_is_mapped_to_nothing():
    assert list(map_batches(double, [], jobs=2, batch=7)) == []


def end(items):
    os._exit(9)


def test_a_worker_that_is_ended_is_told_in_words():
    with pytest.raises(ArchiveError, match=r"^A worker ended before its work was done"):
        list(map_batches(end, range(8), jobs=2, batch=4))


def fail(number):
    if number == 3:
        raise ArchiveError("the third is wrong.")
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wrong_in_a_worker_is_said_as_if_it_were_here(jobs):
    with pytest.raises(ArchiveError, match=r"^the third is wrong\.$"):
        map_forked(fail, range(8), jobs=jobs, tick=lambda _: None)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no work is forked there")
@pytest.mark.parametrize("count", [0, 1, 7, 64, 65, 5_000])
def test_each_item_is_worked_on_once_and_results_come_in_order(count):
    assert map_forked(str, range(count), jobs=3, tick=lambda _: None) == [str(n) for n in range(count)]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no work is forked there")
def test_whoever_is_free_takes_what_is_next():
    reading, writing = os.pipe()

    def work(number):
        # The first waits until the seventh is done, which only another can do.
        if number == 0:
            return bool(select.select([reading], [], [], 60)[0])
        if number == 6:
            os.write(writing, b"!")
        return number

    assert map_forked(work, range(8), jobs=2, tick=lambda _: None) == [True, *range(1, 8)]
    os.close(reading)
    os.close(writing)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no work is forked there")
@pytest.mark.parametrize("way", CALLS)
def test_no_worker_outlives_a_build_that_is_ended_from_without(way, tmp_path):
    script = tmp_path / "at_work.py"
    script.write_text(AT_WORK.format(call=CALLS[way]))
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as process:
        for _ in range(2):
            assert process.stdout.readline() == b"at work\n"
        process.terminate()
        # What the workers write to is closed only when they have ended.
        rest, _ = process.communicate(timeout=60)

    assert rest == b""
