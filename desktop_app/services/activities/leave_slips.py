"""The granted leaves of an activity's members, in words for its attendance sheet.

The record of leave belongs to another subject and is read by its key, so that an office file
without it has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records.filled_marks import places_in
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

LEAVE, GRANTED = "leave", "granted"
_READ = ("member", "number", "kind", "activity", "since", "until", "asked_on", "approver",
         "filled")  # fmt: skip


class LeaveSlip(NamedTuple):
    """One granted leave: the id of its record, its words for the clerk, the marks it set.

    `filled` are the marks that this leave and others of the same member set: the id of the
    attendance and the place of the part.
    """

    key: int
    words: str
    filled: frozenset[tuple[int, int]] = frozenset()


def leave_record(desk: Desk) -> type[Record] | None:
    """The record of leave, None where the program keeps none."""
    return next((each for each in desk.office.records if each.KEY == LEAVE), None)


def leave_slips(
    desk: Desk, activity: int, values: Mapping[str, Any], members: Sequence[int]
) -> dict[int, LeaveSlip]:
    """By member the granted leave from an activity, or for days that it lies in.

    Leave from the activity itself comes before leave for a time.
    """
    model = leave_record(desk)
    if model is None or not members:
        return {}
    where = (Filter("member", "in", tuple(members)), Filter("state", "in", (GRANTED,)))
    keys = lists.find(desk.office, model, Query(where=where))
    found: dict[int, LeaveSlip] = {}
    kinds = lookup(desk, model).codes["leave_kind"]
    for key, _, *row in lists.rows(desk.office, model, keys, _READ):
        told = dict(zip(_READ, row, strict=True))
        named = told["activity"] == activity
        if named or (told["activity"] is None and _overlaps(told, values)):
            kind = kinds.label(told["kind"]) if told["kind"] else ""
            slip = LeaveSlip(key, _words(told, kind), frozenset(places_in(told["filled"])))
            other = found.get(told["member"], slip)
            first = slip if named else other
            found[told["member"]] = first._replace(filled=slip.filled | other.filled)
    return found


def _overlaps(leave: Mapping[str, Any], activity: Mapping[str, Any]) -> bool:
    since, start = leave["since"], activity.get("start_on")
    if not since or not start:
        return False
    until, end = leave["until"] or since, activity.get("end_on") or start
    return earliest(since) <= latest(end) and earliest(start) <= latest(until)


def _words(leave: Mapping[str, Any], kind: str) -> str:
    parts = [f"请假单 {leave['number']}" if leave["number"] else "请假单", kind]
    parts += [f"{leave['asked_on']} 提出" if leave["asked_on"] else ""]
    parts += [f"{leave['approver']}批准" if leave["approver"] else "已准假"]
    return "，".join(filter(None, parts))
