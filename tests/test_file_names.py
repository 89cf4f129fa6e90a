import pytest

from generator.content.file_names import LONGEST, free_name, safe_name, split_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("story.txt", "story.txt"),
        ("Küche 1.txt", "Küche 1.txt"),
        ("Ku\u0308che.txt", "Küche.txt"),
        (".hidden.txt", "hidden.txt"),
        ("..", "article"),
        ("", "article"),
        ("a/b\\c:d*e?.txt", "a-b-c-d-e-.txt"),
        ("con.txt", "con-article.txt"),
        ("COM1.tar.txt", "COM1-article.tar.txt"),
        ("console.txt", "console.txt"),
        ("a\x00b\x1b[31m\n.txt", "ab[31m.txt"),
        ("\u202egnp.txt", "gnp.txt"),
        ("trailing. ", "trailing"),
        ("a  b\u3000c.txt", "a b c.txt"),
        ("bad\udcff.txt", "bad-.txt"),
    ],
)
def test_a_name_is_made_fit_for_every_system(name, expected):
    assert safe_name(name) == expected


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "ü" * 300 + ".warc.gz", "日" * 200, "a." + "b" * 250])
def test_a_long_name_is_cut_between_letters_and_keeps_its_suffix(name):
    safe = safe_name(name)

    assert len(safe.encode()) <= LONGEST
    assert split_name(safe)[1] == split_name(name)[1]


def test_a_taken_name_is_numbered_before_its_suffix():
    taken = {"a.warc.gz", "a-2.warc.gz"}

    assert free_name("a.warc.gz", lambda name: name in taken) == "a-3.warc.gz"
    assert free_name("b.txt", lambda name: name in taken) == "b.txt"
