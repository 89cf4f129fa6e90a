import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import ArchiveError
from generator.mapping import map_batches
from generator.publish.beside import begin_beside

ROOT = Path(__file__).parents[2]
HEEDED = """
import signal
# Where tests run in the background, Ctrl-C is left unheeded from the start.
signal.signal(signal.SIGINT, signal.default_int_handler)
"""
ENDED = """
import sys
from threading import Event
from generator.publish.beside import begin_beside

def stay():
    print("at work", flush=True)
    Event().wait()

begun = begin_beside(stay, jobs=2)
{call}
"""
AT_ONCE = """
import os
from generator.publish import beside

def start(begin):
    begin()
    os.kill(os.getpid(), signal.SIGINT)

beside.started_unheeding = start
beside.begin_beside(signal.pause, jobs=2)
"""
TWO = """
from generator.publish.beside import begin_beside

first, second = begin_beside(lambda: "first", jobs=2), begin_beside(lambda: "second", jobs=2)
print(first.result(), second.result())
"""
pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no work is forked there")


def test_what_is_found_beside_is_given_when_it_is_asked_for():
    begun = begin_beside(lambda: (os.getpid(), "found"), jobs=2)
    process, found = begun.result()

    assert found == "found"
    assert process != os.getpid()


def test_with_one_process_nothing_is_begun():
    assert begin_beside(lambda: 1, jobs=1) is None


def double(items):
    return [item * 2 for item in items]


def test_work_beside_may_have_processes_of_its_own():
    begun = begin_beside(lambda: list(map_batches(double, range(4), jobs=2, batch=2)), jobs=2)

    assert begun.result() == [[0, 2], [4, 6]]


def fail():
    raise ArchiveError("it is wrong.")


@pytest.mark.parametrize(
    ("work", "words"),
    [(fail, r"^it is wrong\.$"), (lambda: os._exit(3), r"ended before its work was done \(exit status 3\)")],
)
def test_what_is_wrong_beside_is_said_as_if_it_were_here(work, words):
    begun = begin_beside(work, jobs=2)

    with pytest.raises(ArchiveError, match=words):
        begun.result()


def test_it_stays_until_it_is_asked_for_so_that_its_time_is_that_of_no_other_work():
    begun = begin_beside(lambda: "found", jobs=2)
    begun._end.poll(None)  # it is done

    assert begun._process.is_alive()
    assert begun.result() == "found"
    assert not begun._process.is_alive()


def run(script, text):
    """Run some words as a program of its own, for a minute at most."""
    script.write_text(text)
    return subprocess.run(
        [sys.executable, script],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )


def test_of_two_that_are_begun_the_first_ends_when_it_is_asked_for(tmp_path):
    done = run(tmp_path / "two.py", TWO)

    assert done.stdout == b"first second\n"


@pytest.mark.parametrize("call", ["sys.exit()", "begun.stop()", "raise KeyError", "begun.result()"])
def test_nothing_is_left_beside_what_has_ended(call, tmp_path):
    script = tmp_path / "ended.py"
    script.write_text(HEEDED + ENDED.format(call=f"sys.stdin.read(1)\n{call}"))
    with subprocess.Popen(
        [sys.executable, script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout.readline() == b"at work\n"
        if call == "begun.result()":
            process.send_signal(signal.SIGINT)  # as by Ctrl-C
        # What works beside writes to the same place, which is closed only when it has ended.
        rest, _ = process.communicate(b"x", timeout=60)

    assert rest == b""


def test_nothing_is_left_where_ctrl_c_comes_as_soon_as_it_is_begun(tmp_path):
    done = run(tmp_path / "at_once.py", HEEDED + AT_ONCE)

    assert b"KeyboardInterrupt" in done.stderr
