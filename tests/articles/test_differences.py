"""What differs between two texts, word by word, at a bounded cost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.versions import differences
from generator.articles.versions.differences import Budget, compare_parts, compare_words
from generator.model import Part

TEXTS = st.text(alphabet="ab .,’é", max_size=40)


def paragraphs(*texts):
    return [Part(kind="paragraph", text=text) for text in texts]


def shown(runs):
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(marks[run.kind].format(run.text) for run in runs)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Five died.", "Five died.", "Five died."),
        ("Five people died.", "Seven people died.", "[-Five-][+Seven+] people died."),
        ("He said yes.", "He said yes and no.", "He said yes[+ and no+]."),
        ("The U.S. is here.", "The U.K. is here.", "The [-U.S-][+U.K+]. is here."),
        ("It cost 1,500 euros", "It cost 1,600 euros", "It cost [-1,500-][+1,600+] euros"),
        ("", "New words", "[+New words+]"),
    ],
)
def test_words_that_go_and_come_are_marked(old, new, expected):
    assert shown(compare_words(old, new)) == expected


def test_two_changes_with_a_space_between_read_as_one():
    assert shown(compare_words("on Monday night", "by Tuesday night")) == "[-on Monday-][+by Tuesday+] night"


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_the_differences(old, new):
    runs = compare_words(old, new)

    assert "".join(run.text for run in runs if run.kind != "added") == old
    assert "".join(run.text for run in runs if run.kind != "removed") == new


@given(st.lists(TEXTS.filter(bool), max_size=8), st.lists(TEXTS.filter(bool), max_size=8))
def test_every_paragraph_of_both_articles_is_there_in_order(old, new):
    changes = compare_parts(paragraphs(*old), paragraphs(*new))

    assert [change.old.text for change in changes if change.old] == old
    assert [change.new.text for change in changes if change.new] == new


def test_a_changed_paragraph_is_told_from_a_new_one():
    old = paragraphs("The bridge in Paris is old.", "It will close.")
    new = paragraphs("The mayor spoke at noon today.", "The bridge in Paris is very old.", "It will close.")

    first, second, third = compare_parts(old, new)

    assert (first.old, first.new) == (None, new[0])
    assert shown(second.runs) == "The bridge in Paris is [+very +]old."
    assert not third.is_changed


def words(*, different):
    return " ".join(f"{'x' if n % 2 else 'y'}{n if different else n % 3}" for n in range(100_000))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (words(different=True), words(different=True).replace("x", "z")),
        ("a b " * 100_000, "b c " * 100_000),
        ("x" * 1_000_000, "y" * 1_000_000),
    ],
)
def test_hostile_texts_take_no_more_than_the_stated_steps(old, new):
    budget = Budget(differences.STEPS * 3)
    runs = compare_words(old, new, budget)

    assert budget.left >= differences.STEPS * 2 - 10
    assert [run.kind for run in runs] == ["removed", "added"]
    assert (runs[0].text, runs[1].text) == (old, new)


def test_an_article_of_many_hostile_paragraphs_has_one_budget(monkeypatch):
    spent = 0
    spend = Budget.spend

    def counted(self, steps):
        nonlocal spent
        spent += steps
        return spend(self, steps)

    monkeypatch.setattr(differences, "STEPS", 1_000)
    monkeypatch.setattr(differences, "ALL_STEPS", 5_000)
    monkeypatch.setattr(Budget, "spend", counted)
    old = paragraphs(*("a b c d " * 100 + str(n) for n in range(40)))
    new = paragraphs(*("d b a c " * 100 + str(n) for n in range(40)))
    changes = compare_parts(old, new)

    assert len(changes) == 40
    assert spent <= 5_000 + 3 * 1_000
