"""Which stories are one article again: by source and id or by address, where nothing speaks against it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from generator.articles.addresses import canonical_address
from generator.articles.editions import Parsed
from generator.errors import Problem
from generator.grouping import join_groups
from generator.model import Article

FEW_SHARED = 0.2
"""Share of words below which two texts with the same id are hardly one article."""
OWN_ID = "id\0"


def tell_apart(told: Sequence[Parsed]) -> "tuple[list[Parsed], list[Problem]]":
    """Let an article go by its path whose id is another's too, where no source says whose the id is."""
    first: dict[str, list[Parsed]] = defaultdict(list)
    found: list[Parsed] = []
    problems: list[Problem] = []
    for one in told:
        if _is_weak(one):
            like = [t for t in first[one.key] if share_words(t.article, one.article) >= FEW_SHARED]
            if first[one.key] and not like:
                other = first[one.key][0].article.provenance.path
                message = (
                    f"states the same id as {other}, no source and other words; it goes by its path instead."
                )
                problems.append(Problem(severity="warning", path=one.place[0], message=message))
                found.append(replace(one, key=own_key(one), digest=""))
                continue
            first[one.key].append(one)
        found.append(one)
    return found, problems


def _is_weak(one: Parsed) -> bool:
    """Whether an id, such as `7`, is the source's own and no source is known."""
    return one.key.startswith(f"{OWN_ID}\0") and ":" not in one.key


def own_key(one: Parsed) -> str:
    """Make the key of a story whose id is another's too."""
    path, member, item = one.place
    return f"{one.key}\0{path}{member and chr(0)}{member}#{item}"


def group_same(told: Sequence[Parsed]) -> "list[list[Parsed]]":
    """Put together what has one key, or one address and nothing that speaks against it."""
    by_address: dict[str, list[Parsed]] = defaultdict(list)
    for one in told:
        address = one.article.url and canonical_address(one.article.url)
        if address:
            by_address[address].append(one)
    ties = [
        (keys[0], key) for same in by_address.values() for keys in _of_one_source(same) for key in keys[1:]
    ]
    joined = join_groups(dict.fromkeys(one.key for one in told), ties)
    lead = {key: keys[0] for keys in joined for key in keys}
    groups: dict[str, list[Parsed]] = defaultdict(list)
    for one in told:
        groups[lead[one.key]].append(one)
    return list(groups.values())


def _of_one_source(same: Sequence[Parsed]) -> "Iterable[list[str]]":
    """Split what stands at one address by source, and leave out what states different ids of its own."""
    sources = {one.article.source.casefold() for one in same} - {""}
    by_source: dict[str, list[Parsed]] = defaultdict(list)
    for one in same:
        by_source["" if len(sources) <= 1 else one.article.source.casefold()].append(one)
    for group in by_source.values():
        stated = {one.key for one in group if one.key.startswith(OWN_ID)}
        keys = list(dict.fromkeys(one.key for one in group))
        yield keys if len(stated) <= 1 else [key for key in keys if key not in stated]


def share_words(one: Article, other: Article) -> float:
    """Measure the share of the words of the shorter text that the other has too."""
    a, b = (
        {word for part in text.parts for word in part.text[:5_000].casefold().split() if len(word) > 3}
        for text in (one, other)
    )
    return len(a & b) / min(len(a), len(b)) if a and b else 1.0
