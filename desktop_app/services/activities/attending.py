"""Attendance in every action: results follow from marks and parts, counts of activities from both.

Whatever writes a mark, a part or a row of attendance (a form, the roll call, an import), the rule
here sets `result` and `present` of the rows and 应到, 实到 of their activities. An activity that
has no rows keeps the counts that were typed: many old ledgers have nothing but the numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.activity import Activity, ActivityPart
from desktop_app.records.attendance import Attendance
from desktop_app.records.record import Record
from desktop_app.services.activities.marks import ONE, verdict
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import limits
from desktop_app.services.registers.children import owned, records
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

_COUNTED = ("activity", "member", "role", "result")
Gone = set[tuple[type[Record], int]]


class Counts(NamedTuple):
    """How many are due at an activity and how many of them came."""

    due: int
    came: int

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> Counts:
        """The counts of some rows of attendance; those that are not due count nowhere."""
        due = [each for each in rows if Attendance.IS_DUE.holds(each)]
        return cls(len(due), sum(Attendance.CAME.holds(each) for each in due))


def parts_of(desk: Desk, key: int) -> tuple[int, ...]:
    """The places of the parts of an activity, in their order; () where it has none."""
    return _positions(desk, (), set(), {key}).get(key, ())


def positions_of(desk: Desk, key: int) -> tuple[int, ...]:
    """The places that the marks of an activity have, in their order; (1,) without parts."""
    return parts_of(desk, key) or ONE


def two_thirds(desk: Desk) -> bool:
    """Whether the office counts who was at less than two thirds as absent."""
    return bool(limits(desk)["two_thirds"])


def follow_marks(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """Results of the rows that an action touches, and the counts of their activities.

    Undo brings results as they were; the counts are what the rows then say.
    """
    gone: Gone = {(type(each), each.key) for each in remove}
    rows: dict[int, Record] = {x.key: x for x in put if isinstance(x, Attendance)}
    parts = [each for each in (*put, *remove) if isinstance(each, ActivityPart)]
    redone = set() if all_said else {each.values["activity"] for each in parts}
    redone = {key for key in redone if (Activity, key) not in gone}
    more = [] if not redone else [
        each for each in owned(desk, Attendance, [(Activity.KEY, key) for key in sorted(redone)])
        if each.key not in rows and (Attendance, each.key) not in gone
    ]  # fmt: skip
    changed = [] if all_said else _judge(desk, put, gone, list(rows.values()), more)
    rows |= {each.key: each for each in changed}
    return Agreed([*changed, *_count(desk, put, remove, gone, rows)])


def _judge(
    desk: Desk, put: Sequence[Record], gone: Gone, own: list[Record], more: list[Record]
) -> list[Record]:
    """Writes the results of all these rows; returns those of `more` that changed."""
    if not own and not more:
        return []
    keys = {each.values["activity"] for each in (*own, *more)}
    places, rule = _positions(desk, put, gone, keys), two_thirds(desk)
    changed = []
    for each in (*own, *more):
        values = each.values
        found = verdict(values.get("marks"), places.get(values["activity"], ONE), two_thirds=rule)
        new = {"result": found.result, "present": found.present or None}
        if any(values.get(name) != value for name, value in new.items()):
            values.update(new)
            changed.append(each)
    written = {id(each) for each in own}
    return [each for each in changed if id(each) not in written]


def _positions(
    desk: Desk, put: Sequence[Record], gone: Gone, keys: set[int]
) -> dict[int, tuple[int, ...]]:
    """By activity the places of its parts as they are after the action, in their order."""
    own = {each.key: each.values for each in put if isinstance(each, ActivityPart)}
    where = (Filter("activity", "in", tuple(sorted(keys))),)
    stored = lists.find(desk.office, ActivityPart, Query(where=where))
    every = {
        row[0]: {"activity": row[2], "position": row[3]}
        for row in lists.rows(desk.office, ActivityPart, stored, ("activity", "position"))
    } | own
    found: dict[int, set[int]] = {}
    for key, values in every.items():
        if (ActivityPart, key) not in gone:
            found.setdefault(values["activity"], set()).add(values["position"] or 1)
    return {key: tuple(sorted(places)) for key, places in found.items()}


def _count(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], gone: Gone,
    rows: Mapping[int, Record],
) -> list[Record]:  # fmt: skip
    """Sets the counts of the activities that an action is about; those that are not in it."""
    own = {each.key: each for each in put if isinstance(each, Activity)}
    left = {each.values["activity"] for each in remove if isinstance(each, Attendance)}
    keys = {each.values["activity"] for each in rows.values()} | left | set(own)
    keys = {key for key in keys if (Activity, key) not in gone}
    by_activity: dict[int, list[Mapping[str, Any]]] = {}
    for values in _stored_rows(desk, keys, gone, rows):
        by_activity.setdefault(values["activity"], []).append(values)
    settled = keys & (set(by_activity) | left)
    others = {each.key: each for each in records(desk, Activity, sorted(settled - set(own)))}
    changed = []
    for key in settled & (set(own) | set(others)):
        found = by_activity.get(key)
        counts = Counts.of(found) if found else None
        values = (own.get(key) or others[key]).values
        new = {"due_count": counts and counts.due, "came_count": counts and counts.came}
        if any(values.get(name) != value for name, value in new.items()):
            values.update(new)
            changed += [others[key]] if key in others else []
    return changed


def _stored_rows(
    desk: Desk, keys: set[int], gone: Gone, rows: Mapping[int, Record]
) -> Iterable[Mapping[str, Any]]:
    """The rows of some activities as they are after the action, what counts needs of each."""
    yield from (each.values for each in rows.values())
    where = (Filter("activity", "in", tuple(sorted(keys))),)
    stored = lists.ids_where(desk.office, Attendance, where)
    others = [key for key in stored if key not in rows and (Attendance, key) not in gone]
    for _, _, *values in lists.rows(desk.office, Attendance, others, _COUNTED):
        yield dict(zip(_COUNTED, values, strict=True))


RULES = (
    AgreementRule(
        frozenset((Activity.KEY, ActivityPart.KEY, Attendance.KEY)),
        follow_marks,
        whole=True,
        anew=True,
    ),
)
