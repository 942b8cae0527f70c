"""Cascade of supervision: an item's number after the last of its year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.records.record import Record
from desktop_app.records.supervision import SupervisionItem
from desktop_app.services.desk import Desk
from desktop_app.services.registers.numbering import number_by_year
from desktop_app.services.subjects import Before, CascadeRule

BEFORE_FIRST = "JD-000"


def _number(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """An item without a number gets the one after the last of its year, JD-001 as the first."""
    number_by_year(desk, SupervisionItem, put, BEFORE_FIRST)
    return ()


RULES = (CascadeRule(SupervisionItem.KEY, _number, on_import=True),)
