from types import MappingProxyType

import pytest
from msgspec.structs import replace

from generator.articles.embargoes import Bar, place_of
from generator.articles.reading import Reading
from generator.articles.withheld.anonymising import anonymise, strings_of
from generator.articles.withheld.withheld_names import Form, Names
from generator.articles.withheld.withholding import keep_back
from generator.content.records import ArticleDecision, AuthorityRecord, HandWritten, Records
from generator.errors import Problem, RecordError, WithheldWords
from generator.model import Cut, Dateline, Mark, Part, Picture, PictureFile, Provenance, Version
from tests.builders import UNDATED, article, on

WORDS = "The mayor of the town was arrested on Tuesday after an inquiry that had lasted for years."
ORIGIN = Provenance(
    path="content/articles/jane-doe-held.txt",
    checksum="0" * 64,
    reader="text 1",
    cuts=(Cut(text="By Jane Doe", reason="byline"),),
)
HELD = article(
    "aaaaaa",
    f"PARIS (AFP) -- {WORDS} Jane Doe denied it, as Jane Doe told AFP.",
    headline="Jane Doe held",
    slug="jane-doe-held",
    byline="Jane Doe",
    authors=("Jane Doe",),
    tags=("jane-doe", "mayors"),
    url="https://example.org/jane-doe",
    provenance=ORIGIN,
)
OTHER = article("bbbbbb", "Nothing of that kind.", headline="Another")


def decide(number=1, of="aaaaaa", **keys):
    return ArticleDecision(
        article=of, by="A. Editor", on="2026-11-21", why="They asked.", line=number, **keys
    )


def keep(articles, *decisions, versions=(), bars=MappingProxyType({}), paths=MappingProxyType({}), **records):
    reading = Reading(
        articles=tuple(articles),
        versions=tuple(versions),
        problems=(),
        found=len(articles) + len(versions),
        set_aside=0,
        bars=bars,
        paths=paths,
    )
    return keep_back(reading, Records(article_decisions=decisions, **records))


def test_without_a_decision_nothing_changes():
    kept = keep([HELD, OTHER])

    assert kept.reading.articles == (HELD, OTHER)
    assert not kept.guard


def test_no_field_of_an_anonymised_article_holds_the_name():
    (told,) = keep([HELD], decide(anonymise={"Jane Doe": "a woman"})).reading.articles

    assert not [text for text in strings_of(told) if "doe" in text.casefold()]
    assert told.headline == "a woman held"
    assert told.slug == "a-woman-held"
    assert told.authors == ()
    assert told.tags == ("mayors",)
    assert told.url == ""
    assert told.provenance.path == "content/articles/a-woman-held.txt"
    assert "A. Editor" in told.provenance.basis("withheld names")


@pytest.mark.parametrize(
    "shape", [{"Jane Doe": "X"}, {"name": "Jane Doe", "as": "X"}, [{"name": "Jane Doe", "as": "X"}]]
)
def test_names_can_be_given_in_three_shapes(shape):
    assert keep([HELD], decide(anonymise=shape)).reading.articles[0].headline == "X held"


OLDER = Version(
    article="aaaaaa",
    number=1,
    when=UNDATED,
    replaced=UNDATED,
    reason="Jane Doe's file is older",
    is_repeat=False,
    headline="Jane Doe arrested",
    parts=(Part(kind="paragraph", text=f"Jane Doe was there. {WORDS.replace('years', 'decades')}"),),
    provenance=Provenance(path="content/articles/old.txt", checksum="0" * 64, reader="text 1"),
)


def test_the_name_is_taken_out_of_older_versions_too():
    kept = keep([HELD], decide(of="content/articles/old.txt", anonymise={"Jane Doe": "X"}), versions=[OLDER])

    assert not [text for text in strings_of(kept.reading.versions) if "doe" in text.casefold()]
    assert kept.reading.articles[0].headline == "X held"


