"""评选结果: votes, score and result of every candidate of a round, and the quota."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from desktop_app.records.award_round import AwardCandidate
from desktop_app.services.desk import Changed
from desktop_app.services.proposal_quality import award_results
from desktop_app.services.proposal_quality.award_results import TYPED
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.form_loader import fitting
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext


class ResultsDialog(AskingDialog):
    """A line for each candidate; a count above shows when more are chosen than the quota."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "results_dialog", "评选结果", "登记结果", parent)
        self._key = key
        self.found = award_results.drafts(context.desk, key)
        self.heading.setText(f"评选结果：{self.found.name}")
        self.rows: list[dict[str, QWidget]] = []
        self.quota_words = label("", "small", wraps=True)
        self.column.addWidget(self.quota_words)
        self.column.addWidget(self._table(), 1)
        self._began = self._inputs()
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
            for draft, inputs in zip(self.found.candidates, self._inputs(), strict=True)
        ]
        changed = award_results.write(self._context.desk, self._key, said)
        return changed, f"已登记 {len(changed.keys)} 件候选提案的评选结果"

    def is_written(self) -> bool:
        return self._inputs() != self._began

    def _inputs(self) -> list[dict[str, object]]:
        return [
            {name: cast("FieldBox", box).draft() for name, box in row.items()} for row in self.rows
        ]

    def _tell(self) -> None:
        """Says how many of the quota are chosen."""
        chosen = award_results.chosen_among(self._context.desk, self._inputs())
        quota = self.found.quota
        limit = "没有定名额" if quota is None else f"名额 {quota} 件"
        over = "，超过名额" if quota is not None and chosen > quota else ""
        self.quota_words.setText(f"候选 {len(self.rows)} 件，评为优秀 {chosen} 件，{limit}{over}。")

    def _table(self) -> QScrollArea:
        area, canvas = QScrollArea(), QWidget()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        canvas.setProperty("role", "canvas")
        grid = QGridLayout(canvas)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        titles = ("候选提案", *(AwardCandidate.field(name).label for name in TYPED))
        for column, title in enumerate(titles):
            grid.addWidget(label(title, "section"), 0, column)
        for row, draft in enumerate(self.found.candidates, 1):
            self._add_row(grid, row, draft)
        for column, share in enumerate((6, 1, 1, 2)):
            grid.setColumnStretch(column, share)
        grid.setRowStretch(len(self.found.candidates) + 1, 1)
        area.setWidget(canvas)
        return area

    def _add_row(self, grid: QGridLayout, row: int, draft: dict[str, Any]) -> None:
        names = form_context(self._context)
        place = f"{draft['position']}. " if draft["position"] else ""
        grid.addWidget(label(f"{place}{draft['title']}", wraps=True), row, 0)
        boxes: dict[str, QWidget] = {}
        for column, name in enumerate(TYPED, 1):
            field = AwardCandidate.field(name)
            box = fitting(field)()
            box.setObjectName(f"{name}_{row}")
            box.setAccessibleName(f"{draft['title']}：{field.label}")
            cast("FieldBox", box).prepare(field, names)
            cast("FieldBox", box).put(draft[name])
            box.edited.connect(self._tell)  # type: ignore[attr-defined]
            grid.addWidget(box, row, column)
            boxes[name] = box
        self.rows.append(boxes)
