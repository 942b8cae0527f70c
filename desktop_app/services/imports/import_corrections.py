"""Cells of a sheet that the clerk sets right while checking an import; the file stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.documents.grids import EMPTY, Cell, Row, cell_text
from desktop_app.records.record import Record
from desktop_app.services.imports.import_plan import PlannedLine, Source
from desktop_app.services.imports.import_reading import Remark
from desktop_app.settings import Settings

EVERY = 0
REMEMBERED = "import_corrections"
MOST = 500  # so many are remembered; the oldest give way
_BETWEEN = "\t"


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell by its column and its line; line `EVERY` means all cells that say `raw`."""

    column: int
    number: int
    raw: str


Corrections = Mapping[Spot, str]


def corrected(source: Source, corrections: Corrections) -> Source:
    """The same sheet with the corrected cells; the very same object if nothing is corrected.

    A correction of one cell takes precedence over one of all cells that look alike.
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


def remember_corrections(
    settings: Settings, model: type[Record], source: Source, corrections: Corrections
) -> None:
    """Keep what was said of cells, to say it again when the same list comes another time."""
    if not corrections:
        return
    name = f"{REMEMBERED}.{model.KEY}"
    titles = _titles(model, source)
    told = {
        _key(source, spot, titles): text
        for spot, text in corrections.items()
        if spot.column in source.mapping
    }
    settings.remember_latest(name, told, MOST)


def remembered_corrections(
    settings: Settings, model: type[Record], source: Source
) -> dict[Spot, str]:
    """What was said of such cells before: of all that read alike, or of that of one record."""
    table = settings.table(f"{REMEMBERED}.{model.KEY}")
    known = {key.split(_BETWEEN, 1)[0] for key in table}
    columns = {n: field for n, field in source.mapping.items() if field in known}
    titles = _titles(model, source) if columns else {}
    found: dict[Spot, str] = {}
    for number, row in zip(source.body.numbers, source.body.rows, strict=True) if columns else ():
        for column, field in columns.items():
            raw = _says(row, column) if column < len(row) else EMPTY
            one = table.get(_BETWEEN.join((field, raw, titles.get(number, EMPTY))))
            all_alike = table.get(_BETWEEN.join((field, raw, EMPTY)))
            if raw and isinstance(one, str):
                found[Spot(column, number, EMPTY)] = one
            if raw and isinstance(all_alike, str):
                found[Spot(column, EVERY, raw)] = all_alike
    return found


def _key(source: Source, spot: Spot, titles: Mapping[int, str]) -> str:
    """Field, wording and record of a correction; no record where all that read alike are meant."""
    raw, title = spot.raw, EMPTY
    if spot.number != EVERY:
        place = source.body.numbers.index(spot.number)
        raw, title = _says(source.body.rows[place], spot.column), titles.get(spot.number, EMPTY)
    return _BETWEEN.join((source.mapping[spot.column], raw, title))


def _titles(model: type[Record], source: Source) -> dict[int, str]:
    """The name in each line by its number, as its cell says it."""
    column = next((n for n, name in source.mapping.items() if name == model.NAME), -1)
    rows = zip(source.body.numbers, source.body.rows, strict=True)
    return {number: _says(row, column) for number, row in rows if 0 <= column < len(row)}


def alike(source: Source, column: int, raw: str) -> list[int]:
    """The numbers of the lines whose cell in a column says the same."""
    rows, numbers = source.body.rows, source.body.numbers
    return [
        numbers[n] for n, row in enumerate(rows) if column < len(row) and _says(row, column) == raw
    ]


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
