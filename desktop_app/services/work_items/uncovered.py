"""The priorities of a year, those that no task serves among them, and how far the year is."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_priority import WorkPriority
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter, Query, find, first
from desktop_app.storage.query.predicate_sql import filters_of
from desktop_app.storage.query.tallies import By, Sum, tally

SERVED = (Filter("state", "in", ("pending", "underway", "extended", "done", None)),)
"""The tasks that serve a priority: all but cancelled ones."""


class YearOfTasks(NamedTuple):
    """How many tasks a year has, done and late ones, and its priorities without any."""

    total: int
    done: int
    late: int
    uncovered: tuple[tuple[int, str], ...]
    priorities: int


def lacking_filters(year: int) -> tuple[Filter, ...]:
    """The priorities of a year that no task serves; cancelled tasks serve nothing."""
    return Filter("year", "in", (year,)), Filter("work_item.priority", "lacking", SERVED)


def uncovered(desk: Desk, year: int) -> tuple[tuple[int, str], ...]:
    """Key and name of the priorities of a year that no task serves, in their order."""
    keys = find(desk, WorkPriority, Query(where=lacking_filters(year), sort="position"))
    return tuple((row[0], row[2]) for row in outward.rows(desk, WorkPriority, keys, ("name",)))


def has_tasks(desk: Desk, year: int) -> bool:
    """Whether a year has any task, cancelled or not."""
    return bool(first(desk, WorkItem, Query(where=(Filter("year", "in", (year,)),)), 1))


def year_of_tasks(desk: Desk, year: int) -> YearOfTasks:
    """The numbers above the list of tasks."""
    where = (Filter("year", "in", (year,)),)
    states = dict(tally(desk.office, WorkItem, where, [By("state")], [Sum()]))
    counted = sum(count for state, count in states.items() if state != "cancelled")
    late = (*where, *filters_of(WorkItem.OPEN, lookup(desk)),
            Filter("due", "before", (desk.today.isoformat(),)))  # fmt: skip
    priorities = len(find(desk, WorkPriority, Query(where=where)))
    return YearOfTasks(
        counted, states.get("done", 0), len(find(desk, WorkItem, Query(where=late))),
        uncovered(desk, year), priorities,
    )  # fmt: skip
