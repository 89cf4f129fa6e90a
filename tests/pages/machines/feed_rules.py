"""What Atom (RFC 4287, RFC 5005) and JSON Feed 1.1 ask of a feed; each fault in a sentence."""

import json
import re
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
OF_FEED = {
    "author",
    "category",
    "contributor",
    "generator",
    "icon",
    "logo",
    "id",
    "link",
    "rights",
    "subtitle",
}
OF_FEED |= {"title", "updated", "entry"}
OF_ENTRY = {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source"}
OF_ENTRY |= {"summary", "title", "updated"}
ONCE = ("id", "title", "updated")
AT_MOST_ONCE = ("published", "rights", "summary", "subtitle", "generator", "content")
JSON_FEED = {
    "version",
    "title",
    "home_page_url",
    "feed_url",
    "description",
    "user_comment",
    "next_url",
    "icon",
}
JSON_FEED |= {"favicon", "authors", "language", "expired", "hubs", "items"}
JSON_ITEM = {"id", "url", "external_url", "title", "content_html", "content_text", "summary", "image"}
JSON_ITEM |= {"banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments"}


def atom_faults(text):
    """List what is wrong with an Atom document."""
    feed = etree.fromstring(text.encode("utf-8"))
    faults = [] if feed.tag == f"{ATOM}feed" else [f"the root is {feed.tag}"]
    faults += _construct(feed, OF_FEED, "the feed")
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        faults += _construct(entry, OF_ENTRY, entry.findtext(f"{ATOM}id"))
        if not entry.findall(f"{ATOM}content") and not _links(entry, "alternate"):
            faults.append("an entry has neither content nor an alternate link")
        if not entry.findall(f"{ATOM}author") and not feed.findall(f"{ATOM}author"):
            faults.append("an entry has no author, nor has the feed")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(ids) != len(set(ids)):
        faults.append("two entries have one id")
    if len(_links(feed, "self")) != 1:
        faults.append("no link to itself")
    is_archive = feed.find(f"{HISTORY}archive") is not None
    if is_archive != bool(_links(feed, "current")):
        faults.append("an archive document must lead to the current one, and only that")
    return faults


def _construct(element, known, where):
    faults = []
    own = [child for child in element if child.tag.startswith(ATOM)]
    names = [child.tag.removeprefix(ATOM) for child in own]
    faults += [f"{where}: unknown element {name}" for name in set(names) - known]
    faults += [f"{where}: {names.count(name)} times {name}" for name in ONCE if names.count(name) != 1]
    faults += [f"{where}: {name} again" for name in AT_MOST_ONCE if names.count(name) > 1]
    for child in own:
        name = child.tag.removeprefix(ATOM)
        if name == "id" and not _is_iri(child.text):
            faults.append(f"{where}: the id {child.text!r} is no absolute IRI")
        if name in {"updated", "published"} and not _is_moment(child.text):
            faults.append(f"{where}: {name} is {child.text!r}")
        if name == "author" and not (child.findtext(f"{ATOM}name") or "").strip():
            faults.append(f"{where}: an author has no name")
        if name == "link" and not _is_iri(child.get("href")):
            faults.append(f"{where}: a link leads to {child.get('href')!r}")
        if name == "category" and not child.get("term"):
            faults.append(f"{where}: a category has no term")
        if name in {"title", "summary", "rights"} and len(child):
            faults.append(f"{where}: {name} is text, and holds elements")
    pairs = [
        (c.get("rel", "alternate"), c.get("type"), c.get("hreflang")) for c in own if c.tag == f"{ATOM}link"
    ]
    faults += [
        f"{where}: two alternates" for pair in set(pairs) if pair[0] == "alternate" and pairs.count(pair) > 1
    ]
    return faults


def json_feed_faults(text):
    """List what is wrong with a JSON Feed document."""
    feed = json.loads(text)
    faults = [f"unknown key {key}" for key in feed.keys() - JSON_FEED]
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append("wrong version")
    faults += [f"{key} is no text" for key in ("title",) if not isinstance(feed.get(key), str)]
    for key in ("home_page_url", "feed_url", "next_url"):
        if key in feed and not _is_iri(feed[key]):
            faults.append(f"{key} is {feed[key]!r}")
    for item in feed["items"]:
        faults += [f"unknown key of an item {key}" for key in item.keys() - JSON_ITEM]
        if not isinstance(item.get("id"), str) or not item["id"]:
            faults.append("an item has no id")
        if not (item.get("content_text") or item.get("content_html")):
            faults.append("an item has no content")
        for key in ("date_published", "date_modified"):
            if key in item and not _is_moment(item[key]):
                faults.append(f"{key} is {item[key]!r}")
        faults += ["an author has no name" for one in item.get("authors", ()) if not one.get("name")]
        faults += ["tags are no list of texts" for one in item.get("tags", ()) if not isinstance(one, str)]
    ids = [item["id"] for item in feed["items"]]
    return faults + (["two items have one id"] if len(ids) != len(set(ids)) else [])


def _links(element, relation):
    links = element.findall(f"{ATOM}link")
    return [link for link in links if link.get("rel", "alternate") == relation]


def _is_iri(text):
    parts = urlsplit(text or "")
    return bool(parts.scheme and (parts.netloc or parts.scheme in {"tag", "urn"})) and " " not in text


def _is_moment(text):
    if not MOMENT.fullmatch(text or ""):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
