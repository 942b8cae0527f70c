"""The steps of leave: granted, refused, taken back; who decides on it and how early it is asked."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.leave import Leave
from desktop_app.records.leave_approvers import LIST, approver_of
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.limits.time_limits import office_limits, times
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.states import NotAllowed, Refusal, change_state
from desktop_app.services.registers.stored import Stored, stored

Given = Mapping[str, object]
AHEAD = "leave_ahead"
"""The matter of `TimeLimit`: how long before an activity leave is asked for."""


class Terms(NamedTuple):
    """What the rules say about one leave.

    approver: who grants it, in words, '' where the office has not set it. first: its first day,
    None where it is not known. ask_by: the last day to ask, None where the office demands none.
    late: asked for after that day.
    """

    approver: str
    first: datetime.date | None
    ask_by: datetime.date | None
    late: bool


def grant(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that leave was granted, by whom and when; its marks of attendance are filled.

    `NotAllowed` names those that lack their days.
    """
    _open(desk, keys)
    return change_state(desk, Leave, keys, "granted", "批准请假", given)


def refuse(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that leave was not granted and why."""
    _open(desk, keys)
    return change_state(desk, Leave, keys, "refused", str(given.get("decision_note") or ""), given)


def withdraw(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """The member came after all: the earlier marks of attendance are restored."""
    return change_state(
        desk, Leave, keys, "withdrawn", str(given.get("remark") or "") or "销假", given
    )


def terms_of(desk: Desk, leave: Mapping[str, Any]) -> Terms:
    """Who grants a leave by the kind of its activity, and whether it was asked for in time."""
    found = stored(desk, Activity, [leave["activity"]]) if leave.get("activity") else []
    activity = found[0].values if found else {}
    start = activity.get("start_on") or leave.get("since")
    first = datetime.date.fromisoformat(earliest(start)) if start else None
    asked = leave.get("asked_on")
    asked_day = datetime.date.fromisoformat(latest(asked)) if asked else desk.today
    end = office_limits(desk).end_of(AHEAD, sign=-1)
    ask_by = end(earliest(start), times(desk)) if end is not None and start else None
    begun = first is not None and asked_day >= first
    approver = _approver(desk, activity.get("kind"), begun=begun)
    return Terms(approver, first, ask_by, ask_by is not None and asked_day > ask_by)


def _approver(desk: Desk, kind: str | None, *, begun: bool) -> str:
    codes = lookup(desk, Leave).codes
    labels = {each.code: each.label for each in codes[LIST].offered()}
    return approver_of(labels, kind, codes["activity_kind"].label(kind or ""), begun=begun)


def _open(desk: Desk, keys: Sequence[int]) -> list[Stored]:
    """The chosen leave; `NotAllowed` names those on which it has been decided."""
    found = stored(desk, Leave, keys)
    if not found:
        raise UserError("请先选中请假。")
    refused = [
        Refusal(each.key, Leave.title_of(each.values), "已经有审批结果，要改请先“销假（撤回）…”")
        for each in found if not Leave.PENDING.holds(each.values)
    ]  # fmt: skip
    if refused:
        raise NotAllowed(Leave, "已审批", refused)
    return found
