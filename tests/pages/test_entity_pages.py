import pytest
from msgspec.structs import replace

from generator.content.records import EntityDecision, Records
from generator.model import About, Location, Quotation, Role
from generator.pages.entity.namesakes import OFTEN
from generator.pages.entity.standing import settle_addresses
from generator.settings import Settings
from tests.builders import addresses, appearance, archive, article, entity, link, on
from tests.composing import compose_pages

JANE = entity("jane-doe", "Jane Doe")


def pages(whole, records: Records | None = None, **options):
    records, settings = records or Records(), Settings(**options)
    settled = settle_addresses(whole, addresses(whole, records), settings)
    return {page.path: page for page in compose_pages(whole, settled, records, settings)}


def named(*articles, name: str = "Jane Doe", id_: str = "jane-doe", **more):
    return [appearance(one, name, id_, **more) for one in articles]


def stories(count: int, text: str = "It was Jane Doe.", **more):
    return [article(f"{n:06d}", text, when=on("2020-03-03"), **more) for n in range(count)]


def test_an_entity_of_one_report_stands_in_the_a_to_z_with_its_mentions():
    (story,) = stories(1, "Nothing. It was Jane Doe.")

    found = pages(archive(story, entities=[JANE], appearances=named(story)))

    assert "people/jane-doe.md" not in found
    listed = found["people/a-z--j.md"].body
    assert 'id="name--jane-doe">Jane Doe</span>' in listed
    assert "(../articles/2020/03/03/a-headline-000000.md#p2s2)" in listed
    body = found["articles/2020/03/03/a-headline-000000.md"].body
    assert "[Jane Doe](../../../../people/a-z--j.md#name--jane-doe)" in body


def test_an_entity_of_two_reports_has_a_page_and_of_a_report_and_its_copy_has_none():
    two = stories(2)
    whole = archive(*two, entities=[JANE], appearances=named(*two))

    assert "people/jane-doe.md" in pages(whole)
    assert "people/jane-doe.md" not in pages(whole, entity_pages=3)
    copied = replace(whole, links=(link("000000", "000001", "copy"),))
    assert "people/jane-doe.md" not in pages(copied)
    assert "1 report, 1 copy" in pages(copied)["people/a-z--j.md"].body


@pytest.mark.parametrize(
    "who",
    [
        replace(JANE, provenance="content/authority/people/jane-doe.md"),
        replace(JANE, decisions=("Named so, by decision of Ed.",)),
    ],
)
def test_whom_a_record_or_a_decision_names_has_a_page(who):
    assert "people/jane-doe.md" in pages(archive(entities=[who]))


def test_whom_a_headline_names_has_a_page_and_its_sentence_is_the_headline():
    (story,) = stories(1, headline="Jane Doe leaves")

    found = pages(archive(story, entities=[JANE], appearances=named(story, part=0)))

    assert "a-headline-000000.md#the--headline)" in found["people/jane-doe.md"].body


def test_who_is_named_too_often_for_the_a_to_z_has_a_page():
    texts = ["It was Jane Doe."] * 21
    story = article("aaaaaa", *texts)
    every = [appearance(story, "Jane Doe", "jane-doe", part=number) for number in range(1, 22)]

    assert "people/jane-doe.md" not in pages(archive(story, entities=[JANE], appearances=every[:20]))
    assert "people/jane-doe.md" in pages(archive(story, entities=[JANE], appearances=every))


def test_what_an_article_is_about_is_kept_apart_from_what_it_mentions():
    (story,) = stories(1, "Jane Doe met Acme.")
    acme = entity("acme", "Acme", kind="organization")
    whole = archive(
        story,
        entities=[JANE, acme],
        appearances=[*named(story), *named(story, name="Acme", id_="acme", kind="organization")],
    )
    whole = replace(
        whole, about=(About(article=story.id, entity="jane-doe", reason="named in the headline"),)
    )

    meta = pages(whole)["articles/2020/03/03/a-headline-000000.md"].meta

    assert [(one["name"], one["reason"]) for one in meta["about"]] == [("Jane Doe", "named in the headline")]
    assert [(g["kind"], [e["name"] for e in g["entities"]]) for g in meta["mentions"]] == [
        ("Organizations", ["Acme"])
    ]


