"""The parts of the sandbox and where they are: rules, figures, who moves; hints below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.services.scoring.sandbox import Sandbox, TrialAnswer
from desktop_app.services.scoring.sandbox_changes import changes
from desktop_app.services.scoring.sandbox_sets import OfferedSet
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.empty_state import EmptyState
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.scoring.sandbox.figures_pane import FiguresPane
from desktop_app.ui.scoring.sandbox.moves_pane import MovesPane
from desktop_app.ui.scoring.sandbox.rules_model import TrialRulesModel
from desktop_app.ui.scoring.sandbox.rules_table import TrialRulesTable
from desktop_app.ui.scoring.sandbox.sandbox_head import SandboxHead, two_groups

HINTS = (("Enter", "改下一条"), ("Ctrl+Z", "退一处"), ("F6", "到右边的名单"),
         ("空格", "看一个人为什么"))  # fmt: skip
LEAST = 28
"""Least width of the names in letters."""
NO_RULES = "还没有积分规则"
BEGIN = (
    "可以从预置办法开始（通用型、桐城型、济南型、宣威型、空白），先存成草稿；"
    "有了规则，就在这里试着改，看谁的等次会变。已有的办法也可以在“积分规则”页登记或导入。"
)


class SandboxFrame(QWidget):
    """`checked` returns the fault of a number typed into a row, "" for none."""

    def __init__(self, theme: Theme, checked: Callable[[int, str], str]) -> None:
        super().__init__()
        self.head = SandboxHead(theme)
        self.rules_model = TrialRulesModel(self)
        self.rules = TrialRulesTable(self.rules_model, theme, checked)
        self.figures, self.moves = FiguresPane(theme), MovesPane(theme)
        self.empty = EmptyState("积分规则", "score_rule_set", theme)
        self.empty.say(NO_RULES, BEGIN)
        self.empty.new.setText("从预置办法开始…")
        self.badge = label("", "soft")
        self.sentence = label("", "warn")
        self.told = label("", "muted")
        self.detail = button("看他的积分明细", "detail_button", theme, "form", "quiet")
        self.export = button("导出名单", "export_button", theme, "excel", "quiet")
        self.stack = QStackedWidget()
        self.stack.addWidget(self._body(theme))
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)

    def show_sets(self, sets: Sequence[OfferedSet], tried: int, compared: int) -> None:
        """Offers the rule sets; without any the page says how to begin."""
        self.head.offer(sets, tried, compared)
        self.head.setVisible(bool(sets))
        self.stack.setCurrentIndex(0 if sets else 1)

    def show_trial(self, sandbox: Sandbox, answer: TrialAnswer, compared: str) -> None:
        """Shows other rules and what they give."""
        trial = sandbox.trial
        self.rules_model.show_rules(trial.origin, answer.rules, sandbox.compared, compared)
        many = len(trial.changed)
        self.badge.setText(f"改了 {many} 处" if many else "")
        self.badge.setVisible(bool(many))
        self.head.reset.setEnabled(bool(many))
        self.figures.show_answer(answer, compared)
        differs = bool(many) or bool(changes(sandbox.compared, answer.rules))
        self.moves.show_answer(answer, differs)
        apart = f"，{answer.apart} 人不计分" if answer.apart else ""
        self.told.setText(f"已重算 {answer.scored} 人{apart}")
        for each in (self.head.printing, self.export):
            each.setEnabled(differs)

    def say(self, sentence: str) -> None:
        """Shows one sentence below the rules."""
        self.sentence.setText(sentence)

    def other_pane(self) -> None:
        """Goes from the rules to the names, to the figures and back."""
        if self.rules.hasFocus() or self.rules.viewport().hasFocus():
            if self.moves.shown:
                self.moves.table.begin()
            else:
                self.figures.steps.setFocus()
        elif self.moves.table.hasFocus():
            self.figures.steps.setFocus()
        else:
            self.rules.setFocus()

    def _body(self, theme: Theme) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        panes = QHBoxLayout()
        panes.setSpacing(12)
        panes.addWidget(self._rules_card(), 30)
        panes.addWidget(self.figures, 32)
        panes.addWidget(self.moves, 37)
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()
        column.addLayout(panes, 1)
        hints: list[QWidget] = []
        for keys, word in HINTS:
            hints += [label(keys, "key"), label(word, "muted")]
        column.addWidget(two_groups(hints, (self.told, self.detail, self.export)))
        return body

    def _dress(self) -> None:
        """The names keep room for the longest words of grades."""
        self.moves.setMinimumWidth(LEAST * self._theme.sizes.text)

    def _rules_card(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 8, 1, 6)
        column.setSpacing(6)
        hint = ElidedLabel("直接改右边一列，改过的带底色", "muted")
        head = row(label("规则", "title"), hint, None, self.badge)
        head.setContentsMargins(13, 0, 13, 0)
        column.addLayout(head)
        column.addWidget(self.rules, 1)
        self.sentence.setContentsMargins(13, 0, 13, 0)
        self.sentence.setWordWrap(True)
        self.sentence.setMinimumWidth(1)
        column.addWidget(self.sentence)
        return frame
