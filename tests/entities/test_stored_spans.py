"""Spans that come from a store, or from another machine, are those of their article or are not believed."""

import pytest

from generator.cache import Cache
from generator.entities.marking.spans import Model, Span, read_spans
from generator.errors import ArchiveError
from tests.builders import article

MODEL = Model("none", "en", "a model that is never loaded", ())
ARTICLE = article("a", "Jane Doe spoke.")
RIGHT = [[[0, 0, 8, "PERSON"]]]
WRONG = [
    "PERSON",
    {"part": 0},
    [[0, 0, 8]],
    [[0, 0, 8, 1]],
    [[0, 0, "8", "PERSON"]],
    [[0, 0, 9_999, "PERSON"]],
    [[0, -1, 8, "PERSON"]],
    [[0, 8, 8, "PERSON"]],
    [[99, 0, 8, "PERSON"]],
]


def spans(cache, found):
    return read_spans(
        [ARTICLE],
        MODEL,
        cache,
        jobs=1,
        tick=lambda _: None,
        engine=lambda work, items, *, jobs, batch: iter([found] if items else []),
    )


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_stored_result_of_another_shape_is_found_anew(wrong, tmp_path, monkeypatch):
    cache = Cache(tmp_path / "results.sqlite")
    assert spans(cache, RIGHT) == [(Span(0, 0, 8, "PERSON"),)]
    monkeypatch.setattr(cache, "get", lambda keys: dict.fromkeys(keys, wrong))

    assert spans(cache, RIGHT) == [(Span(0, 0, 8, "PERSON"),)]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_what_a_worker_gives_back_is_not_believed_unless_it_marks_words(wrong, tmp_path):
    with pytest.raises(ArchiveError, match="expected names"):
        spans(Cache(tmp_path / "results.sqlite"), [wrong])
