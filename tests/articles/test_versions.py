"""The same article again: versions in order, none lost, whatever the order of files."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.reading import read_articles
from generator.articles.withheld.withholding import keep_back
from generator.content.records import ArticleDecision, Records, SourceRecord
from generator.settings import Settings
from tests.archives import write_files
from tests.articles.archive import read

OLD = "The bridge in Paris is old.\n\nFive people were there."
NEW = "The bridge in Paris is very old.\n\nSeven people were there."


def story(text=OLD, *, headline="Old bridge to close", id_="7", source="The Paper", **more):
    fields = {"title": headline, "id": id_, "source": source, **more}
    head = "".join(f"{key}: {value}\n" for key, value in fields.items() if value)
    return f"---\n{head}---\n\n{text}\n"


def shown(reading):
    return [article.parts[1].text for article in reading.articles]


def older(reading):
    return [(one.number, one.parts[1].text, one.is_repeat) for one in reading.versions]


def test_the_newest_is_shown_and_the_older_is_kept(tmp_path):
    files = {"a/1.md": story(NEW, lastmod="2025-06-03"), "a/2.md": story(OLD, lastmod="2025-06-01")}
    reading = read(tmp_path, files)

    assert shown(reading) == ["The bridge in Paris is very old."]
    (version,) = reading.versions
    assert (version.number, version.headline, version.provenance.path) == (1, "Old bridge to close", "a/2.md")
    assert version.article == reading.articles[0].id
    assert (version.when.edtf, version.replaced.edtf) == ("2025-06-01", "2025-06-03")
    assert version.reason == "Older, as it was made: 1 June 2025; of the next: 3 June 2025."
    assert (reading.found, len(reading.articles), reading.set_aside) == (2, 1, 0)


def test_the_id_and_address_stay_when_a_newer_version_comes(tmp_path):
    before = read(tmp_path, {"a/1.md": story(OLD, lastmod="2025-06-01")}).articles[0]
    after = read(tmp_path, {"a/0.md": story(NEW, headline="Other words", lastmod="2025-06-03")}).articles[0]

    assert before.id == after.id
    assert after.headline == "Other words"


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ({"lastmod": "2025-06-03T10:00:00+02:00"}, {"lastmod": "2025-06-03T09:00:00Z"}, "made"),
        ({"date": "2025-06-01"}, {"date": "2025-06-01", "lastmod": "2025-06-02"}, "made"),
        ({"received": "2025-06-05"}, {"received": "2025-06-06"}, "received"),
        ({"date": "2025-06-01"}, {"date": "2025-06-02"}, "made"),
    ],
)
def test_what_is_stated_tells_which_is_newer(first, second, reason, tmp_path):
    reading = read(tmp_path, {"a/z.md": story(OLD, **first), "a/a.md": story(NEW, **second)})

    assert shown(reading) == ["The bridge in Paris is very old."]
    assert reading.versions[0].reason.startswith(f"Older, as it was {reason}")


def test_a_stated_version_number_outranks_the_days(tmp_path):
    item = (
        '{{"uri": "urn:x:7", "type": "text", "version": "{}", "versioncreated": "{}", "headline": "H",'
        ' "body_text": "{}"}}'
    )
    files = {
        "a/1.json": item.format(10, "2025-06-01T00:00:00Z", "Ten words are here."),
        "a/2.json": item.format(9, "2025-06-09T00:00:00Z", "Nine words are here."),
    }
    reading = read(tmp_path, files)

    assert shown(reading) == ["Ten words are here."]
    assert reading.versions[0].reason.startswith("Older, as its version is stated: 9 ")


def test_where_nothing_tells_the_last_resort_is_said(tmp_path):
    reading = read(tmp_path, {"a/1.md": story(OLD), "a/2.md": story(NEW)})

    assert shown(reading) == ["The bridge in Paris is very old."]
    assert reading.versions[0].reason.startswith("Nothing states which is newer")
    assert reading.versions[0].replaced.edtf == ""


def test_the_same_words_again_are_counted_and_carry_one_number(tmp_path):
    files = {
        f"a/{n}.md": story(text, lastmod=f"2025-06-0{n}")
        for n, text in enumerate([OLD, OLD, NEW, NEW, NEW], 1)
    }
    reading = read(tmp_path, files)

    assert [(number, repeat) for number, _, repeat in older(reading)] == [
        (1, True),
        (1, False),
        (2, True),
        (2, True),
    ]
    assert reading.found == len(reading.articles) + len(reading.versions) == 5
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("one", "other", "versions"),
    [
        ({"url": "http://example.org/a?utm_source=x"}, {"url": "https://EXAMPLE.org/a#top"}, 1),
        ({"url": "https://example.org/a"}, {"url": "https://example.org/b"}, 0),
        ({"url": "https://example.org/"}, {"url": "https://example.org/"}, 0),
        ({"url": "https://example.org/a"}, {"url": "https://example.org/a", "source": "The Other"}, 0),
        ({"url": "https://example.org/a"}, {"url": "https://example.org/a", "source": ""}, 1),
        ({"url": "https://example.org/a", "id_": "1"}, {"url": "https://example.org/a", "id_": "2"}, 0),
        ({"url": "https://example.org/a", "id_": "1"}, {"url": "https://example.org/a"}, 1),
    ],
)
def test_the_same_address_is_the_same_article_where_nothing_speaks_against_it(one, other, versions, tmp_path):
    files = {"a/1.md": story(OLD, **{"id_": "", **one}), "a/2.md": story(NEW, **{"id_": "", **other})}
    reading = read(tmp_path, files)

    assert len(reading.versions) == versions
    assert len(reading.articles) == 2 - versions


def test_one_id_without_a_source_and_other_words_is_another_article_and_reported(tmp_path):
    other = story("Quite something else stands here.", headline="Elsewhere", source="")
    files = {"a/1.md": story(OLD, source=""), "a/2.md": other}
    reading = read(tmp_path, files)

    assert len(reading.articles) == 2
    assert "states the same id as a/1.md, no source and other words" in reading.problems[0].message


def test_one_id_without_a_source_and_like_words_is_one_article(tmp_path):
    reading = read(tmp_path, {"a/1.md": story(OLD, source=""), "a/2.md": story(NEW, source="")})

    assert len(reading.articles) == 1


def test_versions_that_share_hardly_a_word_are_reported(tmp_path):
    files = {"a/1.md": story(OLD), "a/2.md": story("Quite something else stands here.", headline="Elsewhere")}
    reading = read(tmp_path, files)

    assert len(reading.articles) == 1
    assert "though hardly any words are" in reading.problems[0].message


def test_an_article_published_by_its_path_keeps_its_id_when_an_id_comes(tmp_path):
    first = read(tmp_path / "1", {"a/1.md": story(OLD, id_="", url="https://example.org/a")}).articles[0]
    ledger = Records(permalinks=((first.id, f"articles/undated/{first.slug}-{first.id}.html"),))
    files = {
        "a/1.md": story(OLD, id_="", url="https://example.org/a"),
        "a/0.md": story(NEW, url="https://example.org/a", lastmod="2025-06-03"),
    }
    reading = read(tmp_path / "2", files, ledger)

    assert [article.id for article in reading.articles] == [first.id]
    assert shown(reading) == ["The bridge in Paris is very old."]


def test_two_that_were_published_apart_keep_the_first_id_and_tell_the_other(tmp_path):
    files = {
        "a/1.md": story(OLD, id_="", url="https://example.org/a"),
        "a/2.md": story(NEW, id_="", url="https://example.org/a"),
    }
    apart = [read(tmp_path / name[2], {name: text}).articles[0] for name, text in files.items()]
    ledger = tuple((one.id, f"articles/undated/{one.slug}-{one.id}.html") for one in reversed(apart))
    (article,) = read(tmp_path / "both", files, Records(permalinks=ledger)).articles

    assert article.id == apart[1].id
    assert article.former_ids == (apart[0].id,)


def test_a_decision_on_the_file_of_an_older_version_is_for_the_article(tmp_path):
    decision = ArticleDecision(article="a/1.md", section="City", by="Ann", on="2026-01-01", why="So it is.")
    reading = read(
        tmp_path, {"a/1.md": story(OLD), "a/2.md": story(NEW)}, Records(article_decisions=(decision,))
    )

    assert reading.articles[0].section == "City"
    assert reading.problems == ()


WORDS = ["The bridge is old.", "The bridge is new.", "The bridge is gone.", "The old road is long."]
STORIES = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.sampled_from(WORDS),
            "id_": st.sampled_from(["", "1", "2"]),
            "source": st.sampled_from(["", "The Paper"]),
            "url": st.sampled_from(["", "https://example.org/a", "https://example.org/b"]),
            "lastmod": st.sampled_from(["", "2025-06-01", "2025-06-02"]),
        }
    ),
    max_size=7,
)


@settings(max_examples=40)
@given(STORIES, st.randoms())
def test_the_order_in_which_files_are_read_changes_nothing(stories, random):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_files(root, {"a/.gitkeep": ""} | {f"a/{n}.md": story(**one) for n, one in enumerate(stories)})
        with pytest.MonkeyPatch.context() as patch:
            expected = read_articles(root, Settings(sources=("a",)), Records())

            def shuffled(work, items, **_):
                items = list(items)
                random.shuffle(items)
                cut = random.randint(0, len(items))
                yield work(items[:cut])
                yield work(items[cut:])

            patch.setattr("generator.articles.remembering.map_batches", shuffled)
            found = read_articles(root, Settings(sources=("a",)), Records())

    assert found == expected
    assert found.found == len(stories) == len(found.articles) + len(found.versions)


def test_a_page_saved_again_is_a_version_told_by_its_date_modified(tmp_path):
    page = (
        "<html><head><link rel='canonical' href='https://example.org/bridge?utm_source=x'>"
        "<meta property='og:site_name' content='The Paper'>"
        "<meta property='article:published_time' content='2025-06-01'>"
        "<meta property='article:modified_time' content='{}'></head>"
        "<body><article><h1>Old bridge to close</h1>"
        "<p>The bridge in Paris is {}, and the mayor of the city said on Monday that it would close.</p>"
        "<p>People who cross it every day will have to find another way, the mayor of the city said then.</p>"
        "</article></body></html>"
    )
    files = {
        "a/1.html": page.format("2025-06-03T08:00:00Z", "very old"),
        "a/2.html": page.format("2025-06-01T08:00:00Z", "old"),
    }
    reading = read(tmp_path, files)

    assert [version.provenance.path for version in reading.versions] == ["a/2.html"]
    assert reading.versions[0].replaced.edtf == "2025-06-03"


def test_a_newer_version_under_embargo_leaves_the_one_before_it_in_place(tmp_path):
    files = {
        "a/1.md": story(OLD, lastmod="2025-06-01"),
        "a/2.md": story(NEW, headline="What is not told yet", lastmod="2025-06-03", embargo="2025-06-05"),
        "a/3.md": story(NEW, headline="Nor this", lastmod="2025-06-04", embargo="2025-06-06"),
    }
    before = read(tmp_path, files, as_of="2025-06-04")
    between = read(tmp_path, {}, as_of="2025-06-05")
    after = read(tmp_path, {}, as_of="2025-06-06")

    assert [article.headline for article in before.articles] == ["Old bridge to close"]
    assert (before.found, before.versions, before.withheld_versions) == (3, (), 2)
    assert "not-told" not in before.articles[0].slug
    assert [str(one) for one in before.problems if "embargo" in one.message] == [
        f"a/{n}.md: a newer version is withheld: it is under embargo until 2025-06-0{n + 3}, and this build"
        " is as of 2025-06-04T00:00:00+00:00. The one before it is shown."
        for n in (2, 3)
    ]
    assert [article.headline for article in between.articles] == ["What is not told yet"]
    assert (len(between.versions), between.withheld_versions) == (1, 1)
    assert (len(after.versions), after.withheld_versions) == (2, 0)
    assert {one.id for one in (*before.articles, *between.articles)} == {after.articles[0].id}


def test_days_of_embargo_are_counted_for_each_version_by_itself(tmp_path):
    files = {
        "a/1.md": story(OLD, source="The Paper", date="2025-06-01", lastmod="2025-06-01"),
        "a/2.md": story(NEW, headline="Not yet", source="The Paper", date="2025-06-01", lastmod="2025-06-08"),
    }
    place = "content/authority/sources/the-paper.md"
    records = Records(sources=(SourceRecord(id="the-paper", path=place, name="The Paper", embargo_days=5),))

    def published(as_of):
        return keep_back(read(tmp_path, files, records, as_of=as_of), records).reading

    early, between, late = (published(day) for day in ("2025-06-05", "2025-06-12", "2025-06-13"))

    assert (early.articles, len(early.withheld), early.withheld_versions) == ((), 1, 1)
    assert [article.headline for article in between.articles] == ["Old bridge to close"]
    assert (between.versions, between.withheld, between.withheld_versions) == ((), (), 1)
    assert [str(one) for one in between.problems if "withheld" in one.message] == [
        "a/2.md: a newer version is withheld, as the record of its source says 'embargo_days: 5'."
        " The one before it is shown."
    ]
    assert [article.headline for article in late.articles] == ["Not yet"]
    assert (len(late.versions), late.withheld_versions) == (1, 0)
