"""Workbooks and text tables in: one path in, a `Book` of plain grids out, or one clear sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop_app.documents.csv_in import coding_of, decoded, read_text_table
from desktop_app.documents.formats import limits
from desktop_app.documents.formats.biff5_in import is_bare_stream, read_biff5
from desktop_app.documents.formats.docx_in import read_docx
from desktop_app.documents.formats.mhtml_in import is_mhtml, read_mhtml
from desktop_app.documents.formats.ods_in import is_ods, read_ods
from desktop_app.documents.formats.package import main_part, opened_package
from desktop_app.documents.formats.refusals import (
    FRAME_ONLY,
    OLD_WORD,
    is_frame,
    refusal_of,
    refusal_of_zip,
)
from desktop_app.documents.formats.spreadsheetml_in import is_spreadsheetml, read_spreadsheetml
from desktop_app.documents.formats.xls_in import read_xls
from desktop_app.documents.formats.xlsb_in import read_xlsb
from desktop_app.documents.formats.xlsx_in import read_xlsx
from desktop_app.documents.grids import Book, Sheet, is_blank
from desktop_app.documents.pasted_in import has_table, read_html_tables
from desktop_app.documents.side_by_side import joined
from desktop_app.errors import UserError

SUFFIXES = (
    ".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".docx", ".docm", ".csv", ".txt", ".tsv",
    ".xml", ".mht", ".mhtml", ".htm", ".html", ".xltx", ".xlt", ".ett",
    ".doc", ".wps", ".rtf",  # not read: the sentence says how to save them anew
)  # fmt: skip
SINCE_1904 = (
    "这个工作簿的日期从 1904 年算起（苹果电脑上的旧设置），"
    "没有设成日期格式的数字已按此换算，请核对日期。"
)
_BOOK_SUFFIXES = frozenset((*SUFFIXES[:8], ".doc", ".wps"))
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")


def read_book(path: Path, coding: str = "") -> Book:
    """The filled sheets of a workbook or text table, judged by its content, not by its name.

    `coding` (one of csv_in.CODINGS) overrides the coding found in a text table.
    UserError: missing, locked, empty, too large, with a password, damaged, or of another kind.
    """
    data = _bytes_of(path)
    if refusal := refusal_of(data):
        raise UserError(refusal)
    if data.startswith(_ZIP):
        sheets, coding = _zipped_sheets(data, path.stem), ""
    elif data.startswith(_OLE):
        sheets, coding = _binary_sheets(data), ""
    elif is_bare_stream(data):
        sheets, coding = read_biff5(data), ""
    else:
        sheets, coding = _text_sheets(data, path.stem, coding)
    filled = tuple(joined(_told(sheet)) for sheet in sheets if _is_filled(sheet))
    if not filled:
        raise UserError(limits.EMPTY_FILE)
    if coding and path.suffix.lower() in _BOOK_SUFFIXES and _is_prose(filled):
        raise UserError(limits.NO_BOOK)
    return Book(path.name, filled, coding, len(data))


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UserError(f"找不到文件“{path.name}”。请看它是否已移走或改名。")
        with path.open("rb") as file:
            is_zip = file.read(len(_ZIP)) == _ZIP
            most = limits.MAX_PACKED_WITH_PICTURES if is_zip else limits.MAX_PACKED
            file.seek(0)
            data = file.read(most + 1)
        if len(data) > most:
            raise limits.too_packed(most)
    except OSError as error:
        raise UserError(f"读不了文件“{path.name}”。如果它正在别处打开，请先关闭再试。") from error
    if not data.strip(b"\0 \r\n\t"):
        raise UserError(limits.EMPTY_FILE)
    return data


def _told(sheet: Sheet) -> Sheet:
    """The sheet with a notice of the days that it counts in another way."""
    return replace(sheet, notices=(*sheet.notices, SINCE_1904)) if sheet.since_1904 else sheet


def _is_filled(sheet: Sheet) -> bool:
    return any(not is_blank(cell) for row in sheet.rows for cell in row)


def _is_prose(sheets: tuple[Sheet, ...]) -> bool:
    """Whether a text has no columns at all."""
    return all(len(sheet.rows[0]) < 2 for sheet in sheets)


def _text_sheets(data: bytes, name: str, coding: str) -> tuple[tuple[Sheet, ...], str]:
    head = data[:4096]
    if is_spreadsheetml(head):
        return read_spreadsheetml(data), ""
    if is_mhtml(head):
        return read_mhtml(data, name), ""
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError(limits.NO_BOOK)
    if head.lstrip()[:200].startswith(b"<") or b"<table" in data[:65536].lower():
        coding = coding or coding_of(data)
        text = decoded(data, coding)
        if has_table(text):
            return read_html_tables(text, name), coding
        if is_frame(text):
            raise UserError(FRAME_ONLY)
    table = read_text_table(data, coding)
    return (Sheet(name, table.rows, notices=table.notices),), table.coding


def _binary_sheets(data: bytes) -> tuple[Sheet, ...]:
    if _ENCRYPTED in data:
        raise UserError(limits.LOCKED)
    if _WORD in data:
        raise UserError(OLD_WORD)
    return read_xls(data)


def _zipped_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    with opened_package(data) as package:
        part, kind = main_part(package)
        if kind == "xlsx":
            return read_xlsx(package, data, part)
        if kind == "xlsb":
            return read_xlsb(package, data, part)
        if kind == "docx":
            return read_docx(package, part, name)
        if is_ods(package):
            return read_ods(package)
        raise UserError(refusal_of_zip(package, kind))
