"""A table model of texts: what every such table answers to Qt, once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from desktop_app.ui.look.tool_tips import tip

Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

# as integers: Qt asks every cell for every role, and enums compare slowly
DISPLAY, TOOL_TIP, FOREGROUND, BACKGROUND, DECORATION, ALIGNMENT = (
    int(each)
    for each in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.TextAlignmentRole,
    )
)


class TextModel(QAbstractTableModel):
    """Shows texts under titles; a subclass overrides what differs from cell to cell.

    `titles` are those of the first columns; `right` are the columns aligned to the right.
    """

    def __init__(
        self, titles: Sequence[str], parent: QObject | None = None, right: Sequence[int] = ()
    ) -> None:
        super().__init__(parent)
        self.titles, self.right = tuple(titles), frozenset(right)

    def count(self) -> int:
        """The number of rows."""
        return 0

    def text(self, row: int, column: int) -> str:
        """The text of a cell."""
        return ""

    def hint(self, row: int, column: int) -> str:
        """The tool tip of a cell, '' for none; by default its text."""
        return self.text(row, column)

    def colour(self, row: int, column: int) -> QColor | None:
        """The colour of a text, None for the usual one."""
        return None

    def ground(self, row: int, column: int) -> QColor | None:
        """The colour behind a text, None for the usual one."""
        return None

    def icon(self, row: int, column: int) -> QIcon | None:
        """The icon before a text, None for none."""
        return None

    def title(self, column: int) -> str:
        """The title of a column."""
        return self.titles[column]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return self.title(section) if section < self.columnCount() else None
        if role == ALIGNMENT and section in self.right:
            return RIGHT
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == DISPLAY:
            return self.text(row, column)
        if role == FOREGROUND:
            return self.colour(row, column)
        if role == BACKGROUND:
            return self.ground(row, column)
        if role == DECORATION:
            return self.icon(row, column)
        if role == ALIGNMENT:
            return RIGHT if column in self.right else None
        words = self.hint(row, column) if role == TOOL_TIP else ""
        return tip(words) if words else None
