"""Packages are read in place, within bounds, and no member is lost or mistaken for another."""

import gzip
import io
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.formats import Flaw, Item
from generator.articles.packages import bounds, zip_files
from generator.articles.packages.packages import unpack
from tests.articles.archive import read

STORY = b"Old bridge to close\n\nThe bridge is old.\n"


def make_zip(members: dict[str, bytes], method=zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, data in members.items():
            package.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def take(data: bytes, name: str = "a/x.zip") -> list:
    return list(unpack(Item(path=name, data=data, checksum="")))


def flaws(data: bytes, name: str = "a/x.zip") -> list[str]:
    return [one.message for one in take(data, name) if isinstance(one, Flaw)]


def test_each_member_is_an_article_with_its_own_id_and_place(tmp_path):
    members = {"2019/05/15/one.txt": STORY, "two.txt": STORY, "two.txt#0": STORY, "__MACOSX/two.txt": b"x"}
    reading = read(tmp_path, {"a/x.zip": make_zip(members), "a/y.txt.gz": gzip.compress(STORY, mtime=0)})

    places = {(a.provenance.path, a.provenance.member): a for a in reading.articles}
    assert set(places) == {("a/x.zip", "2019/05/15/one.txt"), ("a/x.zip", "two.txt"), ("a/y.txt.gz", "y.txt")}
    assert len({article.id for article in reading.articles}) == 3
    assert places["a/x.zip", "2019/05/15/one.txt"].date.edtf == "2019-05-15"
    assert (reading.found, reading.set_aside) == (4, 1)
    assert "two.txt#0: no reader for '.txt#0' files" in reading.problems[0].message


def test_the_faults_of_one_member_do_not_touch_the_others(tmp_path):
    reading = read(
        tmp_path, {"a/x.zip": make_zip({"a.txt": b"", "b.md": b"---\nx: 1\n---\nb", "c.txt": STORY})}
    )

    assert [p.message.split(":")[1].strip() for p in reading.problems] == ["a.txt", "b.md"]
    assert (reading.found, reading.set_aside, len(reading.articles)) == (3, 2, 1)


def test_a_zip_may_hold_gz_files_but_no_zip_files():
    inner = make_zip({"a.txt": STORY})
    found = take(
        make_zip(
            {
                "b/a.txt.gz": gzip.compress(STORY, mtime=0),
                "c.zip": inner,
                "d.zip.gz": gzip.compress(inner, mtime=0),
            }
        )
    )

    assert [(one.member, one.data) for one in found if isinstance(one, Item)] == [("b/a.txt", STORY)]
    assert [one.message.split(":")[0] for one in found if isinstance(one, Flaw)] == ["c.zip", "d.zip"]


def test_a_gz_file_of_several_streams_is_one_text():
    (one,) = take(gzip.compress(STORY, mtime=0) + gzip.compress(b"More.\n", mtime=0), "a/x.txt.gz")

    assert one.data == STORY + b"More.\n"


def test_names_that_lead_out_of_the_package_are_only_shown(tmp_path):
    reading = read(tmp_path / "in", {"a/x.zip": make_zip({"../../out.txt": STORY, "/etc/out.txt": STORY})})

    assert {a.provenance.member for a in reading.articles} == {"../../out.txt", "/etc/out.txt"}
    assert not list(tmp_path.rglob("out.txt"))


def test_links_and_members_of_the_same_name_are_flaws():
    buffer = io.BytesIO()
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(buffer, "w") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package.writestr(link, "/etc/passwd")
        package.writestr("a.txt", STORY)
        package.writestr("a.txt", b"Other words.\n")

    assert flaws(buffer.getvalue()) == [
        "link.txt: it is a link; expected a file.",
        "a.txt: a second member of this name; expected each name once.",
    ]


def test_a_member_without_a_name_is_a_flaw():
    data = make_zip({"\0.txt": STORY, "b.txt": STORY})

    assert [type(one) for one in take(data)] == [Flaw, Item]


def test_what_is_encrypted_or_packed_in_a_rare_way_is_a_flaw():
    data = bytearray(make_zip({"a.txt": STORY}))
    directory = data.rfind(b"PK\x01\x02")
    data[6] |= 1
    data[directory + 8] |= 1

    assert "it is encrypted" in flaws(bytes(data))[0]
    assert "it is compressed by method 14" in flaws(make_zip({"a.txt": STORY}, zipfile.ZIP_LZMA))[0]


def test_bombs_are_stopped_after_a_bounded_number_of_bytes(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_MEMBER_BYTES", 3_000_000)
    monkeypatch.setattr(bounds, "MAX_TOTAL_BYTES", 5_000_000)
    zeros = bytes(4_000_000)
    noise = b"".join(b"%d " % (n * n) for n in range(280_000))

    assert "more than 200 times its size" in flaws(gzip.compress(zeros, mtime=0), "a/x.gz")[0]
    assert "more than 200 times its size" in flaws(make_zip({"a.txt": zeros}))[0]
    assert "more than 3,000,000 bytes" in flaws(make_zip({"a.txt": noise}))[0]
    # Several of a fair size are stopped by what they hold together.
    found = take(make_zip({f"{n}.txt": noise[:2_000_000] for n in range(4)}))
    assert sum(len(one.data) for one in found if isinstance(one, Item)) == 4_000_000
    assert len(found) == 4


def test_ten_thousand_members_are_read_and_too_many_refused(monkeypatch):
    data = make_zip({f"{n}.txt": STORY for n in range(10_000)}, zipfile.ZIP_STORED)
    assert len(take(data)) == 10_000

    monkeypatch.setattr(bounds, "MAX_MEMBERS", 9_999)
    assert flaws(data) == ["it holds 10,000 members; expected at most 9,999."]
    monkeypatch.setattr(zip_files, "MAX_DIRECTORY", 1000)
    assert "its list of members is too long" in flaws(data)[0]


@pytest.mark.parametrize("name", ["a/x.zip", "a/x.txt.gz"])
@pytest.mark.parametrize("tenth", range(10))
def test_a_package_cut_short_is_a_flaw(name, tenth):
    data = make_zip({"a.txt": STORY}) if name.endswith("zip") else gzip.compress(STORY, mtime=0)

    (found,) = take(data[: len(data) * tenth // 10], name)

    assert isinstance(found, Flaw)


def test_an_id_stated_twice_in_one_package_makes_no_two_articles_one(tmp_path):
    texts = ["The bridge is old.", "Trams run late on Sundays.", "Quite something else stands here."]
    stories = {f"{n}.md": f"---\nid: {n % 2}\n---\n{text}\n".encode() for n, text in enumerate(texts)}
    reading = read(tmp_path, {"a/x.zip": make_zip(stories)})

    assert len({article.id for article in reading.articles}) == 3
    assert "states the same id" in reading.problems[0].message


def test_the_same_words_and_id_twice_in_one_package_are_one_article(tmp_path):
    stories = {f"{n}.md": b"---\nid: 7\n---\nThe bridge is old.\n" for n in range(2)}
    reading = read(tmp_path, {"a/x.zip": make_zip(stories)})

    assert [version.provenance.member for version in reading.versions] == ["0.md"]
    assert (reading.found, len(reading.articles)) == (2, 1)


def test_a_package_without_articles_is_named(tmp_path):
    reading = read(tmp_path, {"a/x.zip": make_zip({"folder/": b""})})

    assert "it holds no articles" in reading.problems[0].message
    assert (reading.found, reading.set_aside) == (1, 1)


VALID = make_zip({"a.txt": STORY, "b/c.txt": STORY * 9}), gzip.compress(STORY * 9, mtime=0)


@given(st.sampled_from(VALID), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6))
def test_any_damage_gives_items_or_flaws(valid, changes):
    data = bytearray(valid)
    for place, value in changes:
        data[place % len(data)] = value

    for name in ("a/x.zip", "a/x.txt.gz"):
        assert take(bytes(data), name) or valid is VALID[0]


@given(st.binary(max_size=300))
def test_any_bytes_give_items_or_flaws(data):
    assert take(data, "a/x.zip")
    assert take(data, "a/x.gz")


def test_a_member_whose_name_leads_out_is_read_in_place_and_said_to(tmp_path):
    names = ("../evil.txt", "/etc/evil.txt", "..\\evil.md", "C:/evil.txt", "fine/story.txt")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for number, name in enumerate(names):
            package.writestr(name, f"Old bridge number {number} to close\n\nIt is {number} years old.\n")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    reading = read(tmp_path, {"a/x.zip": held.getvalue()})

    assert (before, sorted(path.name for path in tmp_path.rglob("*"))) == ([], ["a", "x.zip"])
    assert len(reading.articles) == 5
    assert sum("would lead out of the package" in problem.message for problem in reading.problems) == 4


@pytest.mark.parametrize("name", ["a/story.gz", "a/story.2019.gz"])
def test_plain_text_in_a_gz_file_without_another_suffix_is_read(name, tmp_path):
    reading = read(tmp_path, {name: gzip.compress(b"Old bridge to close\n\nIt is old.\n")})

    assert [article.headline for article in reading.articles] == ["Old bridge to close"]
    assert reading.problems == ()


@pytest.mark.parametrize("sign", ["[Content_Types].xml", "mimetype"])
def test_a_document_of_a_word_processor_is_told_of_once(tmp_path, sign):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr(sign, "x")
        package.writestr("word/document.xml", "<w:document xmlns:w='x'/>")
    reading = read(tmp_path, {"a/story.docx": data.getvalue()})

    assert (reading.found, reading.set_aside) == (1, 1)
    assert [problem.message for problem in reading.problems] == [
        "set aside: it is a word processor's document or an e-book;"
        " expected its text, saved as .txt, .md, .html or .eml."
    ]
