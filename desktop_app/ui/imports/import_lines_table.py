"""The table in which the lines of a planned import are looked through."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop_app.ui.imports.import_cell_marks import CellMarks
from desktop_app.ui.imports.import_lines_model import REASON, ImportLinesModel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.plain_table import plain_table

FIRST_WIDTHS = (2.6, 4.5, 5, 16)  # characters; the fields behind them are as wide as declared
USUAL, NARROWEST, WIDEST = 7, 4, 12
NUMBERS = 5.5  # of lines with the names of their sheets


def lines_table(model: ImportLinesModel, theme: Theme) -> QTableView:
    """The table of the lines of an import, one line chosen at a time, one cell in focus."""
    widths = [22 + int(width * theme.sizes.text) for width in FIRST_WIDTHS]
    table = plain_table("lines", "每一行的结果", model, theme, widths)
    table.setItemDelegate(CellMarks(theme, table))
    table.horizontalHeader().setDefaultSectionSize(22 + theme.sizes.text * USUAL)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    for place, width in enumerate(widths):  # the default size has changed those again
        table.setColumnWidth(place, width)
    return table


def fit_columns(table: QTableView, model: ImportLinesModel, theme: Theme) -> None:
    """Sets the widths of the field columns to those that the record declares.

    The column of reasons follows the fields, which show most of it; it precedes them where cells
    contain records of their own, since no column shows those.
    """
    head, last = table.horizontalHeader(), model.columnCount() - 1
    head.moveSection(head.visualIndex(REASON), REASON if model.has_inside else last)
    numbers = NUMBERS if model.names_sheets else FIRST_WIDTHS[0]
    table.setColumnWidth(0, 22 + int(numbers * theme.sizes.text))
    for place, width in enumerate(model.widths(), len(FIRST_WIDTHS)):
        fitting = min(max(width, NARROWEST), WIDEST)
        table.setColumnWidth(place, 26 + theme.sizes.text * fitting)
