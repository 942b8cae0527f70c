"""The tables of a web page, or of what Word, WPS and Excel put on the clipboard."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.cell_texts import clean_rows, without_escaped_breaks
from desktop_app.documents.grids import MergedRange, Sheet
from desktop_app.errors import UserError

_DEEPEST = 8
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset({"p", "div", "br", "li"})
_SILENT = frozenset({"style", "script", "title", "head", "rt", "rp", "del"})
_COMMENT = ("class", "msocomanchor")
_CUT = re.compile(r"#{2,}|-?[0-9.]+E\+?[0-9]+", re.IGNORECASE)
_TEN_THOUSAND = 10_000
_PLAIN = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,15})?")
_MOST_DIGITS = 30
_TOO_BIG = "粘贴的表格太大，请先存成 Excel 工作簿再导入。"


class HtmlGrid:
    """One HTML table laid out cell by cell: spanned cells stay empty, their range is noted."""

    def __init__(self) -> None:
        self.rows: list[dict[int, str]] = []
        self.merged: list[MergedRange] = []
        self._taken: dict[int, int] = {}
        self._column = 0

    def new_row(self) -> None:
        """Begin the next row."""
        self.rows.append({})
        self._column = 0
        if len(self.rows) > limits.MAX_ROWS:
            raise UserError(_TOO_BIG)

    def add(self, text: str, right: int, down: int) -> None:
        """Put a cell into the first free place of the present row."""
        if not self.rows:
            self.new_row()
        row = len(self.rows) - 1
        while self._taken.get(self._column, 0) > row:
            self._column += 1
        left, self._column = self._column, self._column + right
        if self._column > limits.MAX_COLUMNS:
            raise UserError(_TOO_BIG)
        self.rows[row][left] = text
        for column in range(left, left + right):
            self._taken[column] = row + down
        if right > 1 or down > 1:
            self.merged.append(MergedRange(row, left, row + down - 1, left + right - 1))

    def sheet(self, name: str) -> Sheet:
        """The table as a grid of full rows."""
        width = max((max(row) + 1 for row in self.rows if row), default=0)
        if width * len(self.rows) > limits.MAX_CELLS:
            raise UserError(_TOO_BIG)
        texts = [[row.get(n, "") for n in range(width)] for row in self.rows]
        rows = clean_rows(without_escaped_breaks(texts))
        last = len(rows) - 1
        merged = tuple(
            MergedRange(each.top, each.left, min(each.bottom, last), each.right)
            for each in self.merged
        )
        return Sheet(name, rows, merged)


@dataclass(slots=True)
class _Open:
    """A table that is being read, and its open cell if there is one."""

    grid: HtmlGrid = field(default_factory=HtmlGrid)
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    number: str = ""

    def close_cell(self) -> None:
        """Put the open cell into the table."""
        if self.cell is None:
            return
        lines = (line.strip(" ") for line in "".join(self.cell).replace("\xa0", " ").split("\n"))
        text = "\n".join(line for line in lines if line)
        self.grid.add(unrounded(text, self.number) if self.number else text, *self.spans)
        self.cell = None


class HtmlTables(HTMLParser):
    """The tables of an HTML text. One inside a cell is a table of its own, and that cell's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[HtmlGrid] = []
        self._open: list[_Open] = []
        self._depth = self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT or (tag == "a" and _COMMENT in attrs):
            self._silent += 1
        elif tag == "table":
            self._start_table()
        elif not self._open:
            return
        elif tag == "tr" and self._depth == len(self._open):
            self._open[-1].close_cell()
            self._open[-1].grid.new_row()
        elif tag in ("td", "th") and self._depth == len(self._open):
            self._start_cell(self._open[-1], dict(attrs))
        elif tag in _BLOCKS:
            for each in self._open:
                if each.cell:
                    each.cell.append("\n")

    def _start_table(self) -> None:
        self._depth += 1
        if self._depth <= _DEEPEST:
            self._open.append(_Open())
            self.grids.append(self._open[-1].grid)

    def _start_cell(self, table: _Open, given: dict[str, str | None]) -> None:
        table.close_cell()
        table.cell, self._silent = [], 0
        table.spans = (_span(given.get("colspan")), _span(given.get("rowspan")))
        table.number = given.get("x:num") or given.get("sdval") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "ruby":
            self._silent = 0  # the end of a sign's pinyin may be left out
        elif tag in _SILENT or (tag == "a" and self._silent):
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._depth:
            if self._depth == len(self._open):
                self._open.pop().close_cell()
            self._depth -= 1
        elif tag in ("td", "th", "tr") and self._open and self._depth == len(self._open):
            self._open[-1].close_cell()

    def handle_data(self, data: str) -> None:
        if self._silent or not self._open:
            return
        text = _SPACES.sub(" ", data)
        for each in self._open:
            if each.cell is not None:
                each.cell.append(text)

    def close(self) -> None:
        super().close()
        while self._open:
            self._open.pop().close_cell()


def _span(text: str | None) -> int:
    return min(max(int(text), 1), 10_000) if text and text.isascii() and text.isdigit() else 1


def unrounded(shown: str, number: str) -> str:
    """The text of a cell, or the number behind it where the text is that number rounded or cut.

    A column that is too narrow shows ###, a long number 1.38E+10, an amount in ten thousands 1.2万.
    """
    try:
        exact = Decimal(number)
    except InvalidOperation:
        return shown
    if not exact.is_finite():
        return shown
    if _CUT.fullmatch(shown):
        return _plain_number(exact)
    plain = shown.replace(",", "")
    unit = _TEN_THOUSAND if plain.endswith("万") else 1
    plain = plain.removesuffix("万")
    if not _PLAIN.fullmatch(plain) or Decimal(plain) * unit == exact:
        return shown
    step = Decimal(unit).scaleb(-len(plain.partition(".")[2]))
    return _plain_number(exact) if abs(Decimal(plain) * unit - exact) <= step / 2 else shown


def _plain_number(number: Decimal) -> str:
    """A number's digits without an exponent; one out of all reason stays as it is."""
    return f"{number:f}" if abs(number.adjusted()) < _MOST_DIGITS else str(number)
