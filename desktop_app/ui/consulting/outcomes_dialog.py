"""登记意见建议: registers the items of a numbered text as outcomes, in one action."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.records.consultation import Consultation
from desktop_app.records.outcome import Outcome
from desktop_app.services import registers
from desktop_app.services.consulting import outcomes
from desktop_app.services.desk import Changed
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.boxes.field_boxes import LineBox
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

SHARED = ("addressee", "sent_on", "sent_doc")


class OutcomesDialog(AskingDialog):
    """The text at the left, its items at the right, the values they share below."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "suggestions_dialog", "登记意见建议", "登记", parent)
        self._key = key
        draft = registers.draft(context.desk, Consultation, key)
        self.heading.setText(f"登记意见建议：{draft.title}")
        self._there = outcomes.known(context.desk, key)
        self.text = QPlainTextEdit()
        self.text.setObjectName("text")
        self.text.setAccessibleName("意见建议全文")
        self.text.setPlaceholderText("粘贴或输入，每条前写 1. 2. 3.、①②③、一是二是……")
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._count)
        self.parts = QListWidget()
        self.parts.setObjectName("parts")
        self.parts.setAccessibleName("拆成的意见建议")
        self.parts.setWordWrap(True)
        self._told = label("", "small", wraps=True)
        self.column.addLayout(self._sides(), 1)
        self.boxes: dict[str, LineBox | DayEdit] = {}
        self._add_shared(draft.values)
        self.widen(66, 40)
        self.text.setFocus()
        self._count()

    def act(self) -> tuple[Changed, str]:
        given = {name: box.draft() for name, box in self.boxes.items()}
        texts = outcomes.split_items(self.text.toPlainText())
        changed = outcomes.register(self._context.desk, self._key, texts, given)
        return changed, f"已登记 {len(changed.keys)} {Outcome.UNIT}意见建议"

    def is_written(self) -> bool:
        return bool(self.text.toPlainText().strip())

    def _sides(self) -> QHBoxLayout:
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for title, widget in (("意见建议全文", self.text), ("拆成这些", self.parts)):
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(label(title, "section"))
            column.addWidget(widget, 1)
            sides.addLayout(column, 1)
        column.addWidget(self._told)
        return sides

    def _add_shared(self, values: dict[str, object]) -> None:
        """The fields of the shared values, filled in from the report of the consultation."""
        field_context = form_context(self._context)
        known = {"addressee": "reported_to", "sent_on": "reported_on", "sent_doc": "reported_doc"}
        line = QHBoxLayout()
        line.setSpacing(12)
        for name in SHARED:
            field = Outcome.field(name)
            box: LineBox | DayEdit = DayEdit() if name == "sent_on" else LineBox()
            box.prepare(field, field_context)
            box.put(values.get(known[name]))
            box.setObjectName(name)
            box.setAccessibleName(field.label)
            self.boxes[name] = box
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label(f"{field.label}（每条相同）", "muted"))
            column.addWidget(box)
            line.addLayout(column, 1)
        self.column.addLayout(line)

    def _count(self) -> None:
        """Shows the items of the text, and marks those that are registered already."""
        texts = list(dict.fromkeys(outcomes.split_items(self.text.toPlainText())))
        self.parts.clear()
        for number, text in enumerate(texts, 1):
            again = "（已登记，不再登记）" if text in self._there else ""
            self.parts.addItem(f"{number}. {text}{again}")
        new = len([text for text in texts if text not in self._there])
        said = outcomes.remark(self.text.toPlainText())
        parts = [f"会登记 {new} {Outcome.UNIT}" if texts else "", said]
        self._told.setText("；".join(filter(None, parts)))
        self.done_button.setEnabled(new > 0)
        self.done_button.setText(f"登记 {new} {Outcome.UNIT}" if new else "登记")
        self.say("")
