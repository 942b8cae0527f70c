"""Who is to be seated at an activity: those on its list, else all serving members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.records.member import SERVING, Member
from desktop_app.records.office import Sector
from desktop_app.records.posts import LAST, rank_of
from desktop_app.services.activities.leave_slips import leave_slips
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.stored import stored
from desktop_app.services.seating.seat_person import SeatPerson
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

OTHERS, NO_SECTOR = "列席和特邀", "未分界别"
_ROW = ("member", "name", "role", "unit", "result")
_MEMBER = ("name", "sector", "cppcc_post", "unit", "post")
_BEHIND = 10**6


def people_of(desk: Desk, activity: int) -> list[SeatPerson]:
    """Everybody on the list of an activity; all serving members of the term where it has none."""
    keys = lists.find(desk.office, Attendance, Query(where=(_of(activity),)))
    if not keys:
        return _members(desk, _serving(desk), {}, {})
    rows = lists.rows(desk.office, Attendance, keys, _ROW)
    linked = [row[2] for row in rows if row[2]]
    found = stored(desk, Activity, [activity])
    values = found[0].values if found else {}
    leave = leave_slips(desk, activity, values, linked)
    marked = {row[2]: row[6] for row in rows if row[2]}
    return [*_members(desk, linked, leave, marked), *_others(desk, rows)]


def _serving(desk: Desk) -> Sequence[int]:
    term = lookup(desk).term
    where = [Filter("state", "in", (SERVING,))]
    where += [Filter("term", "in", (term,))] if term else []
    return lists.find(desk.office, Member, Query(where=tuple(where), sort="strokes"))


def _members(
    desk: Desk, keys: Sequence[int], leave: Mapping[int, Any], marked: Mapping[int, Any]
) -> list[SeatPerson]:
    shared = lookup(desk, Member)
    titles, places = shared.titles["sector"], _sector_places(desk)
    posts = shared.codes["cppcc_post"]
    order = Query(where=(Filter("id", "in", tuple(keys)),), sort="strokes")
    ordered = list(lists.find(desk.office, Member, order))
    found = []
    for n, row in enumerate(lists.rows(desk.office, Member, ordered, _MEMBER)):
        key, _, name, sector, held, unit, post = row
        title = titles.title(sector) if sector else NO_SECTOR
        rank = rank_of(held)
        highest = next((code for code in posts.order() if code in (held or "").split()), None)
        away = {"result": marked.get(key)}
        found.append(SeatPerson(
            f"m{key}", name or "", title, (places.get(sector, _BEHIND), title), rank, f"{n:06}",
            f"{unit or ''}{post or ''}", key in leave or Attendance.ON_LEAVE.holds(away),
            posts.label(highest) if highest else "",
        ))  # fmt: skip
    return found


def _others(desk: Desk, rows: Sequence[Sequence[Any]]) -> list[SeatPerson]:
    """Those on the list who are no members, by role behind all sectors."""
    roles = lookup(desk, Attendance).codes["attendance_role"]
    order = {code: f"{n:03}" for n, code in enumerate(roles.order())}
    found = []
    for key, _, member, name, role, unit, result in rows:
        if not member:
            away = Attendance.ON_LEAVE.holds({"result": result})
            found.append(SeatPerson(
                f"a{key}", name or "", OTHERS, (_BEHIND + 1, order.get(role, "999")), LAST + 1,
                f"{key:09}", unit or "", away, roles.label(role) if role else "",
            ))  # fmt: skip
    return found


def _sector_places(desk: Desk) -> dict[int, int]:
    keys = lists.find(desk.office, Sector, Query())
    rows = lists.rows(desk.office, Sector, keys, ("position",))
    return {key: _BEHIND - 1 if place is None else place for key, _, place in rows}


def _of(activity: int) -> Filter:
    return Filter("activity", "in", (activity,))
