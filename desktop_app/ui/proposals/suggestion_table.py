"""The suggestions of a proposal in the dialog of a reply: a line each, with what is decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from desktop_app.records.handling_records import HandlingSuggestion
from desktop_app.services.proposals import sheet_steps
from desktop_app.ui.forms.boxes.field_boxes import LineBox
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.form_loader import fitting
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.step_dialog import HandlingStep, StepDialog
from desktop_app.ui.ui_context import UiContext

DECIDED = ("adoption", "note")
SHOWN = 4


class SuggestionTable(QScrollArea):
    """A line for each suggestion: its number and text, whether it is adopted, and the reason."""

    def __init__(self, context: UiContext, drafts: Sequence[Mapping[str, Any]]) -> None:
        super().__init__()
        self._drafts = list(drafts)
        self.rows: list[dict[str, QWidget]] = []
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setObjectName("suggestions")
        grid = QGridLayout(canvas)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        titles = ("建议", *(HandlingSuggestion.field(name).label for name in DECIDED))
        for column, title in enumerate(titles):
            grid.addWidget(label(title, "section"), 0, column)
        for row, draft in enumerate(self._drafts, 1):
            self._add_row(context, grid, row, draft)
        for column, share in enumerate((6, 2, 4)):
            grid.setColumnStretch(column, share)
        grid.setRowStretch(len(self._drafts) + 1, 1)
        self.setWidget(canvas)
        self.setMinimumHeight(context.theme.sizes.control * (min(len(self._drafts), SHOWN) + 2))

    def said(self) -> list[dict[str, object]]:
        """The lines with what was typed, as `sheet_steps.decide` takes them."""
        return [
            {**draft, **{name: cast("FieldBox", box).draft() for name, box in row.items()}}
            for draft, row in zip(self._drafts, self.rows, strict=True)
        ]

    def _add_row(
        self, context: UiContext, grid: QGridLayout, row: int, draft: Mapping[str, Any]
    ) -> None:
        names = form_context(context)
        told = f"{draft['position']}. {draft['text']}" if draft["position"] else draft["text"]
        grid.addWidget(label(told, wraps=True), row, 0)
        boxes: dict[str, QWidget] = {}
        for column, name in enumerate(DECIDED, 1):
            field = HandlingSuggestion.field(name)
            box = LineBox() if name == "note" else fitting(field)()
            box.setObjectName(f"{name}_{row}")
            box.setAccessibleName(f"第 {row} 条建议：{field.label}")
            cast("FieldBox", box).prepare(field, names)
            cast("FieldBox", box).put(draft[name])
            grid.addWidget(box, row, column)
            boxes[name] = box
        self.rows.append(boxes)


class DecidingDialog(StepDialog):
    """A step of one sheet that also says which suggestions of the proposal are adopted."""

    def __init__(
        self, context: UiContext, step: HandlingStep, keys: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self.table: SuggestionTable | None = None
        super().__init__(context, step, keys, parent)
        drafts = sheet_steps.suggestion_drafts(context.desk, keys[0])
        if drafts:
            self.table = SuggestionTable(context, drafts)
            self.column.addWidget(self.table, 1)
            self.widen(70, 30)
        elif not step.fields:
            text = "这件提案还没有登记建议，请先在提案里点“办理”里的“登记建议…”。"
            self.column.addWidget(label(text, "warn", wraps=True))
            self.done_button.setEnabled(False)
        self._began = self._inputs()
        if self.table and not step.fields:
            self.table.rows[0]["adoption"].setFocus()

    def _inputs(self) -> dict[str, object]:
        said = {"suggestions": self.table.said()} if self.table else {}
        return {**super()._inputs(), **said}
