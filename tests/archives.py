"""Whole small archives for tests: a dict of files becomes a folder that the commands run in."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
# No model: names come from records and the gazetteer alone, and a build takes a second less.
QUICK = "      model: ''\n"


def make_archive(folder: Path, files: dict[str, str | bytes], *, options: str = QUICK) -> Path:
    """Write an archive of these files, with the project's own configuration, theme and hand-written pages."""
    folder.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("  - news-archive:\n", f"  - news-archive:\n{options}")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    if not (folder / "theme").exists():
        shutil.copytree(ROOT / "theme", folder / "theme")
        shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
    (folder / "build" / "pages").mkdir(parents=True, exist_ok=True)
    write_files(folder, files)
    return folder


def write_files(folder: Path, files: dict[str, str | bytes]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the project in an archive's folder."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", **environment},
    )


def build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build an archive, and expect it to be done."""
    done = run(folder, "generator.cli.main", "build", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def site(folder: Path) -> dict[str, bytes]:
    """Read every file of a built site but the site map."""
    root = folder / "build" / "site"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.endswith(".gz") and path.name != "sitemap.xml"
    }


def export(folder: Path) -> dict[str, list[dict]]:
    """Export an archive and read the rows of each file."""
    done = run(folder, "generator.cli.main", "export", "out")
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted((folder / "out").glob("*.jsonl"))
    }
