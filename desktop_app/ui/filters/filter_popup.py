"""A small window that lists a few values to tick with their counts, searchable when many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.services.registers.column_values import Counted
from desktop_app.ui.filters.value_popup import ValuePopup, place_of
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button

MANY = 10
GAP = 3  # pixels more below a button than below the head of a column


class FilterPopup(ValuePopup):
    """Ticks take effect immediately; Enter, Esc or a click outside closes."""

    picked = Signal(object)

    def __init__(
        self,
        label: str,
        offers: Sequence[Counted],
        ticked: Sequence[Any],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("filter_popup", label, theme, 8, parent)
        self.search.setPlaceholderText(f"查找{label}")
        self.search.setAccessibleName(f"查找{label}")
        self.search.setVisible(len(offers) > MANY)
        self.list.show_values(offers, ticked)
        self.list.show_rows(min(max(len(offers), 1), MANY + 2))
        self.list.changed.connect(lambda: self.picked.emit(self.values()))
        clear = button("不限", "clear_filter", theme, kind="link")
        clear.clicked.connect(self._clear)
        for each in (self.search, self.list, clear):
            self.column.addWidget(each)
        self.setFixedWidth(max(180, self.list.wanted_width() + 20))

    def values(self) -> tuple[Any, ...]:
        """The values that are ticked."""
        return self.list.ticked()

    def open_under(self, widget: QWidget) -> None:
        """Opens beneath a button."""
        self.show_under(place_of(widget).adjusted(0, 0, 0, GAP))

    def _clear(self) -> None:
        self.list.tick(())
        self.picked.emit(())
        self.close()
