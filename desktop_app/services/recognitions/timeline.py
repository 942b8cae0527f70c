"""Nodes below a brand: what it was commended for, where its experience was shared."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.recognition import Recognition
from desktop_app.services.timeline.nodes import Node, lines
from desktop_app.services.timeline.reading import TimelineReader

MOST = 100


def below_brands(reading: TimelineReader, keys: Sequence[int]) -> dict[int, list[Node]]:
    """The recognitions of some brands by the id of the brand."""
    found: dict[int, list[Node]] = {}
    for each in reading.pointing(Recognition, "brand", keys, MOST):
        shown = reading.shown(Recognition, each, "kind", "level", "occasion", "giver", "document")
        node = Node(
            Recognition.KEY, str(each.values["name"]), each.values["day"] or "",
            (Recognition.KEY, each.key), lines=lines(*shown),
        )  # fmt: skip
        found.setdefault(each.values["brand"], []).append(node)
    return found
