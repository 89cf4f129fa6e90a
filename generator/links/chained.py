"""Stories of one chain are one story sent again: none of them is another's look-alike."""

from collections.abc import Iterable

from generator.model import Chain, Link


def leave_out_chained(links: Iterable[Link], chains: Iterable[Chain]) -> tuple[Link, ...]:
    """Leave out the links that would call two stories of one chain look-alikes."""
    chain_of = {step.article: number for number, chain in enumerate(chains) for step in chain.steps}
    return tuple(
        link
        for link in links
        if link.kind != "look-alike"
        or link.source not in chain_of
        or chain_of[link.source] != chain_of.get(link.target)
    )
