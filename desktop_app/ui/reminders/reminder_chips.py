"""The conditions above the list of 督办: a chip with a count for each level, and menus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.services.registers.column_values import Counted
from desktop_app.services.reminders import LEVELS, UNSURE, Wanted
from desktop_app.ui.filters.filter_popup import FilterPopup
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button

MENUS = {"kinds": "事由", "units": "责任单位", "committees": "专委会"}


class ReminderChips(QWidget):
    """Holds the conditions without the search; `changed` follows every change of them."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.wanted = Wanted()
        self._offers: Mapping[str, Sequence[Counted]] = {}
        self._levels: dict[str, QPushButton] = {}
        self._menus: dict[str, QPushButton] = {}
        line = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for level, title in LEVELS.items():
            chip = button(title, f"level_{level}", theme, kind="chip")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._on_level, level))
            self._levels[level] = chip
            line.addWidget(chip)
        for name, title in MENUS.items():
            line.addWidget(self._menu(name, title))
        self.clear = button("清除", "clear_filters", theme, kind="link")
        self.clear.clicked.connect(lambda: self.show_wanted(Wanted(), tell=True))
        line.addWidget(self.clear)
        self._show()

    def show_wanted(self, wanted: Wanted, *, tell: bool = False) -> None:
        """Shows these conditions."""
        self.wanted = wanted._replace(search="")
        self._show()
        if tell:
            self.changed.emit()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Shows how many wait at each level."""
        for level, chip in self._levels.items():
            text = f"{LEVELS[level]} {counts.get(level, 0)}"
            chip.setText(text)
            chip.setAccessibleName(text)
            chip.setVisible(level != UNSURE or bool(counts.get(level)) or chip.isChecked())

    def show_offers(self, offers: Mapping[str, Sequence[Counted]]) -> None:
        """Takes the values that can be ticked in each menu."""
        self._offers = offers
        self._show()

    def open(self, name: str) -> FilterPopup:
        """Opens the values of one condition."""
        ticked = getattr(self.wanted, name)
        popup = FilterPopup(MENUS[name], self._offers.get(name, ()), ticked, self._theme, self)
        popup.picked.connect(partial(self._take, name))
        popup.open_under(self._menus[name])
        return popup

    def _menu(self, name: str, title: str) -> QPushButton:
        chip = button(title, f"filter_{name}", self._theme, kind="chip")
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands at the end
        self._theme.icons.put(chip, "down")
        chip.setCheckable(True)
        chip.clicked.connect(partial(self._on_menu, name))
        self._menus[name] = chip
        return chip

    def _on_level(self, level: str, _: bool = False) -> None:
        others = tuple(each for each in self.wanted.levels if each != level)
        levels = others if level in self.wanted.levels else (*others, level)
        self.show_wanted(self.wanted._replace(levels=levels), tell=True)

    def _on_menu(self, name: str, _: bool = False) -> None:
        self._show()  # the click alone sets no condition
        self.open(name)

    def _take(self, name: str, values: tuple[Any, ...]) -> None:
        given: dict[str, Any] = {name: values}
        self.show_wanted(self.wanted._replace(**given), tell=True)

    def _show(self) -> None:
        for level, chip in self._levels.items():
            chip.setChecked(level in self.wanted.levels)
        for name, chip in self._menus.items():
            values = getattr(self.wanted, name)
            chip.setChecked(bool(values))
            chip.setText(self._text(name, values))
        self.clear.setVisible(any(self.wanted))

    def _text(self, name: str, values: Sequence[Any]) -> str:
        if not values:
            return MENUS[name]
        if len(values) > 1:
            return f"{MENUS[name]} {len(values)} 项"
        texts = {each.value: each.text for each in self._offers.get(name, ())}
        return texts.get(values[0], str(values[0]))
