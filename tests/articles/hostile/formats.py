"""One small story in every format that is read, with any words in the place of its headline, text and id."""

import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from html import escape
from urllib.parse import quote as urlquote

HEADLINE = "Old bridge closes for repairs"
TEXT = "The old bridge over the river will close on Monday, the mayor said."
MORE = "Repairs are to take a year and will cost more than the town can pay."
DAY = "2019-05-15"

Write = Callable[[str, str, str], bytes]


def quote(words: str) -> str:
    """Put words in the quotes that YAML, TOML and JSON share."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f").replace("\x85", "\\u0085")


def text(headline: str, words: str, id_: str) -> bytes:
    return f"{headline}\n\n{words}\n\n{MORE}\n".encode()


def markdown(headline: str, words: str, id_: str) -> bytes:
    matter = f"headline: {quote(headline)}\ndate: {DAY}\nid: {quote(id_)}\n"
    return f"---\n{matter}---\n\n{words}\n\n{MORE}\n".encode()


def toml(headline: str, words: str, id_: str) -> bytes:
    matter = f"title = {quote(headline)}\ndate = {DAY}\nid = {quote(id_)}\n"
    return f"+++\n{matter}+++\n\n{words}\n\n{MORE}\n".encode()


def html(headline: str, words: str, id_: str) -> bytes:
    title = escape(headline)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:title" content="{title}"><meta name="date" content="{DAY}">'
        f'<link rel="canonical" href="https://paper.example/{escape(id_)}"></head>'
        f"<body><article><h1>{title}</h1><p>{escape(words)}</p><p>{MORE}</p></article></body></html>"
    ).encode()


def mhtml(headline: str, words: str, id_: str) -> bytes:
    page = html(headline, words, id_)
    head = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n'
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        b"Content-Location: https://paper.example/%s\r\n\r\n" % urlquote(id_).encode()
    )
    return head + page + b"\r\n--b--\r\n"


def ninjs(headline: str, words: str, id_: str) -> bytes:
    story = {
        "uri": id_,
        "type": "text",
        "headline": headline,
        "versioncreated": f"{DAY}T08:00:00Z",
        "body_xhtml": f"<p>{escape(words)}</p><p>{MORE}</p>",
        "associations": {"main": {"uri": id_, "type": "picture", "renditions": {"main": {"href": id_}}}},
    }
    return json.dumps(story).encode()


def json_feed(headline: str, words: str, id_: str) -> bytes:
    item = {"id": id_, "title": headline, "content_text": f"{words}\n\n{MORE}", "date_published": DAY}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Paper", "items": [item]}
    return json.dumps(feed).encode()


def newsml(headline: str, words: str, id_: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{escape(id_)}">'
        '<itemMeta><itemClass qcode="ninat:text"/>'
        f"<versionCreated>{DAY}T08:00:00Z</versionCreated></itemMeta>"
        f"<contentMeta><headline>{escape(headline)}</headline></contentMeta><contentSet>"
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f"<p>{escape(words)}</p><p>{MORE}</p></body></html></inlineXML></contentSet></newsItem>\n"
    ).encode()


def newsml_1(headline: str, words: str, id_: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<NewsML Version="1.2"><NewsItem>'
        "<Identification><NewsIdentifier>"
        f"<ProviderId>paper</ProviderId><DateId>20190515</DateId><NewsItemId>{escape(id_)}</NewsItemId>"
        "</NewsIdentifier></Identification><NewsManagement><FirstCreated>20190515T080000Z</FirstCreated>"
        f"</NewsManagement><NewsComponent><NewsLines><HeadLine>{escape(headline)}</HeadLine></NewsLines>"
        '<ContentItem><MimeType FormalName="text/xhtml"/><DataContent><html><body>'
        f"<p>{escape(words)}</p><p>{MORE}</p></body></html></DataContent></ContentItem>"
        "</NewsComponent></NewsItem></NewsML>\n"
    ).encode()


def nitf(headline: str, words: str, id_: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<nitf><head><docdata><doc-id id-string="{escape(id_)}"/>'
        '<date.issue norm="20190515"/></docdata></head>'
        f"<body><body.head><hedline><hl1>{escape(headline)}</hl1></hedline></body.head><body.content>"
        f"<p>{escape(words)}</p><p>{MORE}</p>"
        f'<media media-type="image"><media-reference source="{escape(id_)}"/>'
        "<media-caption>The bridge.</media-caption></media></body.content></body></nitf>\n"
    ).encode()


def rss(headline: str, words: str, id_: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>The Paper</title><item>'
        f"<title>{escape(headline)}</title><guid>{escape(id_)}</guid>"
        "<pubDate>Wed, 15 May 2019 08:00:00 GMT</pubDate>"
        f"<description>{escape(f'<p>{escape(words)}</p><p>{MORE}</p>')}</description></item></channel></rss>\n"
    ).encode()


def atom(headline: str, words: str, id_: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title>'
        f"<entry><title>{escape(headline)}</title><id>{escape(id_)}</id><published>{DAY}T08:00:00Z</published>"
        f'<content type="html">{escape(f"<p>{escape(words)}</p><p>{MORE}</p>")}</content></entry></feed>\n'
    ).encode()


def mail(headline: str, words: str, id_: str) -> bytes:
    from email.header import Header

    subject = headline if headline.isascii() else Header(headline, "utf-8", maxlinelen=9_999).encode()
    return (
        f"From: Town Hall <press@town.example>\nDate: Wed, 15 May 2019 08:00:00 +0000\nSubject: {subject}\n"
        f"Message-ID: <{id_}>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"{words}\n\n{MORE}\n--b\nContent-Type: application/pdf\n"
        f'Content-Disposition: attachment; filename="{id_}"\n\n%PDF\n--b--\n'
    ).encode()


def mailbox(headline: str, words: str, id_: str) -> bytes:
    return b"From press@town.example Wed May 15 08:00:00 2019\n" + mail(headline, words, id_)


def csv(headline: str, words: str, id_: str, mark: str = ",") -> bytes:
    cells = [f'"{cell}"' for cell in (id_.replace('"', '""'), headline.replace('"', '""'), DAY)]
    story = f"{words}\n\n{MORE}".replace('"', '""')
    return (mark.join(("id", "headline", "date", "text")) + f'\n{mark.join(cells)}{mark}"{story}"\n').encode()


def tsv(headline: str, words: str, id_: str) -> bytes:
    return csv(headline, words, id_, "\t")


def json_lines(headline: str, words: str, id_: str) -> bytes:
    row = {"id": id_, "headline": headline, "date": DAY, "text": f"{words}\n\n{MORE}"}
    return json.dumps(row).encode() + b"\n"


def parquet(headline: str, words: str, id_: str) -> bytes:
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.table(
        {"id": [id_], "headline": [headline], "date": [DAY], "text": [f"{words}\n\n{MORE}"]}
    )
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(table, buffer)
    return buffer.getvalue()


def warc(headline: str, words: str, id_: str) -> bytes:
    page = html(headline, words, id_)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(
        page
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/{DAY}\r\n"
        f"WARC-Date: {DAY}T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) + len(page)}\r\n\r\n"
    )
    return head.encode() + http + page + b"\r\n\r\n"


FORMATS: dict[str, Write] = {
    "story.txt": text,
    "story.md": markdown,
    "toml.md": toml,
    "page.html": html,
    "page.mhtml": mhtml,
    "ninjs.json": ninjs,
    "feed.json": json_feed,
    "newsml.xml": newsml,
    "newsml-1.xml": newsml_1,
    "nitf.xml": nitf,
    "feed.rss": rss,
    "feed.atom": atom,
    "release.eml": mail,
    "letters.mbox": mailbox,
    "table.csv": csv,
    "table.tsv": tsv,
    "table.jsonl": json_lines,
    "table.parquet": parquet,
    "pages.warc": warc,
}
"""A file's name, and who writes it."""
PACKED = ("story.txt", "page.html", "nitf.xml", "release.eml", "table.jsonl", "pages.warc")
"""Formats that are tried inside packages too."""


def pack(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def pack_in_tar(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as package:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        package.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def samples(headline: str = HEADLINE, words: str = TEXT, id_: str = "bridge-17") -> dict[str, bytes]:
    """Write one story in every format, and in a few also within each kind of package."""
    plain = {name: write(headline, words, id_) for name, write in FORMATS.items()}
    return (
        plain
        | {f"{name}.gz": gzip.compress(plain[name], mtime=0) for name in PACKED}
        | {f"{name}.zip": pack(name, plain[name]) for name in PACKED}
        | {f"{name}.tar.xz": lzma.compress(pack_in_tar(name, plain[name])) for name in PACKED[:2]}
        | {f"{name}.tar": pack_in_tar(name, plain[name]) for name in PACKED[:2]}
    )
