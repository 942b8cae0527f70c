"""The XML workbooks of Excel 2002 and 2003 (XML Spreadsheet), which many old systems write."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.cell_texts import clean_rows
from desktop_app.documents.formats.number_formats import display_of, shown_day, typed_number
from desktop_app.documents.formats.safe_xml import walk
from desktop_app.documents.grids import EMPTY, Cell, ErrorCell, MergedRange, Sheet

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{NAMESPACE} "
_EXCEL = "urn:schemas-microsoft-com:office:excel "
_YES, _DAY, _TIME = '"是";"是";"否"', "yyyy/m/d", "h:mm"
_NAMED = {
    "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
    "Currency": "#,##0.00", "Euro Currency": "#,##0.00", "General Number": "General",
    "Yes/No": _YES, "True/False": _YES, "On/Off": _YES,
    "General Date": "yyyy/m/d h:mm", "Long Date": _DAY, "Medium Date": _DAY, "Short Date": _DAY,
    "Long Time": _TIME, "Medium Time": _TIME, "Short Time": _TIME,
}  # fmt: skip
"""The formats that such a workbook may name instead of writing their codes."""
_FAR = 1 << 20
_INDENTATION = re.compile(r"[ \t\r\n]*\n[ \t]+")
"""White space between the marks of a text in an indented file."""
_WHITE = " \t\r\n"
_FIRST_DAYS = (datetime.date(1899, 12, 30), datetime.date(1899, 12, 31), datetime.date(1904, 1, 1))


def is_spreadsheetml(head: bytes) -> bool:
    """Whether a file that begins so is such a workbook, whatever its coding."""
    return NAMESPACE.encode() in head.replace(b"\0", b"")


def read_spreadsheetml(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook; UserError when it is damaged or too large."""
    walker = _Walk()
    walk(data, walker.start, walker.end, walker.text)
    return tuple(page.sheet(since_1904=walker.since_1904) for page in walker.pages)


@dataclass(slots=True)
class _Page:
    """One sheet as it is read: its filled cells by row and column."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[MergedRange] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: int = 0
    rows: int = 0
    columns: int = 0

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Keep a cell; UserError where the sheet is larger than we read."""
        if cell != EMPTY:
            self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
            limits.check_extent(self.rows, self.columns)
            self.cells[row, column] = cell

    def sheet(self, *, since_1904: bool) -> Sheet:
        """The cells as a grid of full rows."""
        rows: list[list[Cell]] = [[EMPTY] * self.columns for _ in range(self.rows)]
        for (row, column), cell in self.cells.items():
            rows[row][column] = cell
        return Sheet(
            self.name,
            clean_rows(rows),
            tuple(self.merged),
            self.hidden,
            self.hidden_rows,
            since_1904=since_1904,
        )


