"""How each state of a duty looks: its icon, its colour, its word in the legend."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.services.duties.cells import (
    DONE,
    EXEMPT,
    NONE,
    OVERDUE,
    PARTLY,
    TICKED,
    DutyCell,
)


class DutyLook(NamedTuple):
    """The word of a state, its icon, the names of its colour and of the colour behind it."""

    word: str
    icon: str
    role: str
    ground: str = ""


LOOKS = {
    DONE: DutyLook("完成", "done", "good"),
    TICKED: DutyLook("手工认定", "duty_tick", "info"),
    PARTLY: DutyLook("差一点、在办", "clock", "warn"),
    NONE: DutyLook("还没有", "open", "muted"),
    OVERDUE: DutyLook("已过期", "problem", "bad", "bad_soft"),
    EXEMPT: DutyLook("不计", "", "faint"),
}
"""In the order of the legend."""


def cell_text(cell: DutyCell) -> str:
    """What a cell shows: 2, 1/2, 待审, 认定, 不计."""
    if cell.state == EXEMPT:
        return "不计"
    if cell.state == TICKED:
        return "认定"
    if cell.state == DONE:
        return str(cell.done)
    if cell.done:
        return f"{cell.done}/{cell.minimum}"
    return cell.waiting or "0"


def state_words(cell: DutyCell, unit: str) -> str:
    """The state of a cell in words: 1/2，还差 1 次."""
    if cell.state == EXEMPT:
        return "不计"
    if cell.state == TICKED:
        return "手工认定"
    if cell.state == DONE:
        return f"已完成，{cell.done} {unit}"
    waiting = f"，{cell.waiting}" if cell.waiting else ""
    late = "，已过期" if cell.state == OVERDUE else ""
    return f"{cell.done}/{cell.minimum}，还差 {cell.minimum - cell.done} {unit}{waiting}{late}"
