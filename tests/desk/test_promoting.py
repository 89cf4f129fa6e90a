"""`news-archive promote` makes a record of what was found, under the same id, and guesses nothing."""

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.content.reading import read_records
from generator.content.records import Records
from generator.desk.promoting import make_record, write_record
from generator.errors import ArchiveError, RecordError
from tests.archives import export, make_archive, write_files
from tests.builders import appearance, archive, article, entity

STORY = {"content/articles/a.txt": "A headline\n\nThey met in Paris on Monday, and in Rome on Friday.\n"}


def promote(folder, *words):
    return CliRunner().invoke(main, ["promote", *words, "--config", str(folder / "mkdocs.yml")])


def found(*names, kind="person", **more):
    """Make an archive that writes one entity in these ways."""
    one = article("aaaaaa", "; ".join(names))
    made = entity(names[0].lower().replace(" ", "-"), names[0], kind=kind, variants=names[1:], **more)
    seen = [appearance(one, f"{name}", made.id, kind=kind) for name in names]
    return archive(one, entities=[made], appearances=seen)


def front(promoted):
    return promoted.text.split("---\n")[1].splitlines()


def test_a_place_is_written_with_where_it_lies_and_keeps_its_id(tmp_path):
    folder = make_archive(tmp_path, STORY)
    before = {row["id"]: row for row in export(folder)["entities"]}
    done = promote(folder, "Paris")
    assert done.exit_code == 0, done.output
    path = folder / "content" / "authority" / "places" / "paris.md"
    assert "content/authority/places/paris.md:\n---\nname: Paris\n" in done.output
    [(kind, record)] = read_records(folder).entities
    assert (kind, record.id, record.name, record.description) == ("place", "paris", "Paris", "")
    after = {row["id"]: row for row in export(folder)["entities"]}
    # Named in one report only, it stood in the A-Z; a record gives it a page at the address of its id.
    assert before["paris"]["address"] == "places/a-z--p.html#name--paris"
    assert after["paris"]["address"] == "places/paris.html"
    assert after["paris"]["location"] == before["paris"]["location"]
    assert (after["paris"]["reviewed"], after["paris"]["record"]) == (
        True,
        "content/authority/places/paris.md",
    )

    text = path.read_text(encoding="utf-8")
    again = promote(folder, "paris")
    assert again.exit_code == 1
    assert "'paris' has a record already: content/authority/places/paris.md." in again.output
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_is_there_is_never_overwritten(tmp_path):
    made = make_record(found("Jane Doe"), Records(), "Jane Doe", "event")
    assert made.path == "content/authority/events/jane-doe.md"
    write_record(tmp_path, made)
    (tmp_path / made.path).write_text("mine")
    with pytest.raises(ArchiveError) as caught:
        write_record(tmp_path, made)
    assert str(caught.value) == f"{made.path}: it is there already, and is never overwritten."
    assert (tmp_path / made.path).read_text() == "mine"


def test_full_forms_become_variants_and_a_bare_surname_is_only_noted():
    made = make_record(found("Bill Clinton", "William Clinton", "Clinton"), Records(), "bill-clinton", None)
    assert made.path == "content/authority/people/bill-clinton.md"
    assert front(made)[:5] == [
        "name: Bill Clinton",
        "variants:",
        "  - William Clinton",
        "# Also written so; not taken over, as others may be called that too:",
        "#   Clinton",
    ]
    assert 'description: ""' in front(made)
    assert not any(line.startswith("location") for line in front(made))


def test_a_form_that_also_means_another_is_only_noted():
    one = article("aaaaaa", "Jane Doe; Jane R. Doe; Jane R. Doe")
    seen = [appearance(one, "Jane Doe", "jane-doe"), appearance(one, "Jane R. Doe", "jane-doe")]
    other = appearance(article("aaaaaa", "Jane R. Doe; Jane R. Doe"), "Jane R. Doe", "jane-r-doe-2")
    known = archive(
        one,
        entities=[entity("jane-doe", "Jane Doe"), entity("jane-r-doe-2", "Jane Roe")],
        appearances=[*seen, other],
    )
    assert "#   Jane R. Doe" in front(make_record(known, Records(), "jane-doe", None))


def test_a_name_that_is_also_anothers_is_refused_with_the_way_out():
    one = article("aaaaaa", "Chad; Chad Doe")
    known = archive(
        one,
        entities=[entity("chad", "Chad", kind="place"), entity("chad-person", "Chad")],
        appearances=[
            appearance(one, "Chad", "chad", kind="place"),
            appearance(one, "Chad Doe", "chad-person"),
        ],
    )
    with pytest.raises(ArchiveError) as caught:
        make_record(known, Records(), "chad-person", None)
    assert "'Chad' is also the name of the place 'chad'" in str(caught.value)
    assert "news-archive decide rename chad-person 'Chad (person)'" in str(caught.value)


@pytest.mark.parametrize(
    ("reference", "fault"),
    [
        ("Jane Deo", "'Jane Deo' is no id and no name in this archive. Did you mean 'Jane Doe'?"),
        ("Doe", "'Doe' is a name of 'jane-doe' and 'john-doe'; expected one of these ids."),
    ],
)
def test_a_name_that_is_none_or_several_is_refused(reference, fault):
    people = [entity(f"{name.lower()}-doe", f"{name} Doe", variants=("Doe",)) for name in ("Jane", "John")]
    known = archive(entities=people)
    with pytest.raises(ArchiveError) as caught:
        make_record(known, Records(), reference, None)
    assert str(caught.value) == fault


def test_a_name_that_yaml_would_misread_is_quoted():
    one = article("aaaaaa", "Yes: No #1")
    known = archive(
        one,
        entities=[entity("yes-no-1", "Yes: No #1", kind="organization")],
        appearances=[appearance(one, "Yes: No #1", "yes-no-1", kind="organization")],
    )
    assert front(make_record(known, Records(), "yes-no-1", None))[0] == 'name: "Yes: No #1"'


@pytest.mark.parametrize(
    ("folder", "where", "fault"),
    [
        (
            "places",
            "{country: France}",
            "'location.country' is 'France'; expected two capital letters such as FR",
        ),
        ("places", "{latitude: north}", "'location.latitude' is 'north'; expected a number"),
        ("places", "{latitude: 91.5}", "'location.latitude' is 91.5; expected 90.0 or less"),
        ("places", "{longtude: 1.5}", "unknown key 'location.longtude'."),
        ("people", "{country: FR}", "expected 'location' only in the record of a place"),
    ],
)
def test_a_place_that_cannot_be_is_named(tmp_path, folder, where, fault):
    path = f"content/authority/{folder}/x.md"
    write_files(tmp_path, {path: f"---\nname: X\nlocation: {where}\n---\n"})
    with pytest.raises(RecordError) as caught:
        read_records(tmp_path)
    assert fault in str(caught.value)


def test_a_record_says_where_its_place_lies_whatever_the_gazetteer_says(tmp_path):
    record = (
        "---\nname: Paris\nlocation: {country: US, region: Texas, latitude: 33.7, longitude: -95.6}\n---\n"
    )
    folder = make_archive(tmp_path, {**STORY, "content/authority/places/paris.md": record})
    [paris] = [row for row in export(folder)["entities"] if row["id"] == "paris"]
    assert paris["location"] == {
        "country": "US",
        "region": "Texas",
        "latitude": 33.7,
        "longitude": -95.6,
        "basis": "content/authority/places/paris.md",
    }
