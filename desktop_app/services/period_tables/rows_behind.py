"""The records behind a number, as the page lists the first of them."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.services.desk import Desk
from desktop_app.services.outward import texts
from desktop_app.services.period_tables.counting import TableCell
from desktop_app.services.registers import Query, find

MOST = 50
FIELDS = 3


class RowsBehind(NamedTuple):
    """The texts of the first records, and how many there are."""

    rows: list[list[str]]
    many: int
    title: str
    unit: str


def rows_behind(desk: Desk, cell: TableCell) -> RowsBehind | None:
    """The first records behind a number, None where none can be listed."""
    model = next((each for each in desk.office.records if cell.record == each.KEY), None)
    if model is None or cell.value is None:
        return None
    keys = find(desk, model, Query(where=cell.where))
    fields = [model.NAME, *(each for each in model.COLUMNS if each != model.NAME)][:FIELDS]
    return RowsBehind(texts(desk, model, keys[:MOST], fields), len(keys), model.TITLE, model.UNIT)
