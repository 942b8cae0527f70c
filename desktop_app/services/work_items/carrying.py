"""A year's list of tasks from that of an earlier year: a preview, then one action."""

from __future__ import annotations

from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_priority import WorkPriority
from desktop_app.services import registers
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import Filter, Query
from desktop_app.storage.log.keys import new_keys

COPIED = ("name", "kind", "tags", "committee", "unit", "partners", "leader", "person",
          "assigned_by", "measure", "internal")  # fmt: skip
DAYS = ("start", "due")
_READ = (*COPIED, *DAYS, "first_due", "priority", "state", "number")


class CarriedTask(NamedTuple):
    """One task that may go on: its stored values in the new year, its priority's name.

    number, state: those of last year. `wanted` says whether it is ticked at first.
    """

    values: dict[str, Any]
    priority: str
    number: str
    state: str
    wanted: bool


def carried_from(desk: Desk, year: int) -> int | None:
    """The latest year before one that has tasks, None without any."""
    where = (Filter("year", "to", (year - 1,)),)
    found = registers.first(desk, WorkItem, Query(where=where, sort="year", descending=True), 1)
    return int(registers.rows(desk, WorkItem, list(found), ("year",))[0][2]) if found else None


def proposed(desk: Desk, year: int, before: int) -> list[CarriedTask]:
    """The tasks of an earlier year as they would be in `year`; those that it has are left out.

    Of several with one name as many are left out as it has, those of the same units first. Days
    are shifted by whole years, an extended last day from what it was first. Cancelled tasks are
    offered without a tick.
    """
    left_out = _in_both(desk, year, before)
    names = _priority_names(desk)
    found = []
    for row in registers.rows(desk, WorkItem, _of_year(desk, before), _READ):
        old = dict(zip(_READ, row[2:], strict=True))
        if row[0] in left_out:
            continue
        values: dict[str, Any] = {name: old[name] for name in COPIED}
        values |= {"start": later(old["start"], year - before), "year": year, "state": "pending"}
        values["due"] = later(old["first_due"] or old["due"], year - before)
        found.append(CarriedTask(
            values, names.get(old["priority"], ""), old["number"] or "", old["state"] or "",
            old["state"] != "cancelled",
        ))  # fmt: skip
    return found


def _in_both(desk: Desk, year: int, before: int) -> set[int]:
    """The tasks of an earlier year that a later one has, by name and units or by name alone."""
    names = ("name", "committee", "unit")
    old = list(registers.rows(desk, WorkItem, _of_year(desk, before), names))
    there = [row[2:] for row in registers.rows(desk, WorkItem, _of_year(desk, year), names)]
    found: set[int] = set()
    for length in (len(names), 1):
        alike: dict[tuple[Any, ...], list[int]] = {}
        for row in reversed(old):
            if row[0] not in found:
                alike.setdefault(tuple(row[2 : 2 + length]), []).append(row[0])
        rest = []
        for new in there:
            keys = alike.get(tuple(new[:length]))
            if keys:
                found.add(keys.pop())
            else:
                rest.append(new)
        there = rest
    return found


def begin(desk: Desk, year: int, chosen: list[CarriedTask]) -> Changed:
    """Write the chosen tasks, and the priorities that the year does not have yet.

    One action; `UserError` where none is chosen.
    """
    if not chosen:
        raise UserError("请至少选一项任务。")
    known = {name: key for key, name, of in _priorities(desk) if of == year}
    lacking = [each.priority for each in chosen if each.priority and each.priority not in known]
    put = _new_priorities(desk, year, list(dict.fromkeys(lacking)))
    known |= {each.values["name"]: each.key for each in put}
    put += [WorkItem.of({**each.values, "priority": known.get(each.priority)}) for each in chosen]
    return desk.write(put, action=f"{year}年工作任务：{WorkItem.counted(len(chosen))}")


def later(day: str | None, years: int) -> str | None:
    """The same day some years later; the last of February stays the last."""
    if not day:
        return None
    moved = f"{int(day[:4]) + years:04}{day[4:]}"
    return f"{moved[:5]}02-28" if moved.endswith("-02-29") and not _is_leap(moved) else moved


def _is_leap(day: str) -> bool:
    year = int(day[:4])
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _of_year(desk: Desk, year: int) -> list[int]:
    where = (Filter("year", "in", (year,)),)
    return list(registers.find(desk, WorkItem, Query(where=where, sort="number")))


def _priorities(desk: Desk) -> list[tuple[int, str, int | None]]:
    keys = registers.find(desk, WorkPriority, Query())
    return [(row[0], row[2], row[3])
            for row in registers.rows(desk, WorkPriority, keys, ("name", "year"))]  # fmt: skip


def _priority_names(desk: Desk) -> dict[int | None, str]:
    return {key: name for key, name, _ in _priorities(desk)}


def _new_priorities(desk: Desk, year: int, names: list[str]) -> list[Record]:
    """Priorities of a year with the place and level that the latest one of that name has."""
    if not names:
        return []
    fields = ("name", "year", "position", "level")
    keys = registers.find(desk, WorkPriority, Query(sort="year"))
    latest = {row[2]: row for row in registers.rows(desk, WorkPriority, keys, fields)}
    found: list[Record] = []
    for key, name in zip(new_keys(len(names)), names, strict=True):
        _, _, _, _, position, level = latest[name]
        values = {"name": name, "year": year, "position": position, "level": level}
        found.append(WorkPriority.of(values, key))
    return found
