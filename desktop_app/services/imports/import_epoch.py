"""Plain numbers that mean days in a workbook which counts its days from 1904."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.documents.formats.number_formats import day_of_serial
from desktop_app.documents.grids import Cell
from desktop_app.documents.sheet_body import Body
from desktop_app.records.field_types import Day
from desktop_app.records.record import Record

_FIRST, _LAST = 8_000, 72_000
"""Between these numbers (1925 to 2101) no other reading as a day makes sense."""


def days_since_1904(model: type[Record], body: Body, mapping: Mapping[int, str]) -> Body:
    """The lines with each such number in a column of days as the day that it means.

    A field reads a bare number as Excel on Windows counts: four years and a day too early here.
    """
    fields = {each.name: each for each in model.declared()}
    columns = [column for column, name in mapping.items() if isinstance(fields.get(name), Day)]
    rows = []
    for row in body.rows:
        cells = list(row)
        for column in columns:
            cells[column] = _day(cells[column])
        rows.append(cells)
    return replace(body, rows=rows)


def _day(cell: Cell) -> Cell:
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not _FIRST <= cell <= _LAST:
        return cell
    return day_of_serial(cell, since_1904=True) or cell
