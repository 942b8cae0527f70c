"""The list of personal files as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.books_out import write_workbook
from desktop_app.documents.out_tables import OutColumn, OutTable
from desktop_app.documents.printables import Progress
from desktop_app.services.safekeeping.destinations import Destination

TITLE = "履职档案目录"


def table_of(titles: Sequence[str], rows: Sequence[Sequence[str]], counted: range) -> OutTable:
    """The lines as a sheet; the columns `counted` hold numbers, a dash is an empty cell."""
    columns = [OutColumn(title, 12) for title in titles]
    found = [
        [_number(text) if place in counted else text for place, text in enumerate(row)]
        for row in rows
    ]
    return OutTable(TITLE, columns, found)


def write(table: OutTable, path: Destination, progress: Progress) -> None:
    """Write the sheet to a workbook; for a worker thread."""
    write_workbook([table], path, progress)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
