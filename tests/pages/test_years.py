"""Years, where an article may be of several: it is of none of them, and stands last."""

from datetime import date

from msgspec.structs import replace

from generator.content.records import Records
from generator.model import Date
from generator.settings import Settings
from tests.builders import addresses, archive, article, entity, on
from tests.composing import compose_pages
from tests.links.newsroom import quoting

EITHER = Date(
    edtf="[2014-06-12,2026-06-12]",
    basis="The dateline says 'June 12', and no year.",
    earliest=date(2014, 6, 12),
    latest=date(2026, 6, 12),
)


def pages():
    made = [
        article("aaaaaa", "“It is open,” Oda Brekke said.", when=on("2024-03-01")),
        article("bbbbbb", "“It is shut,” Oda Brekke said.", when=EITHER),
        article("cccccc", "“It is old,” Oda Brekke said.", when=on("1987-03-01")),
    ]
    said = tuple(quoting(one, one.parts[-1].text[1:11], "Oda Brekke") for one in made)
    whole = replace(archive(*made, entities=[entity("oda-brekke", "Oda Brekke")]), quotations=said)
    return {page.path: page for page in compose_pages(whole, addresses(whole), Records(), Settings())}


def test_quotations_that_may_be_of_several_years_stand_below_all_years():
    body = pages()["quotations/index.md"].body

    assert body.index("2024/index") < body.index("1987/index") < body.index("undated/index")


def test_the_years_of_the_front_page_are_those_that_are_known():
    home = pages()["index.md"]

    assert home.meta["span"] == "1987–2024"


def test_a_source_names_the_first_and_the_last_day_of_which_the_year_is_known():
    assert "1 March 1987 – 1 March 2024" in pages()["sources/index.md"].body
