"""A table of whole lines to be read through or chosen from, without sorting by its header."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.text_model import LEFT


def dress_plainly(table: QTableView, theme: Theme) -> None:
    """Shows whole lines without a grid, their titles to the left, in rows of the usual height."""
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.sizes.row)
    table.horizontalHeader().setDefaultAlignment(LEFT)
    table.horizontalHeader().setHighlightSections(False)


def plain_table(
    name: str, title: str, model: QAbstractItemModel, theme: Theme, widths: Sequence[int] = ()
) -> QTableView:
    """A table with this object name and accessible name over a model; widths in pixels."""
    table = QTableView()
    table.setObjectName(name)
    table.setAccessibleName(title)
    table.setModel(model)
    dress_plainly(table, theme)
    for place, width in enumerate(widths):
        table.setColumnWidth(place, width)
    return table
