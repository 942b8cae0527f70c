"""Tables out of pasted text: tab-separated rows, or the HTML that Word, WPS and Excel put out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from desktop_app.documents.book_guard import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from desktop_app.documents.csv_in import cut
from desktop_app.documents.grids import Merged, Row, Sheet
from desktop_app.errors import UserError

_HAS_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset({"p", "div", "br", "li"})
_SILENT = frozenset({"style", "script", "title", "head"})
_TOO_BIG = "粘贴的表格太大，请先存成 Excel 工作簿再导入。"


class _Grid:
    """One HTML table laid out cell by cell: spanned cells stay empty, their range is noted."""

    def __init__(self) -> None:
        self.rows: list[dict[int, str]] = []
        self.merged: list[Merged] = []
        self._taken: dict[int, int] = {}
        self._column = 0

    def new_row(self) -> None:
        """Begin the next row."""
        self.rows.append({})
        self._column = 0
        if len(self.rows) > MAX_ROWS:
            raise UserError(_TOO_BIG)

    def add(self, text: str, right: int, down: int) -> None:
        """Put a cell into the first free place of the present row."""
        if not self.rows:
            self.new_row()
        row = len(self.rows) - 1
        while self._taken.get(self._column, 0) > row:
            self._column += 1
        left, self._column = self._column, self._column + right
        if self._column > MAX_COLUMNS:
            raise UserError(_TOO_BIG)
        self.rows[row][left] = text
        for column in range(left, left + right):
            self._taken[column] = row + down
        if right > 1 or down > 1:
            self.merged.append(Merged(row, left, row + down - 1, left + right - 1))

    def sheet(self, name: str) -> Sheet:
        """The table as a grid of full rows."""
        width = max((max(row) + 1 for row in self.rows if row), default=0)
        if width * len(self.rows) > MAX_CELLS:
            raise UserError(_TOO_BIG)
        rows = [[row.get(column, "") for column in range(width)] for row in self.rows]
        last = len(rows) - 1
        merged = tuple(
            Merged(each.top, each.left, min(each.bottom, last), each.right) for each in self.merged
        )
        return Sheet(name, rows, merged)


class _Tables(HTMLParser):
    """The tables of an HTML text; a table inside a cell counts as that cell's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[_Grid] = []
        self._depth = self._silent = 0
        self._cell: list[str] | None = None
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.grids.append(_Grid())
        elif self._depth == 1 and tag == "tr":
            self._close_cell()
            self.grids[-1].new_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._close_cell()
            self._cell = []
            given = dict(attrs)
            self._spans = (_span(given.get("colspan")), _span(given.get("rowspan")))
        elif tag in _BLOCKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._depth:
            self._close_cell()
            self._depth -= 1
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(_SPACES.sub(" ", data))

    def _close_cell(self) -> None:
        if self._cell is None or self._depth != 1:
            return
        lines = (line.strip(" ") for line in "".join(self._cell).replace("\xa0", " ").split("\n"))
        self.grids[-1].add("\n".join(line for line in lines if line), *self._spans)
        self._cell = None


def _span(text: str | None) -> int:
    return min(max(int(text), 1), 10_000) if text and text.isascii() and text.isdigit() else 1


def has_table(text: str) -> bool:
    """Whether a text is HTML with a table in it."""
    return _HAS_TABLE.search(text) is not None


def read_html_tables(text: str, name: str) -> tuple[Sheet, ...]:
    """Every table of an HTML text, the largest first."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    sheets = [grid.sheet(name) for grid in parser.grids if grid.rows]
    sheets.sort(key=lambda sheet: -sum(len(row) for row in sheet.rows))
    return tuple(sheets)


def read_pasted(text: str) -> Sheet:
    """The table that was copied in Word, WPS or Excel; UserError when there is none.

    `text` is the clipboard's HTML where it has some, else its plain, tab-separated text.
    """
    name = "粘贴的内容"
    if has_table(text):
        tables = read_html_tables(text, name)
        if tables:
            return tables[0]
    rows: list[Row] = cut(text.strip("\r\n").replace("\0", ""), "\t")
    if not any(cell.strip() for row in rows for cell in row if isinstance(cell, str)):
        raise UserError("剪贴板里没有表格。请先在 Excel、WPS 或 Word 里选中并复制要导入的行。")
    return Sheet(name, rows)
