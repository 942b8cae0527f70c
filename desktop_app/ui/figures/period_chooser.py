"""Chooses the period that statistics are made for: year, half, quarter, month, or two days."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from desktop_app.errors import Wrong
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.periods import Period
from desktop_app.settings import Plain
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label

FIRST_YEAR, LAST_YEAR = 1990, 2100
MONTHS = tuple(f"{number}月" for number in range(1, 13))
Build = Callable[[int, int], Period]
KINDS: tuple[tuple[str, str, tuple[str, ...], Build | None], ...] = (
    ("year", "全年", (), lambda year, _: periods.of_year(year)),
    ("half", "半年", periods.HALVES, periods.of_half),
    ("quarter", "季度", periods.QUARTERS, periods.of_quarter),
    ("month", "月", MONTHS, lambda year, place: periods.of_months(year, place, place)),
    ("days", "自定", (), None),
)
"""Key, word, the parts of a year to choose from, and how a part makes a period."""


class PeriodChooser(QWidget):
    """A kind of period, its year and part; `changed` after each choice that makes a period."""

    changed = Signal()

    def __init__(self, theme: Theme, today: datetime.date) -> None:
        super().__init__()
        self._theme = theme
        self.period = periods.of_year(today.year)
        self._build(theme, today)
        self._lay_out()
        self._show_kind()

    def remember(self) -> dict[str, Plain]:
        """The kind and the days chosen."""
        kind = str(self.kind.currentData())
        return {"kind": kind, "first": self.period.first, "last": self.period.last}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered; a year before stays that year."""
        kind, first, last = (state.get(each) for each in ("kind", "first", "last"))
        place = self.kind.findData(kind)
        if place < 0 or not isinstance(first, str) or not isinstance(last, str):
            return
        try:
            period = periods.between(first, last)
        except Wrong:
            return
        self._take(place, period)

    def show_period(self, period: Period) -> None:
        """Chooses a period by its kind: the first whose parts hold it, else its two days."""
        for place, (_, _, parts, build) in enumerate(KINDS):
            numbers = range(1, max(len(parts), 1) + 1)
            year = int(period.first[:4])
            if build is None or period in [build(year, number) for number in numbers]:
                self._take(place, period)
                return

    def step(self, by: int) -> None:
        """Goes to the next or the last period of the same kind."""
        parts = max(self.part.count(), 1)
        place = self.year.value() * parts + max(self.part.currentIndex(), 0) + by
        if not FIRST_YEAR <= place // parts <= LAST_YEAR:
            return
        self.blockSignals(True)
        self.part.setCurrentIndex(place % parts if self.part.count() else -1)
        self.year.setValue(place // parts)
        self.blockSignals(False)
        self._on_choice()

    def _build(self, theme: Theme, today: datetime.date) -> None:
        self.kind = QComboBox()
        self.kind.setObjectName("period_kind")
        self.kind.setAccessibleName("时段")
        for key, word, _, _ in KINDS:
            self.kind.addItem(word, key)
        self.year = QSpinBox(minimum=FIRST_YEAR, maximum=LAST_YEAR, value=today.year)
        self.year.setObjectName("period_year")
        self.year.setAccessibleName("年份")
        self.year.setSuffix(" 年")
        self.year.setKeyboardTracking(False)
        self.part = QComboBox()
        self.part.setObjectName("period_part")
        self.part.setAccessibleName("年内时段")
        self.first, self.last = DayEdit(), DayEdit()
        for edit, name, word in (
            (self.first, "period_first", "第一天"), (self.last, "period_last", "最后一天")
        ):  # fmt: skip
            edit.setObjectName(name)
            edit.setAccessibleName(word)
            edit.editingFinished.connect(self._on_choice)
        self.back = button("", "period_back", theme, "back", "quiet")
        self.forward = button("", "period_forward", theme, "forward", "quiet")
        self.back.setAccessibleName("上一个时段")
        self.forward.setAccessibleName("下一个时段")
        self._between = label("至", "muted")
        self._problem = label("", "bad")

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        parts: tuple[QWidget, ...] = (
            self.kind, self.back, self.year, self.part, self.forward,
            self.first, self._between, self.last, self._problem,
        )  # fmt: skip
        for part in parts:
            line.addWidget(part)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.year.valueChanged.connect(self._on_choice)
        self.part.currentIndexChanged.connect(self._on_choice)
        self.back.clicked.connect(lambda: self.step(-1))
        self.forward.clicked.connect(lambda: self.step(1))
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        for edit in (self.first, self.last):
            edit.setFixedWidth(self._theme.sizes.text * 8)

    def _on_kind(self) -> None:
        """The new kind begins with the part of the year that the old one began with."""
        self._show_kind()
        self._on_choice()

    def _show_kind(self) -> None:
        _, _, parts, build = KINDS[self.kind.currentIndex()]
        month = int(self.period.first[5:7])
        self.part.blockSignals(True)
        self.part.clear()
        self.part.addItems(parts)
        if parts:
            self.part.setCurrentIndex((month - 1) * len(parts) // len(MONTHS))
        self.part.blockSignals(False)
        self.part.setVisible(bool(parts))
        years: tuple[QWidget, ...] = (self.back, self.year, self.forward)
        days: tuple[QWidget, ...] = (self.first, self._between, self.last)
        for widget in (*years, *days):
            widget.setVisible((widget in years) is (build is not None))
        self.first.setText(self.period.first)
        self.last.setText(self.period.last)
        self._tell("")

    def _on_choice(self) -> None:
        if self.signalsBlocked():
            return
        build = KINDS[self.kind.currentIndex()][3]
        try:
            if build is None:
                found = periods.between(self.first.text(), self.last.text())
            else:
                found = build(self.year.value(), self.part.currentIndex() + 1)
        except Wrong as wrong:
            self._tell(wrong.reason)
            return
        self._tell("")
        if found != self.period:
            self.period = found
            self.changed.emit()

    def _take(self, place: int, period: Period) -> None:
        before, self.period = self.period, period
        self.blockSignals(True)
        self.year.setValue(int(period.first[:4]))
        self.kind.setCurrentIndex(place)
        self._show_kind()
        self.blockSignals(False)
        self.period = before
        self._on_choice()

    def _tell(self, reason: str) -> None:
        self._problem.setText(reason)
        self._problem.setVisible(bool(reason))