def test_a_role_states_its_span_its_count_and_its_sentences():
    text = "Trade Minister Jane Doe spoke."
    new = article("bbbbbb", text, when=on("2021-11-02"))
    old = article("aaaaaa", text, when=on("2019-03-05"))
    roles = tuple(
        Role(article=a.id, part=1, start=0, end=14, text="Trade Minister", entity="jane-doe", reason="before")
        for a in (new, old)
    )
    whole = replace(archive(new, old, entities=[JANE], appearances=named(new, old)), roles=roles)

    body = pages(whole)["people/jane-doe.md"].body

    assert "## Described as" in body
    assert "[Trade Minister](../articles/2021/11/02/a-headline-bbbbbb.md#p2s1)" in body
    assert "[March 2019](../articles/2019/03/05/a-headline-aaaaaa.md#p2s1) – November 2021" in body
    assert "2 articles" in body


def test_quotations_by_and_about_lead_to_their_sentence():
    text = 'First. "Jane Doe is right," said John Smith. "I am," Jane Doe said.'
    stories_ = [article(id_, text, when=on("2020-03-03")) for id_ in ("bbbbbb", "aaaaaa")]
    by = [_said(one, '"I am,"', "jane-doe", "Jane Doe") for one in stories_]
    about = [_said(one, '"Jane Doe is right,"', "", "John Smith") for one in stories_]
    sorted_ = sorted([*by, *about], key=lambda q: (q.article, q.start))
    whole = archive(*stories_, entities=[JANE], appearances=named(*stories_), quotations=sorted_)

    body = pages(whole)["people/jane-doe.md"].body

    assert body.index("## Quotations\n") < body.index("## Quotations about") < body.index("## Appearances")
    assert body.count("I am,") == 2
    assert "<bdi>John Smith</bdi> · [3 March 2020](../articles/2020/03/03/a-headline-bbbbbb.md#p2s2)" in body


@pytest.mark.parametrize(("count", "shown"), [(25, 25), (26, 5)])
def test_what_somebody_said_has_a_page_of_its_own_where_it_is_much(count, shown):
    told = [article(f"a{n:05}", '"I am," Jane Doe said.', when=on("2020-03-03")) for n in range(count)]
    said = [_said(one, '"I am,"', "jane-doe", "Jane Doe") for one in told]
    made = pages(archive(*told, entities=[JANE], appearances=named(*told), quotations=said))
    lists = [made[path].body.count("I am,") for path in made if "--said" in path]

    body = made["people/jane-doe.md"].body
    assert body.partition("## Appearances")[0].count("I am,") == shown
    assert ("](jane-doe--said.md)" in body) == bool(lists)
    assert sum(lists) == (0 if shown == count else count)


def _said(of, words: str, speaker: str, text: str) -> Quotation:
    start = of.parts[1].text.index(words)
    return Quotation(
        article=of.id, part=1, start=start, end=start + len(words), text=words, speaker=speaker,
        speaker_text=text, cue="said", reason="It stands beside.",
    )  # fmt: skip


def test_two_who_share_two_reports_have_a_page_together():
    both = stories(2, "Iraq met Iran. Iran left.")
    places = [entity("iran", "Iran", kind="place"), entity("iraq", "Iraq", kind="place")]
    whole = archive(
        *both,
        entities=places,
        appearances=[
            *named(*both, name="Iraq", id_="iraq", kind="place"),
            *named(*both, name="Iran", id_="iran", kind="place"),
        ],
    )

    found = pages(whole)
    pair = found["pairs/iran--iraq.md"]

    assert pair.title == "Iran and Iraq"
    assert pair.meta["count_words"] == "2 articles"
    assert "<mark>Iraq</mark> met <mark>Iran</mark>." in pair.body
    assert found["places/iran.md"].meta["companions"][0]["pair"] == "pairs/iran--iraq.html"
    copied = replace(whole, links=(link("000000", "000001", "copy"),))
    assert "pairs/iran--iraq.md" not in pages(copied, entity_pages=1)


