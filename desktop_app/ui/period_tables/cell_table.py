"""A table of numbers: arrows go from cell to cell, Enter or a click opens, Ctrl+C copies.

Its first column stays at its place while the others scroll.
"""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.plain_table import dress_plainly
from desktop_app.ui.tables.text_model import TextModel

PADDING, FRAME, HEAD = 10, 2, 14


class CellTable(QTableView):
    """Shows a model whose numbers open their records; the cell with the cursor has a frame.

    `numbers` are the columns that a single click opens; a double click opens the others.
    """

    opened = Signal(int, int)
    copy_asked = Signal()
    moved = Signal(int, int)

    def __init__(
        self, name: str, title: str, theme: Theme, numbers: Container[int] = ()
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._numbers = theme, numbers
        self.setObjectName(name)
        self.setAccessibleName(title)
        dress_plainly(self, theme)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_CellDelegate(theme, self))
        self.horizontalHeader().setSectionsClickable(False)
        self.front = _FrontColumn(self, theme)
        theme.changed.connect(self._dress)
        self._dress()

    def show_model(self, model: TextModel) -> None:
        """Shows a model; the cursor's place is emitted whenever it changes."""
        self.setModel(model)
        self.front.show_model(model)
        model.modelReset.connect(self.place_front)
        self.selectionModel().currentChanged.connect(self._on_moved)

    def show_heads(self, *, two_lines: bool) -> None:
        """Gives the heads room for one line or two."""
        line = self.fontMetrics().lineSpacing()
        for each in (self, self.front):
            each.horizontalHeader().setFixedHeight((2 if two_lines else 1) * line + HEAD)
        self.place_front()

    def place_front(self) -> None:
        """Puts the first column that stays above the one that scrolls, as wide and as high."""
        self.front.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column that stays is as high as the table."""
        super().resizeEvent(event)
        self.place_front()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scrolls to a cell, so far that the column that stays does not cover it."""
        super().scrollTo(index, hint)
        hidden = self.columnWidth(0) - self.visualRect(index).left()
        if index.column() > 0 and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def put_cursor(self, row: int, column: int) -> None:
        """Puts the cursor into a cell, the nearest one there is."""
        model = self.model()
        if not model.rowCount():
            return
        row = min(max(row, 0), model.rowCount() - 1)
        self.setCurrentIndex(model.index(row, min(max(column, 0), model.columnCount() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index.row(), index.column())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens a cell that a single one does not."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() not in self._numbers:
            self.opened.emit(index.row(), index.column())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a number opens it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and index.isValid() and index.column() in self._numbers:
            self.opened.emit(index.row(), index.column())

    def _on_moved(self, index: QModelIndex) -> None:
        self.front.viewport().update()
        self.viewport().update()
        if index.isValid():
            self.moved.emit(index.row(), index.column())

    def _dress(self) -> None:
        for each in (self, self.front):
            each.verticalHeader().setDefaultSectionSize(self._theme.sizes.row - 4)
        self.place_front()


class _FrontColumn(QTableView):
    """The first column of a table, above it; clicks go to the table behind."""

    def __init__(self, table: CellTable, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        dress_plainly(self, theme)
        self.setProperty("role", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setItemDelegate(_CellDelegate(theme, table))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.horizontalHeader().setStretchLastSection(False)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.hide()

    def show_model(self, model: TextModel) -> None:
        """Shows the first column of a model."""
        self.setModel(model)
        self.place()

    def place(self) -> None:
        """Takes the width of the first column; hidden where nothing scrolls."""
        table = self._table
        columns = table.model().columnCount() if table.model() is not None else 0
        wide = sum(table.columnWidth(each) for each in range(columns))
        self.setVisible(columns > 1 and wide > table.viewport().width())
        for each in range(1, columns):
            self.setColumnHidden(each, True)
        width = table.columnWidth(0)
        self.setColumnWidth(0, width)
        edge = table.frameWidth()
        high = table.horizontalHeader().height() + table.viewport().height()
        self.setGeometry(edge, edge, width, high)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())


class _CellDelegate(QStyledItemDelegate):
    """Paints the cells of a TextModel, the current one in a frame."""

    def __init__(self, theme: Theme, table: CellTable) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        place: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        tokens, data = self._theme.tokens, index.data
        painter.save()
        ground = data(Qt.ItemDataRole.BackgroundRole)
        current = self._table.currentIndex()
        if ground is not None:
            painter.fillRect(place, ground)
        elif current.isValid() and current.row() == index.row():
            painter.fillRect(place, QColor(tokens.soft))
        elif not index.column():
            painter.fillRect(place, QColor(tokens.surface))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.setPen(data(Qt.ItemDataRole.ForegroundRole) or QColor(tokens.text))
        room = place.adjusted(PADDING, 0, -PADDING, 0)
        side = data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(
            str(data(Qt.ItemDataRole.DisplayRole) or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        is_here = current.isValid() and (current.row(), current.column()) == (
            index.row(), index.column()
        )  # fmt: skip
        if state & QStyle.StateFlag.State_HasFocus or (is_here and self._table.hasFocus()):
            pen = painter.pen()
            pen.setColor(QColor(tokens.accent))
            pen.setWidth(FRAME)
            painter.setPen(pen)
            painter.drawRect(place.adjusted(1, 1, -1, -2))
        painter.restore()
