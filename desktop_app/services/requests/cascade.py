"""Cascade of requests: a request's number after the last of its year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.records.record import Record
from desktop_app.records.request import Request
from desktop_app.services.desk import Desk
from desktop_app.services.registers.numbering import number_by_year
from desktop_app.services.subjects import Before, CascadeRule

BEFORE_FIRST = "QS-000"


def _number(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """A request without a number gets the one after the last of its year, QS-001 as the first."""
    number_by_year(desk, Request, put, BEFORE_FIRST)
    return ()


RULES = (CascadeRule(Request.KEY, _number, on_import=True),)
