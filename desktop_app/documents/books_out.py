"""Tables out: Excel workbooks and CSV files that every spreadsheet opens and none can run."""

from __future__ import annotations

import codecs
import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from desktop_app.documents.target_file import target_file
from desktop_app.documents.text_guard import GUARD, guarded
from desktop_app.errors import UserError

WIDEST = 60
PROGRESS = 200
LONGEST_CELL = 32_767
_BAD_IN_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_HEADER = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True,
           "bg_color": "#F1EDEC", "border": 1, "border_color": "#C9C2C0"}  # fmt: skip

Progress = Callable[[int, int], None]
OutCell = str | int | float | None


def no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""


class OutColumn(NamedTuple):
    """One column of a table that goes out; `width` in Chinese characters."""

    title: str
    width: float = 10
    align: str = "left"


class OutTable(NamedTuple):
    """One sheet that goes out; texts stay texts whatever they look like, numbers are numbers."""

    name: str
    columns: Sequence[OutColumn]
    rows: Sequence[Sequence[OutCell]]


def write_table(table: OutTable, path: Path, progress: Progress = no_progress) -> None:
    """Write a table as the file's suffix says: .csv, else an Excel workbook.

    `progress(done, all)` may raise `Cancelled`; then, and on `UserError`, `path` is as it was.
    """
    if path.suffix.lower() == ".csv":
        write_csv(table, path, progress)
    else:
        write_workbook([table], path, progress)


def write_csv(table: OutTable, path: Path, progress: Progress = no_progress) -> None:
    """Write one table as UTF-8 with its mark, commas, CRLF, live texts guarded."""
    with target_file(path) as stream:
        stream.write(codecs.BOM_UTF8)
        text = io.TextIOWrapper(stream, "utf-8", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow([guarded(column.title) for column in table.columns])
        total = len(table.rows)
        for done, row in enumerate(table.rows):
            if done % PROGRESS == 0:
                progress(done, total)
            writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
        progress(total, total)
        text.flush()
        text.detach()


def write_workbook(
    tables: Iterable[OutTable], path: Path, progress: Progress = no_progress
) -> None:
    """Write tables as the sheets of one workbook, header frozen, filters on."""
    import xlsxwriter

    tables = list(tables)
    total, done = sum(len(table.rows) for table in tables), 0
    # what a scanner holds in the scratch folder is the system's to sweep: the workbook is whole
    scratch_folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    with target_file(path) as stream, scratch_folder as scratch:
        book = xlsxwriter.Workbook(stream, {"constant_memory": True, "tmpdir": scratch})
        try:
            for table in tables:
                _write_sheet(book, table, partial(_told, progress, done, total))
                done += len(table.rows)
            progress(total, total)
        finally:
            _close(book)


def _told(progress: Progress, before: int, total: int, here: int) -> None:
    progress(before + here, total)


def _close(book: Any) -> None:
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, OSError):
            raise cause from error
        raise UserError("工作簿没有写成，请换一个位置再试。") from error


def _write_sheet(book: Any, table: OutTable, progress: Callable[[int], None]) -> None:
    sheet = book.add_worksheet(_sheet_name(table.name))
    formats = {
        align: book.add_format({"num_format": number, "align": align, "valign": "top"})
        for align, number in (("left", "@"), ("center", "@"), ("right", "General"))
    }
    shown = [formats.get(column.align, formats["left"]) for column in table.columns]
    for place, column in enumerate(table.columns):
        width = min(max(column.width, len(column.title)), WIDEST) * 2 + 2
        sheet.set_column(place, place, width, shown[place])
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    header = book.add_format(_HEADER)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, _still(column.title), header)
    for line, row in enumerate(table.rows):
        if line % PROGRESS == 0:
            progress(line)
        _write_row(sheet, line + 1, row, shown)
    if table.columns:
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _write_row(sheet: Any, line: int, row: Sequence[OutCell], shown: Sequence[Any]) -> None:
    for place, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        if isinstance(cell, str):
            sheet.write_string(line, place, _still(cell), shown[place])
        else:
            sheet.write_number(line, place, cell, shown[place])


def _still(text: str) -> str:
    """A text as a text cell holds it: never run, and read back as it was."""
    text = guarded(text) if text.startswith(GUARD) else text
    return text[:LONGEST_CELL]


def _sheet_name(name: str) -> str:
    return name.translate(_BAD_IN_NAME).strip(" '")[:31] or "Sheet1"
