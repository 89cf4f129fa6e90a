import os
from pathlib import Path

import pytest

from generator.content.reading import read_records
from generator.errors import RecordError


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def faults(root: Path) -> list[str]:
    with pytest.raises(RecordError) as caught:
        read_records(root)
    return str(caught.value).splitlines()


RECORD = "---\nname: Jane Doe\n---\n"
BY = "  by: an editor\n  on: 2026-11-21\n  why: the dateline says so\n"


def test_an_archive_without_records_has_none(tmp_path):
    records = read_records(tmp_path)

    assert (records.entities, records.sources, records.pages) == ((), (), ())


def test_a_record_is_named_by_its_file_and_its_kind_by_its_folder(tmp_path):
    text = "---\nname: Jane Doe\nvariants: [J. Doe]\ndescription: A minister.\n---\n\nA *note*.\n"

    ((kind, record),) = read_records(write(tmp_path, {"content/authority/people/jane-doe.md": text})).entities

    assert (kind, record.id, record.name) == ("person", "jane-doe", "Jane Doe")
    assert (record.variants, record.note) == (("J. Doe",), "A *note*.")
    assert record.path == "content/authority/people/jane-doe.md"


def test_a_record_of_a_source_says_what_it_is(tmp_path):
    text = (
        "---\nname: The Paper\nkind: newspaper\ncountry: Ireland\nownership: Its readers.\n"
        "url: https://paper.example/\n---\n"
    )

    (record,) = read_records(write(tmp_path, {"content/authority/sources/the-paper.md": text})).sources

    assert (record.kind, record.country, record.ownership) == ("newspaper", "Ireland", "Its readers.")
    assert record.url == "https://paper.example/"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("kind: wire", "expected one of agency, newspaper,"),
        ("url: paper.example", "expected a web address such as"),
    ],
)
def test_a_wrong_value_in_the_record_of_a_source_is_named_with_its_line(tmp_path, line, expected):
    write(tmp_path, {"content/authority/sources/the-paper.md": f"---\nname: The Paper\n{line}\n---\n"})

    (found,) = faults(tmp_path)

    assert found.startswith("content/authority/sources/the-paper.md:3: ")
    assert expected in found


def test_only_the_record_of_a_source_takes_the_keys_of_one(tmp_path):
    write(tmp_path, {"content/authority/people/jane-doe.md": "---\nname: Jane Doe\nkind: agency\n---\n"})

    assert "unknown key 'kind'" in faults(tmp_path)[0]


def test_all_faults_of_all_files_are_said_together_with_path_and_line(tmp_path):
    write(
        tmp_path,
        {
            "content/authority/people/jane-doe.md": "---\nname: Jane Doe\nvarients: [J. Doe]\n---\n",
            "content/authority/places/Bad Name.md": RECORD,
            "content/decisions/articles.yml": f"- article: a\n  date: 12 June 2025\n{BY}- article: b\n",
            "content/decisions/entities.yml": f"- same: [a]\n{BY}- rename: x\n{BY}",
            "content/permalinks.txt": "# ids\r\na articles/x.html\r\na\na ../x.html\na articles/../x.html\n",
            "content/pages/about.md": "---\ndescription: x\n---\n",
        },
    )

    found = faults(tmp_path)

    assert [line.split(": ")[0] for line in found] == [
        "content/authority/people/jane-doe.md:3",
        "content/authority/places/Bad Name.md:2",
        "content/decisions/articles.yml:2",
        "content/decisions/articles.yml:6",
        "content/decisions/articles.yml:6",
        "content/decisions/articles.yml:6",
        "content/decisions/entities.yml:1",
        "content/decisions/entities.yml:5",
        "content/permalinks.txt:3",
        "content/permalinks.txt:4",
        "content/permalinks.txt:5",
        "content/pages/about.md:2",
    ]
    assert "unknown key 'varients'. Did you mean 'variants'?" in found[0]
    assert "lower-case letters" in found[1]
    assert "expected an EDTF date such as 2025-06-12" in found[2]


@pytest.mark.parametrize("decision", ["  same: [a, b]\n  renamed: {entity: a, name: A}\n", ""])
def test_a_decision_decides_exactly_one_thing(tmp_path, decision):
    write(tmp_path, {"content/decisions/entities.yml": f"-{(decision + BY)[1:]}"})

    assert "exactly one of 'same', 'not_same'" in faults(tmp_path)[0]


