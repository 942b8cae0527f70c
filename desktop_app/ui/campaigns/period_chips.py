"""Chooses a period of a campaign: the one before, the next one, any from a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.records.campaign_period import last_day, period_words
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, row
from desktop_app.ui.period_tables.choice_chip import ChoiceChip


class PeriodChips(QWidget):
    """`chosen` carries the period that is wanted; whoever listens shows it."""

    chosen = Signal(str)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._periods: list[str] = []
        self.chip = ChoiceChip(f"{name}_period", "时段")
        self.back = button("", f"{name}_period_back", theme, "back", "quiet")
        self.forward = button("", f"{name}_period_forward", theme, "forward", "quiet")
        self.back.setAccessibleName("上一期")
        self.forward.setAccessibleName("下一期")
        self.setLayout(row(self.back, self.chip, self.forward, gap=2))
        self.back.clicked.connect(lambda: self._step(-1))
        self.forward.clicked.connect(lambda: self._step(1))
        self.chip.chosen.connect(lambda: self.chosen.emit(self.chip.key))

    def offer(self, periods: Sequence[str], counts: Mapping[str, int], now: str) -> None:
        """Shows which period is on; the words of the others name their state."""
        self._periods = sorted({*periods, *counts, now}, key=last_day)
        items = [(each, _words(each, counts.get(each, 0))) for each in self._periods]
        self.chip.offer(items, now)
        place = self._periods.index(now)
        self.back.setEnabled(place > 0)
        self.forward.setEnabled(place < len(self._periods) - 1)
        self.chip.setMinimumWidth(self.chip.sizeHint().width())

    def turn_back(self, period: str) -> None:
        """Shows the period that is on again, after another one was refused."""
        self.chip.take(period)

    def _step(self, by: int) -> None:
        place = self._periods.index(self.chip.key) + by
        if 0 <= place < len(self._periods):
            self.chosen.emit(self._periods[place])


def _words(period: str, count: int) -> str:
    return period_words(period) + (f"（已填 {count} 个数）" if count else "（没有填）")
