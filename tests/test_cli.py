import os
import shutil
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
    done = run(make_archive(tmp_path, STORY), "generator.cli", "serve", "--address", address)

    assert done.returncode == 2
    assert address.split(":")[0] in done.stderr
    assert "Traceback" not in done.stderr


def test_a_preview_says_where_it_is_served(tmp_path):
    command = [sys.executable, "-m", "generator.cli", "serve", "--address", "127.0.0.1:0"]
    archive = make_archive(tmp_path, STORY)
    with subprocess.Popen(command, cwd=archive, stderr=subprocess.PIPE, text=True, env=os.environ) as preview:
        assert preview.stderr
        try:
            assert any("Serving on http://127.0.0.1:0/" in line for line in preview.stderr)
        finally:
            preview.terminate()


@pytest.mark.parametrize("command", [("generator.cli", "build"), ("mkdocs", "build")])
def test_a_page_that_cannot_be_written_is_named(tmp_path, command):
    archive = make_archive(tmp_path, STORY)
    (archive / "build" / "pages" / "people").write_bytes(b"a file where a folder is to be")
    (archive / "build" / "cache").write_bytes(b"the same")

    done = run(archive, *command)

    assert done.returncode == 1
    assert "build/cache" in done.stderr
    assert "Traceback" not in done.stderr
