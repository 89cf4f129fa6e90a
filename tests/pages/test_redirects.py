"""Old addresses: which are kept, which are named as wrong, and what stands at them."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.records import HandWritten, Records
from generator.pages.redirects import parse_old_address
from generator.settings import Settings
from tests.archives import build, make_archive, run, site
from tests.builders import addresses, archive, article, on
from tests.composing import compose_pages

CASES = yaml.safe_load((Path(__file__).parent / "redirects.yml").read_text(encoding="utf-8"))
ABOUT = HandWritten(path="about.md", title="About", body="What this is.")


def compose(*articles, ledger=()):
    """Compose an archive of these articles; return its redirects by path, and the problems in words."""
    whole, problems = archive(*articles), []
    given = addresses(whole, Records())
    records = Records(pages=(ABOUT,), permalinks=tuple(ledger))
    pages = list(compose_pages(whole, given, records, Settings(), problems.append))
    assert len({page.path.casefold() for page in pages}) == len(pages)
    found = {page.path: page for page in pages if page.template == "redirect.html"}
    return found, [str(problem) for problem in problems]


def one(*aliases, id_="aaaaaa", **more):
    return article(id_, "It is old.", when=on("2025-06-12"), aliases=aliases, **more)


@pytest.mark.parametrize("case", CASES, ids=[case["alias"] for case in CASES])
def test_an_alias_becomes_a_path_inside_the_site_or_a_fault(case):
    path, fault = parse_old_address(case["alias"])

    assert path == case.get("path", "")
    assert case.get("fault", "") in fault
    assert bool(fault) == ("fault" in case)


@given(st.text() | st.from_regex(r"[./\\%2eE~a:?#]{1,12}", fullmatch=True))
def test_no_alias_leads_out_of_the_site(alias):
    path, fault = parse_old_address(alias)

    assert bool(path) != bool(fault)
    assert not any(step in {"", ".", ".."} for step in path.split("/")) or fault
    assert not path.startswith("/")


def test_a_redirect_leads_to_the_article():
    found, problems = compose(one("/2019/old-name.html", "/old/"))

    assert (sorted(found), problems) == (["2019/old-name.md", "old/index.md"], [])
    page = found["2019/old-name.md"]
    assert page.meta["target"] == "articles/2025/06/12/a-headline-aaaaaa.html"
    assert "(../articles/2025/06/12/a-headline-aaaaaa.md)" in page.body


def test_an_alias_that_is_the_articles_own_address_needs_no_page():
    found, problems = compose(one("/articles/2025/06/12/a-headline-aaaaaa.html"))

    assert (found, problems) == ({}, [])


@pytest.mark.parametrize(
    ("alias", "claimant"),
    [
        ("/about.html", "content/pages/about.md"),
        ("/ABOUT.html", "content/pages/about.md"),
        ("/articles/2025/", "the archive's own page"),
        ("/", "the archive's own page 'Home'"),
        ("/404.html", "a page of the theme"),
        ("/articles/2025/06/12/a-headline-bbbbbb.html", "seeds/bbbbbb.txt"),
    ],
)
def test_an_alias_never_takes_the_place_of_a_page(alias, claimant):
    found, problems = compose(one(alias), one(id_="bbbbbb"))

    assert found == {}
    (problem,) = problems
    assert problem.startswith("seeds/aaaaaa.txt: the alias '/")
    assert claimant in problem


def test_an_alias_that_two_articles_claim_leads_to_neither():
    found, (problem,) = compose(one("/old/"), one("/OLD/index.html", id_="bbbbbb"))

    assert found == {}
    assert "seeds/aaaaaa.txt (for articles/2025/06/12/a-headline-aaaaaa.html)" in problem
    assert "seeds/bbbbbb.txt (for articles/2025/06/12/a-headline-bbbbbb.html)" in problem


def test_an_address_promised_to_another_article_is_not_given_away():
    found, (problem, vanished) = compose(
        one("/articles/2019/x-cccccc.html"), ledger=[("cccccc", "articles/2019/x-cccccc.html")]
    )

    assert found == {}
    assert "promised to another article by the ledger" in problem
    assert "was published, and its article is not in the archive" in vanished


def test_a_wrong_alias_is_named_and_the_others_are_kept():
    found, (problem,) = compose(one("../../etc/passwd", "/old/"))

    assert list(found) == ["old/index.md"]
    assert problem == (
        "seeds/aaaaaa.txt: the alias '../../etc/passwd' has the step '..';"
        " expected a path on this site, such as '/2019/05/old-name.html' or '/old-name/'."
    )


def test_aliases_of_a_file_are_pages_of_the_built_site(tmp_path):
    front = (
        "---\ntitle: 'Old <b>bridge</b> to close'\ndate: 2025-06-12\naliases: [/2019/old.html, /ä b/]\n---\n"
    )
    folder = make_archive(tmp_path, {"content/articles/a.md": f"{front}The bridge is old.\n"})
    build(folder, "--strict")
    (new,) = [name for name in site(folder) if name.startswith("articles/2025/06/12/") and "old-b" in name]
    built = site(folder)

    page = built["2019/old.html"].decode()
    assert f'<meta http-equiv=refresh content="0; url=../{new}">' in page
    assert f'<link rel=canonical href="../{new}">' in page
    assert f'<a href="../{new}">Old &lt;b&gt;bridge&lt;/b&gt; to close</a>' in page
    assert '<meta name=robots content="noindex">' in page
    assert f"url=../{new}" in built["ä b/index.html"].decode()


def test_below_a_folder_of_another_site_an_old_address_still_leads_on(tmp_path):
    front = "---\ntitle: Old bridge\ndate: 2025-06-12\naliases: [/2019/old.html]\n---\n"
    folder = make_archive(tmp_path, {"content/articles/a.md": f"{front}The bridge is old.\n"})
    done = run(folder, "generator.cli.main", "build", SITE_URL="https://example.org/archive/")
    assert done.returncode == 0, done.stderr
    built = site(folder)
    (new,) = [name for name in built if name.startswith("articles/2025/06/12/") and "old-b" in name]

    page = built["2019/old.html"].decode()
    assert f'content="0; url=../{new}"' in page
    assert f'<link rel=canonical href="https://example.org/archive/{new}">' in page
    maps = {name: text.decode() for name, text in built.items() if name.startswith("sitemap")}
    assert (
        f"<loc>https://example.org/archive/{new}</loc><lastmod>2025-06-12</lastmod>"
        in maps["sitemaps/2025.xml"]
    )
    assert not any("2019/old" in text for text in maps.values())
