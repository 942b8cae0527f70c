"""评选结果: votes, score and result of every candidate of a round, and the quota."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.records.award_round import AwardCandidate
from desktop_app.services.desk import Changed
from desktop_app.services.proposal_quality import award_results
from desktop_app.services.proposal_quality.award_results import TYPED
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.row_actions.line_boxes import LineBoxes
from desktop_app.ui.ui_context import UiContext


class ResultsDialog(AskingDialog):
    """A line for each candidate; a count above shows when more are chosen than the quota."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "results_dialog", "评选结果", "登记结果", parent)
        self._key = key
        self.found = award_results.drafts(context.desk, key)
        self.heading.setText(f"评选结果：{self.found.name}")
        self.quota_words = label("", "small", wraps=True)
        self.column.addWidget(self.quota_words)
        self.lines = LineBoxes(
            context, AwardCandidate, TYPED, ("候选提案",), _words, (6, 1, 1, 2)
        )  # fmt: skip
        self.lines.edited = self._tell
        self.lines.show_drafts(self.found.candidates)
        self.rows = self.lines.rows
        self.column.addWidget(self.lines, 1)
        self._began = self.lines.inputs()
        if not self.rows:
            self.say("还没有候选提案：在“提案”页选中提案，点“办理”里的“推荐优秀提案…”。")
            self.done_button.setEnabled(False)
        self._tell()
        self.widen(64, 24)
        if self.rows:
            self.rows[0]["votes"].setFocus()

    def act(self) -> tuple[Changed, str]:
        said = [
            {**draft, **inputs}
            for draft, inputs in zip(self.found.candidates, self.lines.inputs(), strict=True)
        ]
        changed = award_results.write(self._context.desk, self._key, said)
        return changed, f"已登记 {len(changed.keys)} 件候选提案的评选结果"

    def is_written(self) -> bool:
        return self.lines.inputs() != self._began

    def _tell(self) -> None:
        """Says how many of the quota are chosen."""
        chosen = award_results.chosen_among(self._context.desk, self.lines.inputs())
        quota = self.found.quota
        limit = "没有定名额" if quota is None else f"名额 {quota} 件"
        over = "，超过名额" if quota is not None and chosen > quota else ""
        self.quota_words.setText(f"候选 {len(self.rows)} 件，评为优秀 {chosen} 件，{limit}{over}。")


def _words(draft: Mapping[str, Any]) -> tuple[str]:
    """The number of a candidate and its title."""
    place = f"{draft['position']}. " if draft["position"] else ""
    return (f"{place}{draft['title']}",)
