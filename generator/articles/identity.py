"""What an article is called for ever: its id, of its source or its place, and its slug, of its headline."""

import hashlib
import re
from base64 import b32encode
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from generator.slugs import slugify

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no i, l, o or u, which are misread."""
CROCKFORD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET.encode("ascii"))
SHORTEST = 6
LONGEST_SLUG = 80
RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")


class Claim(Struct, frozen=True, kw_only=True):
    """What an article has to say about its id: the key it is made from, and how its address would read."""

    key: str
    slugs: tuple[str, ...]
    """Of all its versions."""
    day: date | None = None
    """The article's, where it is known, to tell whose an address in the ledger is."""
    digest: str = ""
    """Of the key; empty where it is still to be made."""


def make_slug(headline: str) -> str:
    """Make the readable part of an address: ASCII, at most 80 bytes, cut between words, never empty."""
    plain = DOTTED.sub(lambda found: found.group().replace(".", ""), headline[:400])
    slug = slugify(
        plain,
        entities=False,
        decimal=False,
        hexadecimal=False,
        max_length=LONGEST_SLUG,
        word_boundary=True,
        save_order=True,
    )
    return f"{slug}-article" if RESERVED.fullmatch(slug) else slug or "article"


def make_key(source: str, own_id: str, path: str, item: int) -> str:
    """Say what an article's id is made from: the source's own id where there is one, else its place."""
    return f"id\0{source}\0{own_id}" if own_id else f"path\0{path}#{item}"


def assign_ids(claims: Sequence[Claim], ledger: Mapping[str, str]) -> tuple[str, ...]:
    """Give each claim, in order of path, the shortest free id; one in the ledger goes to whose it is."""
    digests = [claim.digest or digest_key(claim.key) for claim in claims]
    longer = {id_ for id_ in ledger if len(id_) > SHORTEST}
    ids = [_published_longer(digest, longer) if longer else "" for digest in digests]
    taken = {id_ for id_ in ids if id_}
    waiting = [n for n, id_ in enumerate(ids) if not id_]
    often = Counter(digest[:SHORTEST] for digest in digests)

    def fitting(n: int) -> "tuple[int, int]":
        # Nobody contests an id that one alone claims.
        is_contested = often[digests[n][:SHORTEST]] > 1
        return (-_likeness(claims[n], digests[n], ledger) if is_contested else 0), n

    for n in sorted(waiting, key=fitting):
        length = SHORTEST
        while digests[n][:length] in taken and length < len(digests[n]):
            length += 1
        ids[n] = digests[n][:length]
        taken.add(ids[n])
    return tuple(ids)


def digest_key(key: str) -> str:
    """Write what a key says as the characters of ids: the first six are the id, if no other has it."""
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
    # 51 whole characters of five bits; the last bit of the 256 is left.
    return b32encode(digest)[:51].translate(CROCKFORD).decode("ascii")


def find_published(key: str, slugs: Iterable[str], ledger: Mapping[str, str]) -> str:
    """Find the id that the ledger holds for a key, with one of these slugs in its address; else nothing."""
    digest = digest_key(key)
    id_ = _published_longer(digest, ledger) or digest[:SHORTEST]
    return id_ if any(ledger.get(id_, "").endswith(f"/{slug}-{id_}.html") for slug in slugs) else ""


def _published_longer(digest: str, ledger: Container[str]) -> str:
    """Find the id that was once made longer because a shorter one was taken; it stays."""
    lengths = range(SHORTEST + 1, SHORTEST + 7)
    return next((digest[:n] for n in lengths if digest[:n] in ledger), "")


def _likeness(claim: Claim, digest: str, ledger: Mapping[str, str]) -> int:
    """Measure how well a claim fits the address that the ledger holds for its shortest id."""
    id_ = digest[:SHORTEST]
    address = ledger.get(id_, "")
    same_words = any(address.endswith(f"/{slug}-{id_}.html") for slug in claim.slugs)
    return 2 * same_words + (claim.day is not None and address.startswith(_folder(claim.day)))


def _folder(day: date) -> str:
    return f"articles/{day.year:04}/{day.month:02}/{day.day:02}/"
