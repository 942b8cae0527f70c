"""The order of what waits, as one number of a row: the smaller, the nearer to the top."""

from __future__ import annotations

from desktop_app.records.field_types import FieldType
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.storage.query.predicate_sql import sql_of

_GROUP = 1_000_000_000
"""More than any day written as a number: 20261130."""


def waiting_sql(order: WaitingOrder) -> str:
    """The expression, never NULL; indexes hold it literally, so that its text never changes."""
    last = len(order.groups)
    cases = [
        f"WHEN {sql_of(each)} THEN {_place(order, number)}"
        for number, each in enumerate(order.groups)
    ]
    return f"CASE {' '.join(cases)} ELSE {_place(order, last)} END"


def _place(order: WaitingOrder, number: int) -> str:
    if order.due is not None and number == 0:
        return _day(order.due, "99999999")
    later = f" - coalesce({sql_of(order.later)}, 0)" if order.later is not None else ""
    return f"{(number + 1) * _GROUP} - {_day(order.newest, '00000000')}{later}"


def _day(field: FieldType, unknown: str) -> str:
    """A day as a number; what is not known of it is taken from `unknown`."""
    digits = f"replace(coalesce({field.column_name}, ''), '-', '')"
    return f"CAST(substr({digits} || '{unknown}', 1, 8) AS INTEGER)"