def test_the_agency_of_a_report_is_no_companion():
    both = stories(2, "PARIS (Reuters) Jane Doe came.", source="Reuters")
    reuters = entity("reuters", "Reuters", kind="organization")
    whole = archive(
        *both,
        entities=[JANE, reuters],
        appearances=[*named(*both, name="Reuters", id_="reuters", kind="organization"), *named(*both)],
    )

    assert pages(whole)["people/jane-doe.md"].meta["companions"] == []


def test_each_of_two_smiths_tells_of_the_other_and_the_surname_leads_to_both():
    text = "John Smith met Ann Smith."
    both = stories(2, text)
    smiths = [entity("ann-smith", "Ann Smith"), entity("john-smith", "John Smith")]
    whole = archive(
        *both,
        entities=smiths,
        appearances=[
            *named(*both, name="John Smith", id_="john-smith"),
            *named(*both, name="Ann Smith", id_="ann-smith"),
        ],
    )

    found = pages(whole)

    (note,) = found["people/john-smith.md"].meta["namesakes"]
    assert (note["name"], [one["name"] for one in note["entities"]]) == ("Smith", ["Ann Smith"])
    assert "[John Smith](john-smith.md)" in found["people/smith--names.md"].body
    assert found["people/smith.md"].meta["target"] == "people/smith--names.html"


def test_a_form_that_one_alone_bears_in_several_reports_leads_to_its_page():
    told = stories(OFTEN, "Dr. J. Doe came.")
    whole = archive(*told, entities=[JANE], appearances=named(*told, name="J. Doe"))
    fewer = archive(*told[1:], entities=[JANE], appearances=named(*told[1:], name="J. Doe"))

    assert pages(whole)["people/j-doe.md"].meta["target"] == "people/jane-doe.html"
    assert "people/j-doe.md" not in pages(fewer)


def test_the_old_address_of_an_entity_that_is_decided_to_be_another_leads_on():
    both = stories(2)
    decision = EntityDecision.model_validate(
        {"same": ["Jane Doe", "J. M. Doe"], "by": "Ed", "on": "2026-01-02", "why": "So it is.", "line": 1}
    )
    whole = archive(*both, entities=[JANE], appearances=named(*both))

    found = pages(whole, Records(entity_decisions=(decision,)))

    assert found["people/j-m-doe.md"].meta["target"] == "people/jane-doe.html"


KEPT = Records(entity_addresses=(("jane-doe", "people/jane-doe.html"),))


def test_a_published_address_leads_to_the_a_to_z_once_its_entity_has_no_page():
    (story,) = stories(1)
    whole = archive(story, entities=[JANE], appearances=named(story))

    found = pages(whole, KEPT)

    assert found["people/jane-doe.md"].meta["target"] == "people/a-z--j.html#name--jane-doe"
    assert "(a-z--j.md#name--jane-doe)" in found["people/jane-doe.md"].body
    assert "people/jane-doe.md" not in pages(whole)


def test_a_published_address_leads_to_the_page_of_another_kind():
    both = stories(2)
    firm = replace(JANE, kind="organization")

    found = pages(archive(*both, entities=[firm], appearances=named(*both)), KEPT)

    assert found["people/jane-doe.md"].meta["target"] == "organizations/jane-doe.html"


def test_a_published_address_leads_to_whoever_alone_is_called_so_now():
    both = stories(2)
    bearers = [entity("jane-roe", "Jane Roe", variants=("Jane Doe",)), entity("j-doe", "Jane Doe")]
    appearances = named(*both, id_="jane-roe")

    one = pages(archive(*both, entities=bearers[:1], appearances=appearances), KEPT)
    named_so = [*appearances, *named(*both, id_="j-doe")]
    several = pages(archive(*both, entities=bearers, appearances=named_so), KEPT)

    assert one["people/jane-doe.md"].meta["target"] == "people/jane-roe.html"
    assert several["people/jane-doe.md"].meta["target"] == "people/jane-doe--names.html"


