"""The small window under 撤销 and 重做: the last steps, newest first, to go back to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import label

WIDTH, SHOWN = 460, 12


class StepLine(NamedTuple):
    """One line: the number of the step, when it was done, its words."""

    no: int
    when: str
    what: str


class StepsPopup(QFrame):
    """Marks the steps down to the one under the mouse or the cursor; a click or Enter chooses."""

    chosen = Signal(object)

    def __init__(
        self, verb: str, lines: Sequence[StepLine], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("steps_popup")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._verb, self._lines = verb, tuple(lines)
        self.list = self._list(theme)
        self.foot = label("", "muted")
        self.foot.setObjectName("steps_foot")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addWidget(self.foot)
        self.setFixedWidth(WIDTH)
        self.list.itemEntered.connect(lambda item, _: self.list.setCurrentItem(item))
        self.list.currentItemChanged.connect(self._mark)
        self.list.itemClicked.connect(lambda item, _: self._choose(item))
        if lines:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        else:
            self.foot.setText(f"没有可以{verb}的操作。")
            self.list.hide()

    def _list(self, theme: Theme) -> QTreeWidget:
        made = QTreeWidget()
        made.setObjectName("steps")
        made.setAccessibleName(f"可以{self._verb}的步骤")
        made.setColumnCount(2)
        made.setHeaderHidden(True)
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setMouseTracking(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        made.header().setStretchLastSection(True)
        for line in self._lines:
            item = QTreeWidgetItem(made, [line.when, line.what])
            item.setForeground(0, QColor(theme.tokens.muted))
            item.setToolTip(1, tip(line.what))
        height = max(made.sizeHintForRow(0), theme.sizes.control)
        made.setFixedHeight(height * max(1, min(len(self._lines), SHOWN)) + 10)
        return made

    def show_under(self, widget: QWidget) -> None:
        """Opens beneath a button, inside the screen."""
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        self.move(max(0, place.x()), place.y())
        self.show()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Esc closes."""
        item = self.list.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
            return
        super().keyPressEvent(event)

    def _mark(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        last = self.list.indexOfTopLevelItem(item)
        for place in range(self.list.topLevelItemCount()):
            self.list.topLevelItem(place).setSelected(place <= last)
        self.foot.setText(f"{self._verb}到这里：{last + 1} 步")

    def _choose(self, item: QTreeWidgetItem) -> None:
        line = self._lines[self.list.indexOfTopLevelItem(item)]
        self.close()
        self.chosen.emit(line.no)
