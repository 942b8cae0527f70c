"""The rows of one table in a .docx: its cells in their columns, and what is merged."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.cell_texts import clean_cell
from desktop_app.documents.formats.docx_text import child, children, local, text_of, value_of
from desktop_app.documents.grids import EMPTY, Cell, MergedRange, Picture, Sheet

_MOST_SPANNED = 1_000
Span = tuple[int, int, int]


class DocxTable:
    """A table as it is read. A merged cell's text is at its first place.

    `above` are the lines of text over it, `widths` those of its columns; `picture` gives the
    picture in a cell.
    """

    def __init__(
        self,
        above: tuple[str, ...],
        widths: tuple[str, ...],
        picture: Callable[[Element], Picture | None],
    ) -> None:
        self.above, self.widths = above, widths
        self._picture = picture
        self._rows: list[list[Cell]] = []
        self._merged: list[MergedRange] = []

    def add_rows(self, element: Element) -> list[Element]:
        """Add the rows of a table element; the tables inside its cells."""
        inner: list[Element] = []
        spans: dict[int, Span] = {}
        for row in children(element, "tr"):
            if child(row, "trPr", "del") is None:  # not taken out under 修订
                spans = self._add_row(row, spans, inner)
        self._close(spans, {})
        return inner

    def _add_row(
        self, row: Element, above: dict[int, Span], inner: list[Element]
    ) -> dict[int, Span]:
        """Add one row; the cells of it that may go on in the next, by their columns."""
        number = len(self._rows)
        cells: list[Cell] = [EMPTY] * _count(child(row, "trPr", "gridBefore"), 0)
        going_on: dict[int, Span] = {}
        for cell in children(row, "tc"):
            properties = _properties(cell)
            left, span = len(cells), _count(properties.get("gridSpan"), 1)
            merge = properties.get("vMerge")
            begun = above.get(left)
            if _goes_on(merge) and begun is not None and begun[2] == span:
                cells += [EMPTY] * span
            elif cells and _goes_on(properties.get("hMerge")):  # in old documents
                cells += [EMPTY] * span
                self._merged.append(MergedRange(number, left - 1, number, left + span - 1))
                continue
            else:  # a cell that goes on from nothing is a cell: its text, if any, is kept
                begun = (number, left, span)
                cells += [self._cell(cell), *[EMPTY] * (span - 1)]
            if merge is not None:
                going_on[left] = begun
            elif span > 1:
                self._merged.append(MergedRange(number, left, number, left + span - 1))
            inner += children(cell, "tbl")
            limits.check_extent(number + 1, len(cells))
        self._close(above, going_on)
        self._rows.append(cells)
        return going_on

    def _cell(self, cell: Element) -> Cell:
        text = text_of(cell)
        return clean_cell(text) if text else self._picture(cell) or EMPTY

    def _close(self, before: dict[int, Span], after: dict[int, Span]) -> None:
        """Note the ranges that end over the row to be added."""
        bottom = len(self._rows) - 1
        for top, left, span in sorted(set(before.values()) - set(after.values())):
            if bottom > top or span > 1:
                self._merged.append(MergedRange(top, left, bottom, left + span - 1))

    def sheet(self, name: str) -> Sheet:
        """The table as a grid of full rows."""
        width = max(map(len, self._rows), default=0)
        rows = [[*row, *[EMPTY] * (width - len(row))] for row in self._rows]
        return Sheet(name, rows, tuple(self._merged), above=self.above)


def _properties(cell: Element) -> dict[str, Element]:
    found = child(cell, "tcPr")
    return {local(each): each for each in found} if found is not None else {}


def _goes_on(merge: Element | None) -> bool:
    """Whether a cell is merged into the one above it or left of it."""
    return merge is not None and value_of(merge, default="continue") == "continue"


def _count(element: Element | None, default: int) -> int:
    text = value_of(element)
    return max(default, min(int(text), _MOST_SPANNED)) if text.isdecimal() else default
