"""Cascade of tasks: a number after the last of the year, today for a note without a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.records.record import Record
from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_notes import WorkExtension, WorkProgress
from desktop_app.records.work_priority import WorkPriority
from desktop_app.services.desk import Desk
from desktop_app.services.registers.numbering import number_by_year
from desktop_app.services.subjects import Before, CascadeRule

BEFORE_FIRST = "RW-000"


def _number(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """A task without a number gets the one after the last of its year, RW-001 as the first."""
    number_by_year(desk, WorkItem, put, BEFORE_FIRST)
    return ()


def _today(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """What a note or extension without a day says is so today."""
    for each in put:
        each.values["day"] = each.values.get("day") or desk.today.isoformat()
    return ()


def _this_year(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """A priority without a year is one of this year."""
    for each in put:
        each.values["year"] = each.values.get("year") or desk.today.year
    return ()


RULES = (
    CascadeRule(WorkPriority.KEY, _this_year, on_import=True),
    CascadeRule(WorkItem.KEY, _number, on_import=True),
    CascadeRule(WorkProgress.KEY, _today, on_import=True),
    CascadeRule(WorkExtension.KEY, _today, on_import=True),
)
