"""reportlab as its manual teaches: Platypus tables and paragraphs with TTFont."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab import platypus, rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tests.benchmarks.document_content import (
    COLUMNS,
    FONTS,
    HEIGHTS,
    LETTER_HEADS,
    MM,
    SHARES,
    SIGNATURE,
    TITLE,
    WIDTHS,
    Person,
    letter,
)

Flow: Any = platypus
GRID: list[tuple[Any, ...]] = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("ALIGN", (0, 0), (-1, -1), "CENTER"),
    ("LEFTPADDING", (0, 0), (-1, -1), 2),
    ("RIGHTPADDING", (0, 0), (-1, -1), 2),
]


def _begin(out: Path, size: tuple[float, float], foot: str) -> Any:
    rl_config.useA85 = 0
    for name, file in (("S", "song"), ("H", "hei")):
        pdfmetrics.registerFont(TTFont(name, FONTS[file]))

    def number(canvas: Any, _document: Any) -> None:
        canvas.setFont("S", 9)
        canvas.drawCentredString(size[0] / 2, 15 * MM, foot.format(canvas.getPageNumber()))

    document = Flow.SimpleDocTemplate(
        str(out), pagesize=size, initialFontName="S", leftMargin=20 * MM, rightMargin=20 * MM,
        topMargin=20 * MM, bottomMargin=22 * MM,
    )  # fmt: skip
    return document, number


def forms(people: list[Person], pictures: list[Path], out: Path) -> None:
    """One table a person."""
    document, number = _begin(out, A4, "第 {} 页")
    body = ParagraphStyle("b", fontName="S", fontSize=10.5, leading=15, wordWrap="CJK")
    head = ParagraphStyle("t", fontName="H", fontSize=22, leading=34, alignment=1)
    timeline: list[Any] = []
    for person in people:
        timeline += [Flow.Paragraph(TITLE, head), _table(person, pictures, body), Flow.PageBreak()]
    document.build(timeline, onFirstPage=number, onLaterPages=number)


def _table(person: Person, pictures: list[Path], body: ParagraphStyle) -> Any:
    grid: list[list[Any]] = [[""] * len(WIDTHS) for _ in HEIGHTS]
    style = [*GRID, ("FONT", (0, 0), (-1, -1), "S", 10.5), ("SPAN", (6, 0), (6, 3))]
    for cell in person.cells:
        long = cell.running or len(cell.text) > 7
        grid[cell.row][cell.column] = Flow.Paragraph(cell.text, body) if long else cell.text
        if cell.columns > 1:
            last = (cell.column + cell.columns - 1, cell.row)
            style.append(("SPAN", (cell.column, cell.row), last))
    grid[0][6] = Flow.Image(str(pictures[person.photo]), 24 * MM, 34 * MM)
    widths, heights = [width * MM for width in WIDTHS], [height * MM for height in HEIGHTS]
    return Flow.Table(grid, widths, heights, style=style)


def register(people: list[Person], _pictures: list[Path], out: Path) -> None:
    """One LongTable, its units wrapped."""
    document, number = _begin(out, landscape(A4), "第 {} 页")
    body = ParagraphStyle("b", fontName="S", fontSize=9, leading=12, wordWrap="CJK")
    rows: list[Any] = [COLUMNS]
    for person in people:
        row: list[Any] = list(person.row)
        row[6] = Flow.Paragraph(row[6], body)
        rows.append(row)
    style = [*GRID, ("FONT", (0, 0), (-1, -1), "S", 9), ("FONT", (0, 0), (-1, 0), "H", 9)]
    widths = [share * 257 / sum(SHARES) * MM for share in SHARES]
    table = Flow.LongTable(rows, widths, style=style, repeatRows=1)
    document.build([table], onFirstPage=number, onLaterPages=number)


def letters(people: list[Person], _pictures: list[Path], out: Path) -> None:
    """One letter a person; 宋体, since its TTFont takes digits from no second face."""
    document, number = _begin(out, A4, "— {} —")
    text = ParagraphStyle("p", fontName="S", fontSize=16, leading=28.99, wordWrap="CJK")
    body = ParagraphStyle("b", text, firstLineIndent=32)
    head, right = ParagraphStyle("h", body, fontName="H"), ParagraphStyle("r", text, alignment=2)
    top = ParagraphStyle("t", fontName="H", fontSize=22, leading=29, alignment=1, spaceAfter=29)
    timeline: list[Any] = []
    for person in people:
        title, addressee, texts = letter(person)
        shown = [Flow.Paragraph(each, body) for each in texts]
        for place, each in zip((1, 4), LETTER_HEADS, strict=True):
            shown.insert(place, Flow.Paragraph(each, head))
        timeline += [Flow.Paragraph(title, top), Flow.Paragraph(f"{addressee}：", text), *shown]
        timeline += [Flow.Paragraph(each, right) for each in SIGNATURE] + [Flow.PageBreak()]
    document.build(timeline, onFirstPage=number, onLaterPages=number)
