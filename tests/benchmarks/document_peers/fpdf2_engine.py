"""fpdf2, box by box and as its table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import fpdf
from fpdf.fonts import FontFace

from tests.benchmarks.document_content import (
    COLUMNS,
    FONTS,
    HEIGHTS,
    MM,
    SHARES,
    TITLE,
    WIDTHS,
    Person,
    edges,
)

_Base: Any = fpdf.FPDF


class Sheet(_Base):  # type: ignore[misc]  # typed or not, by what is installed
    """A document with page numbers."""

    def footer(self) -> None:
        """The page number."""
        self.set_font("S", size=9)
        self.set_xy(0, self.h - 15 * MM)
        self.cell(self.w, 12, f"第 {self.page_no()} 页　共 {{nb}} 页", align="C")


def _begin(orientation: str) -> Any:
    sheet = Sheet(orientation=orientation, unit="pt", format="A4")
    for name, file in (("S", "song"), ("H", "hei"), ("X", "rare")):
        sheet.add_font(name, "", str(FONTS[file]))
    sheet.set_fallback_fonts(["X"])
    return sheet


def forms(people: list[Person], pictures: list[Path], out: Path) -> None:
    """One page a person."""
    sheet = _begin("P")
    sheet.set_auto_page_break(False)
    xs, ys = edges(WIDTHS, 28), edges(HEIGHTS, 45)
    for person in people:
        sheet.add_page()
        sheet.set_font("H", size=22)
        sheet.set_xy(28 * MM, 35 * MM)
        sheet.cell(156 * MM, 24, TITLE, align="C")
        sheet.set_font("S", size=10.5)
        for cell in person.cells:
            left, top = xs[cell.column], ys[cell.row]
            width, height = xs[cell.column + cell.columns] - left, ys[cell.row + 1] - top
            sheet.rect(left, top, width, height)
            sheet.set_xy(left + 2, top + (3 if cell.running else 0))
            if cell.running:
                sheet.multi_cell(width - 4, 15, cell.text, wrapmode="CHAR", align="L")
            else:
                sheet.cell(width - 4, height, cell.text, align="C")
        sheet.rect(xs[6], ys[0], xs[7] - xs[6], ys[4] - ys[0])
        sheet.image(str(pictures[person.photo]), xs[6] + MM, ys[0] + MM, 24 * MM, 34 * MM)
    sheet.output(str(out))


def register(people: list[Person], _pictures: list[Path], out: Path) -> None:
    """One table."""
    sheet = _begin("L")
    sheet.set_margins(20 * MM, 20 * MM, 20 * MM)
    sheet.set_auto_page_break(True, 22 * MM)
    sheet.add_page()
    sheet.set_font("S", size=9)
    style = FontFace(family="H", emphasis="")
    with sheet.table(
        col_widths=SHARES, line_height=12, text_align="CENTER", headings_style=style,
        wrapmode="CHAR", padding=3,
    ) as table:  # fmt: skip
        table.row(COLUMNS)
        for person in people:
            table.row(person.row)
    sheet.output(str(out))
