"""Chooses the year of scores and the day up to which facts count: a quarter's end, any day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from desktop_app.chinese import dates
from desktop_app.errors import Wrong
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row

FIRST_YEAR, LAST_YEAR = 1990, 2100
PARTS = (
    ("全年", ""), ("第一季度", "03-31"), ("上半年", "06-30"), ("前三季度", "09-30"),
)  # fmt: skip
ANY_DAY = "到某天"
OUTSIDE, NO_DAY = "要在这一年里", "应为日期"


class CutOff(QWidget):
    """`changed` follows every other choice; `until` is None for the whole year."""

    changed = Signal()

    def __init__(self, year: int, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.until: str | None = None
        self.year_box = QSpinBox()
        self.year_box.setRange(FIRST_YEAR, LAST_YEAR)
        self.year_box.setValue(year)
        self.year_box.setSuffix(" 年")
        self.year_box.setObjectName("score_year")
        self.year_box.setAccessibleName("年度")
        self.part = QComboBox()
        self.part.addItems([*(word for word, _ in PARTS), ANY_DAY])
        self.part.setObjectName("score_part")
        self.part.setAccessibleName("计到哪天")
        self.day = DayEdit()
        self.day.setObjectName("score_until")
        self.day.setAccessibleName("计到这一天")
        self.day.setPlaceholderText("如 11.20")
        self.back = button("", "year_back", theme, "back", "quiet")
        self.forward = button("", "year_forward", theme, "forward", "quiet")
        self.back.setAccessibleName("上一年")
        self.forward.setAccessibleName("下一年")
        self._problem = label("", "bad")
        self.setLayout(
            row(self.back, self.year_box, self.forward, self.part, self.day, self._problem, gap=4)
        )
        self.back.clicked.connect(lambda: self.year_box.stepBy(-1))
        self.forward.clicked.connect(lambda: self.year_box.stepBy(1))
        self.year_box.valueChanged.connect(self._on_choice)
        self.part.currentIndexChanged.connect(self._on_part)
        self.day.editingFinished.connect(self._on_choice)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def year(self) -> int:
        """The year whose rules count."""
        return self.year_box.value()

    @property
    def words(self) -> str:
        """2026 年，2026 年上半年，2026 年至 11-20."""
        if self.until is None:
            return f"{self.year} 年"
        word = self.part.currentText()
        return f"{self.year} 年至 {self.until[5:]}" if word == ANY_DAY else f"{self.year} 年{word}"

    def show_year(self, year: int, until: str | None = None) -> None:
        """Shows another year, up to a day (ISO text) or whole."""
        self.blockSignals(True)
        self.year_box.setValue(year)
        ends = [end for _, end in PARTS]
        end = until[5:] if until else ""
        self.part.setCurrentIndex(ends.index(end) if end in ends else len(PARTS))
        self.day.setText(until if until and end not in ends else "")
        self._on_part()
        self.blockSignals(False)

    def _on_part(self) -> None:
        self._dress()
        if self.day.isVisibleTo(self) and not self.day.text().strip():
            self.day.setFocus()
        self._on_choice()

    def _on_choice(self) -> None:
        place = self.part.currentIndex()
        until: str | None = None
        reason = ""
        if place < len(PARTS):
            until = f"{self.year}-{PARTS[place][1]}" if PARTS[place][1] else None
        else:
            until, reason = self._typed_day()
        self._problem.setText(reason)
        self._problem.setVisible(bool(reason))
        if not reason:
            self.until = until
            self.changed.emit()

    def _typed_day(self) -> tuple[str | None, str]:
        """The day that is typed, None for an empty field, and why it is none."""
        text = self.day.text().strip()
        if not text:
            return None, ""
        try:
            day = dates.read_day(text)
        except Wrong:
            try:
                day = dates.read_day(f"{self.year}.{text}")
            except Wrong:
                return None, NO_DAY
        if len(day) < len("2026-01-01"):
            return None, NO_DAY
        return (day, "") if day.startswith(f"{self.year}-") else (None, OUTSIDE)

    def _dress(self) -> None:
        self.day.setVisible(self.part.currentIndex() == len(PARTS))
        self._problem.setVisible(bool(self._problem.text()))
        self.day.setFixedWidth(self._theme.sizes.text * 8)
