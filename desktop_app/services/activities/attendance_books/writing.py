"""Writes what the plan of an attendance book says, as one action."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.attendance import Attendance
from desktop_app.records.record import Record
from desktop_app.services.activities import marks
from desktop_app.services.activities.attendance_books.plan import BookPlan, RowPlan
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.stored import stored


def changed_rows(plan: BookPlan) -> Iterator[tuple[int, RowPlan, dict[str, Any]]]:
    """By activity the rows that change, with their new values."""
    for (activity, _), row in plan.rows.items():
        stored = row.stored or {}
        text = stored.get("marks")
        for position, mark in row.marks.items():
            text = marks.with_mark(text, position, mark)
        remark = stored.get("remark") or ""
        for note in row.notes:
            remark = remark if note in remark else "；".join(filter(None, (remark, note)))
        new = {"marks": text, "remark": remark or None}
        if row.stored is None:
            person = row.person
            name = person.name if person.member is None else None
            yield activity, row, {
                **new, "activity": activity, "member": person.member, "name": name,
                "unit": person.unit or None if name else None, "role": person.role or None,
            }  # fmt: skip
        elif any((stored.get(key) or None) != value for key, value in new.items()):
            yield activity, row, new


def records_of(desk: Desk, plan: BookPlan) -> list[Record]:
    """The records that a plan writes: activities and parts that are made, rows that change."""
    rows = list(changed_rows(plan))
    read = {row.stored["id"]: row.stored["version"] for _, row, _ in rows if row.stored}
    now = {each.key: each for each in stored(desk, Attendance, list(read))}
    if any(key not in now or now[key].version != version for key, version in read.items()):
        raise UserError("这些出勤刚在别处改过，还没有写入。请再看一遍，再点一次登记。")
    put: list[Record] = []
    for each in plan.additions.meetings:
        put += [each.record(desk), *(part.record(each.key) for part in each.parts)]
    for activity, parts in plan.additions.parts.items():
        put += [part.record(activity) for part in parts]
    for _, row, values in rows:
        if row.stored is None:
            put.append(Attendance.of(values))
        else:
            own = now[row.stored["id"]]
            put.append(Attendance.of({**own.values, **values}, own.key, own.version))
    return put


def write_book(desk: Desk, plan: BookPlan) -> Changed:
    """Write a plan as one action; `UserError` where it has nothing new."""
    put = records_of(desk, plan)
    if not put:
        raise UserError("没有新的登记：表里的出勤都已经登记过，或者没有对上。")
    people = f"{plan.marked} 格" if plan.marked else f"名单 {plan.added} 人"
    return desk.write(put, action=f"导入出勤：“{plan.read.name}”{people}")
