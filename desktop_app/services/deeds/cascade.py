"""Cascade of deeds: a number after the last of its year; the committee of who is in charge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.records.deed import Deed
from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.numbering import number_by_year
from desktop_app.services.subjects import Before, CascadeRule
from desktop_app.storage.query import lists

BEFORE_FIRST = "SS-000"


def _number(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """A deed without a number gets the one after the last of its year, SS-001 as the first."""
    number_by_year(desk, Deed, put, BEFORE_FIRST)
    return ()


def _fill_committee(desk: Desk, put: Sequence[Record], before: Before) -> list[Record]:
    """A deed that is new or was given another member belongs to that member's committee."""
    wanted = [
        each
        for each in put
        if isinstance(each, Deed)
        and each.values.get("member")
        and not each.values.get("committee")
        and each.values["member"] != before.get(each.key, {}).get("member")
    ]
    keys = sorted({each.values["member"] for each in wanted})
    rows = lists.rows(desk.office, Member, keys, ("committee",)) if keys else ()
    committees = {row[0]: row[2] for row in rows}
    for each in wanted:
        each.values["committee"] = committees.get(each.values["member"])
    return []


RULES = (
    CascadeRule(Deed.KEY, _number, on_import=True),
    CascadeRule(Deed.KEY, _fill_committee, on_import=True),
)
