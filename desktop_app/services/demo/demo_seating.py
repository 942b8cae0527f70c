"""The invented seat plan of the demo: the plenary that has the most people on its list."""

from __future__ import annotations

from collections import Counter

from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.records.member import Member
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, find, rows
from desktop_app.services.seating import plans

SWAPPED, RESERVED = ((3, 4), (3, 12)), ((1, 1), (1, 2), (1, 19), (1, 20))
LOCKED = 9


def fill_seating(desk: Desk) -> None:
    """Everybody by sector, some seats reserved and locked, two people exchanged by hand."""
    plenary = Query(where=(Filter("kind", "in", ("plenary",)),), sort="start_on")
    keys = list(find(desk, Activity, plenary))
    due = Query(where=(Filter("activity", "in", tuple(keys)),))
    count = Counter(row[2] for row in rows(desk, Attendance, find(desk, Attendance, due),
                                           ("activity",)))  # fmt: skip
    if not count or not find(desk, Member, Query()):
        return
    opened = plans.read(desk, max(keys, key=lambda key: count[key]))
    edit = opened.edit
    for seat in RESERVED:
        if edit.hall.has(seat):
            edit.reserve(seat)
    edit.arrange(opened.rule, opened.custom)
    if all(edit.person_at(seat) for seat in SWAPPED):
        edit.swap(*SWAPPED)
    for seat in edit.hall.of_rostrum()[:LOCKED]:
        if edit.person_at(seat):
            edit.lock(seat)
    plans.write(desk, opened)
