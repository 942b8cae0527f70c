"""The row of conditions over a list that is no register: chips to click, chips that open values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.services.registers.column_values import Counted
from desktop_app.ui.filters.filter_popup import FilterPopup
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button


class ConditionChips(QWidget):
    """Holds the conditions without the search; `changed` follows every change of them.

    `nothing` is the named tuple without any condition; it has a field `search`. `titles` has the
    fields whose values are ticked in a popup. A subclass adds its own chips with `_chip`, then
    the menus and the button that clears with `_add_menus`.
    """

    changed = Signal()

    def __init__(
        self, nothing: Any, titles: Mapping[str, str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._nothing, self._titles, self._theme = nothing, titles, theme
        self.wanted = nothing
        self._offers: Mapping[str, Sequence[Counted]] = {}
        self._line = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.menus: dict[str, QPushButton] = {}
        self.clear = button("清除", "clear_filters", theme, kind="link")
        self.clear.clicked.connect(lambda: self.show_wanted(self._nothing, tell=True))

    def show_wanted(self, wanted: Any, *, tell: bool = False) -> None:
        """Shows these conditions."""
        self.wanted = wanted._replace(search="")
        self._show()
        if tell:
            self.changed.emit()

    def show_offers(self, offers: Mapping[str, Sequence[Counted]]) -> None:
        """Takes the values that can be ticked in each menu."""
        self._offers = offers
        self._show()

    def open(self, name: str) -> FilterPopup:
        """Opens the values of one condition."""
        ticked, offers = getattr(self.wanted, name), self._offers.get(name, ())
        popup = FilterPopup(self._titles[name], offers, ticked, self._theme, self)
        popup.picked.connect(partial(self._take, name))
        popup.open_under(self.menus[name])
        return popup

    def _chip(self, name: str, text: str = "") -> QPushButton:
        """A checkable chip at the end of the row."""
        chip = button(text, name, self._theme, kind="chip")
        chip.setCheckable(True)
        self._line.addWidget(chip)
        return chip

    def _add_menus(self) -> None:
        """Adds what comes after the chips of a subclass."""
        for name in self._titles:
            chip = self._chip(f"filter_{name}")
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow is at the end
            self._theme.icons.put(chip, "down")
            chip.clicked.connect(partial(self._on_menu, name))
            self.menus[name] = chip
        self._line.addWidget(self.clear)
        self._show()

    def _on_tick(self, name: str, value: str, _: bool = False) -> None:
        """Adds a value to a condition, or takes it away."""
        ticked = getattr(self.wanted, name)
        others = tuple(each for each in ticked if each != value)
        self._take(name, others if value in ticked else (*others, value))

    def _on_menu(self, name: str, _: bool = False) -> None:
        self._show()  # the click alone sets no condition
        self.open(name)

    def _take(self, name: str, value: Any) -> None:
        self.show_wanted(self.wanted._replace(**{name: value}), tell=True)

    def _show(self) -> None:
        for name, chip in self.menus.items():
            values = getattr(self.wanted, name)
            chip.setChecked(bool(values))
            put_text(chip, self._text(name, values))
        self.clear.setVisible(any(self.wanted))

    def _text(self, name: str, values: Sequence[Any]) -> str:
        if not values:
            return self._titles[name]
        if len(values) > 1:
            return f"{self._titles[name]} {len(values)} 项"
        texts = {each.value: each.text for each in self._offers.get(name, ())}
        return texts.get(values[0], str(values[0]) or "（空白）")


def put_text(chip: QPushButton, text: str) -> None:
    """Gives a chip its text, which is also what a screen reader says."""
    chip.setText(text)
    chip.setAccessibleName(text)
