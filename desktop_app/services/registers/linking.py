"""The records of one register that point at records of another by a link field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import records
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query


def linking(desk: Desk, model: type[Record], field: str, keys: Sequence[int]) -> list[Record]:
    """The records of a register whose field points at one of these, in their order."""
    return records(desk, model, _found(desk, model, field, keys)) if keys else []


def values_linking(
    desk: Desk, model: type[Record], field: str, keys: Sequence[int], names: Sequence[str]
) -> dict[int, dict[str, Any]]:
    """By key the stored values of some fields of the records whose field points at one of these."""
    if not keys:
        return {}
    rows = lists.rows(desk.office, model, _found(desk, model, field, keys), names)
    return {row[0]: dict(zip(names, row[2:], strict=True)) for row in rows}


def _found(desk: Desk, model: type[Record], field: str, keys: Sequence[int]) -> Sequence[int]:
    query = Query(where=(Filter(field, "in", tuple(keys)),))
    return lists.find(desk.office, model, query)