def test_the_older_versions_of_a_withdrawn_article_are_counted_and_guarded():
    kept = keep([HELD], decide(withdraw=True), versions=[OLDER])

    assert kept.reading.versions == ()
    assert (len(kept.reading.withheld), kept.reading.withheld_versions) == (1, 1)
    assert kept.guard.texts.find("after an inquiry that had lasted for decades")


REPLACED = replace(OLDER, replaced=on("2020-03-01"))


def test_withdrawing_the_file_of_an_older_version_leaves_the_article():
    kept = keep([HELD], decide(of="content/articles/old.txt", withdraw="It was untrue."), versions=[REPLACED])

    assert kept.reading.articles == (HELD,)
    (version,) = kept.reading.versions
    assert (version.parts, version.headline, version.provenance.checksum) == ((), "", "")
    assert version.provenance.path == "a withdrawn file"
    assert (version.withdrawal.reason, version.withdrawal.by) == ("It was untrue.", "A. Editor")
    assert [problem.message[:58] for problem in kept.reading.problems] == [
        "the decision bears on version 1 of article 'aaaaaa' alone,"
    ]


def test_only_the_words_that_the_withdrawn_version_has_alone_are_guarded():
    texts = keep(
        [HELD], decide(of="content/articles/old.txt", withdraw=True), versions=[REPLACED]
    ).guard.texts

    assert texts.find("after an inquiry that had lasted for decades")
    assert not texts.find(WORDS)


def test_a_withdrawn_version_that_another_article_carries_stops_the_build():
    other = replace(OTHER, parts=(Part(kind="paragraph", text=WORDS.replace("years", "decades")),))
    with pytest.raises(WithheldWords, match="stands in"):
        keep([HELD, other], decide(of="content/articles/old.txt", withdraw=True), versions=[REPLACED])


@pytest.mark.parametrize(
    "version",
    [
        OLDER,
        replace(OLDER, replaced=on("2026-12-24")),
        replace(REPLACED, is_repeat=True),
    ],
    ids=["not known when replaced", "replaced after the decision", "same words as the newest"],
)
def test_a_withdrawn_file_that_may_have_been_the_newest_stands_for_the_article(version):
    kept = keep([HELD], decide(of="content/articles/old.txt", withdraw=True), versions=[version])

    assert kept.reading.articles == ()
    assert [one.id for one in kept.reading.withheld] == ["aaaaaa"]


def test_hiding_the_file_of_an_older_version_leaves_the_article_in_search():
    kept = keep([HELD], decide(of="content/articles/old.txt", noindex=True), versions=[REPLACED])

    assert kept.reading.articles[0].robots == ""


def test_an_older_version_that_is_barred_is_left_out_and_counted():
    problem = Problem(severity="note", path="content/articles/old.txt", message="withheld: too early.")

    kept = keep([HELD], versions=[OLDER], bars={place_of(OLDER.provenance): Bar(problem=problem)})

    assert kept.reading.versions == ()
    assert (len(kept.reading.articles), kept.reading.withheld_versions) == (1, 1)
    assert [one.message for one in kept.reading.problems] == ["an older version is withheld: too early."]


def test_a_decision_that_names_the_file_of_a_version_under_embargo_is_on_the_article():
    decision = decide(of="content/articles/soon.txt", withdraw=True)

    kept = keep([HELD], decision, paths={"aaaaaa": ("content/articles/soon.txt",)})

    assert [one.id for one in kept.reading.withheld] == ["aaaaaa"]


def test_an_older_version_that_carries_a_withdrawn_text_stops_the_build():
    other = replace(OTHER, id="aaaaaa")
    held = article("cccccc", WORDS.replace("years", "decades"), headline="Another")
    with pytest.raises(WithheldWords, match=r"old\.txt"):
        keep([other, held], decide(of="cccccc", withdraw=True), versions=[OLDER])


