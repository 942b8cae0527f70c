"""The look into a zipped workbook before the reader opens it: unpacked size and extent."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join, normpath
from typing import IO
from xml.etree import ElementTree

from desktop_app.documents.grids import column_number
from desktop_app.errors import UserError

MAX_PACKED = 64 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_PARTS = 5_000
MAX_ROWS = 200_000
MAX_COLUMNS = 702
MAX_CELLS = 12_000_000
CHUNK = 4 * 1024 * 1024
LONGEST_TAG = 64 * 1024
INDEX_LIMIT = 4 * 1024 * 1024

TOO_BIG = (
    f"这个文件太大：解开后超过 {MAX_UNPACKED // 1024 // 1024} MB。"
    "请只保留要导入的工作表，另存后再导入。"
)
DAMAGED = "这个文件已损坏，打不开。请用表格软件打开修复，另存为 Excel 工作簿后再导入。"

_ROW = re.compile(rb'<row r="(\d+)"')
_WIDE_CELL = re.compile(rb'<c r="([A-Z]{2,})\d+"[^>]*(?<!/)>')
_ANY_CELL = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{0,9})(\d{1,9})[\"'][^>]*(?<!/)>")
_HIDDEN_ROW = re.compile(rb"<row [^>]*hidden=[\"'](?:1|true)[\"']")
_UNUSUAL = re.compile(rb'<(?:c(?! r="|ol)|row(?! r="))')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(slots=True)
class Extent:
    """What one part holds: its last row and column, its hidden rows, its unpacked bytes."""

    rows: int = 0
    columns: int = 0
    hidden_rows: int = 0
    size: int = 0


def look_into(archive: zipfile.ZipFile) -> dict[str, Extent]:
    """The extent of each part of a zipped workbook; UserError when it is more than we read.

    Every part is really unpacked and counted: the sizes written in a zip may lie.
    """
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise UserError(TOO_BIG)
    found: dict[str, Extent] = {}
    left = MAX_UNPACKED
    for part in parts:
        if part.flag_bits & 1:
            raise UserError("这个文件有密码。请先在表格软件里取消密码，另存后再导入。")
        extent = _look_at(archive, part, left)
        left -= extent.size
        found[part.filename] = extent
    return found


def _look_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> Extent:
    sheet = part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
    extent = Extent()
    tail = b""
    try:
        with archive.open(part) as stream:
            for chunk in _chunks(stream):
                extent.size += len(chunk)
                if extent.size > left:
                    raise UserError(TOO_BIG)
                if sheet:
                    whole, tail = _whole_tags(tail + chunk)
                    _measure(extent, whole)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise UserError(DAMAGED) from error
    _refuse_too_wide(extent)
    return extent


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


def _whole_tags(window: bytes) -> tuple[bytes, bytes]:
    """The window up to its last tag, and that tag, which may go on in the next chunk."""
    start = window.rfind(b"<")
    if start < 0 or len(window) - start > LONGEST_TAG:
        return window, b""
    return window[:start], window[start:]


def _measure(extent: Extent, window: bytes) -> None:
    """Add one stretch of a sheet's XML to its extent; empty cells do not count."""
    if b"hidden=" in window:
        extent.hidden_rows += len(_HIDDEN_ROW.findall(window))
    if _is_usual(window):
        last = window.rfind(b'<row r="')
        found = [(b"Z", match[1]) for match in _ROW.finditer(window, last)]
        found += [(letters, b"0") for letters in set(_WIDE_CELL.findall(window))]
    else:
        found = [(match[1], match[2]) for match in _ANY_CELL.finditer(window)]
    for letters, row in found:
        extent.rows = max(extent.rows, int(row))
        extent.columns = max(extent.columns, column_number(letters.decode()) + 1)


def _is_usual(window: bytes) -> bool:
    """Whether cells and rows are written as every office program writes them (read much faster)."""
    return b'<row r="' in window and not _UNUSUAL.search(window)


def _refuse_too_wide(extent: Extent) -> None:
    if extent.rows > MAX_ROWS:
        raise UserError(
            f"工作表里第 {extent.rows} 行还有内容，超过 {MAX_ROWS // 10_000} 万行。"
            "请删除下方多余的行，另存后再导入。"
        )
    if extent.columns > MAX_COLUMNS or extent.rows * extent.columns > MAX_CELLS:
        raise UserError(
            f"工作表有 {extent.rows} 行、{extent.columns} 列，超过本软件能读的大小。"
            "请删除右边和下方多余的行列，另存后再导入。"
        )


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet of an .xlsx file, by the sheet's name; empty when it does not tell."""
    try:
        book = _small_xml(archive, "xl/workbook.xml")
        relations = _small_xml(archive, "xl/_rels/workbook.xml.rels")
    except (KeyError, ElementTree.ParseError):
        return {}
    targets = {each.get("Id"): each.get("Target", "") for each in relations.iter()}
    return {
        sheet.get("name", ""): _part_name(targets.get(sheet.get(_RELATION), "") or "")
        for sheet in book.iter()
        if sheet.tag.endswith("}sheet")
    }


def _part_name(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _small_xml(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > INDEX_LIMIT:
        raise UserError(TOO_BIG)
    return ElementTree.fromstring(archive.read(name))
