"""Sums of the chosen rows of a list."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.field_types import Number
from desktop_app.records.money import Money
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.registers import Filter
from desktop_app.storage.query.tallies import Sum, tally

QUANTITY = 100_000
MOST = 20_000


def adds_up(field: Field) -> bool:
    """Whether a column is worth summing: amounts and quantities, not years or places."""
    return isinstance(field, Money) or (isinstance(field, Number) and field.high >= QUANTITY)


def sums_of(
    desk: Desk, model: type[Record], keys: Sequence[int], fields: Sequence[Field]
) -> list[str]:
    """The sum of each column that adds up, in words; none for one record or very many."""
    wanted = [each for each in fields if adds_up(each)]
    if not wanted or not 1 < len(keys) <= MOST:
        return []
    sums = [Sum(each.name) for each in wanted]
    where = (Filter("id", "in", tuple(keys)),)
    (found,) = tally(desk.office, model, where, (), sums)
    shared = lookup(desk)
    return [
        f"{each.label}合计 {each.show(value, shared)}"
        for each, value in zip(wanted, found, strict=True)
    ]
