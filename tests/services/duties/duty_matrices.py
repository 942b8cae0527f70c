"""Matrices of duties made of a few letters, for tests of rows, slips and prints."""

from __future__ import annotations

from desktop_app.services.duties.cells import (
    DONE,
    EXEMPT,
    FULFILLED,
    NONE,
    OVERDUE,
    PARTLY,
    TICKED,
    DutyCell,
    DutyColumn,
    DutyLine,
    DutyMatrix,
)

STATES = {"√": DONE, "认": TICKED, "半": PARTLY, "–": NONE, "过": OVERDUE, "×": EXEMPT}
NAMES = ("一件提案", "一条社情民意", "两次走访")
UNITS, DUES, MINIMA = ("件", "条", "次"), ("2026-12-15", "2026-12-15", "2026-11-30"), (1, 1, 2)


def cell(sign: str, minimum: int) -> DutyCell:
    """A cell by its sign."""
    state = STATES[sign]
    done = minimum if state == DONE else minimum // 2 if state == PARTLY else 0
    return DutyCell(state, done, minimum, "待审" if state == PARTLY and not done else "")


def line(key: int, name: str, signs: str, committee: str = "", sector: str = "") -> DutyLine:
    """A line by the signs of its cells; nothing is asked of one that has only ×."""
    cells = tuple(cell(sign, MINIMA[place]) for place, sign in enumerate(signs))
    asked = [each for each in cells if each.state != EXEMPT]
    done = sum(each.state in FULFILLED for each in asked)
    why = "" if asked else "十月增补"
    return DutyLine(key, name, committee, sector, "", cells, why, done, len(asked))


def matrix(*lines: DutyLine, year: int = 2026, subject: str = "member") -> DutyMatrix:
    """A matrix of three duties with these lines."""
    columns = []
    for place, name in enumerate(NAMES):
        cells = [each.cells[place] for each in lines if each.cells[place].state != EXEMPT]
        done = sum(each.state in FULFILLED for each in cells)
        columns.append(DutyColumn(
            place + 1, name, f"满 {MINIMA[place]}", DUES[place], MINIMA[place], UNITS[place],
            done, len(cells),
        ))  # fmt: skip
    return DutyMatrix(year, subject, tuple(columns), lines)
