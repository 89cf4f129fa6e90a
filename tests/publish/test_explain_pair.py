"""Of two articles every clue is told that they were weighed by."""

from generator.links.threading import WEIGHTS
from tests.archives import make_archive, run

FILES = {
    f"content/articles/2024/03/0{day}/quay.md": (
        f"---\nheadline: {headline}\ndate: 2024-03-0{day}\nsource: The Paper\n---\n\n{text}\n"
    )
    for day, headline, text in (
        (
            1,
            "Sinking quay closed in Narvik",
            "Oda Brekke closed the sinking quay; divers found a flooded crane.",
        ),
        (
            2,
            "Divers lift crane from Narvik quay",
            "Oda Brekke said divers lifted the flooded crane from the quay.",
        ),
        (3, "Bread dearer", "Bakers raised the price of rye."),
    )
}
FILES["content/authority/people/oda-brekke.md"] = "---\nname: Oda Brekke\n---\n"
ONE, TWO, THREE = list(FILES)[:3]
DAYS = WEIGHTS["days"]


def explain(folder, *names):
    return run(folder, "generator.cli.main", "explain", *names)


def test_every_clue_of_two_articles_is_told_with_its_weight(tmp_path):
    folder = make_archive(tmp_path, FILES)
    done = explain(folder, ONE, TWO)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == explain(folder, TWO, ONE).stdout
    newer, older, *rest = done.stdout.splitlines()
    assert "Divers lift crane" in newer and "Sinking quay" in older
    assert any("people" in line and "× 1.25" in line and "Oda Brekke" in line for line in rest)
    assert any(line.strip().startswith("days") and f"× {DAYS} = {DAYS}" in line for line in rest)
    assert [line for line in rest if not line.startswith(" ")] == [
        "TIES",
        "RELATED",
        "STORY",
        "COPY",
        "LOOK-ALIKE",
    ]


def test_what_is_not_tied_says_why_not(tmp_path):
    said = explain(make_archive(tmp_path, FILES), ONE, THREE).stdout

    assert "    none" in said
    assert "not of one story by these two alone, as they have too few words in common" in said
    assert "not copies, as " in said
    assert "not alike" in said


def test_an_article_that_is_not_known_is_named_with_the_nearest(tmp_path):
    done = explain(make_archive(tmp_path, FILES), ONE, TWO.replace("quay", "quai"))

    assert done.returncode != 0
    assert f"Did you mean '{TWO}'?" in done.stdout + done.stderr