def test_marks_and_the_dateline_move_with_the_text():
    text = "JANE DOE, March 3 (AFP) -- Jane Doe spoke of bridges."
    start = text.index("bridges")
    mark = Mark(kind="emphasis", start=start, end=start + 7)
    link = Mark(kind="link", start=27, end=31, target="https://example.org/")
    lost = Mark(kind="link", start=start, end=start + 7, target="https://example.org/jane-doe")
    before = article(
        "aaaaaa",
        parts=(Part(kind="paragraph", text=text, marks=(mark, link, lost)),),
        dateline=Dateline(part=0, end=text.index("Jane"), text=text[:23], place="JANE DOE"),
    )

    told = anonymise(before, Names([Form("Jane Doe", "[a name that is not told]")]), "why")

    (part,) = told.parts
    emphasis, kept_link, *own = part.marks
    assert part.text[emphasis.start : emphasis.end] == "bridges"
    assert part.text[kept_link.start : kept_link.end] == "[a name that is not told]"
    assert [part.text[one.start : one.end] for one in own] == ["[a name that is not told]"] * 2
    assert told.dateline
    assert part.text[told.dateline.end :].startswith("[a name that is not told] spoke")


def test_a_picture_of_whom_its_caption_names_is_not_shown():
    file = PictureFile(
        path="content/articles/a.jpg", checksum="0" * 64, size=1, media_type="image/jpeg", width=1, height=1
    )
    named = Part(kind="caption", text="Jane Doe", picture=Picture(address="a.jpg", file=file))
    other = Part(kind="caption", text="A bridge", picture=Picture(address="b.jpg", file=file))

    (told,) = keep(
        [article("aaaaaa", parts=(named, other))], decide(anonymise={"Jane Doe": "X"})
    ).reading.articles

    assert told.parts[0].picture
    assert told.parts[0].picture.file is None
    assert told.parts[1] == other


def test_a_withdrawn_article_leaves_a_notice_and_no_word():
    kept = keep(
        [HELD, OTHER], decide(withdraw=True), permalinks=(("aaaaaa", "articles/2020/old-aaaaaa.html"),)
    )

    assert kept.reading.articles == (OTHER,)
    (notice,) = kept.reading.withheld
    assert notice.address == "articles/2020/old-aaaaaa"
    assert (notice.reason, notice.by, notice.on) == ("They asked.", "A. Editor", "2026-11-21")


def test_the_reason_of_a_notice_can_be_other_words():
    (notice,) = keep([HELD], decide(withdraw="It was not true.")).reading.withheld

    assert notice.reason == "It was not true."


def test_an_article_never_published_leaves_a_notice_whose_address_tells_nothing():
    (notice,) = keep([HELD], decide(withdraw=True)).reading.withheld

    assert notice.address == "articles/withdrawn/aaaaaa"


def test_the_old_address_does_not_hold_the_name():
    kept = keep(
        [HELD, OTHER],
        decide(anonymise={"Jane Doe": "a woman"}),
        permalinks=(
            ("aaaaaa", "articles/2020/jane-doe-held-aaaaaa.html"),
            ("bbbbbb", "articles/2020/b-bbbbbb.html"),
        ),
    )

    assert dict(kept.records.permalinks)["aaaaaa"] == "articles/2020/a-woman-held-aaaaaa.html"
    assert dict(kept.records.permalinks)["bbbbbb"] == "articles/2020/b-bbbbbb.html"


def test_an_address_of_an_older_version_that_holds_the_name_is_not_kept():
    kept = keep(
        [replace(HELD, former_ids=("cccccc", "dddddd"))],
        decide(anonymise={"Jane Doe": "a woman"}),
        permalinks=(
            ("cccccc", "articles/2020/jane-doe-arrested-cccccc.html"),
            ("dddddd", "articles/2020/arrested-dddddd.html"),
        ),
    )

    assert dict(kept.records.permalinks) == {"dddddd": "articles/2020/arrested-dddddd.html"}


def test_a_name_that_stands_in_another_article_stops_the_build_and_names_it():
    also = article("cccccc", "Jane Doe was seen.")
    with pytest.raises(WithheldWords) as raised:
        keep([HELD, also], decide(7, anonymise={"Jane Doe": "X"}))

    assert "content/decisions/articles.yml:7: a name" in str(raised.value)
    assert "seeds/cccccc.txt" in str(raised.value)
    assert "Jane" not in str(raised.value)


