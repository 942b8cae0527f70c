"""The command about tasks: how far a year is, its list from an earlier year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.work_item import WorkItem
from desktop_app.services.desk import Desk
from desktop_app.services.work_items import carrying
from desktop_app.services.work_items.uncovered import year_of_tasks

Given = Mapping[str, Any]
SHOW, CARRY = "show", "carry"
FIRST, LAST = 1990, 2100


def run(desk: Desk, given: Given) -> Iterator[str]:
    """Show the tasks of a year, or begin its list with the latest one before it, line by line."""
    action = str(given["action"])
    if action not in (SHOW, CARRY):
        raise UserError(f"“{action}”请写成 {SHOW}、{CARRY} 之一。")
    year = _year(desk, given["year"])
    yield from _show(desk, year) if action == SHOW else _carry(desk, year, given)


def _year(desk: Desk, text: str | None) -> int:
    """The year that was written, this year without one."""
    if not text:
        return desk.today.year
    if not (text.isdecimal() and FIRST <= int(text) <= LAST):
        raise UserError(f"“{text}”不是年度，请写成 2026。")
    return int(text)


def _show(desk: Desk, year: int) -> Iterator[str]:
    now = year_of_tasks(desk, year)
    yield f"{year}年工作任务 {now.total} 项，完成 {now.done} 项，逾期 {now.late} 项"
    yield f"重点工作 {now.priorities} 项，没有工作任务的 {len(now.uncovered)} 项"
    yield from (f"没有工作任务：{name}" for _, name in now.uncovered)


def _carry(desk: Desk, year: int, given: Given) -> Iterator[str]:
    before = carrying.carried_from(desk, year)
    if before is None:
        raise UserError(f"{year}年以前还没有工作任务，请先登记或导入。")
    found = carrying.proposed(desk, year, before)
    chosen = [each for each in found if each.wanted]
    for each in chosen:
        due = each.values["due"] or "没有完成时限"
        yield "　".join(filter(None, (each.values["name"], due, each.priority)))
    left = f"，取消的 {len(found) - len(chosen)} 项不列" if len(chosen) < len(found) else ""
    if given["dry_run"]:
        yield f"照{before}年可以列入 {WorkItem.counted(len(chosen))}{left}，没有写入"
        return
    carrying.begin(desk, year, chosen)
    yield f"照{before}年列入 {WorkItem.counted(len(chosen))}{left}"
