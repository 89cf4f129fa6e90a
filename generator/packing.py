"""Results as a store holds them: packed, with a checksum that tells a damaged one."""

import hashlib
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

LEVEL = 1
"""Of packing: more takes several times as long, and saves little."""
SEVERAL = 8
"""Results that are worth a thread of their own, and the most that lie unpacked before they are used."""
Packed = tuple[object, object]
"""The checksum and the bytes of a result, as far as what lies in the store is that."""


def pack(result: bytes) -> "tuple[str, bytes]":
    """Pack a result, with its checksum before it."""
    value = zlib.compress(result, LEVEL)
    return hashlib.sha256(value).hexdigest(), value


def unpack(packed: Packed) -> bytes | None:
    """Unpack a result; None where its bytes are not those that were stored."""
    digest, value = packed
    if not isinstance(value, bytes) or hashlib.sha256(value).hexdigest() != digest:
        return None
    try:
        return zlib.decompress(value)
    except zlib.error:
        return None


def unpack_in_order(results: Sequence[Packed]) -> Iterator[bytes | None]:
    """Unpack several; what comes next is unpacked while one is made use of."""
    if len(results) < SEVERAL:
        yield from map(unpack, results)
        return
    with ThreadPoolExecutor(1) as beside:  # to unpack takes no turn of this process
        waiting = deque(beside.submit(unpack, one) for one in results[:SEVERAL])
        for one in results[SEVERAL:]:
            yield waiting.popleft().result()
            waiting.append(beside.submit(unpack, one))
        yield from (future.result() for future in waiting)
