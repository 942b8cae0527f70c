"""A table of a record's parts as high as its lines, with the colours and icons of states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.tables.plain_table import dress_plainly

PADDING = 24


class Cell(NamedTuple):
    """One text, with a colour of the palette and an icon where it says a state."""

    text: str
    role: str = ""
    icon: str = ""


class Line(NamedTuple):
    """One row: what opening it is about, and its cells."""

    key: object
    cells: Sequence[Cell]


class _LineDelegate(QStyledItemDelegate):
    """Leaves the colours of states as they are in a chosen line."""

    def __init__(self, theme: Theme, parent: QTableWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        state = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            place = option.rect  # type: ignore[attr-defined]
            painter.fillRect(place, QColor(self._theme.tokens.soft))
            option.state = state & ~QStyle.StateFlag.State_Selected  # type: ignore[attr-defined]
        super().paint(painter, option, index)


class LineTable(QTableWidget):
    """Shows every line without a bar of its own; `opened` carries the key of a line.

    `fills` is the column that takes the room that is left. A table that `chooses` has a chosen
    line from the beginning.
    """

    opened = Signal(object)

    def __init__(
        self, name: str, title: str, heads: Sequence[str], theme: Theme, fills: int = -1,
        *, chooses: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(0, len(heads))
        self._heads, self._chooses = tuple(heads), chooses
        self.setItemDelegate(_LineDelegate(theme, self))
        self._theme, self._fills = theme, fills if fills >= 0 else len(heads) - 1
        self.lines: list[Line] = []
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setHorizontalHeaderLabels(list(heads))
        dress_plainly(self, theme)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setIconSize(QSize(theme.sizes.icon, theme.sizes.icon))
        self.activated.connect(self._open)
        theme.changed.connect(self._dress)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Takes other lines; the one with the same key stays chosen."""
        before = self.current_key()
        self.lines = list(lines)
        self._draw()
        keys = [each.key for each in self.lines]
        if before in keys:
            self.setCurrentCell(keys.index(before), 0)
        elif keys and self._chooses:
            self.setCurrentCell(0, 0)
        else:
            self.setCurrentCell(-1, -1)

    def current_key(self) -> object:
        """The key of the chosen line, None for none."""
        row = self.currentRow()
        return self.lines[row].key if 0 <= row < len(self.lines) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _draw(self) -> None:
        self.setRowCount(len(self.lines))
        for row, line in enumerate(self.lines):
            for column, cell in enumerate(line.cells):
                self.setItem(row, column, self._item(cell))
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + len(self.lines) * self._theme.sizes.row + 2)
        self._fit()

    def _item(self, cell: Cell) -> QTableWidgetItem:
        item = QTableWidgetItem(cell.text)
        item.setToolTip(tip(cell.text))
        if cell.role:
            item.setForeground(QColor(getattr(self._theme.tokens, cell.role)))
        if cell.icon:
            item.setIcon(self._theme.icons.icon(cell.icon, cell.role or "muted"))
        return item

    def _fit(self) -> None:
        """Makes columns as wide as their words, the one that fills as wide as what is left."""
        self.ensurePolished()
        wides = [self._width(column) for column in range(self.columnCount())]
        left = self.viewport().width() - sum(wides)
        wides[self._fills] = max(wides[self._fills] + left, self._theme.sizes.text * 6)
        for column, wide in enumerate(wides):
            self.setColumnWidth(column, wide)

    def _width(self, column: int) -> int:
        metrics = self.fontMetrics()
        head = metrics.horizontalAdvance(self._heads[column]) + 6
        cells = [each.cells[column] for each in self.lines]
        icon = self._theme.sizes.icon + 6
        wides = [metrics.horizontalAdvance(x.text) + (icon if x.icon else 0) for x in cells]
        return min(max([head, *wides]) + PADDING, self._theme.sizes.text * 20)

    def _open(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.lines):
            self.opened.emit(self.lines[index.row()].key)

    def _dress(self) -> None:
        self.setIconSize(QSize(self._theme.sizes.icon, self._theme.sizes.icon))
        self.verticalHeader().setDefaultSectionSize(self._theme.sizes.row)
        self._draw()
