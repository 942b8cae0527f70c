"""What the prints of a review round read of it: its parts by their ids, and what scores come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.documents.prints.declared import STORED, Shown, Values
from desktop_app.records.brand_standing import (
    BrandStanding,
    Criterion,
    full_total,
    rounded,
    standings,
    total_of,
)
from desktop_app.records.points import points_text

FIELDS = (
    "name", "year", "phase", "level", "deadline", "quota", "organizer", "decided_by",
    "decided_on", "state.stored",
)  # fmt: skip
CHILDREN = {
    "brand_criterion": ("id", "name", "full.stored", "weight", "note", "position"),
    "brand_reviewer": ("id", "name", "unit", "position"),
    "brand_candidate": (
        "id", "position", "brand.name", "brand.committee", "note", "result", "result.stored",
        "reason", "total.stored", "rank",
    ),
    "brand_score": ("candidate.id", "reviewer.id", "criterion.id", "points.stored"),
}  # fmt: skip
THROUGH = {"brand_score": ("candidate", "brand_review")}
UNDECIDED = ("", "pending")


@dataclass(frozen=True)
class PrintedRound:
    """The parts of a round; points in hundredths by the ids of candidate and reviewer.

    The key of a criterion is its place.
    """

    criteria: Sequence[Criterion]
    reviewers: Sequence[Values]
    candidates: Sequence[Values]
    points: Mapping[tuple[str, str], Mapping[int, int]]

    def sheet(self, candidate: Values, reviewer: Values) -> Mapping[int, int]:
        """The points of one reviewer for one candidate, by criterion."""
        return self.points.get((candidate.get("id", ""), reviewer.get("id", "")), {})

    def total(self, candidate: Values, reviewer: Values) -> str:
        """The total of one sheet as a text, empty until it is whole."""
        found = total_of(self.sheet(candidate, reviewer), self.criteria)
        return "" if found is None else points_text(rounded(found))

    @property
    def full(self) -> str:
        """The highest total of a sheet."""
        found: Fraction = full_total(self.criteria)
        return points_text(rounded(found))

    def standings(self) -> list[BrandStanding]:
        """What each candidate has come to; of a round without scores what is registered."""
        if not self.points:
            return [
                BrandStanding(_number(each, f"total{STORED}"), _number(each, "rank"), 0, 0)
                for each in self.candidates
            ]
        sheets = [[self.sheet(each, one) for one in self.reviewers] for each in self.candidates]
        return standings(sheets, self.criteria)


def round_of(shown: Shown) -> PrintedRound:
    """The parts of a round in the order of their numbers."""
    rows = _placed(shown, "brand_criterion")
    places = {row.get("id", ""): place for place, row in enumerate(rows)}
    points: dict[tuple[str, str], dict[int, int]] = {}
    for row in shown.children.get("brand_score", ()):
        given, place = _number(row, f"points{STORED}"), places.get(row.get("criterion.id", ""))
        if given is not None and place is not None:
            sheet = row.get("candidate.id", ""), row.get("reviewer.id", "")
            points.setdefault(sheet, {})[place] = given
    criteria = [
        Criterion(place, row.get("name", ""), _number(row, f"full{STORED}") or 0,
                  _number(row, "weight"), row.get("note", ""))
        for place, row in enumerate(rows)
    ]  # fmt: skip
    return PrintedRound(
        criteria, _placed(shown, "brand_reviewer"), _placed(shown, "brand_candidate"), points
    )


def _placed(shown: Shown, child: str) -> list[Values]:
    """The rows of a child by their numbers, those without one last."""

    def place(row: Values) -> tuple[int, str]:
        text = row.get("position", "")
        return (int(text), "") if text.isdecimal() else (10**6, text)

    return sorted(shown.children.get(child, ()), key=place)


def _number(row: Values, name: str) -> int | None:
    text = row.get(name, "")
    return int(text) if text.isdecimal() else None
