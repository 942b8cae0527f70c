"""What the cell reader leaves out of an OpenDocument sheet: merges, hidden rows, cells as shown."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.number_formats import Display, shown_day
from desktop_app.documents.formats.ods_styles import Styles
from desktop_app.documents.formats.ods_text import CellText
from desktop_app.documents.formats.package import Package
from desktop_app.documents.formats.safe_xml import walk
from desktop_app.documents.grids import Cell, ErrorCell, Merged, Picture

CONTENT = "content.xml"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _DRAW = (
    f"{_NAMES}{each}:1.0 " for each in ("table", "office", "text", "drawing")
)
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_LINK = "http://www.w3.org/1999/xlink href"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
Place = tuple[int, int]


@dataclass(slots=True)
class Layout:
    """One table beside its values: merged ranges, hidden rows, the end of what is filled in.

    `cells` are stretches of cells that show something else than their values, each with its top,
    left, height and width; `pictures` the names of the parts with the pictures in cells.
    """

    name: str
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: int = 0
    rows: int = 0
    columns: int = 0
    cells: list[tuple[int, int, int, int, Cell]] = field(default_factory=list)
    pictures: dict[Place, str] = field(default_factory=dict)


class _Walk:
    """Where a walk through content.xml stands."""

    def __init__(self, styles: Styles) -> None:
        self.layouts: list[Layout] = []
        self.styles = styles
        self.row = self.column = 0
        self.row_repeat = self.cell_repeat = 1
        self.depth = 0
        self.column_styles: list[tuple[int, str]] = []
        self.row_style = ""
        self.cell: CellText | None = None
        self.is_failed = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of a table, a row, a cell, a cell's value or a style."""
        if tag == _TABLE + "table":
            self._start_table(attributes)
        elif self.depth == 0:
            self.styles.start(tag, attributes)
        elif self.depth != 1:
            return
        elif tag == _TABLE + "table-row":
            self._start_row(attributes)
        elif tag in _CELLS:
            self._start_cell(attributes)
        elif self.cell is not None:
            self._start_inside(tag, attributes)
        elif tag == _TABLE + "table-column":
            repeat = _count(attributes, "number-columns-repeated")
            name = attributes.get(_TABLE + "default-cell-style-name", "")
            self.column_styles.append((repeat, name))

    def _start_inside(self, tag: str, attributes: dict[str, str]) -> None:
        """Step into something that stands in a cell."""
        if tag == _TEXT + "p":
            self._fill()
        elif tag == _DRAW + "image":
            self.layouts[-1].pictures[self.row, self.column] = attributes.get(_LINK, "")
        if self.cell is not None:
            self.cell.start(tag, attributes)

    def end(self, tag: str) -> None:
        """Step on behind a cell, a row or a table."""
        if tag == _TABLE + "table":
            self.depth -= 1
        elif self.depth == 0:
            self.styles.end(tag)
        elif self.depth != 1:
            return
        elif tag in _CELLS:
            self._end_cell()
        elif tag == _TABLE + "table-row":
            self.row += self.row_repeat
        elif self.cell is not None:
            self.cell.end(tag)

    def text(self, data: str) -> None:
        """Take the words of a style or of a cell."""
        if self.depth == 0:
            self.styles.text(data)
        elif self.cell is not None:
            self.cell.add(data)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1:
            self.layouts.append(Layout(attributes.get(_TABLE + "name", "")))
            self.row, self.column_styles = 0, []

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.column = 0
        self.row_repeat = _count(attributes, "number-rows-repeated")
        self.row_style = attributes.get(_TABLE + "default-cell-style-name", "")
        if attributes.get(_TABLE + "visibility") in ("collapse", "filter"):
            self.layouts[-1].hidden_rows += self.row_repeat

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.cell, self.is_failed = CellText(), False
        self.cell_repeat = _count(attributes, "number-columns-repeated")
        down = _count(attributes, "number-rows-spanned")
        right = _count(attributes, "number-columns-spanned")
        if down > 1 or right > 1:
            self.layouts[-1].merged.append(
                Merged(self.row, self.column, self.row + down - 1, self.column + right - 1)
            )
        if _OFFICE + "value-type" in attributes:
            self._fill()
            self._take_value(attributes)

    def _end_cell(self) -> None:
        if self.is_failed:
            self._put(ErrorCell(str(self.cell).strip()))
        elif self.cell is not None and self.cell.is_other:
            self._put(str(self.cell))
        self.cell = None
        self.column += self.cell_repeat

    def _take_value(self, attributes: dict[str, str]) -> None:
        if attributes.get(_CALC + "value-type") == "error":
            self.is_failed = True
            return
        display = self.styles.display(attributes.get(_TABLE + "style-name") or self._style())
        shown = _shown(display, attributes) if display else None
        if shown is not None:
            self._put(shown)

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
        self.layouts[-1].cells.append(
            (self.row, self.column, self.row_repeat, self.cell_repeat, cell)
        )

    def _fill(self) -> None:
        layout = self.layouts[-1]
        layout.rows = max(layout.rows, self.row + self.row_repeat)
        layout.columns = max(layout.columns, self.column + self.cell_repeat)
        limits.check_extent(layout.rows, layout.columns)


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(_TABLE + name, "1")
    return min(int(text), 1 << 31) if text.isascii() and text.isdigit() else 1


def _shown(display: Display, attributes: dict[str, str]) -> Cell | None:
    """What a cell shows of its value, None where it shows the value."""
    try:
        if attributes.get(_OFFICE + "value-type") == "date":
            if display.precision is None:
                return None
            day = datetime.date.fromisoformat(attributes.get(_OFFICE + "date-value", "")[:10])
            return shown_day(day, display.precision)
        if display.precision is None:
            return display.cell(float(attributes.get(_OFFICE + "value", "")))
    except ValueError:
        return None
    return None


def read_layouts(package: Package) -> list[Layout]:
    """The layout of every table of an .ods file, in order; UserError when damaged or too large."""
    styles = Styles()
    if "styles.xml" in package:
        with package.open("styles.xml") as stream:
            walk(stream, styles.start, styles.end, styles.text)
    walker = _Walk(styles)
    with package.open(CONTENT) as stream:
        walk(stream, walker.start, walker.end, walker.text)
    return walker.layouts


def put_layout(layout: Layout, rows: list[list[Cell]], package: Package) -> None:
    """Put what the cells of a table show, and the pictures in them, over their values."""
    for top, left, height, width, cell in layout.cells:
        for row in rows[top : top + height]:
            end = min(left + width, len(row))
            row[left:end] = [cell] * (end - left)
    left_over, known = limits.MAX_PICTURES, dict[str, Picture]()
    for (top, left), part in layout.pictures.items():
        if part in package and top < len(rows) and left < len(rows[top]) and not rows[top][left]:
            if part not in known:
                known[part] = Picture(package.read(part, left_over))
                left_over -= len(known[part].data)
            rows[top][left] = known[part]
