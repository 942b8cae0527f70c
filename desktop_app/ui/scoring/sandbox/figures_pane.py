"""The middle of the sandbox: grades, steps of the score, mean, median and lowest."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.records.points import points_text
from desktop_app.services.scoring.sandbox import TrialAnswer
from desktop_app.services.scoring.sandbox_picture import from_highest
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import card, label, row, rule
from desktop_app.ui.scoring.sandbox.grade_bars import GradeBars
from desktop_app.ui.scoring.sandbox.score_steps import ScoreSteps

MIDDLE = (("mean", "平均"), ("median", "中位"), ("lowest", "最低"))


class FiguresPane(QWidget):
    """`grade_chosen` carries a grade's name, `limit_moved` and `limit_settled` places and value."""

    grade_chosen = Signal(str)
    limit_moved = Signal(object, int)
    limit_settled = Signal(object, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.bars, self.steps = GradeBars(theme), ScoreSteps(theme)
        self.bars.chosen.connect(self.grade_chosen)
        self.steps.moved.connect(self.limit_moved)
        self.steps.settled.connect(self.limit_settled)
        self.told = label("人，灰色为对照的规则", "muted")
        upper, column = card()
        column.addLayout(row(label("等次分布", "title"), None, self.told))
        column.addWidget(rule())
        column.addWidget(self.bars, 1)
        lower, column = card()
        self.width_told = ElidedLabel(role="muted")
        column.addLayout(row(label("分数段", "title"), None, self.width_told))
        column.addWidget(rule())
        column.addWidget(self.steps, 1)
        self.middle = {key: ElidedLabel(role="muted") for key, _ in MIDDLE}
        column.addLayout(row(*self.middle.values(), None, gap=16))
        self.fault = label("", "bad", wraps=True)
        column.addWidget(self.fault)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(upper, 5)
        whole.addWidget(lower, 6)

    def show_answer(self, answer: TrialAnswer, compared: str) -> None:
        """Shows other numbers; `compared` is the word of the grey bars."""
        self.told.setText(f"人，灰色为{compared}规则")
        self.bars.show_lines(answer.lines)
        names = [(each.name, each.low, each.below) for each in from_highest(answer.rules.bands)]
        self.steps.show_steps(answer.steps, answer.limits, names, answer.faults)
        width = points_text(answer.steps.width)
        self.width_told.setText(f"每 {width} 分一段，虚线是等次界线，可以拖")
        for key, word in MIDDLE:
            now, before = getattr(answer.now, key), getattr(answer.before, key)
            texts = ["—" if x is None else points_text(x) for x in (now, before)]
            same = "" if texts[0] == texts[1] else f"，原 {texts[1]}"
            self.middle[key].setText(f"{word} {texts[0]}{same}")
        told = "；".join(each.words for each in answer.faults)
        self.fault.setText(f"{told}。可以这样试，不能采用。" if told else "")
        self.fault.setVisible(bool(told))
