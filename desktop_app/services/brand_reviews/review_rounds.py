"""A review round as it is stored: criteria, reviewers, candidates and every score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.brand import Brand
from desktop_app.records.brand_review import (
    BrandCandidate,
    BrandCriterion,
    BrandReview,
    BrandReviewer,
    BrandScore,
)
from desktop_app.records.brand_standing import (
    BrandStanding,
    Criterion,
    full_total,
    standings,
    total_of,
)
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

Points = Mapping[tuple[int, int, int], int]
"""Points in hundredths by the ids of candidate, reviewer and criterion."""


class Reviewer(NamedTuple):
    """One who scores."""

    key: int
    name: str
    unit: str


class RoundCandidate(NamedTuple):
    """One brand in a round, with what is registered of its result."""

    key: int
    position: str
    brand: int
    name: str
    committee: int | None
    result: str
    reason: str
    total: int | None
    rank: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRound:
    """One round; `values` are those of its own record."""

    key: int
    values: Mapping[str, Any]
    criteria: tuple[Criterion, ...]
    reviewers: tuple[Reviewer, ...]
    candidates: tuple[RoundCandidate, ...]
    points: Points

    @property
    def name(self) -> str:
        """What the round is called."""
        return str(self.values["name"])

    @property
    def quota(self) -> int | None:
        """How many may be selected, None without a limit."""
        quota: int | None = self.values["quota"]
        return quota

    @property
    def is_closed(self) -> bool:
        """Whether it is decided and may only be looked at."""
        return BrandReview.CLOSED.holds(self.values)

    @property
    def full(self) -> Fraction:
        """The highest total of one sheet, in hundredths."""
        return full_total(self.criteria)

    def sheet(self, candidate: int, reviewer: int) -> dict[int, int]:
        """The points of one reviewer for one candidate, by criterion."""
        return {
            each.key: self.points[candidate, reviewer, each.key]
            for each in self.criteria if (candidate, reviewer, each.key) in self.points
        }  # fmt: skip

    def total(self, candidate: int, reviewer: int) -> Fraction | None:
        """The total of one sheet in hundredths, None until it is whole."""
        return total_of(self.sheet(candidate, reviewer), self.criteria)

    def standings(self) -> list[BrandStanding]:
        """What each candidate has come to, in their order.

        Of a round without scores what its ledger says.
        """
        if not self.points:
            return [BrandStanding(each.total, each.rank, 0, 0) for each in self.candidates]
        sheets = [
            [self.sheet(each.key, reviewer.key) for reviewer in self.reviewers]
            for each in self.candidates
        ]
        return standings(sheets, self.criteria)


def read(desk: Desk, key: int) -> ReviewRound:
    """A round with all its parts; `UserError` when it is gone."""
    found = stored(desk, BrandReview, [key])
    if not found:
        raise UserError("这次评审已被删除，可以在“设置”的回收站里找回。")
    candidates = _candidates(desk, key)
    return ReviewRound(
        key,
        found[0].values,
        tuple(
            Criterion(row[0], row[2], row[3], row[4], row[5] or "")
            for row in _parts(desk, BrandCriterion, key, ("name", "full", "weight", "note"))
        ),
        tuple(
            Reviewer(row[0], row[2], row[3] or "")
            for row in _parts(desk, BrandReviewer, key, ("name", "unit"))
        ),
        candidates,
        _points(desk, [each.key for each in candidates]),
    )


def candidates_of(desk: Desk, key: int) -> list[int]:
    """The ids of the candidates of a round, in their order."""
    where = (Filter("brand_review", "in", (key,)),)
    return list(lists.find(desk.office, BrandCandidate, Query(where=where, sort="position")))


def score_keys(desk: Desk, candidates: Sequence[int]) -> list[int]:
    """The ids of all scores of some candidates."""
    where = (Filter("candidate", "in", tuple(candidates)),)
    return list(lists.find(desk.office, BrandScore, Query(where=where))) if candidates else []


def _parts(
    desk: Desk, model: type[Record], key: int, names: tuple[str, ...]
) -> list[tuple[Any, ...]]:
    """The parts of a round in the order that their numbers give."""
    where = (Filter("brand_review", "in", (key,)),)
    keys = lists.find(desk.office, model, Query(where=where, sort="position"))
    return list(lists.rows(desk.office, model, keys, names))


def _candidates(desk: Desk, key: int) -> tuple[RoundCandidate, ...]:
    names = ("position", "brand", "result", "reason", "total", "rank", "note")
    rows = _parts(desk, BrandCandidate, key, names)
    keys = sorted({row[3] for row in rows})
    brands = {row[0]: row for row in lists.rows(desk.office, Brand, keys, ("name", "committee"))}
    return tuple(
        RoundCandidate(row[0], row[2] or "", row[3], str(brands[row[3]][2]), brands[row[3]][3],
                  row[4] or "pending", row[5] or "", row[6], row[7],
                  row[8] or "")
        for row in rows
    )  # fmt: skip


def _points(desk: Desk, candidates: Sequence[int]) -> Points:
    names = ("candidate", "reviewer", "criterion", "points")
    rows = lists.rows(desk.office, BrandScore, score_keys(desk, candidates), names)
    return {(row[2], row[3], row[4]): row[5] for row in rows}
