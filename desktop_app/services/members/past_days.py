"""Members as they were on a past day: who was in office, in which sector, committee and post."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.member import Member
from desktop_app.records.office import Term
from desktop_app.records.serving import TimeInOffice
from desktop_app.services.desk import Desk
from desktop_app.services.members.memberships import on_day
from desktop_app.services.members.time_in_office import Starts
from desktop_app.storage.query import lists

_FIELDS = ("since", "term", "state", "state_date")


def as_of(desk: Desk, keys: Sequence[int], day: datetime.date) -> dict[int, Mapping[str, Any]]:
    """What the columns of those members said on a day who were in office then, in their order.

    Who was in office is the rule of `TimeInOffice`.
    """
    iso, starts = day.isoformat(), Starts(desk)
    ends = _term_ends(desk)
    there = []
    for key, _, *values in lists.rows(desk.office, Member, keys, _FIELDS):
        member = dict(zip(_FIELDS, values, strict=True))
        end = ends.get(member["term"])
        time = TimeInOffice(starts.of(member), end, member["state"], member["state_date"])
        if time.holds_on(iso):
            there.append(key)
    found = on_day(desk, there, day)
    return {key: found[key] for key in there}


def _term_ends(desk: Desk) -> dict[int, str | None]:
    keys = lists.find(desk.office, Term, lists.Query())
    return {key: ends for key, _, ends in lists.rows(desk.office, Term, keys, ("ends",))}
