"""The tables of an OpenDocument sheet: the walk through its content.

White space and comments may be between any elements; only cells contain values.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.ods_styles import Styles
from desktop_app.documents.formats.ods_text import CellText
from desktop_app.documents.formats.ods_values import kind_of, shown, text_of, value_of
from desktop_app.documents.formats.package import Package
from desktop_app.documents.formats.safe_xml import walk
from desktop_app.documents.grids import EMPTY, Cell, ErrorCell, MergedRange, Picture

CONTENT = "content.xml"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _DRAW = (f"{_NAMES}{each}:1.0 " for each in ("table", "office", "drawing"))
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_LINK = "http://www.w3.org/1999/xlink href"
_CELLS = frozenset({_TABLE + "table-cell", _TABLE + "covered-table-cell"})
_OUTER = frozenset({_TABLE + "table", _TABLE + "dde-links"})
Place = tuple[int, int]


@dataclass(slots=True)
class OdsTable:
    """One table: its rows up to the last filled cell, merged ranges, how many rows are hidden.

    `pictures` are the names of the parts with the pictures in cells.
    """

    name: str
    hidden: bool = False
    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)
    hidden_rows: int = 0
    height: int = 0
    columns: int = 0
    pictures: dict[Place, str] = field(default_factory=dict)


class _Walk:
    """The position of a walk through content.xml."""

    def __init__(self, styles: Styles) -> None:
        self.tables: list[OdsTable] = []
        self.is_sheet = False
        self.styles = styles
        self.row = self.column = 0
        self.row_repeat = self.cell_repeat = 1
        self.depth = 0
        self.column_styles: list[tuple[int, str]] = []
        self.row_style = ""
        self.line: list[Cell] = []
        self.cell: CellText | None = None
        self.attributes: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of a table, a row, a cell, what is in it, or a style."""
        if tag in _OUTER:
            self._start_table(tag, attributes)
        elif self.depth == 0:
            self.is_sheet = self.is_sheet or tag == _OFFICE + "spreadsheet"
            self.styles.start(tag, attributes)
        elif self.depth != 1:
            return
        elif tag in _CELLS:
            self._start_cell(attributes)
        elif self.cell is not None:
            if tag == _DRAW + "image":
                self.tables[-1].pictures[self.row, self.column] = attributes.get(_LINK, "")
            self.cell.start(tag, attributes)
        elif tag == _TABLE + "table-row":
            self._start_row(attributes)
        elif tag == _TABLE + "table-column":
            repeat = _count(attributes, "number-columns-repeated")
            name = attributes.get(_TABLE + "default-cell-style-name", "")
            self.column_styles.append((repeat, name))

    def end(self, tag: str) -> None:
        """Step on behind a cell, a row or a table."""
        if tag in _OUTER:
            self.depth -= 1
        elif self.depth == 0:
            self.styles.end(tag)
        elif self.depth != 1:
            return
        elif tag in _CELLS:
            self._end_cell()
        elif self.cell is not None:
            self.cell.end(tag)
        elif tag == _TABLE + "table-row":
            self._end_row()

    def text(self, data: str) -> None:
        """Take the words of a style or of a cell."""
        if self.depth == 0:
            self.styles.text(data)
        elif self.cell is not None and self.depth == 1:
            self.cell.add(data)

    def _start_table(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1 and tag == _TABLE + "table":
            hidden = self.styles.is_hidden(attributes.get(_TABLE + "style-name", ""))
            self.tables.append(OdsTable(attributes.get(_TABLE + "name", ""), hidden))
            self.row, self.column_styles = 0, []

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.column, self.line = 0, []
        self.row_repeat = _count(attributes, "number-rows-repeated")
        self.row_style = attributes.get(_TABLE + "default-cell-style-name", "")
        if attributes.get(_TABLE + "visibility") in ("collapse", "filter"):
            self.tables[-1].hidden_rows += self.row_repeat

    def _end_row(self) -> None:
        if self.line:
            rows = self.tables[-1].rows
            rows.extend([] for _ in range(self.row - len(rows)))
            rows.extend(self.line.copy() for _ in range(self.row_repeat))
            self.line = []
        self.row += self.row_repeat

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.cell, self.attributes = CellText(), attributes
        self.cell_repeat = _count(attributes, "number-columns-repeated")
        down = _count(attributes, "number-rows-spanned")
        right = _count(attributes, "number-columns-spanned")
        if down > 1 or right > 1:
            self.tables[-1].merged.append(
                MergedRange(self.row, self.column, self.row + down - 1, self.column + right - 1)
            )

    def _end_cell(self) -> None:
        value = self._value(str(self.cell))
        if value != EMPTY:
            self._put(value)
        self.cell = None
        self.column += self.cell_repeat

    def _value(self, text: str) -> Cell:
        """What the cell shows: its value in its style where it has one, else its text."""
        attributes = self.attributes
        if attributes.get(_CALC + "value-type") == "error":
            return ErrorCell(text.strip())
        kind = kind_of(attributes)
        value = value_of(kind, attributes)
        if value is None:
            return text or text_of(attributes)
        if kind != "string":
            display = self.styles.display(attributes.get(_TABLE + "style-name") or self._style())
            as_shown = shown(kind, attributes, display) if display else None
            return value if as_shown is None else as_shown
        return value

    def _style(self) -> str:
        """The style of a cell that names none: its row's, else its column's."""
        if self.row_style:
            return self.row_style
        left = self.column
        for repeat, name in self.column_styles:
            if left < repeat:
                return name
            left -= repeat
        return ""

    def _put(self, cell: Cell) -> None:
        """Put a cell at the current position; UserError if the table is larger than we read."""
        table, line = self.tables[-1], self.line
        table.height = max(table.height, self.row + self.row_repeat)
        table.columns = max(table.columns, self.column + self.cell_repeat)
        limits.check_extent(table.height, table.columns)
        line.extend([EMPTY] * (self.column - len(line)))
        line.extend([cell] * self.cell_repeat)


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(_TABLE + name, "1")
    return min(int(text), 1 << 31) if text.isascii() and text.isdigit() else 1


def read_tables(package: Package) -> list[OdsTable]:
    """The tables of an .ods file, their rows of one length; UserError when damaged or too large."""
    styles = Styles()
    if "styles.xml" in package:
        with package.open("styles.xml") as stream:
            walk(stream, styles.start, styles.end, styles.text)
    walker = _Walk(styles)
    with package.open(CONTENT) as stream:
        walk(stream, walker.start, walker.end, walker.text)
    if not walker.is_sheet:
        raise limits.damaged()
    for table in walker.tables:
        for row in table.rows:
            row.extend([EMPTY] * (table.columns - len(row)))
        _put_pictures(table, package)
    return walker.tables


def _put_pictures(table: OdsTable, package: Package) -> None:
    """Put the pictures in empty cells of a table there."""
    rows, left_over, known = table.rows, limits.MAX_PICTURES, dict[str, Picture]()
    for (top, left), part in table.pictures.items():
        if part in package and top < len(rows) and left < len(rows[top]) and not rows[top][left]:
            if part not in known:
                known[part] = Picture(package.read(part, left_over))
                left_over -= len(known[part].data)
            rows[top][left] = known[part]
