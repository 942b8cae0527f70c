"""A small window that lists a few values to tick with their counts, searchable when many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop_app.services.column_values import Counted
from desktop_app.ui.filters.counted_list import CountedList
from desktop_app.ui.forms.boxes.offers import search_keys
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button

MANY = 10


class FilterPopup(QFrame):
    """Ticks take effect at once; Esc or a click elsewhere closes."""

    picked = Signal(object)

    def __init__(
        self,
        label: str,
        offers: Sequence[Counted],
        ticked: Sequence[Any],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("filter_popup")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        self.search = QLineEdit()
        self.search.setPlaceholderText(f"查找{label}")
        self.search.setAccessibleName(f"查找{label}")
        self.search.setVisible(len(offers) > MANY)
        self.search.textEdited.connect(self._narrow)
        self.list = CountedList(theme)
        self.list.setAccessibleName(label)
        self.list.show_values(offers, ticked)
        self.list.show_rows(min(max(len(offers), 1), MANY + 2))
        self.list.changed.connect(lambda: self.picked.emit(self.values()))
        clear = button("不限", "clear_filter", theme, kind="link")
        clear.clicked.connect(self._clear)
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addWidget(clear)
        self.setFixedWidth(max(180, self.list.wanted_width() + 20))

    def values(self) -> tuple[Any, ...]:
        """The values that are ticked."""
        return self.list.ticked()

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

    def _narrow(self, typed: str) -> None:
        wanted = "".join(typed.lower().split())
        self.list.show_only(lambda text: wanted in search_keys(text))

    def _clear(self) -> None:
        self.list.tick(())
        self.picked.emit(())
        self.close()
