"""Tables out: Excel workbooks and CSV files that every spreadsheet opens and none can run."""

from __future__ import annotations

import codecs
import csv
import datetime
import io
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from itertools import compress
from pathlib import Path
from typing import Any

from desktop_app.documents.out_tables import (
    MONEY,
    NOTHING_SAID,
    About,
    Formula,
    OutCell,
    OutColumn,
    OutRegister,
    OutTable,
)
from desktop_app.documents.printables import Progress, no_progress
from desktop_app.documents.sheets_out import FONT, write_data_sheet, write_register_sheet
from desktop_app.documents.target_file import target_file
from desktop_app.documents.text_guard import guarded
from desktop_app.errors import UserError

__all__ = [
    "About", "OutCell", "OutColumn", "OutRegister", "OutTable", "Progress", "no_progress",
    "write_csv", "write_table", "write_workbook",
]  # fmt: skip

PROGRESS = 200


def write_table(
    table: OutTable,
    path: Path,
    progress: Progress = no_progress,
    more: Iterable[OutRegister] = (),
    about: About = NOTHING_SAID,
) -> None:
    """Write a table as the file's suffix says: .csv, else an Excel workbook with `more` sheets.

    `progress(done, all)` may raise `Cancelled`; then, and on `UserError`, `path` is as it was.
    """
    if path.suffix.lower() == ".csv":
        write_csv(table, path, progress)
    else:
        write_workbook([table, *more], path, progress, about)


def write_csv(table: OutTable, path: Path, progress: Progress = no_progress) -> None:
    """Write one table as UTF-8 with its mark, commas, CRLF, live texts guarded."""
    with target_file(path) as stream:
        stream.write(codecs.BOM_UTF8)
        text = io.TextIOWrapper(stream, "utf-8", newline="", write_through=True)
        writer = csv.writer(text)
        shown = [not column.hidden for column in table.columns]
        writer.writerow(compress([guarded(column.title) for column in table.columns], shown))
        total = len(table.rows)
        for done, row in enumerate(table.rows):
            if done % PROGRESS == 0:
                progress(done, total)
            cells = (_csv_cell(cell, each) for cell, each in zip(row, table.columns, strict=True))
            writer.writerow(compress(cells, shown))
        progress(total, total)
        text.flush()
        text.detach()


def _csv_cell(cell: OutCell, column: OutColumn) -> str | int | float | None:
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, Formula):
        cell = cell.value
    return f"{cell:.2f}" if column.number == MONEY and cell is not None else cell


def write_workbook(
    tables: Iterable[OutTable | OutRegister],
    path: Path,
    progress: Progress = no_progress,
    about: About = NOTHING_SAID,
) -> None:
    """Write tables as the sheets of one workbook, heads frozen and repeated, ready to print."""
    import xlsxwriter

    tables = list(tables)
    total, done = sum(len(table.rows) for table in tables), 0
    # what a scanner holds in the scratch folder is the system's to sweep: the workbook is whole
    scratch_folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    with target_file(path) as stream, scratch_folder as scratch:
        # rows that are written in their order need no memory; merged heads are not
        ordered = not any(isinstance(table, OutRegister) for table in tables)
        options = {"constant_memory": ordered, "tmpdir": scratch}
        book = xlsxwriter.Workbook(stream, {**options, "default_format_properties": FONT})
        title = about.title or (tables[0].name if tables else "")
        book.set_properties({"title": title, "author": about.office})
        try:
            for table in tables:
                _write_sheet(book, table, about, partial(_told, progress, done, total))
                done += len(table.rows)
            progress(total, total)
        finally:
            _close(book)


def _write_sheet(
    book: Any, table: OutTable | OutRegister, about: About, progress: Callable[[int], None]
) -> None:
    if isinstance(table, OutRegister):
        write_register_sheet(book, table, about, progress)
    else:
        write_data_sheet(book, table, about, progress)


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
