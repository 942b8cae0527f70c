"""One range of a column: from, to; days, ages or numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.services.registers.column_values import AGE, DAY, NUMBER
from desktop_app.ui.look.words import label, row

TITLES = {DAY: "日期", NUMBER: "数值", AGE: "年龄"}
HINTS = {DAY: ("2026.3", "2026.9.1"), NUMBER: ("最小", "最大"), AGE: ("周岁", "周岁")}
Check = Callable[[str, str, str], str]


class RangeLine(QWidget):
    """Two boxes; `changed` comes when a readable end was left or Enter was pressed in it."""

    changed = Signal()

    def __init__(self, kind: str, ends: tuple[str, str], check: Check) -> None:
        super().__init__()
        self.kind, self._check = kind, check
        title = TITLES[kind]
        self.low, self.high = QLineEdit(), QLineEdit()
        boxes = ((self.low, "从", "from"), (self.high, "到", "to"))
        for place, (box, word, name) in enumerate(boxes):
            box.setObjectName(f"{kind}_{name}")
            box.setAccessibleName(f"{title}{word}")
            box.setPlaceholderText(HINTS[kind][place])
            box.editingFinished.connect(self.take)
        self.problem = label("", "bad", wraps=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = row(label(f"{title}从", "small"), self.low, label("到", "small"), self.high)
        column.addLayout(line)
        column.addWidget(self.problem)
        self._taken = ends
        self.set_ends(*ends)

    @property
    def readable(self) -> bool:
        """Whether both ends can be read."""
        return not self._check(self.kind, *self.ends())

    def ends(self) -> tuple[str, str]:
        """Both ends as typed."""
        return self.low.text().strip(), self.high.text().strip()

    def set_ends(self, low: str, high: str) -> None:
        """Shows another range, without a word."""
        self.low.setText(low)
        self.high.setText(high)
        self._taken = self.ends()
        self.problem.hide()

    def take(self) -> None:
        """Takes what was typed, or says why it cannot be read."""
        sentence = self._check(self.kind, *self.ends())
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        window = self.window()
        if window.isVisible():
            window.adjustSize()
        if not sentence and self.ends() != self._taken:
            self._taken = self.ends()
            self.changed.emit()
