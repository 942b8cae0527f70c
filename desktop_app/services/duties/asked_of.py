"""Of whom the duties of a year are asked: members in office, or groups, and who is exempt."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records import posts
from desktop_app.records.group import WorkGroup
from desktop_app.records.member import STANDING, Member
from desktop_app.records.office import Committee
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.members.past_days import as_of, left_within
from desktop_app.services.outward import lookup
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

NO_SCORE, GONE = "不计分", "年内离任"
LEADERS, STANDING_CLASS, ORDINARY = "leaders", "standing", "ordinary"
"""Codes of `score_subject`."""


class AskedOf(NamedTuple):
    """A member or group; `kind` is its class, a code of `score_subject`, "" of a group.

    exempt: why nothing is asked of it, "". since: its first day as ISO text, "" where not known.
    """

    key: int
    name: str
    committee: str = ""
    sector: str = ""
    about: str = ""
    kind: str = ""
    exempt: str = ""
    since: str = ""


def last_day(desk: Desk, year: int) -> datetime.date:
    """The day by which a year is looked at: its last, or today."""
    return min(datetime.date(year, 12, 31), desk.today)


def members(desk: Desk, year: int) -> list[AskedOf]:
    """The members who were in office on the last day of the year, or are today, by strokes.

    Nothing is asked of those who left before that day within the year.
    """
    day = last_day(desk, year)
    shared = lookup(desk)
    sectors, committees = shared.titles["sector"], _committees(desk)
    order = list(lists.find(desk.office, Member, Query(sort="strokes")))
    gone = left_within(desk, order, datetime.date(year, 1, 1), day)
    there = {**as_of(desk, order, day), **gone}
    held = {key: there[key] for key in order if key in there}
    stored = lists.rows(desk.office, Member, list(held), ("no_score", "since"))
    apart = {key for key, _, no_score, _ in stored if no_score}
    came = {key: earliest(since) for key, _, _, since in stored if since}
    found = []
    for key, _, name, unit, politics in outward.rows(
        desk, Member, list(held), ("name", "unit", "politics")
    ):
        own = held[key]
        party = Member.field("politics").show(politics, shared)
        found.append(AskedOf(
            key, name or "",
            committees.get(own["committee"], ""),
            sectors.title(own["sector"]) if own["sector"] else "",
            " · ".join(filter(None, (party, unit))), class_of(own),
            NO_SCORE if key in apart else GONE if key in gone else "", came.get(key, ""),
        ))  # fmt: skip
    return found


def _committees(desk: Desk) -> dict[int, str]:
    """The committees by id, by their short names where they have one."""
    keys = list(lists.find(desk.office, Committee, Query()))
    rows = outward.rows(desk, Committee, keys, ("name", "short_name"))
    return {key: short or name or "" for key, _, name, short in rows}


def class_of(own: Mapping[str, Any]) -> str:
    """The class of a member by what its columns say on a day."""
    held = own.get("cppcc_post") or ""
    if posts.is_chair(held):
        return LEADERS
    standing = own.get("standing") or STANDING in held.split()
    return STANDING_CLASS if standing else ORDINARY


def groups(desk: Desk, year: int) -> list[AskedOf]:
    """The groups that were there in the year, in the order of their list."""
    shared = lookup(desk)
    committees, sectors = _committees(desk), shared.titles["sector"]
    keys = list(lists.find(desk.office, WorkGroup, Query()))
    texts = {row[0]: row[2:] for row in outward.rows(desk, WorkGroup, keys, ("name", "leader"))}
    read = ("committee", "sector", "founded", "closed")
    found = []
    for key, _, committee, sector, founded, closed in lists.rows(
        desk.office, WorkGroup, keys, read
    ):
        if founded and earliest(founded) > f"{year}-12-31":
            continue
        if closed and latest(closed) < f"{year}-01-01":
            continue
        name, leader = texts[key]
        found.append(AskedOf(
            key, name or "", committees.get(committee, ""),
            sectors.title(sector) if sector else "", f"组长 {leader}" if leader else "",
        ))  # fmt: skip
    return found
