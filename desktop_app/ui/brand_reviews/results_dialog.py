"""评审结果: means and ranks of the candidates of a round, results by rank or with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.records.brand_review import BrandCandidate
from desktop_app.records.points import points_text
from desktop_app.services.brand_reviews import results
from desktop_app.services.brand_reviews.results import TYPED
from desktop_app.services.desk import Changed
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.row_actions.line_boxes import LineBoxes
from desktop_app.ui.ui_context import UiContext

TITLES = ("候选品牌", "平均分", "名次", "打完的评委")


class ReviewResultsDialog(AskingDialog):
    """A line for each candidate, the best first; a count above shows when the quota is passed."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "review_results", "评审结果", "登记结果", parent)
        self._key = key
        self.found, drafts = results.drafts(context.desk, key)
        following = results.following(self.found)
        for draft, result in zip(drafts, following, strict=True):
            draft["following"] = result
        self.drafts = sorted(drafts, key=lambda each: each["rank"] or len(drafts) + 1)
        self.heading.setText(f"评审结果：{self.found.name}")
        self.quota_words = label("", "small")
        self.by_rank_button = button("按名次定", "by_rank", context.theme, "sort_down")
        self.by_rank_button.setAutoDefault(False)
        self.by_rank_button.clicked.connect(self._by_rank)
        self.column.addLayout(row(self.quota_words, None, self.by_rank_button))
        self.lines = LineBoxes(context, BrandCandidate, TYPED, TITLES, _words, (5, 1, 1, 1, 2, 5))
        self.lines.edited = self._tell
        self.lines.show_drafts(self.drafts)
        self.column.addWidget(self.lines, 1)
        self._began = self.lines.inputs()
        self._tell()
        self.widen(72, 24)
        against = self._against()
        if against:
            self.say(against)
        self.done_button.setEnabled(not against)
        self.by_rank_button.setEnabled(not against)
        if not against:
            self.by_rank_button.setFocus()

    def act(self) -> tuple[Changed, str]:
        said = [
            {**draft, **inputs}
            for draft, inputs in zip(self.drafts, self.lines.inputs(), strict=True)
        ]
        self._require_reasons(said)
        changed = results.write(self._context.desk, self._key, said)
        return changed, f"已登记 {len(changed.keys)} 个候选品牌的评审结果"

    def is_written(self) -> bool:
        return self.lines.inputs() != self._began

    def _against(self) -> str:
        if self.found.is_closed:
            return "这次评审已经结束，结果只能查看；要改请先“重新打开”。"
        return "" if self.drafts else "还没有候选品牌：在“品牌项目”页选中品牌，点“申报评审…”。"

    def _by_rank(self) -> None:
        """Gives every line the result that follows from its rank; equal ranks stay undecided."""
        left = 0
        for place, draft in enumerate(self.drafts):
            if draft["following"] in results.WORDS:
                self.lines.put(place, "result", draft["following"])
            else:
                left += draft["following"] == ""
                self.lines.put(place, "result", "pending")
        self._tell()
        if self.found.quota is None:
            self.say("这次评审没有名额，不能按名次定，请逐个选结果。")
        elif left:
            self.say(f"有 {left} 个名次并列，名额不够都入选，请选定入选的，并写明理由。")
        else:
            self.say("")

    def _tell(self) -> None:
        """Says how many of the quota are chosen."""
        chosen = results.chosen_among(self._context.desk, self.lines.inputs())
        quota = self.found.quota
        limit = "没有定名额" if quota is None else f"名额 {quota} 个"
        over = "，超过名额" if quota is not None and chosen > quota else ""
        self.quota_words.setText(f"候选 {len(self.drafts)} 个，入选 {chosen} 个，{limit}{over}。")

    def _require_reasons(self, said: list[dict[str, Any]]) -> None:
        """`UserError` where a result does not follow from its rank and no reason is given."""
        if self.found.quota is None or not self.found.points:
            return
        left = [
            each["title"] for each in said
            if results.needs_reason(each["following"], str(each["result"] or ""))
            and not str(each["reason"] or "").strip()
        ]  # fmt: skip
        if left:
            raise UserError(f"“{left[0]}”的结果不是按名次定的，请写明调整理由。")


def _words(draft: Mapping[str, Any]) -> tuple[str, ...]:
    """The candidate, its mean and rank, how many whole sheets it has."""
    place = f"{draft['position']}. " if draft["position"] else ""
    mean = "" if draft["mean"] is None else points_text(draft["mean"])
    partial = f"（{draft['partial']} 位没打完）" if draft["partial"] else ""
    sheets = f"{draft['sheets']} 位{partial}" if draft["sheets"] or partial else ""
    return f"{place}{draft['title']}", mean, str(draft["rank"] or ""), sheets
