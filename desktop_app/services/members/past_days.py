"""Members as they were on a past day: who was in office, in which sector, committee and post."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop_app.chinese.dates import earliest
from desktop_app.records.member import Member
from desktop_app.records.office import Term
from desktop_app.records.serving import TimeInOffice
from desktop_app.services.desk import Desk
from desktop_app.services.members.memberships import on_day
from desktop_app.services.members.time_in_office import Starts
from desktop_app.storage.query import lists

EXPIRED = "expired"
"""The code of `member_state` of who left with the term."""
_FIELDS = ("since", "term", "state", "state_date")


def as_of(desk: Desk, keys: Sequence[int], day: datetime.date) -> dict[int, Mapping[str, Any]]:
    """What the columns of those members said on a day who were in office then, in their order.

    Who was in office is the rule of `TimeInOffice`.
    """
    iso = day.isoformat()
    there = [key for key, time in _times(desk, keys) if time.holds_on(iso)]
    found = on_day(desk, there, day)
    return {key: found[key] for key in there}


def left_within(
    desk: Desk, keys: Sequence[int], first: datetime.date, day: datetime.date
) -> dict[int, Mapping[str, Any]]:
    """What the columns said, on their last day, of those members who left from `first` to `day`.

    Who left with the term or on a day that is not known is not among them.
    """
    iso, last_days = day.isoformat(), dict[datetime.date, list[int]]()
    for key, time in _times(desk, keys):
        if not time.state_date or time.state == EXPIRED or not time.left_by(iso):
            continue
        left = datetime.date.fromisoformat(earliest(time.state_date))
        if left >= first and time.began_by(iso) and not time.over_by(iso):
            last_days.setdefault(left - datetime.timedelta(days=1), []).append(key)
    found: dict[int, Mapping[str, Any]] = {}
    for last, own in last_days.items():
        found |= on_day(desk, own, last)
    return found


def _times(desk: Desk, keys: Sequence[int]) -> Iterator[tuple[int, TimeInOffice]]:
    starts, ends = Starts(desk), _term_ends(desk)
    for key, _, *values in lists.rows(desk.office, Member, keys, _FIELDS):
        member = dict(zip(_FIELDS, values, strict=True))
        end = ends.get(member["term"])
        began = starts.of(member)
        yield key, TimeInOffice(began, end, member["state"], member["state_date"])


def _term_ends(desk: Desk) -> dict[int, str | None]:
    keys = lists.find(desk.office, Term, lists.Query())
    return {key: ends for key, _, ends in lists.rows(desk.office, Term, keys, ("ends",))}
