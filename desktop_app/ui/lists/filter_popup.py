"""A small window that lists the values of one field to tick, searchable when there are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.ui.forms.offers import Offer, search_keys
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button

MANY = 10


class FilterPopup(QFrame):
    """Ticks take effect at once; Esc or a click elsewhere closes."""

    picked = Signal(object)

    def __init__(
        self,
        label: str,
        offers: Sequence[Offer],
        ticked: Sequence[Any],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("filter_popup")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offers = list(offers)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        self.search = QLineEdit()
        self.search.setPlaceholderText(f"查找{label}")
        self.search.setAccessibleName(f"查找{label}")
        self.search.setVisible(len(offers) > MANY)
        self.search.textEdited.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(label)
        self._fill(ticked, theme.sizes.row - 2)
        self.list.itemChanged.connect(lambda _: self.picked.emit(self.values()))
        self.list.itemClicked.connect(_turn)
        clear = button("不限", "clear_filter", theme, kind="link")
        clear.clicked.connect(self._clear)
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addWidget(clear)
        rows = min(len(self._offers), MANY + 2)
        self.list.setFixedHeight(rows * (theme.sizes.row - 2) + 4)
        longest = max((len(each.text) for each in self._offers), default=4)
        self.setFixedWidth(max(180, 90 + theme.sizes.text * min(longest, 20)))

    def values(self) -> tuple[Any, ...]:
        """The values that are ticked."""
        ticked = Qt.CheckState.Checked
        return tuple(
            offer.value
            for place, offer in enumerate(self._offers)
            if self.list.item(place).checkState() == ticked
        )

    def show_under(self, widget: QWidget) -> None:
        """Opens beneath a button."""
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
        self.show()
        (self.search if self.search.isVisible() else self.list).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
            return
        super().keyPressEvent(event)

    def _fill(self, ticked: Sequence[Any], height: int) -> None:
        for offer in self._offers:
            item = QListWidgetItem(offer.text, self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            on = offer.value in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, height))

    def _narrow(self, typed: str) -> None:
        wanted = "".join(typed.lower().split())
        for place, offer in enumerate(self._offers):
            self.list.item(place).setHidden(wanted not in search_keys(offer.text))

    def _clear(self) -> None:
        self.list.blockSignals(True)  # one answer, not one for each tick
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.picked.emit(())
        self.close()


def _turn(item: QListWidgetItem) -> None:
    """A click on the word ticks as well."""
    on = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
