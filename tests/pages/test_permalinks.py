import pytest
from msgspec.structs import replace

from generator.content.records import Records, SourceRecord
from generator.errors import RecordError
from generator.model import Date
from generator.pages.permalinks import assign_addresses, date_folder
from tests.builders import UNDATED, article, entity, on


@pytest.mark.parametrize(
    ("when", "folder"),
    [
        (on("2025-06-12"), "articles/2025/06/12"),
        (on("0850-06-12"), "articles/0850/06/12"),
        (on("2019-05-15", edtf="2019-05-15~"), "articles/2019/05"),
        (replace(on("2019-05-01", edtf="2019-05"), latest=on("2019-05-31").latest), "articles/2019/05"),
        (replace(on("2019-01-01", edtf="2019"), latest=on("2019-12-31").latest), "articles/2019"),
        (replace(on("2014-06-12"), latest=on("2025-06-12").latest), "articles/undated"),
        (UNDATED, "articles/undated"),
    ],
)
def test_a_date_known_in_part_shortens_the_path(when: Date, folder):
    assert date_folder(when) == folder


def test_a_new_article_gets_an_address_from_its_date_slug_and_id():
    found = assign_addresses([article("k7m2q9", when=on("2025-06-12"))], [], Records())

    assert found.articles == {"k7m2q9": "articles/2025/06/12/a-headline-k7m2q9"}
    assert found.new == (("k7m2q9", "articles/2025/06/12/a-headline-k7m2q9.html"),)


def test_an_address_in_the_ledger_stays_whatever_becomes_of_headline_and_date():
    ledger = Records(permalinks=(("k7m2q9", "articles/undated/old-k7m2q9.html"),))

    found = assign_addresses([article("k7m2q9", when=on("2025-06-12"))], [], ledger)

    assert found.articles == {"k7m2q9": "articles/undated/old-k7m2q9"}
    assert found.new == ()


def test_new_addresses_are_in_the_order_of_their_ids():
    found = assign_addresses([article("bbbbbb"), article("aaaaaa")], [], Records())

    assert [id_ for id_, _ in found.new] == ["aaaaaa", "bbbbbb"]


def test_two_claims_to_one_address_are_an_error_that_names_both():
    ledger = Records(permalinks=(("aaaaaa", "articles/x.html"), ("bbbbbb", "articles/x.html")))

    with pytest.raises(RecordError, match=r"'articles/x.html' is claimed by aaaaaa and bbbbbb"):
        assign_addresses([], [], ledger)


def test_an_article_cannot_take_an_address_that_the_ledger_gave_to_another():
    ledger = Records(permalinks=(("gone00", "articles/undated/a-headline-aaaaaa.html"),))

    with pytest.raises(RecordError, match="aaaaaa and gone00"):
        assign_addresses([article("aaaaaa")], [], ledger)


def test_an_entity_lives_in_the_folder_of_its_kind():
    found = assign_addresses([], [entity("iraq", "Iraq", kind="place")], Records())

    assert found.entities == {"iraq": "places/iraq"}


@pytest.mark.parametrize("id_", ["index", "con", "lpt1"])
def test_an_entity_cannot_take_the_place_of_a_list_or_a_device(id_):
    found = assign_addresses([article(source=id_)], [entity(id_, id_)], Records())

    assert found.entities == {id_: f"people/{id_}--entity"}
    assert found.sources == {id_: f"sources/{id_}-2"}


def test_sources_whose_names_are_spelt_alike_have_pages_of_their_own():
    articles = [article("aaaaaa", source="A.P"), article("bbbbbb", source="A P"), article("cccccc")]

    found = assign_addresses(articles, [], Records())

    assert found.sources == {
        "A P": "sources/a-p",
        "A.P": "sources/a-p-2",
        "Source not known": "sources/source-not-known",
    }


def test_a_source_with_a_record_has_the_address_of_its_record():
    record = SourceRecord(id="xinhua", path="content/authority/sources/xinhua.md", name="Xinhua News Agency")

    found = assign_addresses([article(source="Xinhua News Agency")], [], Records(sources=(record,)))

    assert found.sources == {"Xinhua News Agency": "sources/xinhua"}
