"""One quotation in several reports: recognised, told apart, counted once a report."""

from generator.links.materials import Materials
from generator.links.retelling import compare_wordings, find_retold
from generator.links.sayings import narrow_told, number_sayings
from generator.model import Quotation
from tests.builders import article, on

WORDS = "We will never agree to a thing like that as long as I am here"
TRIMMED = "never agree to a thing like that"
CHANGED = "We will not agree to a thing like that as long as we are here"
OTHER = "Nobody knows the trouble that all of us have seen over there"


def said(of, text, *, part=1, kind="direct"):
    return Quotation(
        article=of, part=part, start=0, end=len(text) + 2, text=f'"{text}"', speaker="", speaker_text="",
        cue="", reason="", kind=kind,
    )  # fmt: skip


def retold(*said_, reports=None, published=(), days=None):
    ids = list(dict.fromkeys(one.article for one in said_))
    told = [article(id_, when=on((days or {}).get(id_, "2024-03-01"))) for id_ in ids]
    materials = Materials([], [], said_).of_all(told)
    some = narrow_told((one, number_sayings(one)) for one in materials)
    return find_retold(some, lambda id_: (reports or {}).get(id_, id_), published)


def test_the_same_words_in_two_reports_are_one_quotation():
    (one,) = retold(said("a", WORDS), said("b", WORDS), said("c", OTHER))
    assert [(t.article, t.how) for t in one.tellings] == [("a", "first"), ("b", "exact")]


def test_what_is_trimmed_longer_or_changed_is_told_of_the_first():
    (one,) = retold(said("a", WORDS), said("b", TRIMMED), said("c", CHANGED))
    assert [t.how for t in one.tellings] == ["first", "trimmed", "changed"]
    assert compare_wordings(WORDS, TRIMMED) == "longer"


def test_other_words_and_few_words_are_not_the_same():
    assert retold(said("a", WORDS), said("b", OTHER)) == ()
    assert retold(said("a", "We will never agree"), said("b", "We will never agree")) == ()


def test_copies_and_versions_of_a_report_tell_it_once():
    assert retold(said("a", WORDS), said("b", WORDS), reports={"b": "a"}) == ()
    (one,) = retold(said("a", WORDS), said("b", WORDS), said("c", WORDS), reports={"b": "a"})
    assert [t.article for t in one.tellings] == ["a", "c"]


def test_twice_in_one_article_is_told_once():
    assert retold(said("a", WORDS), said("a", WORDS, part=2)) == ()


def test_indirect_speech_is_the_articles_own_wording():
    assert retold(said("a", WORDS, kind="indirect"), said("b", WORDS, kind="indirect")) == ()


def test_a_published_address_stays_when_an_older_telling_comes():
    (before,) = retold(said("b", WORDS), said("c", WORDS))
    (after,) = retold(said("a", CHANGED), said("b", WORDS), said("c", WORDS), published=(before.id,))
    assert after.id == before.id
    assert [t.article for t in after.tellings] == ["a", "b", "c"]


def test_of_two_addresses_that_became_one_the_older_stays():
    (left,) = retold(said("b", WORDS), said("c", WORDS))
    (right,) = retold(said("d", CHANGED), said("e", CHANGED))
    whole = [said("a", CHANGED), said("b", WORDS), said("c", WORDS), said("d", CHANGED), said("e", CHANGED)]
    (one,) = retold(*whole, published=(right.id, left.id))
    assert (one.id, one.former_ids) == (right.id, (left.id,))


def test_a_common_phrase_does_not_make_the_search_slow():
    many = [said(f"a{number:05}", f"{WORDS} {number} {number + 1} {number + 2}") for number in range(2000)]
    assert len(retold(*many)[0].tellings) > 1


def test_changed_words_of_another_year_are_said_of_another_event():
    both = said("a", WORDS), said("b", CHANGED)
    assert retold(*both, days={"a": "2019-05-15", "b": "2025-06-12"}) == ()
    assert len(retold(*both, days={"a": "2024-03-01", "b": "2024-03-20"})) == 1
    (one,) = retold(said("a", WORDS), said("b", TRIMMED), days={"a": "2019-05-15", "b": "2025-06-12"})
    assert one.tellings[1].how == "trimmed"
