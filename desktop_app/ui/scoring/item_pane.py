"""The fields of one category, item or grade: only those that its way of counting uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import UserError
from desktop_app.records.asked_fields import unasked
from desktop_app.records.field_types import Code, Codes
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.records.score_rules import ScoreCategory, ScoreRule
from desktop_app.services.registers import Refused
from desktop_app.services.scoring.rule_rows import RuleRow
from desktop_app.ui.forms.boxes.field_help import help_of
from desktop_app.ui.forms.boxes.field_note import FieldNote
from desktop_app.ui.forms.dialog.form_context import FieldBox, FormContext
from desktop_app.ui.forms.dialog.form_loader import fitting
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.row_actions.asked_fields import mark_box

HIDDEN = ("rule_set", "position")
NOTHING = "选一行，在这里填它的各项。"
HEADS: dict[type[Record], str] = {ScoreCategory: "类别", ScoreRule: "项目"}


class ItemPane(QWidget):
    """Shows the row under the cursor; `saved` carries the row and what was typed into it.

    Whoever receives `saved` saves it, and calls `refuse` where it may not be saved.
    """

    saved = Signal(object, object)

    def __init__(self, theme: Theme, names: FormContext) -> None:
        super().__init__()
        self._theme, self._names = theme, names
        self.row: RuleRow | None = None
        self._start: dict[str, object] = {}
        self._boxes: dict[type[Record], dict[str, QWidget]] = {}
        self._labels: dict[type[Record], dict[str, QLabel]] = {}
        self._canvases: dict[type[Record], QWidget] = {}
        self.setObjectName("item_pane")
        self.heading = label(NOTHING, "section", wraps=True)
        self.save_button = button("保存", "save_item_button", theme, "save", "primary")
        self.save_button.setToolTip("Ctrl+S")
        self.note = FieldNote(theme, self, wraps=True)
        self._build()
        self.save_button.clicked.connect(self.save)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+S"), self, self.save, context=within)
        self.show_row(None, locked=False)

    def show_row(self, shown: RuleRow | None, *, locked: bool) -> None:
        """Shows another row, or the same one as it is stored now."""
        self.row = shown if shown is not None and shown.key else None
        for model, canvas in self._canvases.items():
            canvas.setVisible(self.row is not None and self.row.kind == model.KEY)
            canvas.setEnabled(not locked)
        self.note.say("")
        self.save_button.setVisible(False)
        if self.row is None:
            self.heading.setText(NOTHING)
            return
        self.heading.setText(f"{HEADS[self.row.model]}：{self.row.values['name']}")
        boxes = self._boxes[self.row.model]
        for name, box in boxes.items():
            cast("FieldBox", box).put(self.row.values.get(name))
            mark_box(self._theme, box, "")
        self._start = self.drafts()
        self._show_asked()

    def drafts(self) -> dict[str, object]:
        """What is in every field of the row."""
        if self.row is None:
            return {}
        return {
            name: cast("FieldBox", box).draft() for name, box in self._boxes[self.row.model].items()
        }

    def typed(self) -> dict[str, object]:
        """The fields that differ from what is stored."""
        return {name: x for name, x in self.drafts().items() if x != self._start.get(name)}

    def save(self) -> None:
        """Hands over what was typed, where something was."""
        typed = self.typed()
        if self.row is not None and typed:
            self.saved.emit(self.row, typed)

    def refuse(self, error: UserError) -> None:
        """Shows why it was not saved, at its fields."""
        self.note.refuse(error.sentence)
        if self.row is None or not isinstance(error, Refused):
            return
        stops = [each for each in error.problems if each.stops]
        self.note.refuse("；".join(each.text for each in stops))
        boxes = self._boxes[self.row.model]
        for each in stops:
            if each.field in boxes:
                mark_box(self._theme, boxes[each.field], "stops")
        first = next((boxes[each.field] for each in stops if each.field in boxes), None)
        if first is not None:
            first.setFocus()

    def take_focus(self) -> None:
        """Puts the cursor into the first field."""
        if self.row is not None:
            next(iter(self._boxes[self.row.model].values())).setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 0, 0)
        column.setSpacing(6)
        head = row(self.heading, self.save_button)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(self.note)
        area, inside = QScrollArea(), QWidget()
        inside.setProperty("role", "canvas")
        self._stack = QVBoxLayout(inside)
        self._stack.setContentsMargins(0, 0, 8, 0)
        for model in (ScoreCategory, ScoreRule):
            self._stack.addWidget(self._built(model))
        self._stack.addStretch(1)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column.addWidget(area, 1)

    def _built(self, model: type[Record]) -> QWidget:
        canvas = self._canvases[model] = QWidget()
        grid = QGridLayout(canvas)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._boxes[model], self._labels[model] = {}, {}
        for place, field in enumerate(x for x in model.declared() if x.name not in HIDDEN):
            box = fitting(field)()
            box.setObjectName(field.name)
            box.setAccessibleName(field.label)
            cast("FieldBox", box).prepare(field, self._names)
            box.edited.connect(lambda name=field.name: self._on_edited(name))  # type: ignore[attr-defined]
            if isinstance(box, QPlainTextEdit):
                box.setFixedHeight(self._theme.sizes.control * 2)
            title = label(field.label, "field")
            title.setToolTip(help_of(field))
            top = Qt.AlignmentFlag.AlignRight | (
                Qt.AlignmentFlag.AlignTop if isinstance(field, Codes)
                else Qt.AlignmentFlag.AlignVCenter
            )  # fmt: skip
            grid.addWidget(title, place, 0, top)
            grid.addWidget(box, place, 1)
            self._boxes[model][field.name], self._labels[model][field.name] = box, title
        return canvas

    def _on_edited(self, name: str) -> None:
        if self.row is None:
            return
        mark_box(self._theme, self._boxes[self.row.model][name], "")
        self.note.say("")
        self.save_button.setVisible(bool(self.typed()))
        if isinstance(self.row.model.field(name), Code):
            self._show_asked()

    def _show_asked(self) -> None:
        """Hide the empty fields that the chosen codes do not use."""
        if self.row is None:
            return
        model = self.row.model
        against = unasked(model, self._values(model, self._names.lookup))
        for name, box in self._boxes[model].items():
            box.setVisible(name not in against)
            self._labels[model][name].setVisible(name not in against)

    def _values(self, model: type[Record], names: Lookup) -> Mapping[str, Any]:
        """The stored values with the codes and texts that are in the fields now."""
        assert self.row is not None  # its caller shows a row
        found = dict(self.row.values)
        for name, draft in self.drafts().items():
            field = model.field(name)
            if isinstance(field, Code) and not isinstance(field, Codes):
                known = draft in names.codes[field.codes].order()
                found[name] = draft if known else found.get(name)
            elif draft in ("", None, []):
                found[name] = None
        return found
