"""Members as they were on a past day: who was in office, in which sector, committee and post."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.chinese.dates import latest
from desktop_app.records.member import SERVING, Member
from desktop_app.records.office import Term
from desktop_app.services.desk import Desk
from desktop_app.services.members.memberships import on_day
from desktop_app.services.members.time_in_office import Starts
from desktop_app.storage.query import lists

_FIELDS = ("since", "term", "state", "state_date")


def as_of(desk: Desk, keys: Sequence[int], day: datetime.date) -> dict[int, Mapping[str, Any]]:
    """What the columns of those members said on a day who were in office then, in their order.

    A member is in office from the first day of its time to the last of its term, and to the day
    before the one on which its state changed to another than 在任; where that day is not filled in
    it counts as having left already.
    """
    iso, starts = day.isoformat(), Starts(desk)
    ends = _term_ends(desk)
    there = []
    for key, _, *values in lists.rows(desk.office, Member, keys, _FIELDS):
        member = dict(zip(_FIELDS, values, strict=True))
        began, end = starts.of(member), ends.get(member["term"])
        left = member["state"] not in (None, SERVING) and (member["state_date"] or "") <= iso
        if (not began or began <= iso) and (not end or latest(end) >= iso) and not left:
            there.append(key)
    found = on_day(desk, there, day)
    return {key: found[key] for key in there}


def _term_ends(desk: Desk) -> dict[int, str | None]:
    keys = lists.find(desk.office, Term, lists.Query())
    return {key: ends for key, _, ends in lists.rows(desk.office, Term, keys, ("ends",))}
