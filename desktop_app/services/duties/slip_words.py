"""“差什么”: what a member or group still has to do this year, as a text for a message."""

from __future__ import annotations

import datetime

from desktop_app.chinese.numerals import chinese_number
from desktop_app.records.duty import BY_HAND
from desktop_app.services.duties.cells import (
    EXEMPT,
    FULFILLED,
    OPEN,
    OVERDUE,
    DutyCell,
    DutyColumn,
    DutyLine,
    DutyMatrix,
)


def missing(matrix: DutyMatrix, line: DutyLine) -> list[tuple[DutyColumn, DutyCell]]:
    """The duties that a line has not done, in the order of the columns."""
    pairs = zip(matrix.columns, line.cells, strict=True)
    return [(column, cell) for column, cell in pairs if cell.state in OPEN]


def slip_words(matrix: DutyMatrix, line: DutyLine, office: str, today: datetime.date) -> str:
    """The message to one member or group; "" where nothing is asked of it."""
    asked = [each for each in line.cells if each.state != EXEMPT]
    if not asked:
        return ""
    done = sum(each.state in FULFILLED for each in asked)
    year = "今年" if matrix.year == today.year else f"{matrix.year}年"
    whom, your = (line.name, "你组") if matrix.subject == "group" else (f"{line.name}委员", "您")
    begin = f"{whom}：{your}{year}的“五个一”"
    open_ones = missing(matrix, line)
    if not open_ones:
        return f"{begin} {done} 件已经全部完成，谢谢！{office}"
    count = f"已经完成 {done} 件，还差 {len(open_ones)} 件：" if done else (
        f"还差 {len(open_ones)} 件："
    )  # fmt: skip
    parts = [_part(*each) for each in open_ones]
    if len(parts) > 1:
        parts = [f"{chinese_number(n)}是{each}" for n, each in enumerate(parts, 1)]
    return f"{begin}{count}{'；'.join(parts)}。{_until(open_ones, today)}{office}"


def _part(column: DutyColumn, cell: DutyCell) -> str:
    counted = column.rule if column.fact not in ("", BY_HAND) else ""
    what = column.how_to.rstrip("。；") or counted
    waiting = f"，现在{cell.waiting}" if cell.waiting else ""
    got = f"已有 {cell.done} {column.unit}，" if cell.done else ""
    told = f"（{what}）" if what else ""
    return f"“{column.name}”{told}，{got}还差 {cell.minimum - cell.done} {column.unit}{waiting}"


def _until(open_ones: list[tuple[DutyColumn, DutyCell]], today: datetime.date) -> str:
    days = [each.due for each, cell in open_ones if each.due and cell.state != OVERDUE]
    if days:
        day = datetime.date.fromisoformat(min(days))
        year = "" if day.year == today.year else f"{day.year} 年 "
        return f"请在 {year}{day.month} 月 {day.day} 日前告诉我们。"
    late = any(cell.state == OVERDUE for _, cell in open_ones)
    return "期限已经过了，请尽快告诉我们。" if late else "请尽早告诉我们。"
