"""Sets running text: indented paragraphs, headings, centred lines and lines with a lead text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.documents.flowing.rows import PageRow, kept_together, tied
from desktop_app.documents.flowing.styles import TextStyle
from desktop_app.documents.flowing.titles import title_lines
from desktop_app.documents.line_breaks import TextLine, break_lines
from desktop_app.documents.pages import Frame
from desktop_app.documents.plain_text import drawable, one_line

INDENT = "\u3000\u3000"
LOOSEST, TIGHTEST = 250.0, -60.0
"""The most and the least space, in 1/1000 em, that a filled line may put between characters."""


def paragraph_rows(
    text: str, style: TextStyle, left: float, width: float, *, indent: bool = True
) -> list[PageRow]:
    """The lines of a text, every line of it a paragraph of its own, empty ones left out."""
    rows: list[PageRow] = []
    for part in drawable(text).split("\n"):
        shown = part.strip(" \u3000") if indent else part.rstrip(" \u3000")
        if shown:
            rows += _without_widow(list(_paragraph(shown, style, left, width, indent=indent)))
    return rows


def heading_rows(text: str, style: TextStyle, left: float, width: float) -> list[PageRow]:
    """The lines of a heading, kept together; one line whatever is typed."""
    return kept_together(paragraph_rows(one_line(text), style, left, width))


def _paragraph(
    text: str, style: TextStyle, left: float, width: float, *, indent: bool
) -> Iterator[PageRow]:
    begun = f"{INDENT}{text}" if indent else text
    for line in break_lines(begun, style.pen.widths.__getitem__, style.limit(width)):
        shown = line.text.removeprefix(INDENT) if indent and line.text.startswith(INDENT) else ""
        if shown:
            inset = len(INDENT) * style.em
            shorter = TextLine(shown, line.width - style.pen.width(INDENT), line.last)
            yield line_row(shorter, style, left + inset, width - inset)
            indent = False
        else:
            yield line_row(line, style, left, width)


def _without_widow(rows: list[PageRow]) -> list[PageRow]:
    """The rows of a paragraph, the last of several never alone at the top of a page."""
    if len(rows) > 1:
        rows[-1] = tied(rows[-1])
    return rows


def line_row(line: TextLine, style: TextStyle, left: float, width: float) -> PageRow:
    """One line of running text that fills its width unless a paragraph ends with it."""
    spacing = fill(line, style, width)
    return PageRow(
        style.pitch,
        lambda top: style.draw(line.text, left, style.baseline(top), spacing),
    )


def fill(line: TextLine, style: TextStyle, width: float) -> float:
    """The space after each character, in points, that makes a line as wide as `width`."""
    count = len(line.text) - 1
    if line.last or count < 1:
        return style.spacing
    space = (width * 1000 / style.size - line.width) / count
    return space * style.size / 1000 if TIGHTEST < space < LOOSEST else style.spacing


def centred_rows(text: str, style: TextStyle, middle: float, width: float) -> list[PageRow]:
    """A title's lines, broken where it reads best, kept together; typed line ends are kept too."""
    parts = drawable(text).split("\n")
    lines = [line for part in parts for line in title_lines(part.strip(), style, width)]
    return kept_together([aligned_row(line, style, middle, 0.5) for line in lines])


def aligned_row(text: str, style: TextStyle, x: float, share: float) -> PageRow:
    """One line that ends (share 1), is centred (0.5) or begins (0) at a place."""
    left = x - share * style.width(text)
    return PageRow(style.pitch, lambda top: style.draw(text, left, style.baseline(top)))


def spread_row(texts: Sequence[str], style: TextStyle, frame: Frame) -> PageRow:
    """Some texts in one line, spread over the width of the frame."""
    widths = [style.width(text) for text in texts]
    between = max(style.em, (frame.width - sum(widths)) / len(texts))

    def draw(top: float) -> str:
        x, parts = frame.left, []
        for text, width in zip(texts, widths, strict=True):
            parts.append(style.draw(text, x, style.baseline(top)))
            x += width + between
        return " ".join(parts)

    return PageRow(style.pitch, draw)


def indented_rows(
    lead: str, text: str, style: TextStyle, left: float, indent: float, width: float
) -> list[PageRow]:
    """A text with all its lines indented, and the lead text before the first line."""
    lines = break_lines(one_line(text), style.pen.widths.__getitem__, style.limit(width - indent))
    rows = [line_row(line, style, left + indent, width - indent) for line in lines]
    first = rows[0]

    def with_lead(top: float) -> str:
        return f"{style.draw(lead, left, style.baseline(top))} {first.draw(top)}"

    rows[0] = first._replace(draw=with_lead)
    return _without_widow(rows)
