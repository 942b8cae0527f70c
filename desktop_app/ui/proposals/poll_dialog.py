"""征询: a line for each mover of a proposal with their opinion on work and result."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from desktop_app.errors import UserError
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
SHARES = (3, 2, 2, 2, 6)
DAY_COLUMN, DAY_LETTERS = 3, 13


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
        self.rows: list[dict[str, QWidget]] = []
        if not self.drafts:
            text = "这件提案还没有写明提案者，请先在提案里填写。"
            self.column.addWidget(label(text, "warn", wraps=True))
            self.done_button.setEnabled(False)
        else:
            told = "办理工作和办理结果分别评价；还没有反馈的留空。每位都反馈以后自动改为已征询。"
            self.column.addWidget(label(told, "small", wraps=True))
            self.column.addLayout(self._table())
        self.column.addStretch(1)
        self._began = self._inputs()
        self.widen(70)
        waiting = (row for row, draft in zip(self.rows, self.drafts, strict=True)
                   if not draft["result"])  # fmt: skip
        first = next(waiting, self.rows[0] if self.rows else None)
        (first["work"] if first else self.cancel_button).setFocus()

    def act(self) -> tuple[Changed, str]:
        if not self.is_written() and any(each["id"] for each in self.drafts):
            raise UserError("意见和原来一样，没有要登记的。")
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

    def _table(self) -> QGridLayout:
        """A line for each mover below the titles of the columns."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        titles = ("提案者", *(HandlingFeedback.field(name).label for name in ASKED))
        for column, title in enumerate(titles):
            grid.addWidget(label(title, "muted"), 0, column)
        for row, draft in enumerate(self.drafts, 1):
            self._add_row(grid, row, draft)
        for column, share in enumerate(SHARES):
            grid.setColumnStretch(column, share)
        grid.setColumnMinimumWidth(DAY_COLUMN, DAY_LETTERS * self._context.theme.sizes.text)
        return grid

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
            if isinstance(box, QPlainTextEdit):
                box.setFixedHeight(self._context.theme.sizes.control * 2 - 8)  # two lines
            grid.addWidget(box, row, column)
            boxes[name] = box
        self.rows.append(boxes)
