"""What a table of two dimensions shows: its subject, rows, columns and numbers as chips."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from desktop_app.services.period_tables.crossed import CrossedSubject
from desktop_app.services.period_tables.crossed_subjects import BY_KEY, SUBJECTS
from desktop_app.settings import Plain
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label
from desktop_app.ui.period_tables.choice_chip import ChoiceChip


def toggle(word: str, name: str, theme: Theme, *, on: bool) -> QPushButton:
    """A chip that is switched on and off."""
    found = button(word, name, theme, kind="chip")
    found.setCheckable(True)
    found.setChecked(on)
    return found


class CrossedChoices(QFrame):
    """One line above the table; `changed` is emitted after each choice."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.counted = ChoiceChip("crossed_subject", "统计什么")
        self.down, self.across = (
            ChoiceChip("crossed_down", "行"),
            ChoiceChip("crossed_across", "列"),
        )
        self.number = label("", "field")
        self.share_chip = toggle("占本行 %", "crossed_shares", theme, on=False)
        self.swapping = button("行列对调", "crossed_swap", theme, "refresh", "quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 6)
        line.setSpacing(8)
        for word, parts in (
            ("统计", (self.counted,)), ("行", (self.down,)), ("列", (self.across,)),
            ("数值", (self.number, self.share_chip)),
        ):  # fmt: skip
            line.addWidget(label(word, "muted"))
            for each in parts:
                line.addWidget(each)
        line.addStretch(1)
        line.addWidget(self.swapping)
        self.counted.offer([(each.key, each.title) for each in SUBJECTS])
        self._offer()
        self.counted.chosen.connect(self._on_subject)
        for chip in (self.down, self.across):
            chip.chosen.connect(self.changed)
        self.share_chip.clicked.connect(self.changed)
        self.swapping.clicked.connect(self.swap)

    @property
    def subject(self) -> CrossedSubject:
        """What is counted."""
        return BY_KEY[self.counted.key]

    @property
    def shares(self) -> bool:
        """Whether each number's share of its row is shown."""
        return self.share_chip.isChecked()

    def remember(self) -> dict[str, Plain]:
        """What is chosen."""
        return {"subject": self.subject.key, "down": self.down.key, "across": self.across.key,
                "shares": self.shares}  # fmt: skip

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered, without emitting `changed`."""
        self.counted.take(state.get("subject"))
        self._offer()
        self.down.take(state.get("down"))
        self.across.take(state.get("across"))
        self.share_chip.setChecked(state.get("shares") is True)

    def swap(self) -> None:
        """Exchanges rows and columns."""
        down, across = self.down.key, self.across.key
        self.down.take(across)
        self.across.take(down)
        self.changed.emit()

    def _on_subject(self) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        found = [(each.key, each.title) for each in self.subject.dimensions]
        self.down.offer(found)
        self.across.offer(found, found[1][0])
        self.number.setText(f"{self.subject.unit}数")
