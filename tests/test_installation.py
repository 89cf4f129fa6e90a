"""The README's one command installs all that is needed, with an old pip as with a new one."""

import tomllib
from collections.abc import Iterator
from importlib.metadata import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OWN = [Requirement(line) for line in PROJECT["dependencies"]]


def needs(name: str, extra: str = "") -> Iterator[Requirement]:
    for line in metadata(name).get_all("Requires-Dist") or []:
        needed = Requirement(line)
        if needed.marker is None or needed.marker.evaluate({"extra": extra}):
            yield needed


def all_needed() -> Iterator[Requirement]:
    seen: set[str] = set()
    ahead = list(OWN)
    while ahead:
        needed = ahead.pop()
        yield needed
        if canonicalize_name(needed.name) not in seen:
            seen.add(canonicalize_name(needed.name))
            ahead += needs(needed.name)


def test_no_package_hangs_on_an_extra_that_an_old_pip_does_not_find():
    # Debian's pip 23 takes `html_clean` and `html-clean` for two extras, warns, and leaves the package out.
    named = {canonicalize_name(one.name) for one in OWN}
    missed = {
        (needed.name, extra, behind.name)
        for needed in all_needed()
        for extra in needed.extras
        if extra not in (metadata(needed.name).get_all("Provides-Extra") or [])
        for behind in needs(needed.name, canonicalize_name(extra))
        if behind not in list(needs(needed.name)) and canonicalize_name(behind.name) not in named
    }
    assert not missed