def test_one_id_in_two_kinds_is_an_error_that_names_both(tmp_path):
    write(
        tmp_path,
        {"content/authority/people/georgia.md": RECORD, "content/authority/places/georgia.md": RECORD},
    )

    (fault,) = faults(tmp_path)

    assert "content/authority/places/georgia.md" in fault
    assert "taken by content/authority/people/georgia.md" in fault


@pytest.mark.parametrize("text", ["---\nname: [\n---\n", "---\nname: x\n", "\x00", "---\n- x\n---\n"])
def test_a_record_that_is_none_is_named_and_never_a_traceback(tmp_path, text):
    write(tmp_path, {"content/authority/people/jane-doe.md": text})

    assert faults(tmp_path)[0].startswith("content/authority/people/jane-doe.md")


def test_a_record_in_another_encoding_is_named(tmp_path):
    path = tmp_path / "content/authority/people/jane-doe.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"---\nname: Jos\xe9\n---\n")

    assert "expected UTF-8 text" in faults(tmp_path)[0]


def test_a_ledger_from_another_machine_is_read_whole(tmp_path):
    path = tmp_path / "content/permalinks.txt"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xef\xbb\xbfaaaaaa articles/a.html\r\nbbbbbb articles/b.html\r\n")

    assert read_records(tmp_path).permalinks == (("aaaaaa", "articles/a.html"), ("bbbbbb", "articles/b.html"))


def test_a_ledger_in_another_encoding_is_named_with_its_line(tmp_path):
    path = tmp_path / "content/permalinks.txt"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"aaaaaa articles/a.html\nbbbbbb articles/\xe9.html\n")

    (fault,) = faults(tmp_path)
    assert fault.startswith("content/permalinks.txt:2: byte 39 (0xe9) is not UTF-8")


@pytest.mark.parametrize(
    "name",
    [
        "authority/people/jane-doe.md",
        "decisions/articles.yml",
        "decisions/entities.yml",
        "pages/x.md",
        "permalinks.txt",
    ],
)
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("nowhere")])
def test_what_is_no_file_is_named_and_not_waited_for(tmp_path, name, make):
    path = tmp_path / "content" / name
    path.parent.mkdir(parents=True)
    make(path)

    (fault,) = faults(tmp_path)
    assert fault.startswith(f"content/{name}: it ")
    assert str(tmp_path) not in fault


@pytest.mark.parametrize(
    ("place", "hint"),
    [
        ("autority/people/jane-doe.md", "Did you mean 'content/authority'?"),
        ("Articles/a.txt", "Did you mean 'content/articles'?"),
        ("people/jane-doe.md", "Did you mean 'content/authority/people'?"),
        ("permalink.txt", "Did you mean 'content/permalinks.txt'?"),
        ("authority/peoples/jane-doe.md", "Did you mean 'content/authority/people'?"),
        ("authority/jane-doe.md", "Known: events, organizations, people, places, sources."),
        ("authority/people/jane-doe.markdown", "expected a record such as 'jane-doe.md'."),
        ("authority/people/a/jane-doe.md", "nothing reads a folder in here; expected records"),
        ("decisions/entities.yaml", "Did you mean 'content/decisions/entities.yml'?"),
        ("decisions/foo.yml", "Known: articles.yml, entities.yml, quotations.yml, threads.yml."),
    ],
)
def test_what_nothing_reads_is_named_with_the_nearest_that_is_read(tmp_path, place, hint):
    (fault,) = faults(write(tmp_path, {f"content/{place}": RECORD}))

    assert f"content/{place}".startswith(fault.split(": ")[0])
    assert fault.endswith(hint) or hint in fault


@pytest.mark.parametrize(
    "place",
    [
        "articles/a.pdf",
        "threads/.gitkeep",
        "pages/deep/down/picture.png",
        "README.md",
        "authority/README.md",
        "authority/people/.DS_Store",
        "authority/people/jane-doe.md~",
        "peoples/.gitkeep",
        "wire/1998/a.txt",
    ],
)
def test_what_has_its_place_and_what_systems_leave_behind_is_passed_over(tmp_path, place):
    read_records(write(tmp_path, {f"content/{place}": "x"}), ["seeds", "content/wire/1998"])


@pytest.mark.parametrize("name", ["authority", "authority/people", "decisions", "pages", "threads"])
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.write_text("x")])
def test_a_file_in_place_of_a_folder_is_named(tmp_path, name, make):
    path = tmp_path / "content" / name
    path.parent.mkdir(parents=True)
    make(path)

    assert faults(tmp_path) == [f"content/{name}: it is no folder; expected one."]


