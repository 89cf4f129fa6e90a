"""Who appears with whom, drawn: an entity, those in most of its reports, and who of them appear together."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

from generator.model import Entity
from generator.pages.catalogue import Catalogue
from generator.pages.entity.companions import DRAWN, Companion, Company, Tie, companions_of
from generator.pages.evidence import shorten
from generator.pages.permalinks import url_of

LEAST = 3
LONGEST = 15
"""Letters of a name that fit beside its dot."""
CENTRE, HIGH = (160, 135), (55, 110)
"""In units of the drawing, 320 by 270: where the entity stands, and how far the others lie from it."""
WIDEST = 4
"""The theme draws lines of each width from 1 to this."""


def draw_network(catalogue: Catalogue, entity: Entity, company: Company) -> dict[str, object] | None:
    """Place the companions around an entity, the most frequent at the top; None where there are too few.

    Of one report a drawing would say no more than the list of those whom it names.
    """
    known = companions_of(company, entity.id)
    others = known.others[:DRAWN]
    if len(others) < LEAST or catalogue.tally(entity.id).reports < 2:
        return None
    nodes = [_node(catalogue, others, number) for number in range(len(others))]
    places = {one.entity: node for one, node in zip(others, nodes, strict=True)}
    return {
        "x": CENTRE[0],
        "y": CENTRE[1],
        "nodes": nodes,
        "ties": [_line(places, tie) for tie in known.ties],
    }


def _line(places: Mapping[str, Mapping[str, object]], tie: Tie) -> dict[str, object]:
    one, other = places[tie.one], places[tie.other]
    ends = {"x1": one["x"], "y1": one["y"], "x2": other["x"], "y2": other["y"]}
    return {"one": one["name"], "other": other["name"], "count": tie.reports, **ends}


def _node(catalogue: Catalogue, others: Sequence[Companion], number: int) -> dict[str, object]:
    angle = 2 * pi * number / len(others) - pi / 2
    across, down = cos(angle), sin(angle)
    one = others[number]
    entity = catalogue.entities[one.entity]
    is_beside = abs(across) > 0.1
    return {
        "name": entity.name,
        "short": shorten(entity.name, LONGEST),
        "url": url_of(catalogue.addresses.entities[one.entity]),
        "count": one.reports,
        "x": round(CENTRE[0] + HIGH[0] * across),
        "y": round(CENTRE[1] + HIGH[1] * down),
        "side": ("start" if across > 0 else "end") if is_beside else "middle",
        "dx": (8 if across > 0 else -8) if is_beside else 0,
        "dy": 4 if is_beside else (16 if down > 0 else -9),
        "width": max(1, round(WIDEST * one.reports / others[0].reports)),
    }
