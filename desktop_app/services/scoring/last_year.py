"""What somebody had in the year before: as it was assessed, else as the records give it."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.records.member import Member
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
from desktop_app.services.scoring.assessed import assessment_of
from desktop_app.services.scoring.board import Board, board_in_steps
from desktop_app.stepping import Steps


class LastYear(NamedTuple):
    """The total in hundredths and the name of the grade, "" for none."""

    total: int
    grade: str


def board_before_in_steps(desk: Desk, found: Board) -> Steps[Board | None]:
    """The board of the whole year before another one's: yields (done, all)."""
    return board_in_steps(desk, found.rules.year - 1, subject=found.rules.subject)


def last_year(desk: Desk, found: Board, key: int, before: Board | None) -> LastYear | None:
    """The year before the one of a board, None where nothing is known of it.

    A member of the term before is the one that `previous` names. `before` is the board of that
    year, asked where it was not assessed.
    """
    people = [key, *_previous(desk, key)] if not found.groups else [key]
    for each in people:
        known = assessment_of(desk, each, found.rules.year - 1, found.rules.subject)
        if known is not None and known.values.get("total") is not None:
            grade = known.values.get("final_grade") or known.values.get("grade") or ""
            return LastYear(known.values["total"], grade)
    for each in people:
        score = before.scores.get(each) if before is not None else None
        if score is not None and score.scored:
            return LastYear(score.total, score.grade.name if score.grade else "")
    return None


def _previous(desk: Desk, key: int) -> list[int]:
    found = stored(desk, Member, [key])
    previous = found[0].values.get("previous") if found else None
    return [previous] if previous else []
