"""Names of an archive that grows, shrinks and changes mean what they mean in one read from nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cache import Cache
from generator.content.records import QuotationDecision, Records
from generator.entities import finding, marking
from generator.entities.finding import find_entities
from generator.settings import Settings
from tests.builders import on
from tests.entities.cases import decision, record, spans_of, story

# Each says something that changes what a name in another means: initials, a legal form, an office, a kind, a
# country before a body, and what people of one name are called.
STORIES = tuple(
    story(f"{number:06}", text, when=on(f"2020-03-{1 + number % 3:02}"))
    for number, text in enumerate(
        (
            "Boeing Co said on Monday that it would build.",
            "Shares of Boeing Co rose. Boeing Co was glad.",
            "Workers of Boeing met again, Boeing said.",
            "Boeing Field Company opened. Boeing rose.",
            "The World Trade Body (WTB) met in Paris.",
            "The WTB met again, and the WTB went home.",
            "President Maria Delgado met them in Paris.",
            "President Delgado said that she was glad.",
            "Prime Minister Jorge Delgado was there too.",
            "The Iranian National Oil Company was closed.",
            "The National Oil Company met in Paris.",
            "Senator John Smith, a lawyer, met Ann Lee in Boston, Mass.",
            "John Smith, the striker of Leeds, played in England.",
            "John Smith, a lawyer, spoke in Boston, Mass.",
            "Wacoal rose. Wacoal said so.",
            "Wacoal fell again, Wacoal said.",
            "Wacoal Corp was told of it.",
            '"We will meet again," Delgado said. "Never," Smith said.',
        )
    )
)
MARKED = (
    ("Boeing Co", "ORG"), ("Boeing Field Company", "ORG"), ("Boeing", "ORG"), ("World Trade Body", "ORG"),
    ("WTB", "ORG"), ("Maria Delgado", "PERSON"), ("Jorge Delgado", "PERSON"), ("Delgado", "PERSON"),
    ("Iranian National Oil Company", "ORG"), ("National Oil Company", "ORG"), ("John Smith", "PERSON"),
    ("Ann Lee", "PERSON"), ("Smith", "PERSON"), ("Wacoal Corp", "ORG"),
)  # fmt: skip
BY = {"by": "Ed", "on": "2025-01-02", "why": "I asked.", "line": 1}
WRITTEN = (
    Records(),
    Records(entities=(record("boeing", "organization", "Boeing Co", "Boeing"),)),
    Records(entity_decisions=(decision(not_same=("Boeing", "Boeing Co")),)),
    Records(entity_decisions=(decision(same=("Maria Delgado", "Jorge Delgado")),)),
    Records(
        quotation_decisions=(QuotationDecision(article="000017", words="meet again", strike=True, **BY),)
    ),
)
ARCHIVE = st.tuples(
    st.sets(st.sampled_from(range(len(STORIES))), min_size=1), st.sampled_from(WRITTEN), st.booleans()
)


def _spans(articles, *_, **__):
    return [
        spans_of(one, [*MARKED, ("Wacoal", "ORG" if one.id < "000015" else "PERSON")]) for one in articles
    ]


@pytest.fixture(autouse=True)
def _without_a_model(monkeypatch):
    monkeypatch.setattr(finding, "read_spans", _spans)
    monkeypatch.setattr(finding, "find_model", lambda _: marking.spans.Model("m", "en", "m 1", ()))


def findings(store, numbers, records, *, is_renamed, jobs=1):
    articles = [STORIES[number] for number in sorted(numbers)]
    if is_renamed:  # an article's id may change with the ledger, and its words do not
        articles = [*articles[:-1], story("zzzzzz", articles[-1].parts[0].text, when=articles[-1].date)]
    return find_entities(articles, Settings(), records, store, jobs=jobs)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(archives=st.lists(ARCHIVE, min_size=2, max_size=5))
def test_what_was_found_before_changes_nothing(archives, tmp_path_factory):
    place = tmp_path_factory.mktemp("store")
    kept = Cache(place / "kept.sqlite")
    for count, (numbers, records, is_renamed) in enumerate(archives):
        clean = Cache(place / f"{count}.sqlite")

        assert findings(kept, numbers, records, is_renamed=is_renamed) == findings(
            clean, numbers, records, is_renamed=is_renamed
        )
        clean.close()
    kept.close()


def _of_each(found):
    """Give by article its checksum and all that was found in it."""
    inside = {id_: ([], [], [], []) for id_ in found.checksums}
    for appearance in found.appearances:
        inside[appearance.mention.article][0].append(appearance)
    for place, some in enumerate((found.quotations, found.about, found.roles), start=1):
        for one in some:
            inside[one.article][place].append(one)
    return {id_: (found.checksums[id_], what) for id_, what in inside.items()}


def test_a_checksum_is_the_same_where_all_that_was_found_in_an_article_is(tmp_path):
    said = {"by": "Ed", "on": "2025-01-02", "why": "I asked.", "article": "000017", "words": "We will meet"}
    decided = [{"strike": True}, {"unknown": True}, {"speaker": "Ann Lee"}]
    written = [*WRITTEN, *(Records(quotation_decisions=(QuotationDecision(**said, **d),)) for d in decided)]
    store = Cache(tmp_path / "results.sqlite")
    every = [
        _of_each(findings(store, numbers, records, is_renamed=False))
        for numbers in (range(18), (0, 2, 5, 7, 10, 17), range(4, 18))
        for records in written
    ]
    store.close()

    for number in range(18):
        found = [one[f"{number:06}"] for one in every if f"{number:06}" in one]
        checksums, contents = {one[0] for one in found}, {repr(one[1]) for one in found}
        assert len(checksums) == len(contents) == len({(one[0], repr(one[1])) for one in found})


def test_what_the_model_marked_stays_in_the_store_though_nobody_has_to_read_it(tmp_path):
    store = Cache(tmp_path / "results.sqlite")
    [key] = marking.spans.span_keys([STORIES[0]], finding.find_model(""))
    store.put({key: [], "of nobody": []})
    findings(store, [0], Records(), is_renamed=False)
    store.close()
    again = Cache(tmp_path / "results.sqlite")
    findings(again, [0], Records(), is_renamed=False)
    again.forget_unused()

    assert again.get([key, "of nobody"]) == {key: []}
    again.close()
