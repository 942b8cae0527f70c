"""The left half of a bulk edit: which records, and which of their fields become what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.errors import Problem
from desktop_app.records.record import Field, Record
from desktop_app.services.registers.bulk import Edit, editable
from desktop_app.ui.bulk.bulk_field import BulkField
from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.boxes.offers import BoxChoice, matching
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.ui_context import UiContext


class BulkChoice(QWidget):
    """`changed` is emitted when the last check no longer matches the choices."""

    changed = Signal()

    def __init__(
        self,
        context: UiContext,
        model: type[Record],
        chosen: Sequence[int],
        listed: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._model = context, model
        self._chosen, self._listed = list(chosen), list(listed)
        self._field_context = form_context(context)
        self._offered = {each.name: each for each in editable(context.desk, model)}
        self.fields: list[BulkField] = []
        frame, column = card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._build_scope(column)
        self._build_picker(column)
        column.addWidget(self._area(), 1)

    def keys(self) -> list[int]:
        """The records that are to be changed."""
        return self._chosen if self.only_chosen.isChecked() else self._listed

    def edits(self) -> list[Edit]:
        """What is to be done, as typed."""
        return [each.edit() for each in self.fields]

    def add(self, name: str) -> BulkField:
        """Takes up one more field and goes to its value."""
        found = next((each for each in self.fields if each.field.name == name), None)
        if found is None:
            found = BulkField(self._offered[name], self._field_context)
            found.changed.connect(self.changed)
            found.removed.connect(partial(self._remove, found))
            self._shelf.insertWidget(len(self.fields), found)
            found.show()  # a layout shows it later, and what is hidden takes no cursor
            self.fields.append(found)
            self._hint.hide()
            self.changed.emit()
        found.box.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    def mark(self, problems: Iterable[Problem]) -> None:
        """Shows each problem at its field and goes to the first."""
        wrong = {each.field: each for each in problems}
        for each in self.fields:
            each.mark(wrong.get(each.field.name))
        first = next((each for each in self.fields if each.field.name in wrong), None)
        if first is not None:
            first.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_scope(self, column: QVBoxLayout) -> None:
        unit, theme = self._model.UNIT, self._context.theme
        picked, every = len(self._chosen), len(self._listed)
        self.only_chosen = button(f"选中的 {picked} {unit}", "only_chosen", theme, kind="chip")
        self.all_listed = button(f"列表里的 {every} {unit}", "all_listed", theme, kind="chip")
        for each in (self.only_chosen, self.all_listed):
            each.setCheckable(True)
        self.only_chosen.setVisible(bool(picked))
        self._take_scope(some=bool(picked))
        self.only_chosen.clicked.connect(lambda: self._on_scope(some=True))
        self.all_listed.clicked.connect(lambda: self._on_scope(some=False))
        column.addWidget(label("改哪些记录", "section"))
        column.addLayout(row(self.only_chosen, self.all_listed, None))

    def _build_picker(self, column: QVBoxLayout) -> None:
        self.picker = OfferBox()
        self.picker.setObjectName("field_picker")
        self.picker.setAccessibleName("添加要修改的字段")
        self.picker.setPlaceholderText("输入字段名称或拼音来添加")
        self.picker.offer(self._fields_left, self._context.theme.icons)
        self.picker.chosen.connect(self._on_picked)
        column.addSpacing(4)
        column.addWidget(label("改哪些字段", "section"))
        column.addWidget(self.picker)

    def _area(self) -> QScrollArea:
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        self._shelf = QVBoxLayout(canvas)
        self._shelf.setContentsMargins(0, 8, 8, 8)
        self._shelf.setSpacing(8)
        words = "可以同时改几个字段。名称、编号和照片要逐条改；状态用“变更状态”。"
        self._hint = label(words, "muted", wraps=True)
        self._shelf.addWidget(self._hint)
        self._shelf.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(canvas)
        return area

    def _fields_left(self, typed: str) -> list[BoxChoice]:
        taken = {each.field.name for each in self.fields}
        left: Iterable[Field] = (x for x in self._offered.values() if x.name not in taken)
        return matching((BoxChoice(each.name, each.label) for each in left), typed)

    def _on_picked(self, offer: BoxChoice | None) -> None:
        self.picker.pick(None)
        if offer is not None:
            self.add(str(offer.value))

    def _remove(self, gone: BulkField) -> None:
        self.fields.remove(gone)
        self._shelf.removeWidget(gone)
        gone.deleteLater()
        self._hint.setVisible(not self.fields)
        self.picker.setFocus()
        self.changed.emit()

    def _take_scope(self, *, some: bool) -> None:
        self.only_chosen.setChecked(some)
        self.all_listed.setChecked(not some)

    def _on_scope(self, *, some: bool) -> None:
        self._take_scope(some=some)
        self.changed.emit()
