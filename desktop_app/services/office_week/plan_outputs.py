"""The plan of a week or a month as a print, as a workbook, as text for a message."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from desktop_app.documents.books_out import (
    OutColumn,
    OutTable,
    Progress,
    no_progress,
    write_workbook,
)
from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.week_plan import MONTH, MONTH_PRINT, WEEK, WEEK_PRINT
from desktop_app.errors import UserError
from desktop_app.services.desk import Desk
from desktop_app.services.office_week.plan_days import (
    HALVES,
    PlanPeriod,
    day_word,
    span_words,
    weekday_word,
)
from desktop_app.services.office_week.plan_lines import PlanLine
from desktop_app.services.outward import lookup
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import setting_of
from desktop_app.services.safekeeping.destinations import Destination

DAYS_OF_WEEK = 7
COLUMNS = (
    OutColumn("日期", 12, "center"),
    OutColumn("星期", 8, "center"),
    OutColumn("时段", 8, "center"),
    OutColumn("时间", 8, "center"),
    OutColumn("活动", 36),
    OutColumn("地点", 20),
    OutColumn("参加领导", 14),
    OutColumn("承办", 16),
    OutColumn("车辆", 12),
)
UNDATED = "日期未定"


def title_of(span: PlanPeriod) -> str:
    """What the plan of a span is called."""
    return WEEK if len(span.days) == DAYS_OF_WEEK else MONTH


def sheet_of(desk: Desk, span: PlanPeriod, lines: Sequence[PlanLine]) -> PreparedPrint:
    """The print of a plan; `UserError` where nothing is planned."""
    if not lines:
        raise UserError(f"{span_words(span)}还没有安排，没有可以打印的内容。")
    wanted = WEEK_PRINT if title_of(span) == WEEK else MONTH_PRINT
    shown = tuple(Shown(each.title, _texts(each, span)) for each in lines)
    return PreparedPrint(wanted, shown, setting_of(desk, wanted, lookup(desk)), {})


def _texts(each: PlanLine, span: PlanPeriod) -> Mapping[str, str]:
    return {
        "date": date_words(each), "half": HALVES[each.half] if each.day else "", "time": each.time,
        "what": each.title, "place": each.place, "leader": each.leader, "host": each.host,
        "vehicles": each.vehicles, "span": span_words(span),
    }  # fmt: skip


def date_words(each: PlanLine) -> str:
    """The day of a line as plans write it: 3月5日 周四."""
    if not each.day:
        return UNDATED
    day = datetime.date.fromisoformat(each.day)
    return f"{day_word(day)} {weekday_word(day).replace('星期', '周')}"


def table_of(span: PlanPeriod, lines: Sequence[PlanLine]) -> OutTable:
    """The plan as a sheet, days as days."""
    rows = []
    for each in lines:
        day = datetime.date.fromisoformat(each.day) if each.day else None
        rows.append([
            day or UNDATED, weekday_word(day) if day else "", HALVES[each.half] if day else "",
            each.time, each.title, each.place, each.leader, each.host, each.vehicles,
        ])  # fmt: skip
    return OutTable(title_of(span), COLUMNS, rows)


def write(table: OutTable, path: Destination, progress: Progress = no_progress) -> None:
    """Write a plan to a workbook; for a worker thread."""
    write_workbook([table], path, progress)


def message(span: PlanPeriod, lines: Sequence[PlanLine]) -> str:
    """The plan as text to be pasted into a message, a line for each event below its day."""
    return "\n".join([f"{title_of(span)}（{span_words(span)}）", *_message_lines(lines)])


def _message_lines(lines: Sequence[PlanLine]) -> Iterator[str]:
    shown = None
    for each in lines:
        if each.day != shown:
            shown = each.day
            yield ""
            yield f"【{date_words(each)}】"
        when = f"{HALVES[each.half]} {each.time}".strip() if each.day else ""
        yield "；".join(["　".join(filter(None, (when, each.title))), *each.details])
