"""Of whom the duties of a year are asked: members in office, or groups, and who is exempt."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.records.office import Committee
from desktop_app.records.posts import class_of
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.viewed_term import looks_back, span_of, viewed_term
from desktop_app.services.members.past_days import as_of
from desktop_app.services.outward import lookup
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

NO_SCORE = "不计分"


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


def term_looked_back_at(desk: Desk) -> int | None:
    """The id of the term that is looked at, None for the present one."""
    return viewed_term(desk) if looks_back(desk) else None


def last_day(desk: Desk, year: int) -> datetime.date:
    """The day by which a year is looked at: its last, that of a former term, or today."""
    term, last = term_looked_back_at(desk), min(datetime.date(year, 12, 31), desk.today)
    ended = span_of(desk, term)[1] if term is not None else ""
    return min(last, datetime.date.fromisoformat(ended)) if ended else last


def members(desk: Desk, year: int) -> list[AskedOf]:
    """The members who were in office on the last day of the year, or are today, by strokes.

    While a former term is looked at those of that term alone.
    """
    day, term = last_day(desk, year), term_looked_back_at(desk)
    of_term = (Filter("term", "in", (term,)),) if term is not None else ()
    shared = lookup(desk)
    sectors, committees = shared.titles["sector"], short_committees(desk)
    order = lists.find(desk.office, Member, Query(where=of_term, sort="strokes"))
    held = as_of(desk, list(order), day)
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
            " · ".join(filter(None, (party, unit))),
            class_of(own.get("cppcc_post"), standing=bool(own.get("standing"))),
            NO_SCORE if key in apart else "", came.get(key, ""),
        ))  # fmt: skip
    return found


def short_committees(desk: Desk) -> dict[int, str]:
    """The committees by id, by their short names where they have one."""
    keys = list(lists.find(desk.office, Committee, Query()))
    rows = outward.rows(desk, Committee, keys, ("name", "short_name"))
    return {key: short or name or "" for key, _, name, short in rows}


def groups(desk: Desk, year: int) -> list[AskedOf]:
    """The groups that were there in the year, in the order of their list."""
    shared = lookup(desk)
    committees, sectors = short_committees(desk), shared.titles["sector"]
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
