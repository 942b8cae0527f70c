"""What a member held ends with the time in office: memberships end when the state is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records.member import SERVING, Member
from desktop_app.records.membership import GROUP, Membership, slot_of
from desktop_app.records.record import Record
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.members.time_in_office import last_day
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key

ACTION = "按委员状态结束任职"


def ended(rows: Sequence[Record], last: str) -> tuple[list[Record], list[Record]]:
    """The memberships that end with a member's last day in office, changed in place.

    Second those that would begin later: they are to be removed. What has ended before stays.
    """
    cut, never = list[Record](), list[Record]()
    for each in rows:
        since, until = each.values.get("since"), each.values.get("until")
        if since and earliest(since) > last:
            never.append(each)
        elif not until or latest(until) > last:
            each.values["until"] = last
            cut.append(each)
    return cut, never


def reopened(rows: Sequence[Record], last: str) -> Iterator[Record]:
    """The last memberships of each slot that ended on a day which is no longer the last one."""
    order = sorted(rows, key=lambda each: (_place(each), each.values.get("since") or ""))
    for _, own in groupby(order, key=_place):
        *_, newest = own
        if newest.values.get("until") == last:
            newest.values["until"] = None
            yield newest


def end_of_left(desk: Desk) -> Changed:
    """End what members still hold who left before the program ended it, as one action.

    `UserError` when the file cannot be written.
    """
    put, gone = list[Record](), list[Record]()
    for member, rows in _open_rows(desk):
        last = last_day(member.values)
        if last:
            cut, never = ended(rows, last)
            put += cut
            gone += never
    return desk.write(put, gone, ACTION, cascading=Cascading.NOTHING, by_program=True)


def _open_rows(desk: Desk) -> Iterator[tuple[Record, list[Record]]]:
    """Members who have left and their memberships without an end."""
    states = [each for each in _states(desk) if each != SERVING]
    still_open = Filter("membership.member", "having", (Filter("until", "in", (None,)),))
    where = (Filter("state", "in", tuple(states)), Filter("state_date", "filled"), still_open)
    members = records_by_key(
        desk.office, Member, lists.find(desk.office, Member, Query(where=where))
    )
    given = {each.key: each for each in members}
    if not given:
        return
    own = (Filter("member", "in", tuple(given)), Filter("until", "in", (None,)))
    found: dict[int, list[Record]] = {}
    keys = lists.find(desk.office, Membership, Query(where=own))
    for each in records_by_key(desk.office, Membership, keys):
        found.setdefault(each.values["member"], []).append(each)
    for key, rows in found.items():
        yield given[key], rows


def _states(desk: Desk) -> list[str]:
    return [each.code for each in lookup(desk).codes["member_state"].entries]


def _place(membership: Record) -> tuple[str, int]:
    slot = slot_of(membership.values)
    if slot is None:  # each group is a place of its own
        return GROUP, membership.values.get("group") or 0
    return slot.key
