"""The pages are no captives of MkDocs: an engine that reads `mkdocs.yml` builds them by itself."""

import subprocess
import sys
from importlib.util import find_spec

import pytest
from click.testing import CliRunner
from lxml import html

from generator.cli.main import main
from tests.archives import ROOT, make_archive

STORY = "{who} in Paris\n\nPARIS, March {day} (Reuters) -- {who} said that the bridge in Paris would close.\n"


def told(page):
    """Read what a page says and where its links lead; engines write space and addresses differently."""
    document = html.document_fromstring(page)
    [content] = document.xpath('//div[@class="page"]') or document.xpath("//body")
    addresses = [one.removeprefix("./") for one in content.xpath(".//a/@href")]
    return " ".join(" ".join(content.itertext()).split()), addresses


@pytest.mark.slow
@pytest.mark.skipif(find_spec("zensical") is None, reason="Zensical is not installed")
def test_zensical_makes_of_the_same_pages_a_site_that_says_the_same(tmp_path):
    seeds = {f"seeds/{path.name}": path.read_text() for path in (ROOT / "seeds").glob("*.txt")}
    stories = {
        f"content/articles/{day}.txt": STORY.format(who=who, day=day)
        for day, who in enumerate(("Jane Doe", "John Smith", "Ann Poe"), 1)
    }
    archive = make_archive(tmp_path / "archive", {**seeds, **stories})
    done = CliRunner().invoke(main, ["build", "-f", str(archive / "mkdocs.yml"), "-j", "1"])
    assert done.exit_code == 0, done.output
    site = archive / "build" / "site"
    ours = {path.relative_to(site): told(path.read_bytes()) for path in site.rglob("*.html")}
    subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean"], cwd=archive, check=True, timeout=300
    )
    theirs = {path.relative_to(site): told(path.read_bytes()) for path in site.rglob("*.html")}

    assert len(ours) > 50
    assert theirs.keys() == ours.keys()
    for path, page in ours.items():
        assert theirs[path] == page, path
