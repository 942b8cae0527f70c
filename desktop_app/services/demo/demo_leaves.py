"""The invented leave of the demo: what was granted for activities that are over and to come."""

from __future__ import annotations

import datetime
from typing import Any

from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.records.leave import Leave
from desktop_app.services.activities.marks import ABSENT, LEAVE
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.registers.stored import Stored, stored

KINDS = ("sick", "business", "personal", "higher", "abroad")
REASONS = ("住院治疗（演示）", "外出招商（演示）", "家中有事（演示）", "参加上级会议（演示）",
           "因公出国（演示）")  # fmt: skip
AHEAD_STATES = ("pending", "pending", "granted", "granted", "refused")
PAST = 12


def fill_leaves(desk: Desk) -> None:
    """A dozen of activities that are over, five of the next meeting."""
    standing = Query(where=(Filter("kind", "in", ("standing",)),), sort="start_on")
    meetings = stored(desk, Activity, list(find(desk, Activity, standing)))
    over = [each for each in meetings if each.values["state"] == "done"][-2:]
    ahead = [each for each in meetings if each.values["state"] == "draft"][:1]
    drafts: list[dict[str, Any]] = []
    for meeting in over:
        rows = [each for each in _rows(desk, meeting)
                if set(each.values["marks"] or "") & {LEAVE, ABSENT}]  # fmt: skip
        drafts += [_draft(meeting, row, len(drafts) + n, "granted") for n, row in enumerate(rows)]
    del drafts[PAST:]
    for meeting in ahead:
        rows = _rows(desk, meeting)[3 : 3 + len(AHEAD_STATES)]
        drafts += [
            _draft(meeting, row, number, state)
            for number, (row, state) in enumerate(zip(rows, AHEAD_STATES, strict=False))
        ]
    if drafts:
        records = made(desk, Leave, drafts)
        desk.write(records, action="导入请假：演示请假登记.xlsx", cascading=Cascading.IMPORTED)


def _rows(desk: Desk, meeting: Stored) -> list[Stored]:
    where = (Filter("activity", "in", (meeting.key,)), Filter("member", "filled"))
    return stored(desk, Attendance, sorted(find(desk, Attendance, Query(where=where))))


def _draft(meeting: Stored, row: Stored, number: int, state: str) -> dict[str, Any]:
    """Leave asked for a few days ahead, every fourth too late."""
    starts = datetime.date.fromisoformat(meeting.values["start_on"])
    asked = starts - DAY * (1 if number % 4 == 3 else 4)
    draft: dict[str, Any] = {
        "member": row.values["member"], "activity": meeting.key, "since": iso(starts),
        "until": iso(starts), "kind": KINDS[number % len(KINDS)], "asked_on": iso(asked),
        "reason": REASONS[number % len(REASONS)], "state": state, "remark": MARK,
    }  # fmt: skip
    if state != "pending":
        draft |= {"approver": "演示秘书长", "decided_on": iso(asked + DAY)}
    if state == "refused":
        draft["decision_note"] = "会议有表决事项，请安排好工作到会。（演示）"
    return draft
