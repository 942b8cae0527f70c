"""Workbooks and text tables in: one path in, a `Book` of plain grids out, or one clear sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from desktop_app.documents.book_guard import (
    DAMAGED,
    MAX_PACKED,
    Extent,
    look_into,
    sheet_parts,
)
from desktop_app.documents.csv_in import coding_of, decoded, read_text_table
from desktop_app.documents.grids import Book, Merged, Row, Sheet, is_blank
from desktop_app.documents.ods_layout import CONTENT, read_layouts
from desktop_app.documents.ole_guard import check_binary_book
from desktop_app.documents.pasted_in import has_table, read_html_tables
from desktop_app.errors import UserError

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".txt", ".tsv")
_BOOK_SUFFIXES = frozenset(SUFFIXES[:5])
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = {
    b"%PDF": "这是 PDF 文件",
    b"\x89PNG": "这是图片",
    b"\xff\xd8\xff": "这是图片",
    b"Rar!": "这是压缩包",
    b"7z\xbc\xaf": "这是压缩包",
    b"MZ": "这是程序文件",
    b"{\\rtf": "这是 RTF 文档",
    b"SQLite format 3": "这是数据库文件",
}
LOCKED = "这个文件有密码。请先在表格软件里取消密码，另存后再导入。"
EMPTY = "这个文件是空的，没有可以导入的内容。"
NOT_A_BOOK = "请选择 Excel 工作簿（.xlsx、.xls、.et、.ods）或 CSV 文件。"


def read_book(path: Path, coding: str = "") -> Book:
    """The filled sheets of a workbook or text table, judged by its content, not by its name.

    `coding` (one of csv_in.CODINGS) overrides the coding found in a text table.
    UserError: missing, locked, empty, too large, with a password, damaged, or of another kind.
    """
    data = _bytes_of(path)
    for mark, what in _FOREIGN.items():
        if data.startswith(mark):
            raise UserError(f"{what}，不是表格。{NOT_A_BOOK}")
    if data.startswith(_ZIP):
        sheets, coding = _zipped_sheets(data), ""
    elif data.startswith(_OLE):
        sheets, coding = _binary_sheets(data), ""
    else:
        sheets, coding = _text_sheets(data, path.stem, coding)
    filled = tuple(sheet for sheet in sheets if _is_filled(sheet))
    if not filled:
        raise UserError(EMPTY)
    if coding and path.suffix.lower() in _BOOK_SUFFIXES and _is_prose(filled):
        raise UserError(f"这个文件不是表格，或已损坏。{NOT_A_BOOK}")
    return Book(path.name, filled, coding, len(data))


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UserError(f"找不到文件“{path.name}”。请看它是否已移走或改名。")
        size = path.stat().st_size
        if size > MAX_PACKED:
            raise UserError(f"这个文件超过 {MAX_PACKED // 1024 // 1024} MB，请拆成几个再导入。")
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"读不了文件“{path.name}”。如果它正在别处打开，请先关闭再试。") from error
    if not data.strip(b"\0 \r\n\t"):
        raise UserError(EMPTY)
    return data


def _is_filled(sheet: Sheet) -> bool:
    return any(not is_blank(cell) for row in sheet.rows for cell in row)


def _is_prose(sheets: tuple[Sheet, ...]) -> bool:
    """Whether a text has no columns at all."""
    return all(len(sheet.rows[0]) < 2 for sheet in sheets)


def _text_sheets(data: bytes, name: str, coding: str) -> tuple[tuple[Sheet, ...], str]:
    head = data[:4096].lstrip()[:200].lower()
    if head.startswith(b"<?xml") and b"spreadsheet" in data[:4096]:
        raise UserError("这是旧式 XML 表格。请用表格软件打开后，另存为 .xlsx 再导入。")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError(f"这个文件不是表格，或已损坏。{NOT_A_BOOK}")
    if head.startswith(b"<") or b"<table" in data[:65536].lower():
        coding = coding or coding_of(data)
        text = decoded(data, coding)
        if has_table(text):
            return read_html_tables(text, name), coding
    table = read_text_table(data, coding)
    return (Sheet(name, table.rows),), table.coding


def _binary_sheets(data: bytes) -> tuple[Sheet, ...]:
    if _ENCRYPTED in data:
        raise UserError(LOCKED)
    if "WordDocument".encode("utf-16-le") in data:
        raise UserError(f"这是 Word 文档，不是表格。{NOT_A_BOOK}")
    check_binary_book(data)
    return _read(data, {}, ())


def _zipped_sheets(data: bytes) -> tuple[Sheet, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            _refuse_other_zips(names)
            extents = look_into(archive)
            if CONTENT in names:
                layouts = read_layouts(archive)
                merged = tuple((tuple(each.merged), each.hidden_rows) for each in layouts)
                return _read(data, {}, merged)
            return _read(data, _extents_by_name(archive, extents), ())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UserError(DAMAGED) from error


def _refuse_other_zips(names: frozenset[str]) -> None:
    if "word/document.xml" in names:
        raise UserError(f"这是 Word 文档，不是表格。可在 Word 里复制表格后粘贴，或{NOT_A_BOOK}")
    if "xl/workbook.bin" in names:
        raise UserError("这是 .xlsb 格式。请在表格软件里另存为 .xlsx 再导入。")
    if "xl/workbook.xml" not in names and CONTENT not in names:
        raise UserError(f"这是压缩包，不是表格。{NOT_A_BOOK}")


def _extents_by_name(archive: zipfile.ZipFile, extents: dict[str, Extent]) -> dict[str, Extent]:
    return {name: extents[part] for name, part in sheet_parts(archive).items() if part in extents}


def _read(
    data: bytes,
    extents: dict[str, Extent],
    layouts: tuple[tuple[tuple[Merged, ...], int], ...],
) -> tuple[Sheet, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _sheets(book, extents, layouts)
    except PasswordError as error:
        raise UserError(LOCKED) from error
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise UserError(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader's own crash, not ours
            raise
        raise UserError(DAMAGED) from error


def _sheets(
    book: Any,
    extents: dict[str, Extent],
    layouts: tuple[tuple[tuple[Merged, ...], int], ...],
) -> tuple[Sheet, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = []
    for index, about in enumerate(book.sheets_metadata):
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        hidden = about.visible is not SheetVisibleEnum.Visible
        merged, hidden_rows = _merged(sheet), extents.get(about.name, Extent()).hidden_rows
        if index < len(layouts):
            merged, hidden_rows = layouts[index]
        sheets.append(Sheet(about.name, _rows(sheet), merged, hidden, hidden_rows))
    return tuple(sheets)


def _rows(sheet: Any) -> list[Row]:
    return list[Row](sheet.to_python(skip_empty_area=False))


def _merged(sheet: Any) -> tuple[Merged, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(Merged(top, left, bottom, right) for (top, left), (bottom, right) in ranges)
