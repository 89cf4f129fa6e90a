"""A sample is written with the names marked, and what a person put right is scored."""

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.desk.labelling import Label, choose, compose_sheet, found_labels, parse_sheet
from generator.errors import ArchiveError
from generator.quality import read_figures
from tests.archives import make_archive
from tests.builders import appearance, article

STORY = {
    "content/articles/a.txt": "A headline\n\nThey met in Paris on Monday,\nand in Rome on Friday.\n",
    "content/articles/b.txt": "Other words\n\nIn Georgia they went to Rome and to Lyon.\n",
}


def quality(folder, *words):
    return CliRunner().invoke(main, ["quality", *words, "--config", str(folder / "mkdocs.yml")])


def sheets(folder):
    return sorted((folder / "quality").glob("*.txt"))


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe met [[a | b]] and \\ said | so.",
        "Jane Doe [[[x]]]] \\[[",
        "Jane  Doe\n  spoke\tthen.",
        "So Jane Doe: 3: yes",
    ],
)
def test_a_sheet_gives_back_the_text_and_the_names(text):
    words = "Jane  Doe" if "  " in text else "Jane Doe"
    one = article("aaaaaa", text)
    seen = [appearance(one, words, "jane-doe")]
    sheet = parse_sheet(compose_sheet(one, seen), "x")
    assert sheet.texts[1] == " ".join(text.split())
    assert dict(sheet.names) == found_labels(one, seen)
    assert not sheet.is_checked


def test_marks_may_be_corrected_added_and_taken_away():
    text = (
        "article: aaaaaa\nchecked: Yes\n\n1: So [[Jane Doe|Person]] met [[ACME|organization|acme]] in Rome.\n"
    )
    sheet = parse_sheet(text, "x")
    assert sheet.is_checked
    assert dict(sheet.names) == {
        Label("aaaaaa", 1, 3, 11, "person"): "",
        Label("aaaaaa", 1, 16, 20, "organization"): "acme",
    }


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("1: So [[Jane Doe|persn]].", "x:3: 'persn' is no kind of name. Did you mean 'person'?"),
        ("1: So [[Jane Doe.", "x:3: found '[[Jane Doe.'; expected a mark such as [[Jane Doe|person]]."),
        ("So Jane.", "x:3: found 'So Jane.'; expected '#', 'article:'"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(line, fault):
    with pytest.raises(ArchiveError) as caught:
        parse_sheet(f"article: aaaaaa\nchecked: yes\n{line}\n", "x")
    assert fault in str(caught.value)


def test_the_sample_is_the_same_and_one_more_article_changes_at_most_one():
    many = [article(f"a{n:05}", "So.") for n in range(50)]
    chosen = [one.id for one in choose(many, 10)]
    assert [one.id for one in choose(reversed(many), 10)] == chosen
    more = [one.id for one in choose([*many, article("zzzzzz", "So.")], 10)]
    assert len(set(chosen) - set(more)) <= 1


def test_a_sample_is_written_once_and_scored_where_it_is_checked(tmp_path):
    folder = make_archive(tmp_path, STORY)
    done = quality(folder, "sample", "5")
    assert done.exit_code == 0, done.output
    assert "2 sheets written" in done.output
    one, other = sheets(folder)
    assert "[[Rome|place|rome]]" in one.read_text(encoding="utf-8")
    assert "0 sheets written" in quality(folder, "sample", "5").output
    assert "0 sheets checked; 2 not checked" in quality(folder, "score").output

    elsewhere = "In [[Georgia|place]] they went to [[Rome|place|rome-georgia]]"
    for sheet in (one, other):
        text = sheet.read_text(encoding="utf-8").replace("checked: no", "checked: yes")
        text = text.replace("[[Paris|place|paris]]", "Paris").replace("Lyon|place|lyon", "Lyon|person")
        sheet.write_text(text.replace("In Georgia they went to [[Rome|place|rome]]", elsewhere))
    told = quality(folder, "score").output
    assert "2 sheets checked\n" in told
    assert "of 4 found, right 2: 50.0%" in told
    assert "of 4 that there are, found 2: 50.0%" in told
    assert "of 2 found right, the right entity\n    1: 50.0%" in told


def test_a_sheet_whose_text_was_changed_is_named_and_not_counted(tmp_path):
    folder = make_archive(tmp_path, STORY)
    quality(folder, "sample", "1")
    [one] = sheets(folder)
    text = one.read_text(encoding="utf-8").replace("checked: no", "checked: yes").replace("went", "flew")
    one.write_text(text.replace("They met", "They sat"))
    told = quality(folder, "score").output
    assert f"quality/{one.name}: the text of part 1 is not that of the article; it is not counted." in told


def test_without_sheets_the_command_says_how_to_get_them(tmp_path):
    done = quality(make_archive(tmp_path, STORY), "score")
    assert done.exit_code == 1
    assert "quality: no sheet is there; write some with `news-archive quality sample 50`." in done.output


def test_the_published_figures_are_printed_with_counts_and_interval():
    told = CliRunner().invoke(main, ["quality"]).output
    for figure in read_figures():
        assert f"{figure.value:6.1%}  {figure.title} ({figure.low:.1%} to {figure.high:.1%})" in told
        assert figure.low < figure.value < figure.high
        assert figure.counts in told
