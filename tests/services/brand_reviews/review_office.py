"""A round of review with its parts, for the tests of the subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.records import (
    Brand,
    BrandCandidate,
    BrandCriterion,
    BrandReview,
    BrandReviewer,
    Committee,
)
from desktop_app.services import registers
from desktop_app.services.brand_reviews import results, review_rounds, scoring
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.services.registers.states import change_state
from tests.services.proposals.proposal_office import saved

DECISION = {"decided_by": "主席会议", "decided_on": "2026-11-10"}
CRITERIA = (("标准高", "40"), ("有特色", "30"), ("定位准", "30"))


class Round(NamedTuple):
    """The ids of a round and its parts, in their order."""

    key: int
    candidates: tuple[int, ...]
    reviewers: tuple[int, ...]
    criteria: tuple[int, ...]
    brands: tuple[int, ...]


def review(
    desk: Desk, brands: int = 3, reviewers: int = 2,
    criteria: Sequence[tuple[str, str]] = CRITERIA, **typed: object,
) -> Round:  # fmt: skip
    """A round whose brands are called 演示品牌1 and so on."""
    usual = {"name": "演示品牌评选", "year": "2026", "quota": "1", "state": "评审中"}
    key = saved(desk, BrandReview, **{**usual, **typed})
    committee = _committee(desk)
    named = tuple(
        saved(desk, Brand, name=f"演示品牌{n}", number=f"{key}-{n}", committee=committee)
        for n in range(1, brands + 1)
    )
    return Round(
        key,
        tuple(
            saved(desk, BrandCandidate, brand_review=key, brand=brand, position=str(n))
            for n, brand in enumerate(named, 1)
        ),
        tuple(
            saved(desk, BrandReviewer, brand_review=key, position=n, name=f"演示评委{n}",
                  unit="演示单位")
            for n in range(1, reviewers + 1)
        ),
        tuple(
            saved(desk, BrandCriterion, brand_review=key, position=n, name=name, full=full)
            for n, (name, full) in enumerate(criteria, 1)
        ),
        named,
    )  # fmt: skip


def _committee(desk: Desk) -> int:
    there = registers.find(desk, Committee, Query())
    return there[0] if there else saved(desk, Committee, name="演示经济委员会")


def cells(
    made: Round, candidate: int, reviewer: int, *points: object
) -> dict[tuple[int, int, int], str]:
    """The cells of one sheet, by the places of candidate and reviewer."""
    return {
        (made.candidates[candidate], made.reviewers[reviewer], criterion): str(each)
        for criterion, each in zip(made.criteria, points, strict=False)
    }


def scored(desk: Desk, made: Round, sheets: Mapping[tuple[int, int], Sequence[object]]) -> None:
    """Write sheets by the places of candidate and reviewer."""
    typed: dict[tuple[int, int, int], str] = {}
    for (candidate, reviewer), points in sheets.items():
        typed |= cells(made, candidate, reviewer, *points)
    scoring.write(desk, made.key, typed)


def means(desk: Desk, made: Round) -> list[tuple[int | None, int | None]]:
    """Mean and rank of every candidate."""
    return [(x.mean, x.rank) for x in review_rounds.read(desk, made.key).standings()]


def decided(desk: Desk, made: Round, *said: str, reason: str = "") -> None:
    """Write the results of the candidates in their order."""
    _, drafts = results.drafts(desk, made.key)
    results.write(desk, made.key, [
        {**draft, "result": result, "reason": reason or draft["reason"]}
        for draft, result in zip(drafts, said, strict=True)
    ])  # fmt: skip


def closed(desk: Desk, made: Round) -> None:
    """Close a round."""
    change_state(desk, BrandReview, [made.key], "closed", "", DECISION)


def of_brands(desk: Desk, made: Round) -> list[object]:
    """What the brands say of their review."""
    return [row[2] for row in registers.rows(desk, Brand, made.brands, ("review",))]