class _Walk:
    """The position of a walk through a workbook."""

    def __init__(self) -> None:
        self.pages: list[_Page] = []
        self.since_1904 = False
        self._codes: dict[str, str] = {}
        self._style = self._row_style = self._cell_style = ""
        self._column_styles: dict[int, str] = {}
        self._row = self._column = self._next_column = 0
        self._kind = ""
        self._texts: list[str] | None = None
        self._is_comment = self._wants_text = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Step to a sheet, a row, a cell or its data; take note of a style's format."""
        name = tag.removeprefix(_SS)
        if name == "Cell":
            self._start_cell(attributes)
        elif name == "Data" and not self._is_comment:
            self._kind, self._texts = _given(attributes, "Type"), []
        elif name == "Row":
            self._start_row(attributes)
        elif name == "Comment":
            self._is_comment = True
        elif name == "Worksheet":
            self.pages.append(_Page(_given(attributes, "Name")))
            self._row = -1
            self._column_styles = {}
        elif name == "Column":
            self._start_column(attributes)
        else:
            self._start_other(tag, name, attributes)

    def _start_other(self, tag: str, name: str, attributes: dict[str, str]) -> None:
        if name == "Style":
            self._style = _given(attributes, "ID")
            self._codes[self._style] = self._codes.get(_given(attributes, "Parent"), "")
        elif name == "NumberFormat":
            code = _given(attributes, "Format")
            self._codes[self._style] = _NAMED.get(code, code)
        elif tag == _EXCEL + "Date1904":
            self.since_1904 = True
        elif tag == _EXCEL + "Visible":
            self._texts, self._wants_text = [], True

    def end(self, tag: str) -> None:
        """Keep a cell's data."""
        name = tag.removeprefix(_SS)
        if name == "Data" and self._texts is not None and self.pages:
            texts = (each for each in self._texts if not _INDENTATION.fullmatch(each))
            text = self._value(_without_blank_lines("".join(texts)))
            self.pages[-1].put(self._row, self._column, text)
            self._texts = None
        elif name == "Comment":
            self._is_comment = False
        elif tag == _EXCEL + "Visible" and self._wants_text and self.pages:
            self.pages[-1].hidden = "Hidden" in "".join(self._texts or ())
            self._texts, self._wants_text = None, False

    def text(self, data: str) -> None:
        """Collect a cell's data, with or without mark-up in it."""
        if self._texts is not None:
            self._texts.append(data)

    def _start_column(self, attributes: dict[str, str]) -> None:
        first = _number(attributes, "Index", max(self._column_styles, default=-1) + 2) - 1
        style = _given(attributes, "StyleID")
        for column in range(first, min(first + _number(attributes, "Span", 0) + 1, _FAR)):
            if column > limits.MAX_COLUMNS:
                break
            self._column_styles[column] = style

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = _number(attributes, "Index", self._row + 2) - 1
        self._next_column = 0
        self._row_style = _given(attributes, "StyleID")
        if self.pages and _given(attributes, "Hidden") == "1":
            self.pages[-1].hidden_rows += 1

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._column = _number(attributes, "Index", self._next_column + 1) - 1
        own = _given(attributes, "StyleID") or self._row_style
        self._cell_style = own or self._column_styles.get(self._column, "")
        across, down = _number(attributes, "MergeAcross", 0), _number(attributes, "MergeDown", 0)
        self._next_column = self._column + across + 1
        if (across or down) and self.pages:
            place = (self._row, self._column, self._row + down, self._column + across)
            self.pages[-1].merged.append(MergedRange(*place))

    def _value(self, text: str) -> Cell:
        code = self._codes.get(self._cell_style, "")
        try:
            if self._kind == "Number":
                return typed_number(float(text), code, since_1904=self.since_1904)
            if self._kind == "DateTime":
                return _day(datetime.datetime.fromisoformat(text.strip()), code)
        except ValueError:
            return text
        if self._kind == "Boolean":
            return text.strip() == "1"
        return ErrorCell(text.strip()) if self._kind == "Error" else text


def _without_blank_lines(text: str) -> str:
    """A text without the lines before and behind it that an indented file has."""
    bare = text.strip(_WHITE)
    if bare == text:
        return text
    before, _, behind = text.partition(bare) if bare else ("", "", text)
    return ("" if "\n" in before else before) + bare + ("" if "\n" in behind else behind)


def _day(moment: datetime.datetime, code: str) -> Cell:
    display = display_of(code)
    if moment.date() in _FIRST_DAYS and moment.time() != datetime.time():
        return moment.time()
    if display and display.precision:
        return shown_day(moment.date(), display.precision)
    return moment if moment.time() != datetime.time() else moment.date()


def _given(attributes: dict[str, str], name: str) -> str:
    return attributes.get(_SS + name) or attributes.get(name, "")


def _number(attributes: dict[str, str], name: str, default: int) -> int:
    text = _given(attributes, name)
    return min(int(text), _FAR) if text.isascii() and text.isdigit() else default
