"""Maps of the site, what robots and programs look for, and published addresses that nothing has."""

import json
import re

import pytest
from lxml import etree
from msgspec.structs import replace

from generator.content.records import Records
from generator.errors import ConfigurationError
from generator.model import Correction, Withheld
from generator.pages.page import Page
from generator.pages.published import find_vanished
from generator.pages.site import Site
from generator.settings import parse_settings
from tests.archives import make_archive, run, write_files
from tests.builders import archive, article, on
from tests.pages.machines.test_feeds import SITE, files, made, story

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\d")


def addresses(text):
    return [
        one.removeprefix(SITE.url)
        for one in etree.fromstring(text.encode()).xpath("//s:loc/text()", namespaces=NAMES)
    ]


def days(text):
    found = etree.fromstring(text.encode()).xpath("//s:url", namespaces=NAMES)
    return {
        one.findtext("s:loc", namespaces=NAMES).rpartition("-")[2]: one.findtext(
            "s:lastmod", namespaces=NAMES
        )
        for one in found
    }


def test_the_map_leads_to_a_map_of_each_year_and_these_to_every_page():
    other = article("cccccc", "Words.", when=on("1987-03-03"))
    undated = article("dddddd", "Words.")
    whole = made(replace(story(), articles=(*story().articles, other, undated)))
    maps = addresses(whole["sitemap.xml"].text)
    listed = [one for name in maps for one in addresses(whole[name].text)]
    pages = {
        path.removesuffix(".md") + ".html"
        for path, one in whole.items()
        if isinstance(one, Page) and not one.meta.get("robots")
    }

    assert maps == [f"sitemaps/{name}.xml" for name in ("1987", "2025", "pages", "undated")]
    assert len(listed) == len(set(listed))
    assert set(listed) == pages - {"index.html"} | {""}


def test_the_map_tells_the_day_of_an_article_and_of_its_correction_and_no_other():
    right = article("aaaaaa", "Words.", when=on("2025-06-12"))
    put_right = article(
        "bbbbbb",
        "Words.",
        when=on("2025-06-11"),
        corrections=(Correction(words="So.", basis="B.", on="2026-01-02"),),
    )
    about = article("cccccc", "Words.", when=on("2025-06-10", edtf="2025-06-10~"))
    found = days(files(archive(right, put_right, about))["sitemaps/2025.xml"])

    assert (found["aaaaaa.html"], found["bbbbbb.html"], found["cccccc.html"]) == (
        "2025-06-12",
        "2026-01-02",
        None,
    )


def test_many_pages_are_in_several_maps(monkeypatch):
    monkeypatch.setattr("generator.pages.sitemaps.MOST", 3)
    found = files(archive(*(article(f"a{n:05}", "Words.", when=on("2025-06-12")) for n in range(8))))

    maps = addresses(found["sitemap.xml"])
    assert {"sitemaps/2025.xml", "sitemaps/2025--2.xml", "sitemaps/2025--3.xml"} <= set(maps)
    assert all(len(addresses(found[name])) <= 3 for name in maps)


def test_without_an_address_there_is_no_map():
    found = files(story(), site=Site(name="A"))

    assert not any("sitemap" in path for path in found)
    assert "Sitemap" not in found["robots.txt"]
    assert files(story())["robots.txt"].endswith(f"Sitemap: {SITE.url}sitemap.xml\n")


def test_programs_find_where_everything_lies():
    found = files(story(), entity_feeds=2)
    listed = json.loads(found["index.json"])["collections"]
    named = {path for row in listed for path in (*row["feeds"], *row["citations"])}

    assert named == {path for path in found if path.startswith(("feeds/", "citations/")) and "--" not in path}
    assert found["llms.txt"].startswith("# An Archive & more\n\n> An archive of 2 news articles")
    assert f"]({SITE.url}people/index.html)" in found["llms.txt"]


def test_the_contact_for_faults_stands_in_a_file_of_its_own_where_one_is_named():
    assert ".well-known/security.txt" not in files(story())
    found = files(story(), security_contact="mailto:a@example.org", security_expires="2027-06-30")
    assert found[".well-known/security.txt"].splitlines() == [
        "Contact: mailto:a@example.org",
        "Expires: 2027-06-30T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {SITE.url}.well-known/security.txt",
    ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"security_contact": "mailto:a@example.org"}, "security_expires"),
        (
            {"security_contact": "a@example.org", "security_expires": "2027-06-30"},
            "mailto:security@example.org",
        ),
        ({"security_contact": "mailto:a@b\nX: y", "security_expires": "2027-06-30"}, "mailto:security"),
        ({"security_expires": "soon"}, "2026-12-01"),
        ({"security_expires": "2027-06"}, "a day"),
    ],
)
def test_a_contact_that_is_wrong_is_said_to_be(options, words):
    with pytest.raises(ConfigurationError, match=re.escape(words)):
        parse_settings(options)


LEDGER = (("aaaaaa", "articles/a-aaaaaa.html"), ("bbbbbb", "articles/b-bbbbbb.html"))


def test_a_published_address_at_which_nothing_would_stand_is_named():
    problems = list(find_vanished(archive(), Records(permalinks=LEDGER), {"articles/a-aaaaaa.md"}))

    assert [one.severity for one in problems] == ["warning"]
    assert problems[0].message.startswith("'articles/b-bbbbbb.html' was published, and its article is not")


def test_of_what_is_withheld_nothing_is_missed_and_many_are_counted():
    withheld = tuple(Withheld(id=id_, kind="embargo", reason="") for id_, _ in LEDGER)
    assert not list(find_vanished(replace(archive(), withheld=withheld), Records(permalinks=LEDGER), ()))

    many = tuple((f"a{n:05}", f"articles/a-a{n:05}.html") for n in range(25))
    problems = list(find_vanished(archive(), Records(permalinks=many), ()))
    assert len(problems) == 21
    assert problems[-1].message == "5 more published addresses have no article in the archive."


def test_check_fails_where_a_published_address_would_vanish(tmp_path):
    folder = make_archive(
        tmp_path, {"content/articles/a.md": "---\ntitle: A bridge\ndate: 2025-06-12\n---\nWords.\n"}
    )
    assert run(folder, "generator.cli.main", "check").returncode == 0

    ledger = "zzzzzz articles/2025/06/12/gone-zzzzzz.html\n"
    write_files(folder, {"content/permalinks.txt": ledger})
    done = run(folder, "generator.cli.main", "check")
    assert done.returncode == 1
    assert "'articles/2025/06/12/gone-zzzzzz.html' was published, and its article is not" in done.stdout
