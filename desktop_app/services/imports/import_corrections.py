"""Cells of a sheet that the clerk sets right while checking an import; the file stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.documents.grids import EMPTY, Cell, Row, cell_text
from desktop_app.services.imports.import_lines import Remark
from desktop_app.services.imports.import_plan import Plan, PlannedLine, Source

EVERY = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell by its column and its line; line `EVERY` means all cells that say `raw`."""

    column: int
    number: int
    raw: str


Corrections = Mapping[Spot, str]


def corrected(source: Source, corrections: Corrections) -> Source:
    """The same sheet with the corrected cells; the very same where there is nothing to correct.

    What was said of one cell goes before what was said of all that look alike.
    """
    if not corrections:
        return source
    rows: dict[int, list[Cell]] = {}
    columns = {each.column for each in corrections}
    for place, row in enumerate(source.body.rows):
        for column in columns:
            text = _told(corrections, column, source.body.numbers[place], row)
            if text is not None:
                rows.setdefault(place, list(row))[column] = text
    found: list[Row] = [rows.get(place, row) for place, row in enumerate(source.body.rows)]
    return replace(source, body=replace(source.body, rows=found))


def alike(source: Source, column: int, raw: str) -> list[int]:
    """The numbers of the lines whose cell in a column says the same."""
    rows, numbers = source.body.rows, source.body.numbers
    return [
        numbers[n] for n, row in enumerate(rows) if column < len(row) and _says(row, column) == raw
    ]


def unread_cells(plan: Plan, source: Source, column: int) -> list[Spot]:
    """The cells of a column that keep their lines out, as the sheet has them, each wording once."""
    rows = source.body.rows
    found = {
        _says(rows[line.place], column): None
        for line in plan.lines
        for remark in line.remarks
        if is_unread(line, remark) and remark.column == column and column < len(rows[line.place])
    }
    return [Spot(column, EVERY, raw) for raw in found if raw]


def is_unread(line: PlannedLine, remark: Remark) -> bool:
    """Whether a remark stops its line because one cell of it cannot be read."""
    return remark.stops and remark.column >= 0 and remark.field not in line.values


def _told(corrections: Corrections, column: int, number: int, row: Row) -> str | None:
    if column >= len(row):
        return None
    one = corrections.get(Spot(column, number, EMPTY))
    if one is not None:
        return one
    return corrections.get(Spot(column, EVERY, _says(row, column)))


def _says(row: Row, column: int) -> str:
    return cell_text(row[column])
