"""The conditions above the list of 督办: a chip with a count for each level, and menus."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.services.reminders import LEVELS, UNSURE, Wanted
from desktop_app.ui.filters.condition_chips import ConditionChips, put_text
from desktop_app.ui.look.theme import Theme

MENUS = {"kinds": "事由", "units": "责任单位", "committees": "专委会"}


class ReminderChips(ConditionChips):
    """The levels first."""

    wanted: Wanted

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Wanted(), MENUS, theme, parent)
        self._levels: dict[str, QPushButton] = {}
        for level, title in LEVELS.items():
            chip = self._levels[level] = self._chip(f"level_{level}", title)
            chip.clicked.connect(partial(self._on_tick, "levels", level))
        self._add_menus()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Shows how many wait at each level."""
        for level, chip in self._levels.items():
            put_text(chip, f"{LEVELS[level]} {counts.get(level, 0)}")
            chip.setVisible(level != UNSURE or bool(counts.get(level)) or chip.isChecked())

    def _show(self) -> None:
        for level, chip in self._levels.items():
            chip.setChecked(level in self.wanted.levels)
        super()._show()
