"""What the cell reader leaves out of an OpenDocument sheet: merged ranges, hidden rows."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from desktop_app.documents.book_guard import DAMAGED, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from desktop_app.documents.grids import Merged
from desktop_app.errors import UserError

CONTENT = "content.xml"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_TOO_BIG = "工作表太大，超过本软件能读的大小。请删除右边和下方多余的行列，另存后再导入。"


@dataclass(slots=True)
class Layout:
    """One table: its merged ranges, the number of its hidden rows, the end of what is filled in."""

    name: str
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: int = 0
    rows: int = 0
    columns: int = 0


class _Walk:
    """Where a walk through content.xml stands."""

    def __init__(self) -> None:
        self.layouts: list[Layout] = []
        self.row = self.column = 0
        self.row_repeat = self.cell_repeat = 1
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of a table, a row, a cell or a cell's value."""
        if tag == _TABLE + "table":
            self.depth += 1
            if self.depth == 1:
                self.layouts.append(Layout(attributes.get(_TABLE + "name", "")))
                self.row = 0
        elif self.depth != 1:
            return
        elif tag == _TABLE + "table-row":
            self._start_row(attributes)
        elif tag in _CELLS:
            self._start_cell(attributes)
        elif tag == _TEXT + "p":
            self._fill()

    def end(self, tag: str) -> None:
        """Step on behind a cell, a row or a table."""
        if tag == _TABLE + "table":
            self.depth -= 1
        elif self.depth != 1:
            return
        elif tag in _CELLS:
            self.column += self.cell_repeat
        elif tag == _TABLE + "table-row":
            self.row += self.row_repeat

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.column = 0
        self.row_repeat = _count(attributes, "number-rows-repeated")
        if attributes.get(_TABLE + "visibility") in ("collapse", "filter"):
            self.layouts[-1].hidden_rows += self.row_repeat

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.cell_repeat = _count(attributes, "number-columns-repeated")
        down = _count(attributes, "number-rows-spanned")
        right = _count(attributes, "number-columns-spanned")
        if down > 1 or right > 1:
            self.layouts[-1].merged.append(
                Merged(self.row, self.column, self.row + down - 1, self.column + right - 1)
            )
        if _OFFICE + "value-type" in attributes:
            self._fill()

    def _fill(self) -> None:
        layout = self.layouts[-1]
        layout.rows = max(layout.rows, self.row + self.row_repeat)
        layout.columns = max(layout.columns, self.column + self.cell_repeat)
        too_many = layout.rows * layout.columns > MAX_CELLS
        if too_many or layout.rows > MAX_ROWS or layout.columns > MAX_COLUMNS:
            raise UserError(_TOO_BIG)


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(_TABLE + name, "1")
    return min(int(text), 1 << 31) if text.isascii() and text.isdigit() else 1


def _refuse_entities(*_: object) -> None:
    raise UserError(DAMAGED)


def read_layouts(archive: zipfile.ZipFile) -> list[Layout]:
    """The layout of every table of an .ods file, in order; UserError when damaged or too large."""
    walk = _Walk()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.EntityDeclHandler = _refuse_entities
    try:
        with archive.open(CONTENT) as stream:
            parser.ParseFile(stream)
    except (expat.ExpatError, KeyError, zipfile.BadZipFile) as error:
        raise UserError(DAMAGED) from error
    return walk.layouts
