"""Cascade of leave: its number after the last of its year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.records.leave import Leave
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.numbering import number_by_year
from desktop_app.services.subjects import Before, CascadeRule

BEFORE_FIRST = "QJ-000"


def _number(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """A leave without a number gets the one after the last of its year, QJ-001 as the first."""
    number_by_year(desk, Leave, put, BEFORE_FIRST)
    return ()


RULES = (CascadeRule(Leave.KEY, _number, on_import=True),)
