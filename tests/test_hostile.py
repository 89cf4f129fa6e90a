"""Every byte of an article is hostile: it is shown as it was written, and does nothing."""

import json
import re
import tarfile
from pathlib import Path

import pytest
from lxml import html

from generator.pages.markdown import SPACE, UNPRINTABLE
from generator.publish.writer import UNPRINTABLE as BARRED
from tests.archives import ROOT, build, make_archive, run

CORPUS = ROOT.parent / "shared" / "corpora" / "hostile-input.tar.xz"
PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</h1></article></main><h1>Another",
    "<!-- --><svg/onload=alert(1)>",
    "[click](javascript:alert(1))",
    "![a](https://example.org/a.png)",
    "{{ config }} {% include 'x' %}",
    "--8<-- 'mkdocs.yml'",
    "<iframe src=//example.org></iframe>",
    "&lt;script&gt; &amp; &#60;",
    "# [TOC]",
    "1. ***bold*** `code` __x__ ~~y~~",
    "\\\\server\\share \\* \\_",
    "---\ntemplate: x\n---",
    '=== "tab"',
    '!!! danger "x"',
    "[^1]: note",
    "*[HTML]: abbreviation",
    "a | b\n--|--\n1 | 2",
    "\u202eevil\u202c \u200b\u2066x\u2069",
    "\ufeffmark of order",
    "Ω≈ç√∫˜µ≤≥÷ 田中さん 🏳️‍🌈",
    "%s%n $HOME `id` $(id) ${jndi:x}",
    "data:text/html,<script>alert(1)</script>",
]


def archive_of(payloads: list[str]) -> dict[str, str | bytes]:
    """Put each payload in the place of headline, deck, byline, source, body and name."""
    files: dict[str, str | bytes] = {}
    for number, payload in enumerate(payloads):
        quoted = quote(payload)
        fields = "".join(f"{key}: {quoted}\n" for key in ("headline", "deck", "byline", "source", "section"))
        body = "\n\n".join(line for line in payload.splitlines() if line.strip())
        files[f"content/articles/{number:04d}.md"] = f"---\n{fields}---\n\nSome words first.\n"
        files[f"content/articles/text-{number:04d}.txt"] = (
            f"A plain headline {number}\n\nSome words first.\n\n{body}\n"
        )
        files[f"content/authority/people/name-{number:04d}.md"] = (
            f"---\nname: {quoted}\ndescription: {quoted}\n---\n"
        )
    return files


def quote(text: str) -> str:
    """Quote for YAML, which bars some characters even inside quotes."""
    return BARRED.sub(lambda m: f"\\u{ord(m.group()):04x}", json.dumps(text, ensure_ascii=False))


def shown(text: str) -> str:
    return " ".join(SPACE.sub(" ", UNPRINTABLE.sub("", text)).split())


def assert_harmless(folder: Path) -> None:
    pages = sorted((folder / "build" / "site").rglob("*.html"))
    home = html.parse(folder / "build" / "site" / "index.html")
    scripts = {shown(script.text_content()) for script in home.iter("script") if not script.get("id")}
    for page in pages:
        tree = html.parse(page)
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            handlers = [name for name in element.attrib if name.lower().startswith("on")]
            assert handlers == [], (page, element.tag, handlers)
            for name in ("href", "src", "action", "formaction", "xlink:href"):
                address = (element.get(name) or "").strip().lower()
                assert not address.startswith(("javascript:", "data:text", "vbscript:")), (page, address)
            if element.tag == "script" and element.get("type") == "application/ld+json":
                json.loads(element.text)
                assert not set("<>&") & set(element.text), page
            elif element.tag == "script" and not element.get("id") and not element.get("src"):
                assert shown(element.text_content()) in scripts, page
            assert element.tag not in {"iframe", "object", "embed", "base"}, page


def assert_shown(folder: Path, payloads: list[str]) -> None:
    headlines = {shown(payload) for payload in payloads}
    found = set()
    for page in (folder / "build" / "site" / "articles").rglob("*.html"):
        found |= {shown(h1.text_content()) for h1 in html.parse(page).iter("h1")}

    assert headlines <= found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = make_archive(tmp_path_factory.mktemp("hostile"), archive_of(PAYLOADS))
    build(folder)
    return folder


def test_hostile_text_does_nothing_on_any_page(hostile):
    assert_harmless(hostile)


def test_a_hostile_headline_is_shown_as_it_was_written(hostile):
    assert_shown(hostile, PAYLOADS)


def test_a_hostile_text_is_shown_as_it_was_written(hostile):
    texts = " ".join(
        shown(article.text_content())
        for page in sorted((hostile / "build" / "site" / "articles").rglob("*.html"))
        for article in html.parse(page).iter("article")
    )
    for payload in PAYLOADS:
        for line in payload.splitlines():
            assert shown(line) in texts


@pytest.mark.slow
def test_the_big_lists_of_hostile_strings_do_nothing_on_any_page(tmp_path):
    if not CORPUS.exists():
        pytest.skip("the corpus of hostile strings is not here")
    with tarfile.open(CORPUS) as tar:
        lists = {name: json.load(tar.extractfile(name)) for name in tar.getnames() if name.endswith(".json")}
    payloads = [
        item if isinstance(item, str) else item["payload"] for name in sorted(lists) for item in lists[name]
    ]
    payloads = [text for text in payloads if text.strip() and len(text) < 2000]
    assert len(payloads) > 600
    folder = make_archive(tmp_path, archive_of(payloads))
    refused = refused_records(folder)
    assert 0 < len(refused) < len(payloads) / 5
    for record in refused:
        (folder / record).unlink()

    build(folder)

    assert_harmless(folder)


def refused_records(folder: Path) -> list[str]:
    """List the records that a check refuses, as a name needs a letter or a digit."""
    done = run(folder, "generator.cli.main", "check")
    return sorted(set(re.findall(r"content/authority/[\w/.-]+", done.stdout + done.stderr)))
