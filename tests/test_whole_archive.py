"""Whole small archives, built as a person builds them."""

import json
import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from tests.archives import ROOT, build, export, make_archive, run, site, write_files

WIRE = """PARIS, March 3 (Reuters) -- Jane Doe said on Tuesday that the bridge in Paris would close.

"The bridge is old and it will have to close," Doe said.
"""
FILES = {
    "content/articles/2020/bridge.txt": "Old bridge to close\n\n" + WIRE,
    "content/articles/plain.md": (
        "---\nheadline: A second look\ndate: 2020-03-05\nsource: The Paper\n---\n\n"
        "Jane Doe was in *France*.\n"
    ),
    "content/articles/undated.txt": "Nobody knows when\n\nThis was written some day, by somebody.\n",
    "content/authority/people/jane-doe.md": "---\nname: Jane Doe\ndescription: A minister.\n---\n",
}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    """Build the archive of the seeds, as a fresh clone holds it."""
    folder = make_archive(tmp_path_factory.mktemp("seeds"), {}, options="")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copytree(ROOT / "content", folder / "content", dirs_exist_ok=True)
    build(folder, "--strict")
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Build an archive of three articles."""
    folder = make_archive(tmp_path_factory.mktemp("small"), FILES)
    build(folder, "--strict")
    return folder


def links(folder: Path):
    """List every link of every page: page, address as written, and the file and anchor it leads to."""
    root = folder / "build" / "site"
    for page in sorted(root.rglob("*.html")):
        tree = html.parse(page)
        for attribute in ("href", "src"):
            for address in tree.xpath(f"//@{attribute}"):
                if re.match(r"(?i)(https?:|mailto:|data:|//)", address):
                    continue
                path, _, anchor = address.partition("#")
                if page.name == "404.html" and address.startswith("../"):
                    continue  # its style is looked for at every depth that a lost address may have
                base = root if page.name == "404.html" else page.parent
                target = (root / path.lstrip("/") if path.startswith("/") else base / path) if path else page
                yield page.relative_to(root).as_posix(), address, target.resolve(), anchor


@pytest.mark.parametrize("archive", ["seeds", "small"])
def test_every_link_and_anchor_leads_somewhere(archive, request):
    folder = request.getfixturevalue(archive)
    ids: dict[Path, set[str]] = {}
    broken = []
    for page, address, target, anchor in links(folder):
        target = target / "index.html" if target.is_dir() else target
        target = Path(str(target).split("?")[0])
        if not target.is_file():
            broken.append((page, address))
        elif anchor and target.suffix == ".html":
            if target not in ids:
                ids[target] = set(html.parse(target).xpath("//@id | //@name"))
            if anchor not in ids[target]:
                broken.append((page, address))

    assert broken == []


@pytest.mark.parametrize("archive", ["seeds", "small"])
def test_no_page_has_two_elements_of_one_id(archive, request):
    root = request.getfixturevalue(archive) / "build" / "site"
    for page in root.rglob("*.html"):
        ids = html.parse(page).xpath("//@id")

        assert len(ids) == len(set(ids)), page


def test_the_seeds_have_the_addresses_and_dates_that_people_decided(seeds):
    rows = {row["provenance"]["path"]: row for row in export(seeds)["articles"]}
    first = rows["seeds/000_4e42fb110b46f350.txt"]
    second = rows["seeds/002_6b429496d35a23ba.txt"]

    assert first["date"]["edtf"] == "2025-06-12"
    assert first["address"].startswith("articles/2025/06/12/")
    assert second["date"]["edtf"] == "2019-05-15~"
    assert second["address"].startswith("articles/2019/05/")
    assert "By decision" in first["date"]["basis"]
    assert (seeds / "build" / "site" / first["address"]).is_file()


def test_the_seeds_warn_of_each_other_and_are_never_one_story(seeds):
    rows = export(seeds)

    assert [link["kind"] for link in rows["links"]] == ["look-alike"]
    assert rows["threads"] == []
    for row in rows["articles"]:
        page = (seeds / "build" / "site" / row["address"]).read_text(encoding="utf-8")
        other = next(r for r in rows["articles"] if r != row)
        assert other["address"].rsplit("/", 1)[1] in page
        assert "look-alike" in page.casefold()


def test_the_seeds_name_whom_they_name(seeds):
    rows = export(seeds)
    names = {entity["id"]: entity["name"] for entity in rows["entities"]}
    kinds = {entity["name"]: entity["kind"] for entity in rows["entities"]}
    means = {}
    for mention in rows["mentions"]:
        means.setdefault(mention["text"], set()).add(names[mention["entity"]])

    assert means["al-Numan"] == means["Al-Numan"] == means["Sabah al-Numan"] == {"Sabah al-Numan"}
    assert means["U.S."] == means["US"] == {"United States"}
    assert means["NYTimes"] == means["The New York Times"] or means["NYTimes"] == means["New York Times"]
    assert means["Trump"] == {"Donald Trump"}
    assert kinds["Ayn al-Asad Airbase"] == "place"
    assert kinds["Sabah al-Numan"] == "person"
    assert any("Neon Nettle" in text for text in means)
    assert not any("Enditem" in text or "Eliminate" in text for text in means)


def test_the_export_says_where_places_lie_and_what_articles_are_about(seeds):
    rows = export(seeds)
    baghdad = next(row for row in rows["entities"] if row["id"] == "baghdad")
    first = next(row for row in rows["articles"] if row["provenance"]["path"].startswith("seeds/000"))

    assert baghdad["location"]["country"] == "IQ"
    assert round(baghdad["location"]["latitude"]) == 33
    assert baghdad["location"]["basis"]
    assert {topic["entity"] for topic in first["about"]} <= {row["id"] for row in rows["entities"]}
    assert all(topic["reason"] for topic in first["about"] + first["countries"])
    assert "IQ" in {one["country"] for one in first["countries"]}


def test_a_decided_name_is_not_said_to_be_unreviewed(tmp_path):
    folder = make_archive(
        tmp_path,
        {
            "content/articles/a.txt": "A headline\n\nThey met in Paris on Monday.\n",
            "content/decisions/entities.yml": "- renamed: {entity: paris, name: Paris in France}\n"
            "  by: A. Editor\n  on: 2026-11-21\n  why: To tell them apart.\n",
        },
    )
    words = "Named ‘Paris in France’, by decision of A. Editor, 21 November 2026: To tell them apart."
    told = run(folder, "generator.cli.main", "explain", "paris").stdout

    assert f"because: {words}" in told
    assert "not yet reviewed" not in told
    assert export(folder)["entities"][0]["decisions"] == [words]


def test_every_mention_is_the_text_it_points_to(seeds):
    rows = export(seeds)
    articles = {row["id"]: row for row in rows["articles"]}
    for mention in rows["mentions"] + rows["quotations"]:
        part = articles[mention["article"]]["parts"][mention["part"]]["text"]

        assert part[mention["start"] : mention["end"]] == mention["text"]
        assert mention["reason"]


def test_a_second_build_changes_nothing(small):
    before = site(small)

    build(small)

    assert json.loads((small / "build" / "report.json").read_text())["pages"]["unchanged"] > 10
    assert site(small) == before


def test_plain_mkdocs_builds_the_same_site(small):
    before = site(small)

    done = run(small, "mkdocs", "build", "--strict")

    assert done.returncode == 0, done.stderr
    assert site(small) == before


def test_a_build_that_grew_equals_a_clean_one_whatever_the_number_of_processes(tmp_path):
    grown = make_archive(tmp_path / "grown", {})
    names = list(FILES)
    for count in range(1, len(names) + 1):
        write_files(grown, {name: FILES[name] for name in names[:count]})
        build(grown, "--jobs", "1")
    write_files(grown, {"content/articles/passing.txt": "Soon gone\n\nThis was here for one build only.\n"})
    build(grown)
    (grown / "content/articles/passing.txt").unlink()
    ledger = [
        line
        for line in (grown / "content/permalinks.txt").read_text().splitlines()
        if "soon-gone" not in line
    ]
    (grown / "content/permalinks.txt").write_text("\n".join(ledger) + "\n")
    build(grown)

    clean = make_archive(tmp_path / "clean", FILES)
    build(clean, "--clean", "--jobs", "2")

    assert site(grown) == site(clean)


def test_a_preview_gives_no_address_away(tmp_path):
    folder = make_archive(tmp_path, FILES)

    assert run(folder, "generator.cli.main", "check").returncode == 0

    assert not (folder / "content/permalinks.txt").exists()
    assert not (folder / "build" / "cache").exists()
    assert list((folder / "build" / "pages").iterdir()) == []


def test_an_address_stays_when_headline_and_date_change(tmp_path):
    folder = make_archive(tmp_path, FILES)
    build(folder)
    before = {row["id"]: row["address"] for row in export(folder)["articles"]}
    changed = (
        FILES["content/articles/plain.md"].replace("A second look", "Another name").replace("03-05", "04-01")
    )
    write_files(folder, {"content/articles/plain.md": changed})

    build(folder)

    rows = export(folder)["articles"]
    assert {row["id"]: row["address"] for row in rows} == before
    assert "Another name" in {row["headline"] for row in rows}


BAD = {
    "content/articles/empty.txt": b"",
    "content/articles/binary.txt": b"\x00\x01\x02" * 50,
    "content/articles/latin.txt": b"Bridge \x81\x8d\x8f closed\n\nIt was \x9d\x90 closed.\n",
    "content/articles/open.md": "---\nheadline: never closed\n\nText.\n",
    "content/articles/unknown-key.md": "---\nheadlin: A\n---\n\nText.\n",
    "content/articles/picture.png": b"\x89PNG",
}


def test_files_that_cannot_be_read_are_named_and_the_rest_is_built(tmp_path):
    folder = make_archive(tmp_path, {**FILES, **BAD})

    done = build(folder)

    report = json.loads((folder / "build" / "report.json").read_text(encoding="utf-8"))
    assert report["articles"] == 3
    # A picture is no article: it is named, and not counted as one.
    assert report["found"] == report["articles"] + report["set_aside"] + report["drafts"] == 8
    for name in BAD:
        assert name in done.stderr
        assert any(problem["path"] == name for problem in report["problems"])


def test_strict_fails_where_a_file_was_set_aside_and_still_builds_the_rest(tmp_path):
    folder = make_archive(tmp_path, {**FILES, "content/articles/empty.txt": b""})

    done = run(folder, "generator.cli.main", "build", "--strict")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (folder / "build" / "site" / "people" / "jane-doe.html").is_file()


def test_an_archive_of_nothing_is_a_site_that_says_so(tmp_path):
    folder = make_archive(tmp_path, {})

    build(folder, "--strict")

    home = (folder / "build" / "site" / "index.html").read_text(encoding="utf-8")
    assert "holds no article yet" in home


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("sources:", "sourcs:"), "Did you mean 'sources'?"),
        (("years: [2010, 2026]", "years: soon"), "'years' is 'soon'"),
        (("  - news-archive:", "  - news-archiv:"), 'The "news-archiv" plugin is not installed'),
        (("site_name:", "site_name: ["), "mkdocs.yml"),
    ],
)
def test_a_wrong_configuration_exits_with_2_and_says_what_is_wrong(tmp_path, change, message):
    folder = make_archive(tmp_path, {}, options="")
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(text.replace(*change), encoding="utf-8")

    done = run(folder, "generator.cli.main", "build")

    assert done.returncode == 2, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_record_stops_the_build_since_a_human_word_would_be_lost(tmp_path):
    folder = make_archive(tmp_path, {**FILES, "content/decisions/articles.yml": "- article: x\n"})

    done = run(folder, "generator.cli.main", "build")

    assert done.returncode == 1
    assert "content/decisions/articles.yml:1: key 'by' is missing" in done.stderr
    assert "Traceback" not in done.stderr


def test_explain_gives_each_field_and_each_name_with_its_reason(small):
    done = run(small, "generator.cli.main", "explain", "content/articles/2020/bridge.txt")

    assert done.returncode == 0, done.stderr
    assert "dateline" in done.stdout
    assert "Jane Doe → Jane Doe" in done.stdout
    assert done.stdout.count("because:") > 5


@pytest.mark.parametrize("address", ["people/jane-doe.html", "jane-doe", "Jane Doe"])
def test_explain_takes_an_address_an_id_or_a_name(small, address):
    done = run(small, "generator.cli.main", "explain", address)

    assert done.stdout.startswith("PERSON jane-doe  people/jane-doe.html")


def test_explain_names_the_nearest_where_there_is_no_such_thing(small):
    done = run(small, "generator.cli.main", "explain", "people/jane-do.html")

    assert done.returncode == 1
    assert "Did you mean 'people/jane-doe'?" in done.stderr
