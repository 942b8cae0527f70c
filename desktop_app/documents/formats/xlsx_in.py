"""An .xlsx workbook as sheets: its values, and over them what its cells show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.documents.book_guard import look_into
from desktop_app.documents.formats.cell_texts import clean_rows
from desktop_app.documents.formats.cell_values import read_values
from desktop_app.documents.formats.package import Package
from desktop_app.documents.formats.sheet_scan import SheetScan
from desktop_app.documents.formats.workbook import displays_of, is_usual, rewritten, workbook_of
from desktop_app.documents.formats.xlsx_pictures import Pictures
from desktop_app.documents.grids import Cell, Picture, Sheet

Place = tuple[int, int]


def read_xlsx(package: Package, data: bytes, part: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook whose main part is `part`; `data` are the bytes of the file."""
    book = workbook_of(package, part)
    displays = displays_of(package, book.styles)
    scans = look_into(
        package, frozenset(book.sheets.values()), displays, since_1904=book.since_1904
    )
    pictures = Pictures(package, book)
    placed = pictures.of_excel() if any(scan.pictures for scan in scans.values()) else []
    of_wps = pictures.of_wps() if any(scan.is_marked for scan in scans.values()) else {}
    odd_errors = {text for scan in scans.values() for text in scan.odd_errors}
    littered = {part for part, scan in scans.items() if scan.is_littered}
    if odd_errors or littered or not is_usual(package, book):
        data = rewritten(package, book, odd_errors, littered)
    found = []
    for values in read_values(data):
        target = book.sheets.get(values.name, "")
        scan = scans.get(target) or SheetScan()
        put_cells(values.rows, scan.cells)
        pictured = _placed(scan, placed) | dict(pictures.over_cells(target, values.rows))
        put_cells(values.rows, pictured)
        rows = clean_rows(values.rows, of_wps) if scan.is_marked else values.rows
        found.append(
            Sheet(
                values.name,
                rows,
                values.merged,
                values.hidden,
                scan.hidden_rows,
                since_1904=book.since_1904,
                has_no_pictures=not pictured and not scan.is_marked,
            )
        )
    return tuple(found)


def _placed(scan: SheetScan, pictures: Sequence[bytes]) -> dict[Place, Cell]:
    """The pictures placed in cells; a failed formula with other metadata stays one."""
    return {
        place: Picture(pictures[number - 1])
        for place, number in scan.pictures.items()
        if 0 < number <= len(pictures) and pictures[number - 1]
    }


def put_cells(rows: list[list[Cell]], cells: Mapping[Place, Cell]) -> None:
    """Put cells into a grid at their rows and columns; those outside of it are left out."""
    for (row, column), cell in cells.items():
        if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
            rows[row][column] = cell
