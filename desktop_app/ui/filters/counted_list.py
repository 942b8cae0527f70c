"""A list of values to tick, each with the number of its records at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.services.registers.column_values import Counted
from desktop_app.ui.look.theme import Theme

COUNT = Qt.ItemDataRole.UserRole
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
WIDEST = 22  # characters
EDGE = 10


class CountedList(QListWidget):
    """Ticks values; `changed` comes once for each click or key."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._values = theme, tuple[Any, ...]()
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_CountedDelegate(theme, self))
        self.itemChanged.connect(lambda _: self.changed.emit())
        self.itemClicked.connect(_turn)

    def show_values(self, values: Sequence[Counted], ticked: Sequence[Any]) -> None:
        """Shows these values, some of them ticked."""
        self.blockSignals(True)
        self.clear()
        self._values = tuple(each.value for each in values)
        chosen, height = set(ticked), self._theme.sizes.row - 4
        for each in values:
            item = QListWidgetItem(each.text, self)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(ON if each.value in chosen else OFF)
            item.setData(COUNT, each.records)
            item.setSizeHint(QSize(0, height))
            item.setToolTip(each.text if len(each.text) > WIDEST - 4 else "")
        self.blockSignals(False)
        if values:
            self.setCurrentRow(0)

    def ticked(self) -> tuple[Any, ...]:
        """The values that are ticked, in their order."""
        return tuple(
            value for place, value in enumerate(self._values) if self.item(place).checkState() == ON
        )

    def tick(self, values: Sequence[Any]) -> None:
        """Ticks just these values, without a word."""
        chosen = set(values)
        self.blockSignals(True)
        for place, value in enumerate(self._values):
            self.item(place).setCheckState(ON if value in chosen else OFF)
        self.blockSignals(False)
        self.viewport().update()

    def tick_shown(self) -> None:
        """Ticks just the values in sight, unless some of them are ticked by hand."""
        shown = [place for place in range(self.count()) if not self.item(place).isHidden()]
        some = [place for place in shown if self.item(place).checkState() == ON]
        self.tick([self._values[place] for place in some or shown])
        self.changed.emit()

    def show_only(self, wanted: Callable[[str], bool]) -> None:
        """Hides the values whose text is not wanted."""
        for place in range(self.count()):
            self.item(place).setHidden(not wanted(self.item(place).text()))
        first = next((x for x in range(self.count()) if not self.item(x).isHidden()), -1)
        self.setCurrentRow(first)

    def show_rows(self, count: int) -> None:
        """Makes the list so many rows high."""
        self.setFixedHeight(count * (self._theme.sizes.row - 4) + 6)

    def wanted_width(self) -> int:
        """How wide the longest of its texts and counts want it, within reason."""
        size, metrics = self._theme.sizes.text, self.fontMetrics()
        texts = (f"{self.item(x).text()[:WIDEST]} {self.item(x).data(COUNT)}"
                 for x in range(self.count()))  # fmt: skip
        longest = max(map(metrics.horizontalAdvance, texts), default=0)
        return min(longest, size * WIDEST) + size * 5


class _CountedDelegate(QStyledItemDelegate):
    """Paints a value as every list does, and its count at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        painter.setPen(QColor(self._theme.tokens.muted))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        place = option.rect.adjusted(0, 0, -EDGE, 0)  # type: ignore[attr-defined]
        painter.drawText(place, flags, str(index.data(COUNT)))

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The text stops short of the count."""
        super().initStyleOption(option, index)
        metrics, whole = option.fontMetrics, option.rect.width()  # type: ignore[attr-defined]
        count = metrics.horizontalAdvance(str(index.data(COUNT)))
        room = whole - count - 2 * EDGE - self._theme.sizes.check - 16
        elided = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)  # type: ignore[attr-defined]
        option.text = elided  # type: ignore[attr-defined]


def _turn(item: QListWidgetItem) -> None:
    """A click on the word ticks as well."""
    item.setCheckState(OFF if item.checkState() == ON else ON)
