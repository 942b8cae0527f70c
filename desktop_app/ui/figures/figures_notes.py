"""Notes on the figures: whether the sums agree, and which day counts for which figure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from desktop_app.services.statistics.statements import Statement
from desktop_app.ui.look.words import label, rule

TITLE = "各项按哪个日期统计"
CHARACTERS = 9
"""So many characters of a name stand in one line; longer ones go on in the next."""


class FiguresNotes(QFrame):
    """A card with the checks of the sums and the table of days."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("figures_notes")
        self.setProperty("role", "card")
        self.checked = label("", "good", wraps=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 14, 16, 14)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(label("合计核对", "title"), 0, 0, 1, 2)
        self._grid.addWidget(rule(), 1, 0, 1, 2)
        self._grid.addWidget(self.checked, 2, 0, 1, 2)
        self._grid.addWidget(label(TITLE, "title"), 3, 0, 1, 2)
        self._grid.addWidget(rule(), 4, 0, 1, 2)
        self._filled = False

    def show_statement(self, shown: Statement) -> None:
        """Says which sums do not agree, or that all do."""
        wrong = [f"{each.title}：{each.words}" for each in shown.checks if each.whole != each.parts]
        self.checked.setText("\n".join(wrong) or f"{len(shown.checks)} 项合计都相符")
        self.checked.setProperty("role", "bad" if wrong else "good")
        self.checked.style().unpolish(self.checked)
        self.checked.style().polish(self.checked)
        if not self._filled:
            self._filled = True
            for place, (figures, day) in enumerate(shown.notes, 5):
                name = label(figures, "muted", wraps=True)
                name.setMinimumWidth(self._width_of(shown))
                self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(label(day, wraps=True), place, 1)

    def _width_of(self, shown: Statement) -> int:
        """The room of the names: of the longest, or of as many characters as a line has."""
        longest = max((len(name) for name, _ in shown.notes), default=0)
        return self.fontMetrics().horizontalAdvance("统" * min(longest, CHARACTERS)) + 2
