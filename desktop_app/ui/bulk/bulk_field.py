"""One field of a bulk edit: what is done to it, and the new value in the field's own widget."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import Problem
from desktop_app.records.record import Field
from desktop_app.services.registers.bulk import Edit, How, ways
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.boxes.field_note import FieldNote
from desktop_app.ui.forms.dialog.form_context import FieldBox, FormContext
from desktop_app.ui.forms.dialog.form_loader import fitting
from desktop_app.ui.look.words import button, label, row

TEXT_LINES = 4


class BulkField(QWidget):
    """The field's name, the ways it can be changed, its widget; `removed` takes it off again."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self, field: Field, field_context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field, self._theme = field, field_context.theme
        self.box = fitting(field)(self)
        self.box.setObjectName(field.name)
        cast("FieldBox", self.box).prepare(field, field_context)
        cast("FieldBox", self.box).put(None)
        self.box.setAccessibleName(f"{field.label}的新值")
        self.box.setMaximumHeight(TEXT_LINES * field_context.theme.sizes.row)
        self.box.edited.connect(self._on_edited)  # type: ignore[attr-defined]
        self._note = FieldNote(field_context.theme, wraps=True)
        self._ways = {way: self._way(way) for way in ways(field)}
        off = button("", f"remove_{field.name}", field_context.theme, "cancel", "quiet")
        off.setAccessibleName(f"不改{field.label}")
        off.setToolTip(f"不改{field.label}")
        off.clicked.connect(self.removed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addLayout(row(label(field.label), None, *self._ways.values(), off))
        column.addWidget(self.box)
        column.addWidget(self._note)
        self.take_way(How.SET)

    @property
    def how(self) -> How:
        """What is done to the field."""
        return next(way for way, chip in self._ways.items() if chip.isChecked())

    def take_way(self, wanted: How) -> None:
        """Chooses what is done to the field; clearing needs no value."""
        for way, chip in self._ways.items():
            chip.setChecked(way is wanted)
        self.box.setVisible(wanted is not How.CLEAR)
        self.mark(None)

    def edit(self) -> Edit:
        """The change as typed."""
        raw = None if self.how is How.CLEAR else cast("FieldBox", self.box).draft()
        return Edit(self.field.name, self.how, raw)

    def mark(self, problem: Problem | None) -> None:
        """Shows what is wrong with the value, or takes the mark away."""
        state = "" if problem is None else "stops"
        if self.box.property("problem") != state:
            self.box.setProperty("problem", state)
            self._theme.restyle(self.box)
        if problem is not None:
            self._note.warn(problem)
        else:
            self._note.say(self.box.remark() if isinstance(self.box, DayEdit) else "")

    def _way(self, way: How) -> QPushButton:
        chip = button(str(way), f"{way.name.lower()}_{self.field.name}", self._theme, kind="chip")
        chip.setAccessibleName(f"{self.field.label}：{way}")
        chip.setCheckable(True)
        chip.clicked.connect(partial(self._on_way, way))
        return chip

    def _on_way(self, way: How, _: bool = False) -> None:
        self.take_way(way)
        self.changed.emit()

    def _on_edited(self) -> None:
        self.mark(None)
        self.changed.emit()
