"""征询: a line for each mover of a proposal with their opinion on work and result."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QScrollArea, QWidget

from desktop_app.records.handling_records import HandlingFeedback
from desktop_app.services.desk import Changed
from desktop_app.services.proposals import sheet_steps
from desktop_app.services.registers.naming import cascade_words
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.form_loader import fitting
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

ASKED = ("work", "result", "answered_on", "opinion")


class PollDialog(AskingDialog):
    """Every mover, those of merged proposals too; a line left empty is not written."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "poll_dialog", "征询提案者意见", "登记", parent)
        self._key = key
        unit = sheet_steps.sheet(context.desk, key).values["unit"]
        self.drafts = sheet_steps.feedback_drafts(context.desk, key)
        again = max((each["attempt"] for each in self.drafts), default=1)
        which = f"（第 {again} 次答复）" if again > 1 else ""
        self.heading.setText(f"征询 {len(self.drafts)} 位提案者对“{unit}”答复的意见{which}")
        if not self.drafts:
            text = "这件提案还没有写明提案者，请先在提案里填写。"
            self.column.addWidget(label(text, "warn", wraps=True))
            self.done_button.setEnabled(False)
        self.rows: list[dict[str, QWidget]] = []
        self.column.addWidget(self._table(), 1)
        told = "办理工作和办理结果分别评价；还没有反馈的留空。每位都反馈以后自动改为已征询。"
        self.column.addWidget(label(told, "small", wraps=True))
        self._began = self._inputs()
        self.widen(70, 24)
        if self.rows:
            self.rows[0]["work"].setFocus()

    def act(self) -> tuple[Changed, str]:
        said = [
            {**draft, **inputs} for draft, inputs in zip(self.drafts, self._inputs(), strict=True)
        ]
        changed = sheet_steps.poll(self._context.desk, self._key, said)
        also = cascade_words(self._context.desk, HandlingFeedback, changed)
        return changed, f"已登记 {len(changed.keys)} 位提案者的意见{also}"

    def is_written(self) -> bool:
        return self._inputs() != self._began

    def _inputs(self) -> list[dict[str, object]]:
        return [
            {name: cast("FieldBox", box).draft() for name, box in row.items()} for row in self.rows
        ]

    def _table(self) -> QScrollArea:
        area, canvas = QScrollArea(), QWidget()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        canvas.setProperty("role", "canvas")
        grid = QGridLayout(canvas)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        titles = ("提案者", *(HandlingFeedback.field(name).label for name in ASKED))
        for column, title in enumerate(titles):
            grid.addWidget(label(title, "section"), 0, column)
        for row, draft in enumerate(self.drafts, 1):
            self._add_row(grid, row, draft)
        for column, share in enumerate((2, 2, 2, 2, 4)):
            grid.setColumnStretch(column, share)
        grid.setRowStretch(len(self.drafts) + 1, 1)
        area.setWidget(canvas)
        return area

    def _add_row(self, grid: QGridLayout, row: int, draft: dict[str, Any]) -> None:
        names = form_context(self._context)
        grid.addWidget(label(draft["mover"], wraps=True), row, 0)
        boxes: dict[str, QWidget] = {}
        for column, name in enumerate(ASKED, 1):
            field = HandlingFeedback.field(name)
            box = fitting(field)()
            box.setObjectName(f"{name}_{row}")
            box.setAccessibleName(f"{draft['mover']}：{field.label}")
            cast("FieldBox", box).prepare(field, names)
            cast("FieldBox", box).put(draft[name])
            box.setFixedHeight(self._context.theme.sizes.control)
            if isinstance(box, QPlainTextEdit):
                box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            grid.addWidget(box, row, column)
            boxes[name] = box
        self.rows.append(boxes)
