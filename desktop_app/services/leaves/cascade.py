"""Cascade of leave: its number after the last of its year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.records.leave import Leave
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.numbering import numbers_within
from desktop_app.services.subjects import Before, CascadeRule

BEFORE_FIRST = "QJ-000"


def _number(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """A leave without a number gets the one after the last of its year, QJ-001 as the first."""
    new = [each for each in put if not each.values.get("number")]
    for each in new:
        each.values["year"] = each.values.get("year") or desk.today.year
    for year in dict.fromkeys(each.values["year"] for each in new):
        own = [each for each in new if each.values["year"] == year]
        typed = [str(each.values["number"]) for each in put
                 if each.values.get("number") and each.values.get("year") == year]  # fmt: skip
        numbers = numbers_within(
            desk, Leave, ("year", year), len(own), [*typed, BEFORE_FIRST], len("001")
        )
        for each, number in zip(own, numbers, strict=True):
            each.values["number"] = number
    return ()


RULES = (CascadeRule(Leave.KEY, _number, on_import=True),)
