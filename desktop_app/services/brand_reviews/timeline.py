"""Nodes below a brand: the rounds in which it was a candidate, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.brand_review import BrandCandidate, BrandReview
from desktop_app.services.timeline.nodes import Node, lines
from desktop_app.services.timeline.reading import TimelineReader


def below_brands(reading: TimelineReader, keys: Sequence[int]) -> dict[int, list[Node]]:
    """The rounds of some brands by the id of the brand, each with the brand's result."""
    rows = reading.pointing(BrandCandidate, "brand", keys)
    rounds = {
        each.key: each
        for each in reading.records(BrandReview, [each.values["brand_review"] for each in rows])
    }
    found: dict[int, list[Node]] = {}
    for each in rows:
        review = rounds.get(each.values["brand_review"])
        if review is None:
            continue
        shown = reading.shown(BrandCandidate, each, "total", "rank", "reason")
        node = Node(
            BrandReview.KEY, str(review.values["name"]),
            review.values["decided_on"] or str(review.values["year"]),
            (BrandReview.KEY, review.key), reading.mark(BrandCandidate, each, "result"),
            lines(*reading.shown(BrandReview, review, "phase", "level", "decided_by"), *shown),
        )  # fmt: skip
        found.setdefault(each.values["brand"], []).append(node)
    return found
