"""A browser, small sites on this machine's own server, and what every test of them needs."""

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
IN_A_BROWSER = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="there is no /usr/bin/chromium"),
]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ARTICLE = "articles/2025/06/12/missions-secure-aaaaa1.html"
DECIDED = "articles/2025/06/11/wheat-0-m00000.html"
KINDS = [
    "index.html",
    ARTICLE,
    DECIDED,
    "articles/2019/05/orders-aaaaa2.html",
    "articles/2019/05/14/arabic-aaaaa3.html",
    "articles/undated/undated-aaaaa4.html",
    "articles/index.html",
    "articles/2025/index.html",
    "articles/2025/06/index.html",
    "people/index.html",
    "people/a-z--a.html",
    "places/iraq.html",
    "places/iraq--last.html",
    "people/sabah-al-numan.html",
    "people/sabah-al-numan--said.html",
    "stories/index.html",
    "stories/missions-in-iraq.html",
    "articles/2025/06/12/missions-secure-aaaaa1--version-1.html",
    "sources/index.html",
    "sources/xinhua.html",
    "search.html?q=wheat",
    "about.html",
    "quality.html",
    "404.html",
]


def visit(page: Any, address: str) -> None:
    """Open a page, and wait for what it finds if it searches."""
    page.goto(address)
    if "?q=" in address:
        page.locator("#search--results a").first.wait_for()


class _Server:
    """A folder served on this machine alone, below a path, while the tests last."""

    def __init__(self, folder: Path, below: str) -> None:
        class Silent(SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def translate_path(self, path: str) -> str:
                inside = path.startswith(below)
                return super().translate_path(path.removeprefix(below) if inside else "/nothing/there")

            def send_error(self, code: int, *_: object) -> None:
                """Show the site's own page, as hosts do, for an address that leads nowhere."""
                page = (folder / "404.html").read_bytes() if self.path.startswith(f"{below}/") else b"No."
                self.send_response(code)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
        self.origin = f"http://127.0.0.1:{self._server.server_port}{below}"
        self._thread = Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def serve(folder: Path, below: str = "") -> Iterator[str]:
    server = _Server(folder, below)
    yield server.origin
    server.close()
