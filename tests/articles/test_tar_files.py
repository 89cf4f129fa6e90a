"""Tar files are read as Python's own module reads them, to their end, and damage is told of."""

import bz2
import gzip
import io
import lzma
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.formats import Flaw, Item
from generator.articles.packages import bounds
from generator.articles.packages.members import is_hidden
from generator.articles.packages.packages import unpack
from tests.articles.archive import read

STORY = b"Old bridge to close\n\nThe bridge is old.\n"
FORMATS = [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]


def make_tar(members: dict[str, bytes], form: int = tarfile.PAX_FORMAT, **facts) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as package:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            for key, value in facts.items():
                setattr(info, key, value)
            package.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def take(data: bytes, name: str = "a/x.tar") -> list:
    return list(unpack(Item(path=name, data=data, checksum="")))


def read_both(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    found = take(data)
    return {one.member: one.data for one in found if isinstance(one, Item)}, [
        one.message for one in found if isinstance(one, Flaw)
    ]


SUFFIXES = {
    "tar": bytes,
    "tar.gz": gzip.compress,
    "tgz": gzip.compress,
    "tar.bz2": bz2.compress,
    "tbz2": bz2.compress,
    "tar.xz": lzma.compress,
    "txz": lzma.compress,
    "dump": gzip.compress,
}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_tar_file_is_read_however_it_is_compressed_and_called(suffix, tmp_path):
    data = SUFFIXES[suffix](make_tar({"2019/05/15/one.txt": STORY, "two.txt": b"Trams\n\nTrams run late.\n"}))
    reading = read(tmp_path, {f"a/x.{suffix}": data})

    members = {article.provenance.member.removeprefix("x.tar/"): article for article in reading.articles}
    assert {name.removeprefix("x.dump/") for name in members} == {"2019/05/15/one.txt", "two.txt"}
    assert (reading.found, reading.set_aside, reading.problems) == (2, 0, ())


@pytest.mark.parametrize("suffix", [".bz2", ".xz"])
def test_an_article_file_may_be_compressed_in_several_streams(suffix, tmp_path):
    compress = SUFFIXES[f"tar{suffix}"]
    padding = b"\0" * 4 if suffix == ".xz" else b""
    data = compress(STORY) + padding + compress(b"More of it.\n")
    reading = read(tmp_path, {f"a/story.txt{suffix}": data})

    assert [part.text for part in reading.articles[0].parts][-2:] == ["The bridge is old.", "More of it."]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["a.txt", f"{'a folder/' * 20}{'b' * 60}.txt", "brücke.txt"])
def test_names_and_texts_are_those_that_were_packed_in_each_form(form, name):
    assert read_both(make_tar({name: STORY, "z.txt": b""}, form)) == ({name: STORY, "z.txt": b""}, [])


def test_a_name_longer_than_a_header_has_room_for_is_read_whole():
    name = f"{'very long ' * 50}.txt"
    for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        assert read_both(make_tar({name: STORY}, form)) == ({name: STORY}, [])


def test_a_name_that_is_not_utf_8_is_read_letter_by_letter():
    data = make_tar({"b\udcfccke.txt": STORY}, tarfile.GNU_FORMAT)

    assert read_both(data)[0] == {"bücke.txt": STORY}


@given(
    st.dictionaries(
        st.text("abc./é", min_size=1).filter(lambda name: not is_hidden(name)),
        st.text("ab \n", max_size=1200).map(str.encode),
    ),
    st.sampled_from(FORMATS),
)
def test_any_members_are_read_as_pythons_own_module_reads_them(members, form):
    members = {name: data for name, data in members.items() if not name.endswith("/")}
    data = make_tar(members, form)
    with tarfile.open(fileobj=io.BytesIO(data)) as package:
        expected = {info.name: package.extractfile(info).read() for info in package}

    assert read_both(data) == (expected, [])


@pytest.mark.parametrize(("kind", "what"), [
    (tarfile.SYMTYPE, "it is a link; expected a file."),
    (tarfile.LNKTYPE, "it is a link; expected a file."),
    (tarfile.FIFOTYPE, "it is no plain file; expected one."),
    (tarfile.CHRTYPE, "it is no plain file; expected one."),
])  # fmt: skip
def test_what_is_no_file_is_a_flaw_and_the_rest_is_read(kind, what):
    data = make_tar({"a.txt": b""}, type=kind, linkname="/etc/passwd")[:512] + make_tar({"b.txt": STORY})

    assert read_both(data) == ({"b.txt": STORY}, [f"a.txt: {what}"])


def test_folders_and_what_a_mac_leaves_beside_a_file_are_passed_over():
    data = make_tar({"x": b""}, type=tarfile.DIRTYPE)[:512] + make_tar({"._a.txt": b"x", "a.txt": STORY})

    assert read_both(data) == ({"a.txt": STORY}, [])


