"""Leave and attendance agree in every action: a granted leave is seen in the marks of its parts.

Where a member has leave, the mark of the part is leave unless the member came all the same. A leave
keeps which marks it has set and what was there before (`Leave.filled`); when it no longer covers a
part (refused, taken back, changed, removed), what was there comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from desktop_app.records.activity import Activity, ActivityPart
from desktop_app.records.attendance import Attendance
from desktop_app.records.filled_marks import Places, places_in, places_text
from desktop_app.records.leave import Leave
from desktop_app.records.record import Record
from desktop_app.services.activities.marks import ABSENT, AWAY, BLANK, LEAVE, at, with_mark
from desktop_app.services.cascading import stored_before
from desktop_app.services.desk import Desk
from desktop_app.services.leaves.covering import Occasion, covered, mark_of
from desktop_app.services.registers.children import owned, records
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

KEYS = frozenset((Leave.KEY, Attendance.KEY, Activity.KEY, ActivityPart.KEY))
_DAYS = ("start_on", "end_on")
_PART = ("activity", "position", "day", "half")


class _Agreeing:
    """One action being completed: its leave, the rows of attendance it is about, what changed."""

    def __init__(self, desk: Desk, put: Sequence[Record], remove: Sequence[Record]) -> None:
        self.desk, self.put = desk, put
        self.gone = {(type(each), each.key) for each in remove}
        self.rows: dict[int, Record] = {
            each.key: each for each in put if isinstance(each, Attendance)
        }
        self.leaves: dict[int, Record] = {each.key: each for each in put if isinstance(each, Leave)}
        self.removed: list[Record] = [each for each in remove if isinstance(each, Leave)]
        self.parts = [each for each in (*put, *remove) if isinstance(each, ActivityPart)]
        self.occasions: dict[int, Occasion] = {}
        self._written = {id(each) for each in put}
        self._changed: dict[int, Record] = {}

    def run(self) -> Agreed:
        """The records that change besides those of the action."""
        self._take_stored()
        touched = [*self.leaves.values(), *self.removed]
        if not touched and not self._granted_at_all():
            return Agreed()
        self._read_rows(touched)
        if not self.rows:
            return Agreed()
        self._read_leaves()
        self._read_occasions()
        settled = list(self.leaves.values())
        wanted = {each.key: self._wanted(each) for each in settled}
        for each in self.removed:
            self._give_back(each, set())
        for each in settled:
            self._give_back(each, wanted[each.key])
        for each in settled:
            self._fill(each, wanted[each.key])
        return Agreed([each for each in self._changed.values() if id(each) not in self._written])

    def _take_stored(self) -> None:
        """`filled` is never typed: the stored value counts."""
        own = list(self.leaves.values())
        before = stored_before(self.desk.office, own) if own else {}
        for each in own:
            each.values["filled"] = before.get(each.key, {}).get("filled")

    def _granted_at_all(self) -> bool:
        """Whether there is a granted leave that rows or activities could be under."""
        where = (Filter("state", "in", ("granted",)),)
        return bool(lists.first(self.desk.office, Leave, Query(where=where), 1))

    def _read_rows(self, touched: Sequence[Record]) -> None:
        """Adds the rows that leave names or may cover, and those of activities that moved."""
        keys = {key for each in touched for key, _ in places_in(each.values.get("filled"))}
        for each in self.leaves.values():
            if Leave.GRANTED.holds(each.values):
                keys |= set(self._rows_under(each))
        keys |= self._rows_of_moved()
        keys = {key for key in keys if key not in self.rows and (Attendance, key) not in self.gone}
        self.rows |= {each.key: each for each in records(self.desk, Attendance, sorted(keys))}

    def _rows_under(self, leave: Record) -> Iterable[int]:
        where = [Filter("member", "in", (leave.values["member"],))]
        if leave.values.get("activity"):
            where.append(Filter("activity", "in", (leave.values["activity"],)))
        return lists.ids_where(self.desk.office, Attendance, tuple(where))

    def _rows_of_moved(self) -> set[int]:
        """The rows of the activities whose days or parts this action changes."""
        own = [each for each in self.put if isinstance(each, Activity)]
        before = stored_before(self.desk.office, own) if own else {}
        moved = {
            each.key for each in own
            if each.key in before
            and any(before[each.key].get(name) != each.values.get(name) for name in _DAYS)
        }  # fmt: skip
        moved |= {each.values["activity"] for each in self.parts}
        moved = {key for key in moved if (Activity, key) not in self.gone}
        if not moved:
            return set()
        where = (Filter("activity", "in", tuple(sorted(moved))),)
        return set(lists.ids_where(self.desk.office, Attendance, where))

    def _read_leaves(self) -> None:
        """Adds the granted leave of everybody in these rows that could be for their activities."""
        members = {each.values.get("member") for each in self.rows.values()} - {None}
        if not members:
            return
        activities = {each.values["activity"] for each in self.rows.values()}
        where = (
            Filter("member", "in", tuple(sorted(members))),
            Filter("state", "in", ("granted",)),
            Filter("activity", "in", (None, *sorted(activities))),
        )
        found = lists.ids_where(self.desk.office, Leave, where)
        new = [key for key in found if key not in self.leaves and (Leave, key) not in self.gone]
        self.leaves |= {each.key: each for each in records(self.desk, Leave, sorted(new))}

    def _read_occasions(self) -> None:
        """The activities of these rows with their parts, as they are after the action."""
        members = {each.values["member"] for each in self.leaves.values()}
        keys = {each.values["activity"] for each in self.rows.values()
                if each.values.get("member") in members}  # fmt: skip
        own = {each.key: each.values for each in self.put if isinstance(each, Activity)}
        stored = lists.rows(self.desk.office, Activity, sorted(keys - set(own)), _DAYS)
        found: dict[int, dict[str, Any]] = {
            key: dict(zip(_DAYS, days, strict=True)) for key, _, *days in stored
        }
        found |= {key: own[key] for key in keys & set(own)}
        parts = self._parts_of(sorted(keys))
        self.occasions = {
            key: Occasion(values, tuple(parts.get(key, ()))) for key, values in found.items()
        }

    def _parts_of(self, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
        every = {
            each.key: each.values
            for each in owned(self.desk, ActivityPart, [(Activity.KEY, key) for key in keys])
            if (ActivityPart, each.key) not in self.gone
        }
        every |= {each.key: each.values for each in self.put if isinstance(each, ActivityPart)}
        found: dict[int, list[dict[str, Any]]] = {}
        for values in every.values():
            found.setdefault(values["activity"], []).append(values)
        return found

    def _wanted(self, leave: Record) -> set[tuple[int, int]]:
        """The marks that a leave covers: id of the row and place of the part."""
        if not Leave.GRANTED.holds(leave.values):
            return set()
        return {
            (row.key, place)
            for row in self.rows.values()
            if row.values.get("member") == leave.values["member"]
            for key in (row.values["activity"],)
            if key in self.occasions
            for place in covered(leave.values, key, self.occasions[key])
        }

    def _give_back(self, leave: Record, wanted: set[tuple[int, int]]) -> None:
        """Restores the earlier marks at places that the leave no longer covers."""
        kept: Places = {}
        for place, before in places_in(leave.values.get("filled")).items():
            row = self.rows.get(place[0])
            if row is None and (Attendance, place[0]) not in self.gone:
                kept[place] = before  # a row that this action is not about
            elif row is not None and place in wanted:
                kept[place] = before
            elif row is not None and at(row.values.get("marks"), place[1]) in (LEAVE, AWAY):
                self._mark(row, place[1], before)
        self._keep(leave, kept)

    def _fill(self, leave: Record, wanted: set[tuple[int, int]]) -> None:
        """Sets the mark of a leave where nothing else says that the member was there."""
        own, kept = mark_of(leave.values), places_in(leave.values.get("filled"))
        for key, place in sorted(wanted):
            row = self.rows[key]
            now = at(row.values.get("marks"), place)
            if now in (BLANK, ABSENT):
                kept[key, place] = now
            elif (
                now not in (LEAVE, AWAY) or now == own or not ((key, place) in kept or now == LEAVE)
            ):
                continue
            else:
                kept.setdefault((key, place), now)
            self._mark(row, place, own)
        self._keep(leave, kept)

    def _mark(self, row: Record, place: int, mark: str) -> None:
        marks = with_mark(row.values.get("marks"), place, mark)
        if marks != row.values.get("marks"):
            row.values["marks"] = marks
            self._changed[id(row)] = row

    def _keep(self, leave: Record, kept: Places) -> None:
        text = places_text(kept)
        if text != leave.values.get("filled") and (Leave, leave.key) not in self.gone:
            leave.values["filled"] = text
            self._changed[id(leave)] = leave


def follow_leaves(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """Sets the marks of granted leave and restores those that are no longer covered.

    Undo brings leave and marks as they were together.
    """
    return Agreed() if all_said else _Agreeing(desk, put, remove).run()


RULES = (AgreementRule(KEYS, follow_leaves, whole=True, anew=True),)
