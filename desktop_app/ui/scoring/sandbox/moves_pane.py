"""The right of the sandbox: who moves, narrowed by way and grade."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout

from desktop_app.services.scoring.sandbox import TrialAnswer, nobody_words
from desktop_app.services.scoring.sandbox_moves import DOWN, SAME_GRADE, UP, Move
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.scoring.sandbox.moves_model import MovesModel
from desktop_app.ui.scoring.sandbox.moves_table import MovesTable

WAYS = ((UP, "升"), (DOWN, "降"), (SAME_GRADE, "只变分"))


class MovesPane(QFrame):
    """Title, chips, the list; where nobody is in it, a sentence."""

    narrowed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.way, self.grade = "", ""
        self.model = MovesModel(self)
        self.table = MovesTable(self.model, theme)
        self.title = label("", "title")
        self.chips = {way: self._chip(way, word, theme) for way, word in WAYS}
        self.grade_chip = button("", "grade_chip", theme, "cancel", "chip")
        self.grade_chip.clicked.connect(lambda: self.narrow_grade(""))
        self.nobody = label("", "muted", wraps=True)
        self.nobody.setContentsMargins(16, 24, 16, 16)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nobody)
        self.answer: TrialAnswer | None = None
        self._changed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(6)
        head = row(self.title, None, self.grade_chip, *self.chips.values())
        head.setContentsMargins(13, 0, 13, 0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    @property
    def shown(self) -> list[Move]:
        """Those in the list."""
        return list(self.model.moves)

    def show_answer(self, answer: TrialAnswer, changed: bool) -> None:
        """Shows other moves."""
        self.answer, self._changed = answer, changed
        self.title.setText(f"等次变动 {answer.graded} 人")
        for way, word in WAYS:
            self.chips[way].setText(f"{word} {answer.count(way)}")
        if self.way and not answer.count(self.way):
            self.way = ""
        self._fill()

    def narrow(self, way: str) -> None:
        """Shows those who move one way; the same way again shows all."""
        self.way = "" if self.way == way else way
        self._fill()
        self.narrowed.emit()

    def narrow_grade(self, grade: str) -> None:
        """Shows those who leave a grade or come to it, `""` for all."""
        self.grade = "" if self.grade == grade else grade
        self._fill()
        self.narrowed.emit()

    def _fill(self) -> None:
        if self.answer is None:
            return
        for way, chip in self.chips.items():
            chip.setChecked(way == self.way)
        self.grade_chip.setText(self.grade)
        self.grade_chip.setVisible(bool(self.grade))
        moves = self.answer.only(self.way, self.grade)
        self.model.show_moves(moves)
        if self.grade and not moves:
            self.nobody.setText(f"没有人因此进出“{self.grade}”。")
        else:
            self.nobody.setText(nobody_words(self.answer, self._changed))
        self.stack.setCurrentWidget(self.table if moves else self.nobody)

    def _chip(self, way: str, word: str, theme: Theme) -> QPushButton:
        chip = button(word, f"way_{way}", theme, kind="chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self.narrow(way))
        return chip
