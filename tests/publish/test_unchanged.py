"""What a build left is looked at alike by one process and by two, and nothing that differs is missed."""

import os
from types import SimpleNamespace

import pytest

from generator.publish.unchanged import _made


@pytest.fixture
def config(tmp_path):
    for path in ("pages/a.md", "pages/people/b.md", "site/a.html", "site/people/b.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    return SimpleNamespace(docs_dir=str(tmp_path / "pages"), site_dir=str(tmp_path / "site"))


def test_what_is_known_to_stand_in_the_site_need_not_be_looked_at_again(config, monkeypatch):
    status = os.lstat(f"{config.site_dir}/people/b.html")
    standing = {"people/b.html": (status.st_size, status.st_mtime_ns)}
    seen = _made(config, 1)
    looked, lstat = [], os.lstat
    monkeypatch.setattr(os, "lstat", lambda path: looked.append(str(path)) or lstat(path))

    assert _made(config, 1, standing) == seen
    assert f"{config.site_dir}/a.html" in looked
    assert f"{config.site_dir}/people/b.html" not in looked
    assert _made(config, 1, {"people/b.html": (1, 1)}) != seen


def test_one_process_and_two_see_the_same(config):
    assert _made(config, 1) == _made(config, 2)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("path", ["pages/people/b.md", "site/people/b.html"])
@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_text("some more words"),
        lambda path: os.utime(path, ns=(1, 1)),
        lambda path: path.unlink(),
        lambda path: path.with_name("c").write_text(""),
        lambda path: path.rename(path.with_name("c")),
    ],
    ids=["other words", "another moment", "one less", "one more", "another name"],
)
def test_what_differs_in_pages_or_site_is_seen(change, path, jobs, config, tmp_path):
    before = _made(config, jobs)
    change(tmp_path / path)

    assert _made(config, jobs) != before
