"""督办清单: what is due as a print, as a workbook, and as lines of text."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from desktop_app.documents.books_out import OutCell, OutColumn, OutTable
from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.declared import STORED
from desktop_app.documents.prints.supervision_list import PRINT
from desktop_app.errors import UserError
from desktop_app.records.calendar import Limits
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import setting_of
from desktop_app.services.reminders import (
    LEVELS,
    STALE,
    DueItem,
    Reminder,
    committee_names,
    over,
    read,
)
from desktop_app.services.reminders.office_reminders import TERM
from desktop_app.stepping import run_to_end

__all__ = ["PRINT", "collect", "collect_in_steps", "line", "table_in_steps"]

WINDOW = 250
COLUMNS = (
    OutColumn("紧急程度", 9, "center"),
    OutColumn("事由", 8, "center"),
    OutColumn("事项", 40),
    OutColumn("来源", 24),
    OutColumn("承办单位", 14),
    OutColumn("责任专委会", 10),
    OutColumn("沟通（报送）对象", 14),
    OutColumn("起始", 8, "center"),
    OutColumn("期限", 8, "center"),
    OutColumn("超期天数", 6, "right"),
    OutColumn("状态", 8, "center"),
)


def collect(
    desk: Desk, waiting: Sequence[DueItem], chosen: Mapping[str, str] | None = None
) -> PreparedPrint:
    """The print of some items, read in one step."""
    return run_to_end(collect_in_steps(desk, waiting, chosen))


def collect_in_steps(
    desk: Desk, waiting: Sequence[DueItem], chosen: Mapping[str, str] | None = None
) -> Generator[tuple[int, int], None, PreparedPrint]:
    """The print of some items, in their order; yields (read, all)."""
    if not waiting:
        raise UserError("没有要督办的事项，没有可以打印的内容。")
    shown: list[Shown] = []
    for part in _parts(desk, waiting):
        shown += [Shown(each.what, _texts(each)) for each in part]
        yield len(shown), len(waiting)
    setting = setting_of(desk, PRINT, lookup(desk, Limits))
    orders = {**setting.orders, "committee": list(committee_names(desk).values()),
              "level": list(LEVELS.values())}  # fmt: skip
    setting = replace(setting, orders=MappingProxyType(orders))
    return PreparedPrint(PRINT, tuple(shown), setting, chosen or {})


def table_in_steps(
    desk: Desk, waiting: Sequence[DueItem]
) -> Generator[tuple[int, int], None, OutTable]:
    """The same as one table for a workbook, where numbers are numbers; yields (read, all)."""
    rows: list[list[OutCell]] = []
    for part in _parts(desk, waiting):
        for each in part:
            texts = _texts(each)
            shown = ("level", "title", "what", "source", "unit", "committee", "addressee")
            days = each.days if each.level != STALE else None
            told = [texts[name] for name in shown]
            rows.append([*told, texts["since"], texts["due"], days, each.status])
        yield len(rows), len(waiting)
    return OutTable(PRINT.title, COLUMNS, rows)


def line(reminder: Reminder) -> str:
    """One reminder as one line of text."""
    parts = (
        LEVELS[reminder.level], reminder.title, reminder.what, reminder.source, reminder.who,
        f"期限 {reminder.due}" if reminder.due else "", over(reminder),
    )  # fmt: skip
    return "　".join(each for each in parts if each)


def _parts(desk: Desk, waiting: Sequence[DueItem]) -> Iterator[list[Reminder]]:
    for start in range(0, len(waiting), WINDOW):
        yield read(desk, waiting[start : start + WINDOW])


def _texts(each: Reminder) -> dict[str, str]:
    """A reminder as the print's texts."""
    own = set(PRINT.fields) - {"days", "addressee", f"level{STORED}"}
    texts = {name: str(getattr(each, name)) for name in own} | {"addressee": ""}
    if each.reported:
        texts |= {"unit": "", "addressee": each.unit}
    if each.kind == TERM:
        texts["what"] = f"第{each.what.replace('届满', '任期届满', 1)}"
    days = str(each.days) if each.days is not None and each.days > 0 else ""
    level = {"level": LEVELS[each.level], f"level{STORED}": each.level}
    return texts | {"days": days} | level
