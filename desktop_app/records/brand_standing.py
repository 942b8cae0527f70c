"""What scores come to: totals of one reviewer, means over reviewers, ranks, who is within a quota.

Pure: no desk. Points are whole hundredths; sums with weights are exact until a mean is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

WHOLE = 100
SELECTED, REJECTED, PENDING = "selected", "rejected", "pending"
"""Codes of `brand_result`."""


class Criterion(NamedTuple):
    """One criterion: its full mark in hundredths, its weight in percent, None without one."""

    key: int
    name: str
    full: int
    weight: int | None = None
    note: str = ""

    def counted(self, points: int) -> Fraction:
        """What points for it add to a total."""
        return Fraction(points) if self.weight is None else Fraction(points * self.weight, WHOLE)


class BrandStanding(NamedTuple):
    """What a candidate has come to: mean in hundredths and rank, None before it has a sheet.

    sheets: how many reviewers scored it by every criterion. partial: how many by some of them.
    """

    mean: int | None
    rank: int | None
    sheets: int
    partial: int


def total_of(points: Mapping[int, int], criteria: Sequence[Criterion]) -> Fraction | None:
    """The total of one reviewer for one candidate, None until every criterion is scored."""
    if not criteria or any(each.key not in points for each in criteria):
        return None
    return sum((each.counted(points[each.key]) for each in criteria), Fraction())


def full_total(criteria: Iterable[Criterion]) -> Fraction:
    """The highest total that can be given."""
    return sum((each.counted(each.full) for each in criteria), Fraction())


def weight_fault(criteria: Sequence[Criterion]) -> str:
    """What is wrong with the weights, '' for nothing: all have one, 100 together, or none."""
    weights = [each.weight for each in criteria if each.weight is not None]
    if not weights:
        return ""
    if lacking := [each.name for each in criteria if each.weight is None]:
        return f"评审指标“{lacking[0]}”没有权重：各项都写权重，或者都不写"
    return "" if sum(weights) == WHOLE else f"评审指标的权重合计是 {sum(weights)}%，应为 100%"


def rounded(value: Fraction) -> int:
    """Whole hundredths, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def mean_of(totals: Sequence[Fraction]) -> int | None:
    """The mean of the whole sheets of a candidate; none is dropped. None without any."""
    return rounded(sum(totals, Fraction()) / len(totals)) if totals else None


def ranks(means: Sequence[int | None]) -> list[int | None]:
    """The rank of each mean; equal ones share a rank, and as many ranks behind it are left out."""
    return [
        None if mean is None else 1 + sum(other is not None and other > mean for other in means)
        for mean in means
    ]


def standings(
    sheets: Sequence[Sequence[Mapping[int, int]]], criteria: Sequence[Criterion]
) -> list[BrandStanding]:
    """What each candidate has come to, from the points of each of its reviewers by criterion."""
    known = {each.key for each in criteria}
    totals = [
        [total for each in own if (total := total_of(each, criteria)) is not None]
        for own in sheets
    ]  # fmt: skip
    begun = [sum(bool(known & each.keys()) for each in own) for own in sheets]
    means = [mean_of(each) for each in totals]
    return [
        BrandStanding(mean, rank, len(own), some - len(own))
        for mean, rank, own, some in zip(means, ranks(means), totals, begun, strict=True)
    ]


def by_rank(found: Sequence[int | None], quota: int | None) -> list[str]:
    """The result of each candidate that follows from its rank and the quota.

    '' where nothing follows: without a quota, and for equal ranks of which not all are within it;
    pending for one without a rank.
    """
    ordered = [each for each in found if each is not None]
    return [_of_rank(each, ordered, quota) for each in found]


def _of_rank(rank: int | None, every: Sequence[int], quota: int | None) -> str:
    if rank is None:
        return PENDING
    if quota is None:
        return ""
    if sum(each <= rank for each in every) <= quota:
        return SELECTED
    return "" if rank <= quota else REJECTED
