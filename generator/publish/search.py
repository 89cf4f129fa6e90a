"""The search index, made from the rendered articles by Pagefind."""

import subprocess
from pathlib import Path

from pagefind_bin import get_executable

from generator.errors import ArchiveError


def write_search_index(site: Path, language: str) -> None:
    """Index the rendered articles into `site/pagefind`; raise `ArchiveError` where Pagefind fails."""
    command = [str(get_executable()), "--site", str(site), "--glob", "articles/**/*.html"]
    # Else a search made from a page in one language would find only the articles in it.
    command += ["--force-language", language]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed command
    if done.returncode:
        raise ArchiveError(f"{site}: Pagefind could not make the search index: {done.stderr.strip()}")
