"""Which lines of the matrix of duties are shown, and in which order."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import NamedTuple

from desktop_app.chinese import pinyin
from desktop_app.services.duties.cells import (
    DONE,
    EXEMPT,
    NONE,
    OPEN,
    OVERDUE,
    PARTLY,
    TICKED,
    DutyMatrix,
)

OPEN_CHIP, ONE_CHIP, SOON_CHIP = "open", "one", "soon"
CHIPS = ((OPEN_CHIP, "没有完成"), (ONE_CHIP, "只差一件"), (SOON_CHIP, "快到期"))
SOON_DAYS = 30
NUMBER, NAME, COMMITTEE, FIRST = 0, 1, 2, 3
"""Columns of the table; those of the duties begin at FIRST, one with the sum is behind them."""
_RANKS = {OVERDUE: 0, NONE: 1, PARTLY: 2, TICKED: 3, DONE: 4, EXEMPT: 5}


class LineOrder(NamedTuple):
    """The column that lines are sorted by; that of the numbers is the order of the matrix."""

    column: int = NUMBER
    down: bool = False


class DutyRows:
    """Searches, narrows and sorts the lines of one matrix; lines are named by their places."""

    def __init__(self, matrix: DutyMatrix, today: datetime.date) -> None:
        self.matrix = matrix
        self._spellings: dict[int, str] = {}
        until = (today + datetime.timedelta(days=SOON_DAYS)).isoformat()
        soon = [n for n, x in enumerate(matrix.columns) if today.isoformat() <= x.due <= until]
        lines = list(enumerate(matrix.lines))
        self._members = {
            OPEN_CHIP: frozenset(n for n, each in lines if each.done < each.asked),
            ONE_CHIP: frozenset(n for n, each in lines if each.done == each.asked - 1),
            SOON_CHIP: frozenset(n for place in soon for n, each in lines
                                 if each.cells[place].state in OPEN),
        }  # fmt: skip

    def of_chip(self, chip: str) -> frozenset[int]:
        """The lines that a chip leaves."""
        return self._members[chip]

    def exempt(self) -> int:
        """Of how many lines nothing is asked."""
        return sum(not each.asked for each in self.matrix.lines)

    def find(self, typed: str) -> set[int]:
        """The lines whose name holds a text or is spelled so, whole or by initials."""
        wanted = _plain(typed).lower()
        return {n for n in range(len(self.matrix.lines)) if wanted in self._spelling(n)}

    def ordered(self, lines: Iterable[int], order: LineOrder) -> list[int]:
        """Some lines in an order; equal ones stay in the order of the matrix."""
        found = sorted(lines)
        if order.column == NUMBER:
            return found[::-1] if order.down else found
        return sorted(found, key=self._key(order.column), reverse=order.down)

    def _key(self, column: int) -> Callable[[int], tuple[object, ...]]:
        lines, last = self.matrix.lines, FIRST + len(self.matrix.columns)
        if column == COMMITTEE:
            places = {name: n for n, name in enumerate(sorted({x.committee for x in lines}))}
            return lambda n: (not lines[n].committee, places[lines[n].committee])
        if FIRST <= column < last:
            place = column - FIRST
            return lambda n: (_RANKS[lines[n].cells[place].state], lines[n].cells[place].done)
        if column == last:
            return lambda n: (not lines[n].asked, lines[n].done)
        return lambda n: (n,)

    def _spelling(self, line: int) -> str:
        if line not in self._spellings:
            name = _plain(self.matrix.lines[line].name)
            self._spellings[line] = f"{name} {pinyin.search_text(name)}".lower()
        return self._spellings[line]


def _plain(name: str) -> str:
    return "".join(name.split()).replace("•", "·").replace("・", "·")
