"""The table of a rule set's rows: typed into in place, rows added, copied and moved by keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scoring.edited_rows import EditedRows
from desktop_app.ui.tables.plain_table import dress_plainly

TRIGGERS = QAbstractItemView.EditTrigger
LEAST = 12
"""Characters that the column which takes the rest has at least; the table scrolls then."""
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class RulesTable(QTableView):
    """Insert adds, Ctrl+D copies, Delete removes, Ctrl+Shift+Up and Down move the row.

    `widths` are characters by column; `fills` is the column that takes what is left.
    """

    wanted = Signal(str)
    turned = Signal(int)

    def __init__(
        self, rows: EditedRows, theme: Theme, name: str, title: str, widths: Mapping[int, int],
        fills: int,
    ) -> None:  # fmt: skip
        super().__init__()
        self._rows, self._theme, self._widths = rows, theme, widths
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(rows)
        dress_plainly(self, theme)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            TRIGGERS.EditKeyPressed | TRIGGERS.AnyKeyPressed | TRIGGERS.DoubleClicked
        )
        self._fills = fills
        theme.changed.connect(self._dress)
        self.selectionModel().currentChanged.connect(lambda now, _: self.turned.emit(now.row()))
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        wanted = _wanted(event)
        index = self.currentIndex()
        if wanted:
            self.wanted.emit(wanted)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        sizes = self._theme.sizes
        self.verticalHeader().setDefaultSectionSize(sizes.row - 2)
        for column, width in self._widths.items():
            self.setColumnWidth(column, 20 + sizes.text * width)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Gives the rest of the width to one column, but never less than its words need."""
        head, least = self.horizontalHeader(), self._theme.sizes.text * LEAST
        others = sum(head.sectionSize(each) for each in range(head.count()) if each != self._fills)
        modes = QHeaderView.ResizeMode
        roomy = self.viewport().width() - others >= least
        head.setSectionResizeMode(self._fills, modes.Stretch if roomy else modes.Interactive)
        if not roomy:
            head.resizeSection(self._fills, least)


def _wanted(event: QKeyEvent) -> str:
    """The step that a key means, '' for none."""
    key, modifiers = Qt.Key(event.key()), event.modifiers()
    if key == Qt.Key.Key_Insert:
        return "add"
    if key == Qt.Key.Key_Delete:
        return "remove"
    if key == Qt.Key.Key_D and modifiers == CTRL:
        return "copy"
    if modifiers == CTRL | SHIFT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return "up" if key == Qt.Key.Key_Up else "down"
    return "text" if event.matches(QKeySequence.StandardKey.Copy) else ""
