"""A roster of duty: days at regular distances, and the members of a point taking turns."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.chinese.dates import months_after
from desktop_app.errors import UserError
from desktop_app.records.point import Point
from desktop_app.records.reception import DutyShift
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.children import owned
from desktop_app.services.registers.stored import Stored, stored

WEEK, TWO_WEEKS, MONTH = "week", "two_weeks", "month"
EVERY = {MONTH: "每月的同一天", WEEK: "每周", TWO_WEEKS: "每两周"}
"""How far apart days of duty are, with the words for it."""
_DAYS = {WEEK: 7, TWO_WEEKS: 14}
MOST = 60
"""How many shifts a roster has at most."""


class Shift(NamedTuple):
    """One day of duty (ISO text) and the ids of the members on duty."""

    day: str
    members: tuple[int, ...]


class Roster(NamedTuple):
    """The new shifts of a roster, and the days that have one already and are left out."""

    shifts: tuple[Shift, ...]
    known: tuple[str, ...]


def days_of(first: datetime.date, count: int, every: str) -> list[str]:
    """So many days from the first one on, as ISO text; a month without such a day has its last."""
    if every == MONTH:
        return [months_after(first.isoformat(), place) for place in range(count)]
    step = datetime.timedelta(days=_DAYS[every])
    return [(first + place * step).isoformat() for place in range(count)]


def turns(members: Sequence[int], count: int, each: int) -> list[tuple[int, ...]]:
    """Who is on duty at each of so many shifts: `each` members by turns, the first one first.

    Nobody is on duty twice at one shift; without members nobody is.
    """
    some = min(each, len(members))
    return [
        tuple(members[(shift * some + place) % len(members)] for place in range(some))
        for shift in range(count)
    ]


def roster(desk: Desk, key: int, first: datetime.date, count: int, every: str, each: int) -> Roster:
    """The roster of a point: its members take turns, those first whose last shift is oldest.

    `UserError` for a point without members, and for too many shifts.
    """
    members = tuple(_point(desk, key).values["members"] or ())
    if not members:
        raise UserError("这个协商点还没有驻点委员，请先在表单里选上。")
    if not 0 < count <= MOST:
        raise UserError(f"一次排 1 到 {MOST} 班。")
    there = sorted(owned(desk, DutyShift, [(Point.KEY, key)]), key=lambda x: x.values["day"])
    known = {each.values["day"] for each in there}
    days = days_of(first, count, every)
    new = [day for day in days if day not in known]
    last: dict[int, str] = {}
    for one in there:
        if one.values["day"] < first.isoformat():
            last |= dict.fromkeys(one.values["members"], one.values["day"])
    order = sorted(members, key=lambda member: last.get(member, ""))
    shifts = zip(new, turns(order, len(new), each), strict=True)
    return Roster(tuple(Shift(*pair) for pair in shifts), tuple(d for d in days if d in known))


def write_roster(desk: Desk, key: int, wanted: Roster) -> Changed:
    """Write the shifts of a roster as one action; `UserError` where all days have one already."""
    one = _point(desk, key)
    if not wanted.shifts:
        raise UserError("这些日子都已经排了值班。")
    put = [DutyShift.of({"point": key, "day": each.day, "members": each.members})
           for each in wanted.shifts]  # fmt: skip
    return desk.write(put, action=f"排值班：“{Point.title_of(one.values)}” {len(put)} 班")


def _point(desk: Desk, key: int) -> Stored:
    found = stored(desk, Point, [key])
    if not found:
        raise UserError("这个协商点已被删除，可以在“设置”的回收站里找回。")
    return found[0]
