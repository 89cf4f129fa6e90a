from generator.content.ledger import parse_ledger
from generator.publish.ledger import append_addresses

NEW = [("aaaaaa", "articles/a.html"), ("bbbbbb", "articles/b.html")]


def test_a_new_ledger_says_what_it_is(tmp_path):
    append_addresses(tmp_path / "content" / "permalinks.txt", NEW)

    text = (tmp_path / "content" / "permalinks.txt").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert parse_ledger(text).articles == tuple(NEW)


def test_what_stands_in_the_ledger_stays_to_the_byte(tmp_path):
    path = tmp_path / "permalinks.txt"
    before = b"\xef\xbb\xbf# mine\r\ncccccc articles/c.html"
    path.write_bytes(before)

    append_addresses(path, NEW)

    assert path.read_bytes() == before + b"\naaaaaa articles/a.html\nbbbbbb articles/b.html\n"


def test_nothing_new_touches_nothing(tmp_path):
    append_addresses(tmp_path / "permalinks.txt", [])

    assert not list(tmp_path.iterdir())
