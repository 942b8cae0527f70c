"""Writes grids as clerks keep them, merged cells and all: the sample workbooks of the demo."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop_app.documents.grids import Cell, Row, Sheet
from desktop_app.documents.target_file import target_file

WIDTH = 14
MADE = datetime.datetime(2026, 1, 1)


def write_sample_book(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write an .xlsx with these sheets: titles, merged ranges, dates as dates, numbers as numbers.

    The same sheets give the same bytes. `UserError` when the file cannot be written.
    """
    import xlsxwriter

    with target_file(path) as target:
        book = xlsxwriter.Workbook(target, {"in_memory": True})
        book.set_properties({"title": path.stem, "comments": "演示数据", "created": MADE})
        for sheet in sheets:
            _write_sheet(book, sheet)
        book.close()


def write_sample_csv(path: Path, rows: Sequence[Row], coding: str = "gb18030") -> None:
    """Write rows as .csv in an old coding, as Excel and WPS save it on a Chinese Windows."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    with target_file(path) as target:
        target.write(text.getvalue().encode(coding))


def _write_sheet(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    middle = book.add_format({"align": "center", "valign": "vcenter", "text_wrap": True})
    day = book.add_format({"num_format": "yyyy/m/d"})
    page.set_column(0, max(map(len, sheet.rows), default=1) - 1, WIDTH)
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            _write_cell(page, (number, column), cell, day)
    for each in sheet.merged:
        page.merge_range(each.top, each.left, each.bottom, each.right, "", middle)
        _write_cell(page, (each.top, each.left), sheet.rows[each.top][each.left], day, middle)


def _write_cell(page: Any, place: tuple[int, int], cell: Cell, day: Any, style: Any = None) -> None:
    if isinstance(cell, str):
        if cell:
            page.write_string(*place, cell, style)
    elif isinstance(cell, datetime.date):
        page.write_datetime(*place, cell, day)
    elif isinstance(cell, int | float):
        page.write_number(*place, cell, style)
    else:
        raise TypeError(f"no sample cell holds a {type(cell).__name__}")
