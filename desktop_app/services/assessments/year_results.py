"""What the scores of a year say for its assessments: total, grade, rank and the reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from desktop_app.services.desk import Desk
from desktop_app.services.scoring.rule_set import MEMBER


class YearResult(NamedTuple):
    """What is known of one member or group: `total` in hundredths, None where not scored."""

    rule_set: int | None = None
    ranking: str | None = None
    total: int | None = None
    rank: int | None = None
    grade: str | None = None


NO_RESULT = YearResult()


def year_results(
    desk: Desk, year: int, subject: str = MEMBER, only: Collection[int] | None = None
) -> Mapping[int, YearResult]:
    """By id of member or group the result of a year so far, of `only` some or of all.

    Empty where the year has no rules in force.
    """
    return {}


def frozen_lines(desk: Desk, year: int, subject: str = MEMBER) -> Mapping[int, str]:
    """By id of member or group the reasons of its total in words, as a lock keeps them."""
    return {}
