"""Registers the items of a numbered text as records of one source, in one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import numbered_items
from desktop_app.services.registers.naming import cascade_words
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.boxes.field_boxes import LineBox
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

Register = Callable[[Desk, int, Sequence[str], Mapping[str, object]], Changed]

ABREAST = 2
"""How many shared fields are in a row, so that their titles have room in large text too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedItems:
    """What is registered, for which source, and how.

    model: the nested record that each item becomes.
    source: the record that the items belong to.
    run: registers the texts with the shared inputs.
    shared: fields that all items share, with the field of the source whose value they begin with.
    days: those of them that are days.
    begin: the field of the source whose text the dialog begins with, '' for none.
    """

    model: type[Record]
    source: type[Record]
    run: Register
    shared: Mapping[str, str] = field(default_factory=dict)
    days: tuple[str, ...] = ()
    begin: str = ""


class ItemsDialog(AskingDialog):
    """The text at the left, its items at the right, the values they share below."""

    def __init__(
        self, context: UiContext, items: NumberedItems, key: int, parent: QWidget | None = None
    ) -> None:
        self._items, self._key = items, key
        title = f"登记{items.model.TITLE}"
        super().__init__(context, "suggestions_dialog", title, "登记", parent)
        draft = registers.draft(context.desk, items.source, key)
        self.heading.setText(f"{title}：{draft.title}")
        self._there = numbered_items.known(context.desk, items.model, (items.source, key))
        self._began = str(draft.values.get(items.begin) or "") if items.begin else ""
        self.text = QPlainTextEdit(self._began)
        self.text.setObjectName("text")
        self.text.setAccessibleName(f"{items.model.TITLE}全文")
        self.text.setPlaceholderText("粘贴或输入，每条前写 1. 2. 3.、①②③、一是二是……")
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._count)
        self.parts = QListWidget()
        self.parts.setObjectName("parts")
        self.parts.setAccessibleName(f"拆成的{items.model.TITLE}")
        self.parts.setProperty("role", "texts")
        self.parts.setWordWrap(True)
        self.parts.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._told = label("", "small", wraps=True)
        self.column.addLayout(self._sides(), 1)
        self.boxes: dict[str, LineBox | DayEdit] = {}
        self._add_shared(draft.values)
        self.widen(66, 40)
        self.text.setFocus()
        self._count()

    def act(self) -> tuple[Changed, str]:
        given = {name: box.draft() for name, box in self.boxes.items()}
        texts = numbered_items.split_items(self.text.toPlainText())
        model = self._items.model
        changed = self._items.run(self._context.desk, self._key, texts, given)
        also = cascade_words(self._context.desk, model, changed)
        return changed, f"已登记 {len(changed.keys)} {model.UNIT}{model.TITLE}{also}"

    def is_written(self) -> bool:
        text = self.text.toPlainText()
        return bool(text.strip()) and text != self._began

    def _sides(self) -> QHBoxLayout:
        sides = QHBoxLayout()
        sides.setSpacing(12)
        whole = f"{self._items.model.TITLE}全文"
        for title, widget in ((whole, self.text), ("拆成这些", self.parts)):
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(label(title, "field"))
            column.addWidget(widget, 1)
            sides.addLayout(column, 1)
        column.addWidget(self._told)
        return sides

    def _add_shared(self, values: dict[str, object]) -> None:
        """The fields of the shared values, filled in from those of the source."""
        field_context = form_context(self._context)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        columns = min(len(self._items.shared), ABREAST)
        for place, (name, begin) in enumerate(self._items.shared.items()):
            declared = self._items.model.field(name)
            box: LineBox | DayEdit = DayEdit() if name in self._items.days else LineBox()
            box.prepare(declared, field_context)
            box.put(values.get(begin))
            box.setObjectName(name)
            box.setAccessibleName(declared.label)
            self.boxes[name] = box
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label(f"{declared.label}（每条相同）", "field"))
            column.addWidget(box)
            grid.addLayout(column, *divmod(place, columns))
            grid.setColumnStretch(place % columns, 1)
        self.column.addLayout(grid)

    def _count(self) -> None:
        """Shows the items of the text, and marks those that are registered already."""
        texts = list(dict.fromkeys(numbered_items.split_items(self.text.toPlainText())))
        self.parts.clear()
        for number, text in enumerate(texts, 1):
            again = "（已登记，不再登记）" if text in self._there else ""
            self.parts.addItem(f"{number}. {text}{again}")
        new = len([text for text in texts if text not in self._there])
        said = numbered_items.remark(self.text.toPlainText())
        unit = self._items.model.UNIT
        parts = [f"会登记 {new} {unit}" if texts else "", said]
        self._told.setText("；".join(filter(None, parts)))
        self.done_button.setEnabled(new > 0)
        self.done_button.setText(f"登记 {new} {unit}" if new else "登记")
        self.say("")
