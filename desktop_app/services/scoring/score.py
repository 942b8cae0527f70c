"""Scores as plain data: the points of one member or group, before and after caps.

Amounts are hundredths of points: whole numbers, or fractions where points were shared or multiplied
by a rate. Only the total is rounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from desktop_app.services.facts.declared import FactCount
from desktop_app.services.scoring.rule_set import Category, Item, RuleBand

Amount: TypeAlias = int | Fraction
"""Hundredths of points."""

COUNTED = ""
ONLY_ONCE, NOT_BEST, BEFORE_NTH, TOO_FEW = "only_once", "not_best", "before_nth", "too_few"
SAME_MATTER, LOWER_RUNG, COMBINED_WITH = "same_matter", "lower_rung", "combined_with"
OUT_OF_RANGE, BELOW_TARGET, NOTHING_DUE = "out_of_range", "below_target", "nothing_due"
SCORED, NO_SCORE, JOINED_LATE, LEFT = "", "no_score", "joined_late", "left"
"""Values of `ScoredPerson.apart`."""


class ScoredPerson(NamedTuple):
    """What rules need to know of a member or group.

    kind: code of `score_subject`, "" for a group.
    months, of: months in office within the period and months of the period, alike for all
        who were there from its beginning.
    apart: why no total is made, "" for those who are scored.
    """

    key: int
    kind: str = ""
    months: int = 12
    of: int = 12
    apart: str = SCORED


class Manual(NamedTuple):
    """A manual entry; `code` is that of an item, "" or unknown to the set for none."""

    key: int
    code: str
    points: int
    reason: str = ""
    document: str = ""
    day: str = ""


class PointLine(NamedTuple):
    """Facts of one item that were treated alike, or one manual entry.

    source: the facts, or the manual entry.
    times: how many of them, of which each gives `each` before any cut.
    counted: what all of them give together, before the cap of the item.
    why: why `counted` is not all of it, COUNTED where it is.
    """

    source: FactCount | Manual
    times: int
    each: Amount
    counted: Amount
    why: str = COUNTED


class ItemScore(NamedTuple):
    """What one item gave: its lines, their sum and what its cap left of it.

    why: why nothing of the lines counts (a lower rung, too few), COUNTED otherwise.
    done: units that a gate found.
    """

    item: Item
    lines: tuple[PointLine, ...]
    before: Amount
    counted: Amount
    why: str = COUNTED
    done: int = 0


class CategoryScore(NamedTuple):
    """A category with `before`, its start and items, and what floor and cap left of it."""

    category: Category
    before: Amount
    counted: Amount


class Unmet(NamedTuple):
    """A basic requirement that is not met; points do not replace it."""

    item: Item
    done: int
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The score of one member or group.

    parts: by item, in the order of the rules; the items that do not apply are left out.
    others: manual entries that belong to no item; they count outside of every category.
    categories: in the order of the rules.
    before: start, categories and others together, exact.
    by_months: `before` for a whole period, the same for those who were there all along.
    exact: after the cap of the total; `total` is that, rounded.
    grade: after the basic requirements, None where no grade fits or nothing is scored.
    grade_by_points: what the total alone gives.
    unmet: the basic requirements that are not met.
    repeats: whether facts of several registers are about one matter, counted or not.
    """

    person: ScoredPerson
    parts: tuple[ItemScore, ...]
    others: tuple[PointLine, ...] = ()
    categories: tuple[CategoryScore, ...] = ()
    start: int = 0
    before: Amount = 0
    by_months: Amount = 0
    exact: Amount = 0
    total: int = 0
    grade: RuleBand | None = None
    grade_by_points: RuleBand | None = None
    unmet: tuple[Unmet, ...] = ()
    repeats: bool = field(default=False, compare=False)

    @property
    def scored(self) -> bool:
        """Whether a total and a grade belong to this person."""
        return self.person.apart == SCORED


def rounded(amount: Amount) -> int:
    """An amount in whole hundredths, a half away from zero."""
    if isinstance(amount, int):
        return amount
    size = (abs(amount) * 2 + 1) // 2
    return int(-size if amount < 0 else size)
