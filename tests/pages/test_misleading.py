"""The report of old news that may pass for new."""

from generator.content.records import Records
from generator.links.materials import Materials
from generator.links.repeats import find_repeats
from generator.model import Part
from generator.settings import Settings
from tests.builders import addresses, archive, article, link, on
from tests.composing import compose_pages
from tests.links.newsroom import quoting

CAPTION = Part(kind="caption", text="Divers search the flooded quarry for an excavator at dawn.")
SAID = "We will drain this quarry before the first frost comes down"


def report(made):
    pages = {page.path: page for page in compose_pages(made, addresses(made), Records(), Settings())}
    return pages.get("look-alikes.md"), pages


def articles(*days, robots=""):
    return [
        article(
            f"{letter * 6}",
            f"It was “{SAID}”, she said.",
            headline=f"Story {letter}",
            when=on(day),
            robots=robots,
        )
        for letter, day in zip("abcd", days, strict=False)
    ]


def test_what_misleads_most_stands_first():
    """A text dated again years later before one that is only alike; the older the worse."""
    one, two, three, four = articles("2019-05-15", "2020-05-15", "2021-05-15", "2025-06-12")
    made = archive(
        four,
        three,
        two,
        one,
        links=[
            link("bbbbbb", "aaaaaa", "look-alike", "Similar words (one)."),
            link("dddddd", "aaaaaa", "look-alike", "Similar words (two)."),
            link("cccccc", "aaaaaa", "copy", "The same text; two years earlier."),
        ],
    )
    page, pages = report(made)

    order = [
        page.body.index(words) for words in ("The same text", "Similar words (two)", "Similar words (one)")
    ]
    assert order == sorted(order)
    assert pages["articles/2021/05/15/a-headline-cccccc.md"].meta["recycled"]["when"] == "two years"


def test_the_same_caption_or_quotation_under_another_date_is_named():
    old, new = (
        article(id_, f"It was “{SAID}”, she said.", when=on(day))
        for id_, day in (("aaaaaa", "2019-05-15"), ("bbbbbb", "2025-06-12"))
    )
    shown = [article(one.id, when=one.date, parts=(*one.parts, CAPTION)) for one in (new, old)]
    said = [quoting(one, SAID, "Oda Brekke") for one in shown]
    links = find_repeats(Materials([], [], said).of_all(shown[::-1]), lambda id_: id_)
    page, pages = report(archive(*shown, links=links, quotations=said))

    assert page.body.index("The same caption") < page.body.index("The same quotation")
    assert "six years apart" in page.body
    older = pages["articles/2019/05/15/a-headline-aaaaaa.md"]
    newer = pages["articles/2025/06/12/a-headline-bbbbbb.md"]
    for one in (older, newer):
        assert "## The same caption, another date" in one.body
        assert "## The same quotation, another date" in one.body
        assert "15 May 2019 and 12 June 2025" in one.body
    assert newer.meta["recaptioned"]["date"] == "15 May 2019"
    assert older.meta["recaptioned"] is None


def test_an_archive_with_nothing_that_misleads_says_so():
    assert "No two articles" in report(archive(*articles("2019-05-15")))[0].body


def test_no_word_of_an_article_kept_out_of_search_is_in_the_report():
    one, two = articles("2019-05-15", "2020-05-15", robots="noindex")

    page, _ = report(archive(two, one, links=[link("bbbbbb", "aaaaaa", "look-alike")]))
    assert page.meta["count_words"] == "0 pairs"


def test_copies_of_the_two_make_one_line_that_counts_them():
    one, two, three, four = articles("2019-05-15", "2025-06-12", "2025-06-13", "2025-06-14")
    alike = [link(newer * 6, "aaaaaa", "look-alike", "Similar words.") for newer in "bcd"]
    carried = [link(newer * 6, "bbbbbb", "copy", "The same text.") for newer in "cd"]
    page, pages = report(archive(four, three, two, one, links=[*alike, *carried]))

    assert page.meta["count_words"] == "1 pair"
    assert page.body.count("Similar words.") == 1
    assert "articles/2025/06/12" in page.body
    assert "And 2 more pairs of the same two reports." in page.body
    assert [
        tie["headline"] for tie in pages["articles/2019/05/15/a-headline-aaaaaa.md"].meta["look_alikes"]
    ] == ["Story b"]
    for day, id_ in (("12", "bbbbbb"), ("14", "dddddd")):
        assert len(pages[f"articles/2025/06/{day}/a-headline-{id_}.md"].meta["look_alikes"]) == 1
