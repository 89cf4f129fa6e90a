"""Of which report each article is, while articles come in the order of their days."""

from generator.links.reports import Reports

CHAINED = ("later", "last", "first")
ROOTS = dict.fromkeys(CHAINED, "first")


def test_an_article_is_of_the_first_of_its_text():
    reports = Reports(["a", "b", "c"], {})
    reports.add(None)
    reports.add(0)
    reports.add(1)

    assert [reports.of(id_) for id_ in "abc"] == ["a", "a", "a"]


def test_stories_of_a_chain_whose_first_comes_late_are_one_report_from_the_start():
    reports = Reports(CHAINED, ROOTS)
    reports.add(None)
    reports.add(None)
    assert reports.of("later") == reports.of("last") == "first"
    reports.add(None)
    assert [reports.of(id_) for id_ in CHAINED] == ["first"] * 3


def test_where_the_first_of_a_chain_comes_late_and_carries_an_older_text_its_stories_are_of_that():
    reports = Reports(["text", *CHAINED], ROOTS)
    for _ in range(3):
        reports.add(None)
    assert reports.of("later") == reports.of("last") == "first"
    reports.add(0)
    assert [reports.of(id_) for id_ in CHAINED] == ["text"] * 3


def test_a_chain_whose_first_is_not_in_the_archive_is_one_report():
    reports = Reports(["a", "b"], {"a": "gone", "b": "gone"})
    reports.add(None)
    reports.add(None)

    assert reports.of("a") == reports.of("b") == "gone"
