"""Word by word, what differs between two texts; the cost is bounded whatever the texts are.

A shortest edit script (Myers 1986, "An O(ND) Difference Algorithm") is searched for with at most `STEPS`
comparisons. Where that is not enough, the texts differ too much to be read side by side, and all of the one
is shown as taken out and all of the other as put in.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Literal

from msgspec import Struct

from generator.model import Part

STEPS = 400_000
"""Most comparisons for one pair of texts."""
ALL_STEPS = 4_000_000
"""Most comparisons for one pair of articles; what is left when they are used up is shown as replaced."""
LEAST_SHARED = 0.3
"""Share of words that two paragraphs have in common at the least to be one paragraph, changed."""
PAIRS = 2_500
"""Most pairs of paragraphs that are weighed against each other in one place; beyond, they pair in order."""
WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]|\s+")
ChangeKind = Literal["same", "removed", "added"]


class Run(Struct, frozen=True):
    """Words that stay, go or come."""

    kind: ChangeKind
    text: str


class PartChange(Struct, frozen=True, kw_only=True):
    """One part in both texts: as it was, changed, taken out (`new` is None) or put in (`old` is None)."""

    old: Part | None
    new: Part | None
    runs: tuple[Run, ...]

    @property
    def is_changed(self) -> bool:
        """Whether any word of it differs."""
        return any(run.kind != "same" for run in self.runs)


class Budget(Struct):
    """Comparisons that may still be made."""

    left: int

    def spend(self, steps: int) -> bool:
        """Take off steps; False where they are used up."""
        self.left -= steps
        return self.left > 0


def compare_words(old: str, new: str, budget: Budget | None = None) -> tuple[Run, ...]:
    """Compare two texts word by word; what stays and goes is `old`, what stays and comes is `new`."""
    whole = budget or Budget(STEPS)
    own = Budget(min(STEPS, whole.left))
    before, after = WORD.findall(old), WORD.findall(new)
    pairs = _script(before, after, own)
    whole.left -= max(0, min(STEPS, whole.left) - own.left)
    if pairs is None:
        return _joined([("removed", old), ("added", new)])
    return _joined(_readable(list(_runs(before, after, pairs))))


def compare_parts(old: Sequence[Part], new: Sequence[Part]) -> tuple[PartChange, ...]:
    """Compare two articles part by part, and each changed part word by word."""
    budget = Budget(ALL_STEPS)
    before, after = [_key(part) for part in old], [_key(part) for part in new]
    pairs = _script(before, after, Budget(STEPS)) or []
    found: list[PartChange] = []
    i = j = 0
    for a, b in [*pairs, (len(old), len(new))]:
        found += _replaced(old[i:a], new[j:b], budget)
        if a < len(old):
            found.append(_part_change(old[a], new[b], budget))
        i, j = a + 1, b + 1
    return tuple(found)


def _key(part: Part) -> str:
    return f"{part.kind}\0{part.text}"


def _script(before: Sequence[str], after: Sequence[str], budget: Budget) -> "list[tuple[int, int]] | None":
    """Pair equal items in order, as many as can be; None where that takes too many comparisons."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    middle = _shortest(before[head : len(before) - tail], after[head : len(after) - tail], budget)
    if middle is None:
        return None
    pairs = [(n, n) for n in range(head)] + [(head + a, head + b) for a, b in middle]
    return pairs + [(len(before) - n, len(after) - n) for n in range(tail, 0, -1)]


def _shortest(a: Sequence[str], b: Sequence[str], budget: Budget) -> "list[tuple[int, int]] | None":
    """Find the shortest edit script of two sequences, as the pairs that stay."""
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    for depth in range(len(a) + len(b) + 1):
        reached: dict[int, int] = {}
        trace.append(reached)
        for diagonal in range(-depth, depth + 1, 2):
            down = diagonal == -depth or (
                diagonal != depth and furthest.get(diagonal - 1, -1) < furthest.get(diagonal + 1, -1)
            )
            x = furthest[diagonal + 1] if down else furthest[diagonal - 1] + 1
            start = x
            while x < len(a) and 0 <= x - diagonal < len(b) and a[x] == b[x - diagonal]:
                x += 1
            reached[diagonal] = x
            if not budget.spend(1 + x - start):
                return None
            if x >= len(a) and x - diagonal >= len(b):
                return _walked_back(trace, len(a), len(b))
        furthest.update(reached)
    return []


