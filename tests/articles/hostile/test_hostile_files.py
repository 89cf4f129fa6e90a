"""Names that some system cannot bear, links, pipes, and files that change while they are read."""

import hashlib
import os
from pathlib import Path

import pytest

from generator.articles import files as reading_files
from tests.articles.archive import read
from tests.articles.hostile.account import GOOD, GOOD_STORY, assert_accounted
from tests.articles.hostile.formats import FORMATS, samples

SAMPLES = samples()
LONG = 255
NAMES = (
    "CON",
    "nul",
    "aux",
    "COM1",
    "lpt9",
    "a:b",
    "a*b",
    "a?b",
    'a"b',
    "a|b",
    "a<b>",
    "a\\b",
    "a b",
    " a",
    "~",
    "-rf",
)
TURNED = ("a\u202etxt", "a\u2066b\u2069", "a\u200bb", "a\ufeff", "a\x1b[2J", "a\nb", "a\tb", "a\x7f")


def with_name(stem: str, name: str) -> str:
    return f"a/{stem}.{name.partition('.')[2]}"


@pytest.mark.parametrize("name", SAMPLES)
def test_every_name_that_a_file_may_have_here_is_read(name, tmp_path):
    suffix = "." + name.partition(".")[2]
    stems = (*NAMES, *TURNED, "x" * (LONG - len(suffix)), "é" * ((LONG - len(suffix)) // 2), "..x", "%2e%2e")
    files = {f"a/{stem}{suffix}": SAMPLES[name] for stem in stems if not stem.startswith(".")}

    reading = read(tmp_path, {GOOD: GOOD_STORY, **files})

    assert_accounted(reading, [GOOD, *files])
    assert reading.set_aside == 0
    assert all(str(problem).isprintable() for problem in reading.problems)


@pytest.mark.parametrize("name", FORMATS)
def test_names_that_differ_only_in_their_case_are_two_articles(name, tmp_path):
    stem, _, suffix = name.partition(".")
    one, other = (FORMATS[name](f"Old bridge {n} closes", f"Bridge {n} is old.", f"id-{n}") for n in (1, 2))
    files = {f"a/{stem}.{suffix}": one, f"a/{stem.upper()}.{suffix}": other}

    reading = read(tmp_path, {GOOD: GOOD_STORY, **files})

    assert_accounted(reading, [GOOD, *files])
    assert len({article.id for article in reading.articles}) == 3


@pytest.mark.parametrize("name", SAMPLES)
def test_no_link_pipe_or_folder_is_taken_for_a_file(name, tmp_path):
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    (tmp_path / name).write_bytes(SAMPLES[name])
    places = {kind: with_name(kind, name) for kind in ("out", "loop", "gone", "pipe", "device", "proc")}
    (root / places["out"]).symlink_to(tmp_path / name)
    (root / places["loop"]).symlink_to(root / places["loop"])
    (root / places["gone"]).symlink_to(root / "nowhere")
    (root / places["device"]).symlink_to("/dev/zero")
    (root / places["proc"]).symlink_to("/proc/self/environ")
    os.mkfifo(root / places["pipe"])
    (root / with_name("folder", name)).mkdir()

    reading = read(root, {GOOD: GOOD_STORY})

    assert_accounted(reading, [GOOD, *places.values()])
    assert [article.provenance.path for article in reading.articles] == [GOOD]
    assert reading.set_aside == len(places)


@pytest.mark.parametrize("change", ["gone", "cut", "grown", "pipe", "other"])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_that_changes_while_it_is_read_is_read_as_it_was_or_set_aside(
    name, change, tmp_path, monkeypatch
):
    path = with_name("x", name)
    inner = os.open

    def open_changed(where, flags, *more, **named):
        place = Path(where) if isinstance(where, str | os.PathLike) else None
        if place is not None and place == tmp_path / path:
            alter(place, change)
        return inner(where, flags, *more, **named)

    monkeypatch.setattr(reading_files.os, "open", open_changed)

    reading = read(tmp_path, {GOOD: GOOD_STORY, path: SAMPLES[name]})

    assert_accounted(reading, [GOOD, path])
    assert GOOD in {article.provenance.path for article in reading.articles}
    if change in {"gone", "pipe"}:
        assert reading.set_aside == 1


def alter(place: Path, change: str) -> None:
    data = place.read_bytes()
    place.unlink()
    if change == "cut":
        place.write_bytes(data[: len(data) // 2])
    elif change == "grown":
        place.write_bytes(data * 3)
    elif change == "pipe":
        os.mkfifo(place)
    elif change == "other":
        place.write_bytes(b"\x89PNG\r\n\x1a\n")


def test_a_checksum_is_of_the_bytes_that_were_read(tmp_path, monkeypatch):
    inner = reading_files.read_bytes

    def changed_after(root, name, **more):
        data = inner(root, name, **more)
        (root / name).write_bytes(b"Other words.\n")
        return data

    monkeypatch.setattr("generator.articles.stories.read_bytes", changed_after)

    (article,) = read(tmp_path, {GOOD: GOOD_STORY}).articles

    assert article.provenance.checksum == hashlib.sha256(GOOD_STORY.encode()).hexdigest()
