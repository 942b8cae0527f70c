"""Cascade of the opinion reports: their numbers, and what the first reflector brings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.records.member import Member
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.members.memberships import on_day
from desktop_app.services.registers.numbering import numbers_within
from desktop_app.services.subjects import Before, CascadeRule
from desktop_app.storage.query.records_by_key import values_by_key

INHERITED = {"unit": "unit", "phone": "mobile", "sector": "sector", "committee": "committee"}
"""Fields of a report that the member who reflects gives, by the member's own."""
PLACES, ISO_DAY = ("sector", "committee"), 10
"""Those of them that a member holds from a day to a day."""


def _number_issued(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """A report that is issued gets the number after the last of its year."""
    new = [
        each for each in put
        if OpinionReport.ISSUED.holds(each.values) and not each.values.get("number")
        and not OpinionReport.ISSUED.holds(before.get(each.key, {}))
    ]  # fmt: skip
    typed = [each.values for each in put if each.values.get("number")]
    for year in dict.fromkeys(each.values.get("year") for each in new):
        own = [each for each in new if each.values.get("year") == year]
        known = [str(each["number"]) for each in typed if each.get("year") == year]
        numbers = numbers_within(desk, OpinionReport, ("year", year), len(own), known)
        for each, number in zip(own, numbers, strict=True):
            each.values["number"] = number
    return ()


def _inherit(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """A new report takes what it lacks from the member who reflects, as on the day of receipt."""
    new = [each for each in put if each.key not in before and each.values.get("member")]
    members = values_by_key(desk.office, Member, sorted({each.values["member"] for each in new}))
    held = _held_then(desk, new)
    for each in new:
        key = each.values["member"]
        _, now = members.get(key, (0, {}))
        member = {**now, **held.get((each.values.get("received_on") or "", key), {})}
        for own, name in INHERITED.items():
            if not each.values.get(own):
                each.values[own] = member.get(name)
    return ()


def _held_then(desk: Desk, new: Sequence[Record]) -> dict[tuple[str, int], Mapping[str, Any]]:
    """By day of receipt and member, the sector and committee that the member had on a past day."""
    days: dict[str, set[int]] = {}
    for each in new:
        day, lacks = each.values.get("received_on") or "", not all(map(each.values.get, PLACES))
        if lacks and len(day) == ISO_DAY and day < desk.today.isoformat():
            days.setdefault(day, set()).add(each.values["member"])
    found: dict[tuple[str, int], Mapping[str, Any]] = {}
    for day, keys in days.items():
        then = on_day(desk, sorted(keys), datetime.date.fromisoformat(day))
        for key, values in then.items():
            found[day, key] = {name: values[name] for name in PLACES if name in values}
    return found


RULES = (
    CascadeRule(OpinionReport.KEY, _inherit, on_import=True),
    CascadeRule(OpinionReport.KEY, _number_issued),
)