def test_only_pages_that_the_ledger_does_not_hold_are_new_to_it():
    both = stories(2)
    (story, _) = both
    acme, rare = entity("acme", "Acme", kind="organization"), entity("rare", "Rare")
    whole = archive(
        *both,
        entities=[acme, JANE, rare],
        appearances=[*named(*both), *named(*both, id_="acme"), *named(story, id_="rare")],
    )

    settled = settle_addresses(whole, addresses(whole), Settings(), KEPT.entity_addresses)

    assert [new for new in settled.new if "articles/" not in new[1]] == [("acme", "organizations/acme.html")]


def test_bars_are_by_month_within_three_years_and_else_by_year_and_lead_to_their_section():
    near = [
        article("bbbbbb", "Jane Doe.", when=on("2020-05-01")),
        article("aaaaaa", "Jane Doe.", when=on("2020-03-01")),
    ]
    far = [near[0], article("cccccc", "Jane Doe.", when=on("1990-03-01"))]
    months, years = (
        pages(archive(*some, entities=[JANE], appearances=named(*some)))["people/jane-doe.md"].meta["periods"]
        for some in (near, far)
    )

    assert (months["unit"], months["width"]) == ("month", 3)
    assert [(b["name"], b["url"]) for b in months["bars"]] == [
        ("March 2020", "people/jane-doe.html#march-2020"),
        ("May 2020", "people/jane-doe.html#may-2020"),
    ]
    assert (years["unit"], [bar["name"] for bar in years["bars"]]) == ("year", ["1990", "2020"])


def test_a_place_says_where_it_lies():
    where = Location(country="IQ", region="Baghdad", latitude=33.3, longitude=44.4, basis="a city")
    found = pages(
        archive(entities=[entity("baghdad", "Baghdad", kind="place", location=where, provenance="a.md")])
    )

    place = found["places/baghdad.md"].meta["place"]

    assert (place["point"], place["country"]) == ("33.3° N, 44.4° E", "Iraq")
    assert (place["x"], place["y"]) == (897.6, 226.8)


def test_a_sentence_without_end_is_shown_around_the_name():
    text = "x " * 50_000 + "Jane Doe " + "y " * 50_000
    two = stories(2, text)

    page = pages(archive(*two, entities=[JANE], appearances=named(*two)))["people/jane-doe.md"]

    assert "<mark>Jane Doe</mark>" in page.body
    assert len(page.body) < 4_000


def test_the_margin_of_an_article_names_a_hundred_and_counts_the_rest():
    (story,) = stories(1, "Jane Doe " * 120)
    first = named(story)[0]
    every = [
        replace(first, entity=f"e-{n}", mention=replace(first.mention, start=n * 9, end=n * 9 + 8))
        for n in range(120)
    ]
    names = [entity(f"e-{n}", f"Jane Doe {n}") for n in range(120)]

    meta = pages(archive(story, entities=names, appearances=every))[
        "articles/2020/03/03/a-headline-000000.md"
    ].meta

    assert (len(meta["mentions"][0]["entities"]), meta["more_names"]) == (100, 20)


def test_a_name_that_may_be_of_several_says_so_on_its_page_and_in_their_list():
    two = stories(2, "It was John Smith.")
    open_ = "the name of John Smith (senator) and John Smith (striker); which is meant is not decided (found)"
    seen = [replace(one, reason=open_) for one in named(two[0], name="John Smith", id_="john-smith")]
    seen += named(two[1], name="John Smith", id_="john-smith-senator")
    people = [entity("john-smith", "John Smith"), entity("john-smith-senator", "John Smith (senator)")]

    found = pages(archive(*two, entities=people, appearances=seen), entity_pages=1)

    meta = found["people/john-smith.md"].meta
    assert meta["open_question"].startswith(
        "Several bear this name: John Smith (senator) and John Smith (str"
    )
    assert "Which of them is meant is not told" in found["people/john-smith--names.md"].body
    assert "John Smith (senator)" in found["people/john-smith--names.md"].body


def test_a_surname_alone_says_that_it_may_be_of_several():
    two = stories(2, "It was Smith.")

    found = pages(
        archive(*two, entities=[entity("smith", "Smith")], appearances=named(*two, name="Smith", id_="smith"))
    )

    assert "may mean different people" in found["people/smith.md"].meta["open_question"]
