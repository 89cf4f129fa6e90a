import pytest

from generator.pages.article.reasons import ROOM, brief_reason

LONG = " and so on, as far as a reason may go, with the words it rests on and all that speaks against it" * 2


@pytest.mark.parametrize("reason", ["", "Stated in the front matter: 2020-05-06.", "x" * ROOM])
def test_a_short_reason_needs_no_brief(reason: str):
    assert brief_reason(reason) == ""


@pytest.mark.parametrize(
    ("reason", "brief"),
    [
        (
            "By decision of J. M. Doe on 3 May 2020: The paper says so",
            "By decision of J. M. Doe on 3 May 2020.",
        ),
        (
            "The dateline says 'June 12' and no year; the years are",
            "The dateline says 'June 12' and no year.",
        ),
        ("The file's path says '2020/05'. It was received", "The file's path says '2020/05'."),
    ],
)
def test_a_long_reason_is_cut_after_its_first_statement(reason: str, brief: str):
    assert brief_reason(reason + LONG) == brief


def test_a_first_statement_without_an_end_is_cut_at_a_word():
    brief = brief_reason("On and on" + LONG)

    assert len(brief) <= ROOM + 1
    assert brief.endswith("…")
    assert LONG.startswith(brief.removeprefix("On and on").removesuffix("…"))
