"""What the scores of a year say for its assessments: total, grade, rank and class."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from desktop_app.services.desk import Desk
from desktop_app.services.scoring.board import board_in_steps, rankings
from desktop_app.services.scoring.frozen import frozen_lines
from desktop_app.services.scoring.rule_set import MEMBER, in_force
from desktop_app.stepping import Steps, run_to_end

SLICE = 100


class YearResult(NamedTuple):
    """What is known of one member or group: `total` in hundredths, None where not scored."""

    rule_set: int | None = None
    ranking: str | None = None
    total: int | None = None
    rank: int | None = None
    grade: str | None = None


NO_RESULT = YearResult()


def year_results(
    desk: Desk,
    year: int,
    subject: str = MEMBER,
    only: Collection[int] | None = None,
    *,
    anew: bool = False,
) -> Mapping[int, YearResult]:
    """By id of member or group the result of a year so far, of `only` some or of all.

    Of a locked year that of the lock, with `anew` what today's records give. Empty where the year
    has no rules in force.
    """
    return run_to_end(year_results_in_steps(desk, year, subject, only, anew=anew))


def year_results_in_steps(
    desk: Desk,
    year: int,
    subject: str = MEMBER,
    only: Collection[int] | None = None,
    *,
    anew: bool = False,
) -> Steps[Mapping[int, YearResult]]:
    """`year_results` in slices: yields (done, all)."""
    rules = in_force(desk, year, subject) if anew else None
    found = yield from board_in_steps(desk, year, rules=rules, subject=subject)
    if found is None:
        return {}
    ranks = {each.key: each.rank for kind in rankings(found).values() for each in kind}
    keys = found.scores if only is None else [key for key in only if key in found.scores]
    results = {}
    for key in keys:
        score = found.scores[key]
        grade = score.grade.name if score.grade else None
        numbers = (score.total, ranks.get(key), grade) if score.scored else (None, None, None)
        results[key] = YearResult(found.rules.key, score.person.kind or None, *numbers)
    return results


def year_lines_in_steps(desk: Desk, year: int, subject: str = MEMBER) -> Steps[Mapping[int, str]]:
    """By id of member or group the score with its reasons as text, as a lock keeps it."""
    found = yield from board_in_steps(desk, year, subject=subject)
    texts: dict[int, str] = {}
    for key, score in found.scores.items() if found else ():
        texts[key] = frozen_lines(score)
        if found and not len(texts) % SLICE:
            yield len(texts), len(found.scores)
    return texts
