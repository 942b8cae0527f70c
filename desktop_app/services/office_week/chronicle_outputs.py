"""The chronicle of a span as a print, as a workbook, as text to be pasted."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.books_out import (
    OutColumn,
    OutTable,
    Progress,
    no_progress,
    write_workbook,
)
from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.chronicle import PRINT, ended
from desktop_app.errors import UserError
from desktop_app.services.desk import Desk
from desktop_app.services.office_week.chronicle import ChronicleEntry, days_words
from desktop_app.services.office_week.plan_days import PlanPeriod
from desktop_app.services.outward import lookup
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import setting_of
from desktop_app.services.safekeeping.destinations import Destination

COLUMNS = (
    OutColumn("日期", 14, "center"),
    OutColumn("大事记", 60),
    OutColumn("活动名称", 30),
    OutColumn("活动类型", 14),
    OutColumn("地点", 20),
)
TITLE = "大事记"
_MONTH_DAYS = 31


def is_year(span: PlanPeriod) -> bool:
    """Whether a span is longer than a month."""
    return len(span.days) > _MONTH_DAYS


def title_of(span: PlanPeriod) -> str:
    """2026年3月大事记, 2026年大事记."""
    return f"{span_word(span)}{TITLE}"


def span_word(span: PlanPeriod) -> str:
    """2026年3月, 2026年."""
    return f"{span.first.year}年" + ("" if is_year(span) else f"{span.first.month}月")


def sheet_of(desk: Desk, span: PlanPeriod, found: Sequence[ChronicleEntry]) -> PreparedPrint:
    """The print of those entries that are in the chronicle; `UserError` where there are none."""
    ticked = _ticked(found)
    if not ticked:
        raise UserError(f"{span_word(span)}还没有入大事记的活动。先在列表里用空格勾选，再打印。")
    rows = tuple(
        {"month": each.day[5:7].lstrip("0"), "days": days_words(each), "text": each.text}
        for each in ticked
    )
    values = {"span": span_word(span), "year": "1" if is_year(span) else ""}
    shown = Shown(title_of(span), values, children={"entry": rows})
    return PreparedPrint(PRINT, (shown,), setting_of(desk, PRINT, lookup(desk)), {})


def table_of(span: PlanPeriod, found: Sequence[ChronicleEntry]) -> OutTable:
    """The entries that are in the chronicle as a sheet."""
    rows = [
        [days_words(each), ended(each.text), each.name, each.kind, each.place]
        for each in _ticked(found)
    ]
    return OutTable(title_of(span), COLUMNS, rows)


def write(table: OutTable, path: Destination, progress: Progress = no_progress) -> None:
    """Write a chronicle to a workbook; for a worker thread."""
    write_workbook([table], path, progress)


def message(span: PlanPeriod, found: Sequence[ChronicleEntry]) -> str:
    """The entries that are in the chronicle as text, those of one day on one line."""
    days: dict[str, str] = {}
    for each in _ticked(found):
        days[days_words(each)] = days.get(days_words(each), "") + ended(each.text)
    return "\n".join([title_of(span), *(f"{day}　{text}" for day, text in days.items())])


def _ticked(found: Sequence[ChronicleEntry]) -> list[ChronicleEntry]:
    return [each for each in found if each.is_ticked]
