"""A sidecar in a package speaks for the member beside it, as in a folder."""

import gzip

import pytest

from generator.articles.sidecar_text import compose_sidecar
from tests.articles.archive import read
from tests.articles.test_packages import STORY, make_zip
from tests.articles.test_tar_files import make_tar
from tests.pictures import png

PACKAGES = {"x.zip": make_zip, "x.tar": make_tar, "x.tgz": lambda members: gzip.compress(make_tar(members))}
OTHER = b"Trams run late\n\nThe trams run late on Sundays.\n"


def say(words: str) -> bytes:
    return words.encode()


@pytest.fixture(params=PACKAGES)
def pack(request, tmp_path):
    def packed(members: dict[str, bytes], **beside: bytes):
        return read(tmp_path, {f"a/{request.param}": PACKAGES[request.param](members), **beside})

    return packed


def dates(reading) -> dict[str, str]:
    return {article.headline: article.date.edtf for article in reading.articles}


def messages(reading) -> list[str]:
    return [problem.message for problem in reading.problems]


@pytest.mark.parametrize("sidecar", ["b/story.meta.yml", "b/story.txt.meta.yml"])
def test_what_it_states_is_taken_for_the_member_of_its_name_alone(pack, sidecar):
    members = {"b/story.txt": STORY, "b/trams.txt": OTHER, "story.txt": b"Rain\n\nIt rains.\n"}
    reading = pack({**members, sidecar: say("date: 2020-02-03\nsource: The Paper\n")})

    assert dates(reading) == {"Old bridge to close": "2020-02-03", "Trams run late": "", "Rain": ""}
    (article,) = [one for one in reading.articles if one.date.edtf]
    assert article.source == "The Paper"
    assert sidecar in article.date.basis
    assert (reading.found, messages(reading)) == (3, [])


def test_one_that_names_the_whole_file_outranks_one_that_names_its_stem(pack):
    reading = pack({
        "s.txt": STORY, "s.meta.yml": say("date: 2020-02-03\n"),
        "s.md": b"Trams run late\n", "s.md.meta.yml": say("date: 2021-03-04\n"),
    })  # fmt: skip

    assert sorted(dates(reading).values()) == ["2020-02-03", "2021-03-04"]


def test_one_that_would_speak_for_several_members_sets_them_aside(pack):
    reading = pack({"s.txt": STORY, "s.md": OTHER, "s.meta.yml": say("date: 2020\n"), "t.txt": OTHER})

    assert [article.headline for article in reading.articles] == ["Trams run late"]
    assert (reading.found, reading.set_aside) == (3, 2)
    assert all("s.meta.yml would speak for 2 files" in message for message in messages(reading))


def test_one_without_a_member_is_told_of(pack):
    reading = pack({"s.txt": STORY, "t.meta.yml": say("date: 2020\n")})

    (message,) = messages(reading)
    assert message.endswith(
        "t.meta.yml: no article stands beside this sidecar; expected 't' or 't.txt'."
    ) or ("t.meta.yml: no article stands beside this sidecar" in message)
    assert (reading.found, len(reading.articles)) == (1, 1)


def test_one_that_is_wrong_sets_its_member_aside_and_no_other(pack):
    reading = pack({"s.txt": STORY, "s.meta.yml": say("dat: 2020\n"), "t.txt": OTHER, "u.txt": b"U.\n\nV.\n",
                    "u.meta.yml": b"date: [\n"})  # fmt: skip

    assert [article.headline for article in reading.articles] == ["Trams run late"]
    wrong, broken = messages(reading)
    assert "s.txt, as what speaks for it is wrong: " in wrong and "s.meta.yml" in wrong and "dat" in wrong
    assert "u.txt: its sidecar" in broken and "cannot be read" in broken
    assert (reading.found, reading.set_aside) == (3, 2)


def test_it_outranks_the_one_beside_the_package(tmp_path):
    data = make_zip({"s.txt": STORY, "s.meta.yml": say("date: 2020-02-03\n"), "t.txt": OTHER})
    beside = "date: 2019\nsource: The Paper\n"
    reading = read(tmp_path, {"a/x.zip": data, "a/x.zip.meta.yml": beside})

    assert dates(reading) == {"Old bridge to close": "2020-02-03", "Trams run late": "2019"}
    assert {article.source for article in reading.articles} == {"The Paper"}


def test_a_picture_that_it_names_is_taken_from_the_package_with_its_caption(pack):
    stated = "pictures:\n  - file: bridge.png\n    caption: The old bridge.\n"
    reading = pack({"b/s.txt": STORY, "b/s.meta.yml": say(stated), "b/bridge.png": png()})

    (caption,) = [part for part in reading.articles[0].parts if part.kind == "caption"]
    assert caption.text == "The old bridge."
    assert caption.picture.file.member.endswith("b/bridge.png")


def test_what_it_marks_as_not_known_is_listed(pack):
    reading = pack({"s.txt": STORY, "s.meta.yml": compose_sidecar("", {}, ["date"]).encode()})

    assert [message.partition("s.meta.yml")[2] for message in messages(reading)] == [
        " marks as not known yet: date."
    ]
    assert len(reading.articles) == 1
