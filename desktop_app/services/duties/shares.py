"""How many of whom the duties of a year are asked have done them: of each committee and of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.services.duties.cells import EXEMPT, FULFILLED, DutyCell, DutyLine, DutyMatrix

NO_COMMITTEE = "没有专委会"


class DutyShare(NamedTuple):
    """How many did a duty, of how many that it is asked of."""

    done: int
    asked: int

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, rounded half up; None where it is asked of nobody."""
        return (200 * self.done + self.asked) // (2 * self.asked) if self.asked else None


class ShareLine(NamedTuple):
    """The shares of one committee, or of all, in the order of the duties.

    whole: how many have done everything that is asked of them, of how many anything is asked of.
    nothing: how many have done nothing of it.
    """

    title: str
    shares: tuple[DutyShare, ...]
    whole: DutyShare
    nothing: int


def total(matrix: DutyMatrix) -> ShareLine:
    """The shares of everybody."""
    return _line("合计", matrix, matrix.lines)


def by_committee(matrix: DutyMatrix) -> list[ShareLine]:
    """The shares of each committee in the order in which the lines name them, the rest last."""
    found: dict[str, list[DutyLine]] = {}
    for each in matrix.lines:
        found.setdefault(each.committee or NO_COMMITTEE, []).append(each)
    rest = found.pop(NO_COMMITTEE, [])
    parts = [_line(title, matrix, lines) for title, lines in found.items()]
    return [*parts, *([_line(NO_COMMITTEE, matrix, rest)] if rest else [])]


def _line(title: str, matrix: DutyMatrix, lines: Sequence[DutyLine]) -> ShareLine:
    places = range(len(matrix.columns))
    shares = tuple(_share([each.cells[place] for each in lines]) for place in places)
    asked = [each for each in lines if each.asked]
    whole = DutyShare(sum(each.done == each.asked for each in asked), len(asked))
    return ShareLine(title, shares, whole, sum(not each.done for each in asked))


def _share(cells: Sequence[DutyCell]) -> DutyShare:
    asked = [each for each in cells if each.state != EXEMPT]
    return DutyShare(sum(each.state in FULFILLED for each in asked), len(asked))