LINKED = {
    "authority/people/jane-doe.md": RECORD,
    "decisions/articles.yml": "",
    "decisions/entities.yml": "",
    "decisions/quotations.yml": "",
    "decisions/threads.yml": "",
    "threads/k7m2q9.md": "---\ntitle: X\n---\n",
    "pages/x.md": "---\ntitle: X\n---\n",
    "permalinks.txt": "aaaaaa articles/x.html\n",
}


@pytest.mark.parametrize("name", LINKED)
def test_a_link_out_of_the_archive_is_refused_and_one_within_it_is_read(tmp_path, name):
    root = write(tmp_path / "archive", {"shared/file": LINKED[name]})
    write(tmp_path, {"file": LINKED[name]})
    link = root / "content" / name
    link.parent.mkdir(parents=True)

    link.symlink_to(tmp_path / "file")
    (fault,) = faults(root)
    link.unlink()
    link.symlink_to(root / "shared/file")
    read_records(root)

    assert fault == (
        f"content/{name}: it leads to a place outside the archive; expected it in the archive itself."
    )


@pytest.mark.parametrize("name", ["authority", "authority/people", "decisions", "pages"])
def test_a_folder_that_leads_out_of_the_archive_is_refused_once_and_not_looked_into(tmp_path, name):
    write(tmp_path, {"elsewhere/jane-doe.md": RECORD, "elsewhere/articles.yml": "- x\n"})
    link = tmp_path / "archive/content" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "elsewhere")

    (fault,) = faults(tmp_path / "archive")

    assert fault.startswith(f"content/{name}: it leads to a place outside the archive")


def test_links_that_lead_to_each_other_are_named(tmp_path):
    people = tmp_path / "content/authority/people"
    people.mkdir(parents=True)
    (people / "a.md").symlink_to("b.md")
    (people / "b.md").symlink_to("a.md")

    assert [line.split(": ")[0] for line in faults(tmp_path)] == [
        "content/authority/people/a.md",
        "content/authority/people/b.md",
    ]


def test_decisions_may_be_many_and_a_record_may_not_be_endless(tmp_path):
    many = "".join(f"- not_an_entity: Name {n}\n{BY}" for n in range(5_000))
    write(tmp_path, {"content/decisions/entities.yml": many})

    assert len(read_records(tmp_path).entity_decisions) == 5_000
    write(tmp_path, {"content/authority/people/jane-doe.md": RECORD + "x" * 5_000_000})
    assert "it holds more than 4,194,304 bytes" in faults(tmp_path)[0]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("name: '...'", "a name with letters or digits"),
        (r'name: "Jane\0Doe"', "characters that can be shown, not U+0000"),
        (f"name: {'x' * 501}", "a line of at most 500 characters"),
        ("name: Jane\nsame_as: ['javascript:alert(1)']", "a web address such as https://"),
        ("name: Jane\nsame_as: [Q42]", "a web address such as https://"),
    ],
)
def test_nonsense_in_a_record_is_refused(tmp_path, key, expected):
    (fault,) = faults(write(tmp_path, {"content/authority/people/jane-doe.md": f"---\n{key}\n---\n"}))

    assert expected in fault


@pytest.mark.parametrize(
    "day", ["2025-02-30", "0000", "../..", "2025-06-12/2024-01-01", f"[{'2025,' * 500}2025]"]
)
def test_a_day_that_no_calendar_has_is_refused(tmp_path, day):
    decision = BY.replace("2026-11-21", f"'{day}'")
    (fault,) = faults(write(tmp_path, {"content/decisions/entities.yml": f"- not_an_entity: X\n{decision}"}))

    assert fault.startswith("content/decisions/entities.yml:3: 'on' is ")


def test_a_key_that_the_file_itself_tells_is_refused_and_never_offered(tmp_path):
    write(
        tmp_path,
        {
            "content/authority/people/jane-doe.md": "---\nname: Jane Doe\nid: jane\n---\n",
            "content/decisions/entities.yml": f"- same: [a, b]\n{BY}  xyz: 4\n",
        },
    )

    first, second = faults(tmp_path)
    assert first.endswith("jane-doe.md:3: key 'id' is not written here; the file itself tells it.")
    assert second.endswith("Known: by, not_an_entity, not_same, on, renamed, same, split, undecided, why.")


def test_a_list_too_short_is_said_in_words(tmp_path):
    write(tmp_path, {"content/decisions/entities.yml": f"- same: [a]\n{BY}"})

    assert faults(tmp_path)[0].endswith("'same' is ['a']; expected a list of 2 or more.")
