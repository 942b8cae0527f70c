"""Tasks at size: first rows, searches, the year above the list, figures, reminders, last year's."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import AgendaItem, Committee, WorkItem, WorkPriority, WorkProgress
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Filter, Query, history, relations
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from desktop_app.services.work_items import carrying, steps
from desktop_app.services.work_items.statistics import STATISTICS
from desktop_app.services.work_items.uncovered import year_of_tasks
from desktop_app.stepping import run_to_end
from desktop_app.storage.query.orders import WAITING
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (2_500, 10_000), ()
TARGETS: tuple[Target, ...] = ()
YEARS, LAST, PRIORITIES, COMMITTEES = 10, 2026, 20, 8
STATES = ("pending", "underway", "underway", "extended", "done", "done", "done", "cancelled")
ORDERS = (WAITING, "due", "number", "strokes")
TEXTS = ("协商", "xs", "演示77", "没有这件事")


def fill(office: Any, count: int) -> None:
    """Write ten years of tasks, two notes each, and twenty priorities a year."""
    chance = random.Random(20261123)
    committees = [Committee.of({"name": f"演示委{n}"}, n) for n in range(1, COMMITTEES + 1)]
    priorities = [
        WorkPriority.of(
            {"name": f"演示重点{n}", "year": LAST - year, "position": n}, 1 + n + year * 100
        )
        for year in range(YEARS) for n in range(PRIORITIES)
    ]  # fmt: skip
    items = [AgendaItem.of({"name": f"演示议题{n}", "state": "following"}, n + 1)
             for n in range(count // 10)]  # fmt: skip
    build.door.apply(office, [*committees, *priorities, *items], (), "导入", "演示")
    for start in range(0, count, 2_500):
        tasks = [_task(chance, place) for place in range(start, min(start + 2_500, count))]
        notes = [each for task in tasks for each in _notes(task)]
        build.door.apply(office, tasks, (), "导入", "演示")
        build.door.apply(office, notes, (), "导入", "演示")
    build.write_back(office)


def _task(chance: random.Random, place: int) -> WorkItem:
    back = place % YEARS
    year, state = LAST - back, STATES[place // YEARS % len(STATES)]
    if back and state != "cancelled":
        state = "done"
    day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return WorkItem.of({
        "number": f"RW-{place // YEARS + 1:04}", "year": year, "state": state,
        "name": f"演示{chance.choice(('协商', '调研', '视察', '活动'))}任务{place}",
        "kind": ("required", "chosen")[place % 2], "tags": "river project" if place % 3 else None,
        "priority": 1 + chance.randrange(PRIORITIES - 2) + back * 100,
        "committee": 1 + place % COMMITTEES, "leader": "演示主席", "start": f"{year}-01-05",
        "due": day, "done_on": day if state == "done" else None, "percent": 50,
        "progress": "演示进展", "progress_on": f"{year}-06-01", "measure": "演示措施" * 8,
        "source": f"agenda_item:{place // 10 + 1}" if place % 10 == 0 else None,
    }, place + 1)  # fmt: skip


def _notes(task: WorkItem) -> list[WorkProgress]:
    year = task.values["year"]
    return [
        WorkProgress.of({
            "work_item": task.key, "day": f"{year}-0{3 * n}-01", "percent": 25 * n,
            "content": "演示进展",
        }, task.key * 2 + n)
        for n in (1, 2)
    ]  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` tasks of ten years."""
    path = folder / f"tasks-{size}.zwh"
    with opened(path, create=True) as office:
        fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        run_to_end(registers.prepare_in_steps(desk, WorkItem, [(WorkItem.SORT, False)]))
        found: dict[str, Work] = {
            "list": partial(_list, desk), "card": partial(_card, desk),
            "header": partial(_header, desk), "steps": partial(_steps, desk),
            "reminders": partial(_reminders, desk), "figures": partial(_figures, desk),
            "carry": partial(_carry, desk),
        }  # fmt: skip
        yield found


def _list(desk: Desk, _turn: int) -> Iterator[str]:
    asked = {f"first rows by {order}": Query(sort=order) for order in ORDERS}
    asked |= {f"search {text}": Query(search=text, sort=WAITING) for text in TEXTS}
    asked["of a year"] = Query(where=(Filter("year", "in", (LAST,)),), sort=WAITING)
    for title, query in asked.items():
        keys = registers.first(desk, WorkItem, query, 100)
        registers.rows(desk, WorkItem, keys, WorkItem.COLUMNS)
        yield title


def _card(desk: Desk, turn: int) -> Iterator[str]:
    key = registers.first(desk, WorkItem, Query(), turn + 1)[-1]
    yield READY
    relations.values_of(desk, WorkItem, key, 5)
    relations.related_to(desk, WorkItem, key, 5)
    yield "of a task"


def _header(desk: Desk, _turn: int) -> Iterator[str]:
    year_of_tasks(desk, LAST)
    carrying.carried_from(desk, LAST)
    yield "the year above the list"


def _steps(desk: Desk, turn: int) -> Iterator[str]:
    key = registers.first(desk, WorkItem, Query(sort=WAITING), turn + 1)[-1]
    yield READY
    steps.note(desk, [key], {"day": "2026-11-20", "percent": str(turn % 90), "content": "演示"})
    yield "a note"


def _reminders(desk: Desk, _turn: int) -> Iterator[str]:
    reminders.due(desk)
    yield "of all tasks"


def _figures(desk: Desk, _turn: int) -> Iterator[str]:
    statement(desk, STATISTICS, periods.of_year(LAST))
    yield "of a year"


def _carry(desk: Desk, _turn: int) -> Iterator[str]:
    found = carrying.proposed(desk, LAST + 1, LAST)
    yield "last year's list, looked at"
    carrying.begin(desk, LAST + 1, found)
    yield "last year's list, written"
    history.undo(desk)
    yield "undone"
