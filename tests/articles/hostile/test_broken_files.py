"""Files that are empty, cut short, of another kind or full of rubbish, in every format that is read."""

import pytest

from tests.articles.archive import read
from tests.articles.hostile.account import GOOD, GOOD_STORY, assert_accounted, text_of
from tests.articles.hostile.formats import HEADLINE, MORE, TEXT, samples

SAMPLES = samples()
RUBBISH = {
    "nothing": b"",
    "white space": b" \n\t\r\n ",
    "NUL": b"\0" * 4_096,
    "every byte": bytes(range(256)) * 8,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(200)),
    "only marks": "\ufeff\u200b\u202e\u2066\u00ad\n".encode() * 9,
    "an open bracket": b"<[{(\"'" * 50,
}


def read_with_good(folder, files):
    reading = read(folder, {GOOD: GOOD_STORY, **files})
    assert GOOD in {article.provenance.path for article in reading.articles}
    assert_accounted(reading, [GOOD, *files])
    return reading


@pytest.mark.parametrize("name", SAMPLES)
def test_a_whole_file_is_read_with_no_word_changed(name, tmp_path):
    reading = read_with_good(tmp_path, {f"a/{name}": SAMPLES[name]})

    assert not reading.problems
    (article,) = [one for one in reading.articles if one.provenance.path != GOOD]
    assert article.headline == HEADLINE
    assert text_of(article).endswith(f"{TEXT}\n{MORE}") or f"{TEXT}\n{MORE}\n" in text_of(article)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_cut_short_at_any_tenth_is_read_as_far_as_it_goes_or_set_aside(name, tmp_path):
    stem, dot, suffix = name.partition(".")
    whole = SAMPLES[name]
    files = {f"a/{stem}-{tenth}{dot}{suffix}": whole[: len(whole) * tenth // 10] for tenth in range(10)}

    reading = read_with_good(tmp_path, files)

    for article in reading.articles:
        for part in article.parts:
            assert part.text in f"{HEADLINE}\n{TEXT}\n{MORE}\nThe bridge.\n{GOOD_STORY}", part


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_under_any_name_is_set_aside(rubbish, tmp_path):
    files = {f"a/{name}": RUBBISH[rubbish] for name in SAMPLES}

    reading = read_with_good(tmp_path, files)

    if rubbish in {"nothing", "white space", "NUL", "every byte", "a picture"}:
        assert reading.set_aside == len(files)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_in_which_any_piece_is_overwritten_is_read_or_set_aside(name, tmp_path):
    whole = SAMPLES[name]
    size = max(1, len(whole) // 12)
    stem, dot, suffix = name.partition(".")
    files = {
        f"a/{stem}-{number}-{at:04}{dot}{suffix}": whole[:at] + (what * size)[:size] + whole[at + size :]
        for number, what in enumerate((b"\0", b"\xff", b"<", b'"', b"\n", b"{"))
        for at in range(0, len(whole), size)
    }

    read_with_good(tmp_path, files)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_under_the_name_of_any_other_format_is_read_for_what_it_is_or_set_aside(name, tmp_path):
    suffixes = sorted({other.partition(".")[2] for other in SAMPLES})
    files = {f"a/x-{number}.{suffix}": SAMPLES[name] for number, suffix in enumerate(suffixes)}

    read_with_good(tmp_path, files)
