"""The invented tasks of the demo: those of last year, this year's with notes, one of an agenda."""

from __future__ import annotations

import datetime
from typing import Any

from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.record import Record
from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_notes import WorkExtension, WorkProgress
from desktop_app.records.work_priority import WorkPriority
from desktop_app.services import registers
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made, put
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.work_items import from_agenda
from desktop_app.storage.log.keys import new_keys

Draft = dict[str, Any]
PRIORITIES = (
    ("乡村全面振兴（演示）", "prefecture"), ("产业强县（演示）", "county"),
    ("民族团结进步示范创建（演示）", "prefecture"), ("优化营商环境（演示）", "county"),
    ("生态文明建设（演示）", "prefecture"),
)  # fmt: skip
TASKS: tuple[tuple[str, str, int, str, str, int, int], ...] = (
    ("围绕乡村产业开展专题协商（演示）", "required", 0, "", "underway", 60, 40),
    ("组织委员联系脱贫户（演示）", "chosen", 0, "", "underway", 35, 75),
    ("重点产业链调研（演示）", "required", 1, "chain project", "underway", 80, 20),
    ("重点企业挂钩服务（演示）", "chosen", 1, "enterprise", "pending", 0, 90),
    ("赴外招商座谈（演示）", "chosen", 1, "investment", "extended", 55, 50),
    ("民族团结主题协商（演示）", "required", 2, "", "done", 100, -30),
    ("少数民族界委员读书活动（演示）", "chosen", 2, "", "underway", 50, -12),
    ("河湖保护民主监督（演示）", "required", 4, "river section", "underway", 75, 15),
    ("林长制落实情况视察（演示）", "required", 4, "forest", "done", 100, -60),
    ("委员履职培训（演示）", "required", -1, "", "done", 100, -100),
    ("机关制度修订（演示）", "chosen", -1, "", "cancelled", 10, -20),
    ("文史资料征集（演示）", "required", -1, "", "pending", 0, 6),
)
"""Task, kind, place of its priority (-1 none), tags, state, percent, days to its last day."""
BEGUN, LATER = 60, 30
"""How many days ago a task began; more than so many days ahead it has not begun."""
LEADERS = ("演示主席", "演示副主席", "演示秘书长")


def fill_work_items(desk: Desk) -> None:
    """Five priorities, one without a task; twelve tasks of this year, five of the last."""
    year = desk.today.year
    committees = [key for key, _ in lookup(desk).titles["committee"].items()]
    priorities = [
        {"name": name, "year": of, "level": level, "position": place, "remark": MARK}
        for of in (year - 1, year) for place, (name, level) in enumerate(PRIORITIES, 1)
    ]  # fmt: skip
    put(desk, WorkPriority, priorities, "导入重点工作：演示重点工作.xlsx")
    rows = registers.rows(desk, WorkPriority, find(desk, WorkPriority, Query()),
                          ("year", "position"))  # fmt: skip
    own = {(row[2], row[3]): row[0] for row in rows}
    drafts = [_task(desk, number, year, own, committees) for number in range(len(TASKS))]
    drafts += [_of_last_year(number, year - 1, own, committees) for number in range(5)]
    tasks = made(desk, WorkItem, drafts)
    for key, each in zip(new_keys(len(tasks)), tasks, strict=True):
        each.key = key
    more = [
        each for number in range(len(TASKS)) for each in _notes(desk, number, tasks[number].key)
    ]
    desk.write(
        [*tasks, *more], action="导入工作任务：演示任务清单.xlsx", cascading=Cascading.IMPORTED
    )
    _from_agenda(desk)


def _task(
    desk: Desk, number: int, year: int, own: dict[tuple[int, int], int], committees: list[int]
) -> Draft:
    name, kind, place, tags, state, _, ahead = TASKS[number]
    due = min(desk.today + DAY * ahead, datetime.date(year, 12, 31))
    start = min(desk.today, due) - DAY * BEGUN
    if state == "pending" and ahead > LATER:
        start = desk.today + DAY
    draft: Draft = {
        "name": name, "kind": kind, "state": state, "year": year, "due": iso(due),
        "start": iso(min(start, due)), "tags": tags.replace(" ", "、"), "remark": MARK,
        "leader": LEADERS[number % len(LEADERS)], "person": "演示经办人",
        "partners": "演示县直有关部门", "assigned_by": "演示主席会议",
        "measure": "制定方案，开展调研，形成报告，跟踪落实。",
        "priority": own.get((year, place + 1)),
    }  # fmt: skip
    draft |= {"committee": committees[number % len(committees)]} if committees else {}
    if number % 4 == 3 or not committees:
        draft["unit"] = "演示办公室"
    if state == "done":
        draft |= {"done_on": iso(due - DAY * 3), "result": "按要求完成，材料已归档。"}
    if state == "cancelled":
        draft["cancel_reason"] = "演示主席会议决定与下年合并开展"
    return draft


def _of_last_year(
    number: int, year: int, own: dict[tuple[int, int], int], committees: list[int]
) -> Draft:
    name, kind, place, *_ = TASKS[number * 2]
    draft: Draft = {
        "name": name.replace("（演示）", "（上年，演示）"), "kind": kind, "state": "done",
        "year": year, "start": f"{year}-02-28", "due": f"{year}-11-30",
        "done_on": f"{year}-11-{10 + number}", "result": "按要求完成。",
        "leader": LEADERS[number % len(LEADERS)], "unit": "演示办公室", "remark": MARK,
        "priority": own.get((year, place + 1)),
    }  # fmt: skip
    return draft | ({"committee": committees[number % len(committees)]} if committees else {})


def _notes(desk: Desk, number: int, task: int) -> list[Record]:
    """Two notes of a task that has begun, an old one and one of this month; an extension."""
    name, _, _, _, state, percent, ahead = TASKS[number]
    if not percent or state == "cancelled":
        return []
    today = desk.today if ahead > 0 else desk.today + DAY * min(ahead, -5)
    quiet = name.startswith("少数民族")
    days = (
        (50, percent // 2, "已开展调研，形成初稿。"),
        (0 if not quiet else 45, percent, "修改完善。"),
    )
    found: list[Record] = [
        WorkProgress.of({
            "work_item": task, "day": iso(today - DAY * back), "percent": share, "content": text,
            "person": "演示经办人",
        })
        for back, share, text in days
    ]  # fmt: skip
    if state == "extended":
        due = min(desk.today + DAY * ahead, datetime.date(desk.today.year, 12, 31))
        found.append(WorkExtension.of({
            "work_item": task, "day": iso(desk.today - DAY * 20), "due_before": iso(due - DAY * 60),
            "due_after": iso(due), "reason": "对接企业行程调整", "agreed_by": "演示副主席",
        }))  # fmt: skip
    return found


def _from_agenda(desk: Desk) -> None:
    """One resolution that is still to be carried out has become a task."""
    where = (Filter("state", "in", ("following",)),)
    keys = list(find(desk, AgendaItem, Query(where=where, sort="due")))[-1:]
    if keys:
        from_agenda.to_tasks(desk, keys, {"kind": "required", "remark": MARK})