@pytest.mark.parametrize("stays_in", ["all", "cccccc", ["seeds/cccccc.txt"]])
def test_a_name_may_stay_in_other_articles_if_a_person_says_so(stays_in):
    also = article("cccccc", "Jane Doe was seen.")

    kept = keep([HELD, also], decide(anonymise={"Jane Doe": "X"}, stays_in=stays_in))

    assert kept.reading.articles[1] == also
    assert not kept.guard


def test_a_name_withheld_from_all_articles_leaves_records_and_pages_too():
    also = article("cccccc", "JANE  DOE was seen.")
    jane = AuthorityRecord(id="jane-doe", path="content/authority/people/jane-doe.md", name="Jane Doe")
    john = AuthorityRecord(
        id="john-roe",
        path="content/authority/people/john-roe.md",
        name="John Roe",
        note="Married to Jane Doe.",
    )

    kept = keep(
        [HELD, also],
        decide(of="all", anonymise={"Jane Doe": "X"}),
        entities=(("person", jane), ("person", john)),
        pages=(HandWritten(path="about.md", title="About", body="Not on Jane Doe."),),
    )

    assert [one.note for _, one in kept.records.entities] == ["Married to X."]
    assert kept.records.pages[0].body == "Not on X."
    assert kept.reading.articles[1].parts[1].text == "X was seen."


def test_a_copy_of_a_withdrawn_article_stops_the_build_and_is_named():
    copy = article("cccccc", WORDS, headline="Much the same")
    with pytest.raises(WithheldWords) as raised:
        keep([HELD, copy], decide(3, withdraw=True))

    assert "content/decisions/articles.yml:3: text" in str(raised.value)
    assert "seeds/cccccc.txt" in str(raised.value)


def test_a_sentence_may_stay_in_another_article_if_a_person_says_so():
    copy = article("cccccc", WORDS, headline="Much the same")

    kept = keep([HELD, copy], decide(withdraw=True, stays_in=["cccccc"]))

    assert not kept.guard.texts.find(WORDS)


def test_a_standing_phrase_that_many_articles_carry_is_not_withdrawn():
    phrase = "The newsroom can be reached at any time by telephone and by mail."
    held = article("aaaaaa", WORDS, WORDS.replace("mayor", "judge"), phrase)
    others = [article(f"bbbbb{n}", f"Story number {n}.", phrase) for n in range(3)]

    kept = keep([held, *others], decide(withdraw=True))

    assert len(kept.reading.articles) == 3
    assert not kept.guard.texts.find(phrase.lower())
    assert kept.guard.texts.find(WORDS.lower())


def test_an_article_that_is_hidden_says_so():
    (told,) = keep([HELD], decide(noindex=True)).reading.articles

    assert told.robots == "noindex"


def test_words_that_tell_the_name_are_refused_with_the_line():
    with pytest.raises(RecordError, match=r"articles.yml:4: 'as' is 'not Jane Doe'"):
        keep([HELD], decide(4, anonymise={"Jane Doe": "not Jane Doe"}))


def test_a_name_that_stands_nowhere_is_a_warning_that_does_not_tell_it():
    (problem,) = keep([OTHER], decide(5, of="bbbbbb", anonymise={"Jane Doe": "X"})).reading.problems

    assert (problem.severity, problem.line) == ("warning", 5)
    assert "Doe" not in str(problem)


def test_a_last_name_that_is_left_alone_is_told_without_naming_it():
    held = article("aaaaaa", "Jane Doe came. Doe spoke.")
    (problem,) = keep([held], decide(5, anonymise={"Jane Doe": "X"})).reading.problems

    assert problem.severity == "note"
    assert "Doe" not in str(problem)


def test_all_is_for_names_only():
    with pytest.raises(ValueError, match="only where names are anonymised"):
        decide(of="all", withdraw=True)
