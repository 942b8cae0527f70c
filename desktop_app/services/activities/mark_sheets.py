"""Reads the attendance of an activity as a sheet of marks, and writes what changed as one action.

Members come as `sheet_members` orders them; those who are no members by role at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.activity import Activity, ActivityPart
from desktop_app.records.attendance import Attendance
from desktop_app.services.activities import recording
from desktop_app.services.activities.attending import two_thirds
from desktop_app.services.activities.due import day_of
from desktop_app.services.activities.leave_slips import leave_slips
from desktop_app.services.activities.mark_sheet import OTHERS, MarkedPart, MarkSheet, SheetRow
from desktop_app.services.activities.sheet_members import members_of_sheet
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.services.registers.stored import stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

DRAFT, NOTE = "attendance_marks", "remark "
"""The kind of the kept drafts of both windows; what precedes the id of a remark in them."""
_HALVES = {"morning": "上午", "afternoon": "下午", "evening": "晚上"}
_WEEK = "一二三四五六日"
_READ = ("member", "name", "role", "unit", "marks", "remark")


class OpenedSheet(NamedTuple):
    """The attendance of an activity as it was read: whose it is, and the sheet to be filled in."""

    activity: int
    name: str
    place: str
    start_on: str
    sheet: MarkSheet


def read(desk: Desk, activity: int) -> OpenedSheet:
    """The sheet of an activity; `UserError` where the activity is gone."""
    found = stored(desk, Activity, [activity])
    if not found:
        raise UserError("这次活动已经删除，没有出勤表可以打开。需要的话先从回收站恢复。")
    values = found[0].values
    rows, parts = _rows(desk, activity, values), _parts(desk, activity)
    sheet = MarkSheet(rows, parts, two_thirds=two_thirds(desk))
    name, place, day = (str(values[each] or "") for each in ("name", "place", "start_on"))
    return OpenedSheet(activity, name, place, day, sheet)


def write(desk: Desk, opened: OpenedSheet) -> Changed:
    """Write every mark that was changed as one action.

    `UserError` where nothing was changed or a person is no longer in the list; nothing is written
    then.
    """
    sheet = opened.sheet
    if not sheet.changes:
        raise UserError("还没有改动任何一格，没有要保存的。")
    given: dict[int, dict[str, object]] = {
        sheet.rows[row].key: {"marks": marks} for row, marks in sheet.changed().items()
    }
    for key, text in sheet.pending_remarks().items():
        given.setdefault(key, {})["remark"] = text.strip() or None
    return recording.record(desk, opened.activity, given)


def keep(desk: Desk, opened: OpenedSheet, token: str, shown: Mapping[str, Any]) -> KeptDraft | None:
    """The changes that are not saved as a draft, None where there is none.

    `shown` says which window they were made in and what it shows, as plain data.
    """
    sheet = opened.sheet
    if not sheet.changes:
        return None
    typed = {str(key): marks for key, marks in sheet.pending().items()}
    typed |= {f"{NOTE}{key}": text for key, text in sheet.pending_remarks().items()}
    return KeptDraft(
        token, DRAFT, opened.activity, opened.name, desk.clock().isoformat(timespec="seconds"),
        desk.clerk, sheet.changes, desk.office.schema_number, dict(shown),
        typed, {}, {},
    )  # fmt: skip


def take_kept(opened: OpenedSheet, kept: KeptDraft) -> int:
    """Puts the changes of a kept draft over the sheet; how many cells changed."""
    typed = {key: str(text) for key, text in kept.typed.items()}
    notes = {key: text for key, text in typed.items() if key.startswith(NOTE)}
    opened.sheet.take_remarks({int(key.removeprefix(NOTE)): text for key, text in notes.items()})
    marked = {int(key): text for key, text in typed.items() if key not in notes}
    return opened.sheet.take_pending(marked) + len(opened.sheet.remarks)


def day_words(day: str) -> str:
    """A day for a head: 2月10日 周二; '' for none, as it is where it is no whole day."""
    import datetime

    try:
        found = datetime.date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.month}月{found.day}日 周{_WEEK[found.weekday()]}"


def _parts(desk: Desk, activity: int) -> list[MarkedPart]:
    """The parts by day and position; one at position 1 where the activity has none."""
    keys = lists.find(desk.office, ActivityPart, Query(where=(_of(activity),)))
    found = [each.values for each in stored(desk, ActivityPart, keys)]
    parts = [
        MarkedPart(each["position"] or n, each["title"] or "", each["day"] or "",
                  _HALVES.get(each["half"] or "", ""))
        for n, each in enumerate(found, 1)
    ]  # fmt: skip
    order = {"": 0, "上午": 1, "下午": 2, "晚上": 3}
    parts.sort(key=lambda each: (each.day, order[each.half], each.position))
    return parts or [MarkedPart(1, "")]


def _rows(desk: Desk, activity: int, values: Mapping[str, Any]) -> list[SheetRow]:
    keys = lists.find(desk.office, Attendance, Query(where=(_of(activity),)))
    found = lists.rows(desk.office, Attendance, keys, _READ)
    linked = [each[2] for each in found if each[2]]
    members = members_of_sheet(desk, linked, day_of(desk, values))
    slips = leave_slips(desk, activity, values, linked)
    shared = lookup(desk, Attendance)
    roles = shared.codes["attendance_role"]
    order = {code: n for n, code in enumerate(roles.order())}
    placed = []
    for key, version, member, name, role, unit, marks, remark in found:
        label = roles.label(role) if role else ""
        if member in members:
            place, row = members[member]
            row = row._replace(key=key, version=version, marks=marks or "", role=label)
            slip = slips.get(member)
            if slip is not None:
                parts = frozenset(place for attended, place in slip.filled if attended == key)
                row = row._replace(leave=slip.words, leave_key=slip.key, leave_parts=parts)
        else:
            place = (1, order.get(role, len(order)), "", str(unit or ""), key)
            row = SheetRow(key, version, name or "（已删除的委员）", marks or "", None, OTHERS, "",
                           "", unit or "", label)  # fmt: skip
        placed.append((place, row._replace(remark=remark or "")))
    return [row for _, row in sorted(placed, key=lambda each: each[0])]


def _of(activity: int) -> Filter:
    return Filter("activity", "in", (activity,))
