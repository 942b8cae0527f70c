"""The speeches of a day as a table: moved by Alt+↑ and Alt+↓, their minutes typed in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desktop_app.services.speeches.ordering import OrderedSpeech, OrderSum
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.tables.plain_table import dress_plainly

TITLES = ("序", "时刻", "发言者", "题目", "单位", "分钟")
WIDTHS = (2, 3, 9, 10, 9, 3)
TIME, TITLE, MINUTES = 1, 3, 5
LEAST, MOST = 1, 240
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


class OrderTable(QTableWidget):
    """The order as it is now.

    `changed` is emitted after every move, `refused` with a sentence, `take_asked` by Delete.
    """

    changed = Signal()
    refused = Signal(str)
    take_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, len(TITLES))
        self._theme = theme
        self.setObjectName("order")
        self.setAccessibleName("发言顺序")
        self.setHorizontalHeaderLabels(list(TITLES))
        dress_plainly(self, theme)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for place, width in enumerate(WIDTHS):
            self.setColumnWidth(place, 24 + int((theme.sizes.text + 1) * width))
        self.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.placed: list[OrderedSpeech] = []
        self.itemChanged.connect(self._on_typed)

    def show_order(self, placed: Sequence[OrderedSpeech], at: int = 0) -> None:
        """Shows these speeches, the cursor on the one at a place."""
        self.placed = list(placed)
        self.blockSignals(True)
        self.setRowCount(len(placed))
        for row, each in enumerate(placed):
            texts = (str(row + 1), "", each.author, each.name, each.unit, str(each.minutes))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                if column == MINUTES:
                    item.setTextAlignment(RIGHT)
                else:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.setItem(row, column, item)
        self.blockSignals(False)
        if placed:
            self.setCurrentCell(min(max(at, 0), len(placed) - 1), MINUTES)

    def show_times(self, found: OrderSum) -> None:
        """Shows when each begins, and marks what takes longer than it may."""
        self.blockSignals(True)
        for row, time in enumerate(found.times):
            self.cell(row, TIME).setText(time or "—")
            long = row in found.long
            cell, colour = self.cell(row, MINUTES), "bad" if long else "text"
            cell.setText(str(self.placed[row].minutes))
            cell.setForeground(QColor(getattr(self._theme.tokens, colour)))
            cell.setIcon(self._theme.icons.icon("problem", "bad") if long else QIcon())
            cell.setToolTip("超过每人最多的时长" if long else "")
        self.blockSignals(False)

    def cell(self, row: int, column: int) -> QTableWidgetItem:
        """One cell; every cell of a row is there."""
        found = self.item(row, column)
        assert found is not None
        return found

    def shift(self, by: int) -> None:
        """Moves the speech under the cursor up (-1) or down (1)."""
        row, to = self.currentRow(), self.currentRow() + by
        if row < 0 or not 0 <= to < len(self.placed):
            return
        self.placed.insert(to, self.placed.pop(row))
        self.show_order(self.placed, to)
        self.changed.emit()

    def take(self) -> OrderedSpeech | None:
        """Takes the speech under the cursor out of the order."""
        row = self.currentRow()
        if row < 0:
            return None
        gone = self.placed.pop(row)
        self.show_order(self.placed, row)
        self.changed.emit()
        return gone

    def add(self, each: OrderedSpeech) -> None:
        """Adds a speech at the end."""
        self.show_order([*self.placed, each], len(self.placed))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (UP, DOWN):
            self.shift(-1 if event.key() == UP else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.take_asked.emit()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, item: QTableWidgetItem) -> None:
        row, text = item.row(), item.text().strip().rstrip("分钟")
        if item.column() != MINUTES or row >= len(self.placed):
            return
        minutes, typed = int(text) if text.isdecimal() else 0, item.text()
        fits = LEAST <= minutes <= MOST
        if fits:
            self.placed[row] = self.placed[row]._replace(minutes=minutes)
        self.changed.emit()
        if not fits:
            self.refused.emit(f"时长请写 {LEAST} 到 {MOST} 的分钟数，刚才写的是“{typed}”。")