def _walked_back(trace: Sequence[dict[int, int]], x: int, y: int) -> "list[tuple[int, int]]":
    pairs: list[tuple[int, int]] = []
    for depth in range(len(trace) - 1, 0, -1):
        diagonal, before = x - y, trace[depth - 1]
        down = diagonal == -depth or (
            diagonal != depth and before.get(diagonal - 1, -1) < before.get(diagonal + 1, -1)
        )
        last = diagonal + 1 if down else diagonal - 1
        px = before[last]
        py = px - last
        while x > px + (not down) and y > py + down:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = px, py
    pairs += [(n, n) for n in range(x - 1, -1, -1)]
    return pairs[::-1]


def _runs(
    before: Sequence[str], after: Sequence[str], pairs: Sequence["tuple[int, int]"]
) -> "Iterator[tuple[ChangeKind, list[str]]]":
    i = j = 0
    for a, b in [*pairs, (len(before), len(after))]:
        if i < a:
            yield "removed", list(before[i:a])
        if j < b:
            yield "added", list(after[j:b])
        if a < len(before):
            yield "same", [before[a]]
        i, j = a + 1, b + 1


def _readable(runs: "list[tuple[ChangeKind, list[str]]]") -> "Iterator[tuple[ChangeKind, str]]":
    """Draw changes together that a space or a mark alone holds apart: words are read, not letters."""
    grouped = [
        (kind, [word for _, words in some for word in words]) for kind, some in groupby(runs, lambda r: r[0])
    ]
    for number, (kind, words) in enumerate(grouped):
        inside = 0 < number < len(grouped) - 1
        if kind == "same" and inside and not any(word[0].isalnum() for word in words):
            yield "removed", "".join(words)
            yield "added", "".join(words)
        else:
            yield kind, "".join(words)


def _joined(runs: "Iterable[tuple[ChangeKind, str]]") -> tuple[Run, ...]:
    """Put together what goes and what comes between two stretches that stay."""
    found: list[Run] = []
    removed = added = ""
    for kind, text in chain(runs, [("same", "")]):
        if kind == "removed":
            removed += text
        elif kind == "added":
            added += text
        else:
            found += [Run("removed", removed), Run("added", added), Run("same", text)]
            removed = added = ""
    return tuple(run for run in found if run.text)


def _replaced(old: Sequence[Part], new: Sequence[Part], budget: Budget) -> Iterator[PartChange]:
    """Tell, of the parts that stand between two unchanged ones, which are the same part, changed."""
    j = 0
    weighed = len(old) * len(new) <= PAIRS
    for part in old:
        rest = range(j, len(new)) if weighed else range(j, min(j + 1, len(new)))
        likest = max(rest, key=lambda n: (_likeness(part, new[n]), -n), default=None)
        if likest is None or _likeness(part, new[likest]) < LEAST_SHARED:
            yield _part_change(part, None, budget)
            continue
        for added in new[j:likest]:
            yield _part_change(None, added, budget)
        yield _part_change(part, new[likest], budget)
        j = likest + 1
    for added in new[j:]:
        yield _part_change(None, added, budget)


def _likeness(one: Part, other: Part) -> float:
    if "headline" in (one.kind, other.kind):
        return float(one.kind == other.kind)
    a, b = set(one.text[:5_000].casefold().split()), set(other.text[:5_000].casefold().split())
    return len(a & b) / max(1, min(len(a), len(b)))


def _part_change(old: Part | None, new: Part | None, budget: Budget) -> PartChange:
    runs = compare_words(old.text if old else "", new.text if new else "", budget)
    return PartChange(old=old, new=new, runs=runs)
