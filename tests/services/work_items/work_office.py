"""A small office with tasks and priorities, for the tests of the subject."""

from __future__ import annotations

from typing import Any

from desktop_app.records import WorkItem, WorkPriority, WorkProgress
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from desktop_app.services.registers.stored import Stored, stored
from tests.services.activities.activity_office import saved

RESULT = {"done_on": "2026-11-20", "result": "演示完成"}


def task(desk: Desk, name: str = "演示任务", **typed: object) -> int:
    """A task of this year, or of the `year` that is typed; its id."""
    year = typed.get("year", 2026)
    usual: dict[str, object] = {
        "unit": "演示办公室", "start": f"{year}-03-01", "due": f"{year}-12-20",
    }  # fmt: skip
    return saved(desk, WorkItem, name=name, **{**usual, **typed})


def priority(desk: Desk, name: str = "演示重点工作", year: int = 2026, **typed: object) -> int:
    """A priority of a year; its id."""
    return saved(desk, WorkPriority, name=name, year=year, **typed)


def note(desk: Desk, key: int, **typed: object) -> int:
    """A note about a task; its id."""
    return saved(desk, WorkProgress, work_item=key, **typed)


def every(desk: Desk, model: type[Any]) -> list[Stored]:
    """All records of a register."""
    return stored(desk, model, list(find(desk, model, Query())))
