"""采用为正式规则: what would change, who moves, and the reason, which goes into the history."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.services.desk import Changed
from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.services.scoring.sandbox import TrialAnswer
from desktop_app.services.scoring.sandbox_adopting import adopt
from desktop_app.services.scoring.sandbox_changes import changes
from desktop_app.services.scoring.sandbox_moves import DOWN, UP
from desktop_app.ui.forms.boxes.reason_line import ReasonLine
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.tables.small_table import show_rows, small_table
from desktop_app.ui.ui_context import UiContext

KEPT = "state_reasons.score_sandbox"
LETTERS, ROWS = 46, 7


class AdoptDialog(AskingDialog):
    """The list of changes with old and new values above the reason."""

    def __init__(
        self,
        context: UiContext,
        formal: RuleSet,
        rules: RuleSet,
        answer: TrialAnswer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "adopt_dialog", "采用为正式规则", "采用", parent)
        self._formal, self._rules = formal, rules
        found = changes(formal, rules)
        self._many = len(found)
        self.heading.setText(f"采用为 {formal.year} 年正式规则：改 {self._many} 处")
        up, down = answer.count(UP), answer.count(DOWN)
        told = f"等次变动 {up + down} 人（升 {up}，降 {down}）。"
        if not up + down:
            told = "没有人的等次变动。"
        self.column.addWidget(label(
            f"{told}采用以后分数马上按新规则计算；用 Ctrl+Z 可以整个撤销。", "muted", wraps=True
        ))  # fmt: skip
        self.list = small_table("adopted_changes", ("规则", "现在", "采用后"), (22, 6, 6),
                                context.theme)  # fmt: skip
        self.list.setAccessibleName("要改的规则")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        show_rows(self.list, [(each.title, each.before, each.after) for each in found])
        high = min(len(found), ROWS) * context.theme.sizes.row + context.theme.sizes.row + 4
        self.list.setMinimumHeight(high)
        self.column.addWidget(self.list, 1)
        self.reason = ReasonLine(context, KEPT)
        self.add("理由（哪次会议审定） *", self.reason, "reason")
        self.column.addWidget(self.reason.offers())
        self.widen(LETTERS)
        self.reason.setFocus()

    def act(self) -> tuple[Changed, str]:
        """Writes the changes as one action."""
        changed = adopt(self._context.desk, self._formal, self._rules, self.reason.text())
        self.reason.keep(self.reason.text())
        return changed, f"已采用为正式规则，改了 {self._many} 处"

    def is_written(self) -> bool:
        """Whether a reason was typed."""
        return bool(self.reason.text().strip())