def test_a_file_with_holes_is_a_flaw():
    data = make_tar({"a.txt": STORY}, pax_headers={"GNU.sparse.major": "1", "GNU.sparse.minor": "0"})

    assert read_both(data) == ({}, ["a.txt: it is no plain file; expected one."])


def test_a_name_that_comes_twice_or_leads_out_is_told_of():
    first = make_tar({"a.txt": STORY, "../b.txt": STORY})[: 4 * 512]
    found = take(first + make_tar({"a.txt": b"Other.\n"}))

    assert [one.message for one in found if isinstance(one, Flaw)] == [
        "a.txt: a second member of this name; expected each name once."
    ]
    assert "would lead out of the package" in found[1].warnings[0]


WHOLE = make_tar({"a.txt": STORY, "b.txt": STORY, "c.txt": STORY})


@pytest.mark.parametrize(("end", "members", "what"), [
    (300, 0, "it ends in the middle; expected a whole tar file."),
    (530, 0, "it ends in the middle; expected a whole tar file."),
    (1024, 1, "it ends in the middle, after one member; expected a whole tar file."),
    (1546, 1, "it ends in the middle, after one member; expected a whole tar file."),
    (3072, 3, "it ends in the middle, after 3 members; expected a whole tar file."),
])  # fmt: skip
def test_a_tar_file_cut_short_is_read_up_to_the_cut_and_said_to_end_there(end, members, what):
    texts, flaws = read_both(WHOLE[:end])

    assert (len(texts), flaws) == (members, [what])


def test_a_damaged_header_is_told_of_and_what_stands_before_it_is_read():
    texts, flaws = read_both(WHOLE[:1030] + b"x" + WHOLE[1031:])

    assert (len(texts), flaws) == (1, ["it is damaged, after one member; expected a whole tar file."])


def test_what_stands_behind_the_end_is_told_of():
    texts, flaws = read_both(WHOLE + WHOLE)

    assert (len(texts), flaws) == (
        3,
        ["it goes on beyond its end, after 3 members; expected a whole tar file."],
    )


def stamp(header: bytes) -> bytes:
    bare = header[:148] + b" " * 8 + header[156:512]
    return header[:148] + b"%06o\0 " % sum(bare) + header[156:]


@pytest.mark.parametrize("size", [b"\xff" * 12, b"\x80" + b"\xff" * 11, b"-0000000001\0", b"77777777777\0"])
def test_a_size_below_nothing_or_beyond_the_file_ends_the_reading(size):
    header = stamp(WHOLE[:124] + size + WHOLE[136:])

    texts, (flaw,) = read_both(header)
    assert texts == {}
    assert flaw.endswith("expected a whole tar file.")


def test_headers_made_to_be_slow_are_read_in_one_pass():
    digits = make_tar({"a.txt": STORY}, pax_headers={"comment": "1" * 3_000_000})

    assert read_both(digits) == ({"a.txt": STORY}, [])


def test_members_beyond_the_bounds_are_flaws_and_the_rest_is_read(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_MEMBER_BYTES", 600)
    monkeypatch.setattr(bounds, "MAX_MEMBERS", 3)
    data = make_tar({"a.txt": b"a" * 601, "b.txt": STORY, "c.txt": STORY, "d.txt": STORY})
    texts, flaws = read_both(gzip.compress(data))

    assert texts == {"x.tar/b.txt": STORY, "x.tar/c.txt": STORY}
    assert flaws == [
        "a.txt: it has more than 600 bytes; expected less in one member.",
        "x.tar: it holds more members than were read; expected at most 3.",
    ]


@pytest.mark.parametrize("suffix", [".bz2", ".xz"])
def test_what_would_grow_out_of_all_proportion_stays_packed(suffix):
    (found,) = take(SUFFIXES[f"tar{suffix}"](bytes(4_000_000)), f"a/x{suffix}")

    assert "more than 200 times its size" in found.message


@pytest.mark.parametrize("suffix", [".bz2", ".xz"])
@pytest.mark.parametrize("tenth", range(10))
def test_a_compressed_file_cut_short_is_a_flaw(suffix, tenth):
    data = SUFFIXES[f"tar{suffix}"](STORY)
    (found,) = take(data[: len(data) * tenth // 10], f"a/story.txt{suffix}")

    assert isinstance(found, Flaw)


PACKED = [WHOLE, *(pack(WHOLE) for pack in (gzip.compress, bz2.compress, lzma.compress))]


@given(st.sampled_from(PACKED), st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=6))
def test_any_damage_gives_items_or_flaws(valid, changes):
    data = bytearray(valid)
    for place, value in changes:
        data[place % len(data)] = value

    for name in ("a/x.tar", "a/x.tgz", "a/x.bz2", "a/x.xz"):
        assert take(bytes(data), name)
