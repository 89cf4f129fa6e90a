import os
import shutil
import socket
import subprocess
import sys

import pytest

from tests.archives import build, make_archive, run

STORY = {"seeds/story.txt": "PARIS, May 5 2020 (Reuters) - A minister met Jane Doe on Tuesday, he said.\n"}


def test_a_build_needs_no_folder_made_beforehand(tmp_path):
    archive = make_archive(tmp_path, STORY)
    shutil.rmtree(archive / "build")

    build(archive)

    assert (archive / "build" / "site" / "index.html").is_file()


@pytest.mark.parametrize(
    "address", ["nonsense", "127.0.0.1", "127.0.0.1:99999", "127.0.0.1:x", "256.1.1.1:80"]
)
def test_a_preview_at_no_address_is_wrong_usage(tmp_path, address):
    done = run(make_archive(tmp_path, STORY), "generator.cli.main", "serve", "--address", address)

    assert done.returncode == 2
    assert address.split(":")[0] in done.stderr
    assert "Traceback" not in done.stderr


def test_a_preview_at_an_address_that_is_taken_is_refused_before_the_build(tmp_path):
    archive = make_archive(tmp_path, STORY)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = run(archive, "generator.cli.main", "serve", "--address", address)

    assert done.returncode == 2
    assert f"'{address}' cannot be served on" in done.stderr
    assert "a port that is free" in done.stderr
    assert not (archive / "build" / "site").exists()


def test_a_preview_says_where_it_is_served(tmp_path):
    command = [sys.executable, "-m", "generator.cli.main", "serve", "--address", "127.0.0.1:0"]
    archive = make_archive(tmp_path, STORY)
    with subprocess.Popen(command, cwd=archive, stderr=subprocess.PIPE, text=True, env=os.environ) as preview:
        assert preview.stderr
        try:
            assert any("Serving on http://127.0.0.1:0/" in line for line in preview.stderr)
        finally:
            preview.terminate()


@pytest.mark.parametrize("command", [("generator.cli.main", "build"), ("mkdocs", "build")])
def test_a_page_that_cannot_be_written_is_named(tmp_path, command):
    archive = make_archive(tmp_path, STORY)
    (archive / "build" / "pages" / "people").write_bytes(b"a file where a folder is to be")
    (archive / "build" / "cache").write_bytes(b"the same")

    done = run(archive, *command)

    assert done.returncode == 1
    assert "build/cache" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_error_in_a_template_is_named_with_its_line(tmp_path):
    archive = make_archive(tmp_path, STORY)
    with (archive / "theme" / "home.html").open("a", encoding="utf-8") as template:
        template.write("\n{% if %}\n")
    line = (archive / "theme" / "home.html").read_text(encoding="utf-8").splitlines().index("{% if %}") + 1

    done = run(archive, "generator.cli.main", "build")

    assert done.returncode == 1
    assert f"theme/home.html:{line}: Expected an expression" in done.stderr
    assert "Traceback" not in done.stderr


EDITS = {
    "an article": ("seeds/story.txt", "\nHe said nothing more.\n"),
    "a new article": ("content/articles/other.txt", "Another story\n\nIt was told in Paris by Jane Doe.\n"),
    "a record": ("content/authority/people/jane-doe.md", "---\nname: Jane Doe\n---\n"),
    "a page": ("content/pages/about.md", "\nMore words.\n"),
    "the configuration": ("mkdocs.yml", "\ncopyright: Mine\n"),
    "the theme": ("theme/assets/archive.css", "\n/* wider */\n"),
}


@pytest.mark.slow
def test_a_preview_builds_once_for_each_edit_and_shows_no_traceback(tmp_path):
    archive = make_archive(tmp_path, {**STORY, "content/articles/.gitkeep": ""})
    command = [sys.executable, "-m", "generator.cli.main", "serve", "--address", "127.0.0.1:0"]
    with subprocess.Popen(command, cwd=archive, stderr=subprocess.PIPE, text=True) as preview:
        assert preview.stderr
        try:
            assert _until("Serving on", preview.stderr)
            for name, text in EDITS.values():
                (archive / name).parent.mkdir(parents=True, exist_ok=True)
                with (archive / name).open("a", encoding="utf-8") as file:
                    file.write(text)
                seen = _until("Reloading browsers", preview.stderr)
                assert sum("Detected file changes" in line for line in seen) == 1, seen
            with (archive / "mkdocs.yml").open("a", encoding="utf-8") as file:
                file.write("\nsite_name: [\n")
            seen = _until("An error happened", preview.stderr)
            assert sum("Detected file changes" in line for line in seen) == 1, seen
            assert not any("Traceback" in line for line in seen)
        finally:
            preview.kill()


def _until(words, lines):
    """Read lines up to the one that holds these words."""
    seen = []
    for line in lines:
        seen.append(line)
        if words in line:
            return seen
    raise AssertionError(seen)


@pytest.mark.parametrize("status", [0, 1, 2])
def test_a_command_ends_with_its_status_and_all_that_it_said_and_had_to_do(status):
    program = (
        "import atexit, sys; from generator.cli.exits import leave_at_once;"
        "atexit.register(lambda: print('the last'));"
        f"leave_at_once(lambda: (print('said'), sys.exit({status})))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (status, "said\nthe last\n", "")
