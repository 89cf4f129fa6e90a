import re
from pathlib import Path

import pytest

from tests.archives import ROOT
from tests.builders import archive
from tests.site.sites import full_archive, pages_of

THEME = ROOT / "theme"
TEMPLATES = sorted(THEME.rglob("*.html"))
KEY = re.compile(r"page\.meta\.(\w+)")
COLOUR = re.compile(
    r"--(paper|ink|muted|line|accent|mark): light-dark\((?P<light>#[0-9a-f]{6}), (?P<dark>#[0-9a-f]{6})\)"
)
# Content needs 4.5:1, edges and underlines 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
PAIRS = [
    ("ink", "paper", 4.5),
    ("muted", "paper", 4.5),
    ("accent", "paper", 4.5),
    ("line", "paper", 3),
    ("ink", "mark", 4.5),
    ("accent", "mark", 4.5),
]


@pytest.fixture(scope="module")
def written():
    """List the front-matter keys that the pages of a full archive hold."""
    return {key for page in pages_of(full_archive(30), size=10) for key in page.meta} | {"title", "template"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_every_fact_that_a_template_prints_is_written_by_some_page(path: Path, written):
    assert set(KEY.findall(path.read_text(encoding="utf-8"))) <= written


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_no_template_puts_front_matter_into_a_script_or_escapes_it_twice(path: Path):
    text = path.read_text(encoding="utf-8")
    # The two texts for scripts: one the generator writes, the other the files of the language.
    text = text.replace('<script type="application/ld+json">{{ page.meta.structured }}</script>', "")
    text = text.replace('<script type="application/json" id="texts">[{{ other.pairs[:-1] }}]</script>', "")

    assert "page.meta.structured }}" not in text
    assert not re.search(r"<script[^>]*>[^<]", text)
    assert not re.search(r"page\.meta[^}%]*\|\s*(e|escape|safe|tojson)\b", text)


def test_every_template_that_a_page_names_is_there():
    named = {page.template for page in [*pages_of(full_archive()), *pages_of(archive())]}

    kinds = [
        "home",
        "search",
        "article",
        "copy",
        "entity",
        "evidence",
        "listing",
        "main",
        "redirect",
        "source",
        "thread",
        "version",
    ]
    assert {f"{name}.html" for name in kinds} == named
    assert all((THEME / name).is_file() for name in named)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_every_pair_of_colours_can_be_told_apart(scheme: str, front: str, back: str, least: float):
    sheet = (THEME / "assets" / "archive.css").read_text(encoding="utf-8")
    colours = {found[1]: found[scheme] for found in COLOUR.finditer(sheet)}

    assert _contrast(colours[front], colours[back]) >= least


def test_the_style_sheet_and_script_stay_light():
    sizes = {path.name: path.stat().st_size for path in (THEME / "assets").iterdir()}

    assert sizes["archive.css"] < 38_000
    assert sizes["entity.css"] < 8_000
    assert sizes["world.svg"] < 45_000
    assert sizes["scheme.js"] < 2_000
    assert sizes["search.js"] < 6_000
    assert sum(path.stat().st_size for path in (THEME / "assets" / "search").iterdir()) < 72_000
    assert sizes["cite.js"] < 1_800


def _contrast(one: str, other: str) -> float:
    """Compute the ratio of WCAG 2.2, 1.4.3."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
