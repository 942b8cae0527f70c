"""Tables next to one another that scroll as one, so that the columns at both sides stay in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollBar, QTableView

OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
PER_PIXEL = QAbstractItemView.ScrollMode.ScrollPerPixel


def dress(table: QTableView) -> None:
    """Give one of the tables the plain look: no grid, no frame, no editing, scrolled by pixels.

    Its horizontal header must be set before.
    """
    table.setProperty("role", "plain")
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(PER_PIXEL)
    table.setHorizontalScrollMode(PER_PIXEL)
    table.setHorizontalScrollBarPolicy(OFF)


def keep_aside(table: QTableView, name: str, title: str) -> None:
    """Make a table one of the sides: it never takes the focus and has no selection."""
    table.setObjectName(name)
    table.setAccessibleName(title)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)


def tie(tables: Sequence[QTableView], body: QTableView, across: QScrollBar) -> None:
    """Scroll all tables up and down together; the last shows the bar, `across` moves the body."""
    bars = [each.verticalScrollBar() for each in tables]
    for each in bars:
        for other in bars:
            if other is not each:
                each.valueChanged.connect(other.setValue)
    for table in tables[:-1]:
        table.setVerticalScrollBarPolicy(OFF)
    own = body.horizontalScrollBar()
    own.valueChanged.connect(across.setValue)
    across.valueChanged.connect(own.setValue)
