from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.pages.asking import Known
from generator.pages.page import Page, TextFile
from generator.pages.parts import Part
from generator.publish import writer
from generator.publish.built_folder import look_into
from generator.publish.writer import BARRED, Place, format_page, write_pages, write_site


def page(path: str = "a/b.md", body: str = "Text.\n", **meta) -> Page:
    return Page(path=path, title="Title", template="main.html", meta=meta, body=body)


def ignore(_: int) -> None:
    pass


class Parts:
    """Stands for a composition of ten parts."""

    parts = tuple(Part(str(number), tuple) for number in range(10))
    basis = "The same."

    def __init__(self):
        self.taken = []
        self.known = Known()
        self.words = self.known.watch("words", {part.name: f"Part {part.name}." for part in self.parts})

    @property
    def asked(self):
        return self.known.asked

    def compose(self, part):
        self.known.forget()
        if part.name.isdigit():
            return [page(f"{part.name}.md", body=self.words[part.name]), page(f"{part.name}--2.md")]
        return part.made()

    def take(self, outline):
        self.taken.append(outline.path)

    def note_down(self, outline):
        self.taken.append(f"to {outline.path}")

    def redirects(self):
        return [Part("leads on", lambda: [page("old.md")], is_complete=True)]

    def files(self):
        return [TextFile(path="robots.txt", text="All.\n")]


def test_a_site_is_the_same_whatever_the_number_of_processes(tmp_path, monkeypatch):
    monkeypatch.setattr(writer, "LEAST", 1)
    told = {}
    for jobs in (1, 2):
        folder, composition, seen = tmp_path / str(jobs), Parts(), []
        (folder / "gone").mkdir(parents=True)
        (folder / "gone" / "stale.md").write_text("Old.")
        place, memory = Place(look_into(str(folder))), tmp_path / f"memory{jobs}"
        written = write_site(composition, place, ignore, (), seen.append, memory=memory, jobs=jobs)
        files = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        told[jobs] = (written, composition.taken, seen, files)

    assert told[1][:2] == told[2][:2]
    assert [put.path for put in told[1][2]] == [put.path for put in told[2][2]]
    assert told[1][3] == told[2][3]
    assert (written.new, written.removed) == (21, 1)
    assert composition.taken[:3] == ["0.md", "0--2.md", "1.md"]
    assert composition.taken[-1] == "to old.md"
    assert written.composed == 20


def test_a_page_that_stays_the_same_is_not_touched(tmp_path: Path):
    write_pages([page()], tmp_path, ignore)
    (tmp_path / "a" / "b.md").chmod(0o400)
    before = (tmp_path / "a" / "b.md").stat().st_mtime_ns

    written = write_pages([page()], tmp_path, ignore)

    assert (written.new, written.changed, written.unchanged, written.removed) == (0, 0, 1, 0)
    assert (tmp_path / "a" / "b.md").stat().st_mtime_ns == before


def test_a_changed_page_is_written_and_a_page_of_old_is_removed(tmp_path: Path):
    write_pages([page(), page("old/c.md"), page("old/deep/d.md")], tmp_path, ignore)

    written = write_pages([page(body="New.\n"), page("e.md")], tmp_path, ignore)

    assert (written.new, written.changed, written.unchanged, written.removed) == (1, 1, 0, 2)
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a", "b.md", "e.md"]


def test_the_file_that_keeps_the_folder_in_git_stays(tmp_path: Path):
    (tmp_path / ".gitkeep").touch()

    write_pages([], tmp_path, ignore)

    assert (tmp_path / ".gitkeep").exists()


def test_front_matter_is_escaped_for_html_at_any_depth():
    text = format_page(page(names=[{"name": '"><script>alert(1)</script>'}]))

    assert "<script" not in text
    assert "&quot;&gt;&lt;script&gt;" in text


@given(st.text(), st.text())
def test_any_front_matter_is_read_back_by_mkdocs(value, body):
    text = format_page(page(value=value, body=body))

    body_read, meta = get_data(text)

    assert (
        meta["value"]
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
        == BARRED.sub("", value)  # what HTML bars is no text
    )
    assert meta["title"] == "Title"
    assert body_read.strip() == body.strip() or "\r" in body
