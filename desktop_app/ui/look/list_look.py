"""How a long list of rows looks and is chosen from, whatever it lists."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def as_list(table: QTableView) -> None:
    """Gives a table that has its model whole rows to choose, titles to sort by, and no grid."""
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionsClickable(True)
    header.setStretchLastSection(True)
    # the titles do not show what is chosen; asking a hundred thousand rows for it takes seconds
    header.setSelectionModel(QItemSelectionModel(table.model(), header))


def chosen_parts(table: QTableView) -> list[tuple[int, int]]:
    """First and last row of each chosen part; Qt keeps empty ones too."""
    parts = table.selectionModel().selection().toList()
    return [(each.top(), each.bottom()) for each in parts if each.isValid()]
