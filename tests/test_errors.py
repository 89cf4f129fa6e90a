"""What is told of a problem can be shown anywhere, whatever a file holds."""

from generator.errors import LONGEST, Problem


def test_characters_that_act_are_written_out():
    problem = Problem(severity="note", path="a/\x1b[2Jx\n.txt", message="'\x07\u202e\ud800\x9b' and\na line.")

    assert str(problem) == r"a/\x1b[2Jx .txt: '\x07\u202e\ud800\x9b' and a line."


def test_a_message_that_quotes_without_end_is_cut_in_its_middle():
    problem = Problem(
        severity="note", path="a/x.txt", message=f"the key '{'x' * 9_999}'; expected a short one."
    )

    assert len(problem.message) < LONGEST + 9
    assert problem.message.endswith("expected a short one.")
