"""Fields of a record in a dialog, in two columns, each below its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.ui.forms.boxes.code_boxes import CodeTicks
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.form_loader import fitting
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label
from desktop_app.ui.ui_context import UiContext

LINES = 3
"""The usual height of a long text, in lines of the size of a control."""


class Unfilled(UserError):
    """Some fields must be filled in first; `fields` are their names.

    `titles` are their titles by name; the sentence names them unless another one is given.
    """

    def __init__(self, titles: Mapping[str, str], sentence: str = "") -> None:
        *most, last = titles.values()
        named = "和".join(filter(None, ("、".join(most), last)))
        super().__init__(sentence or f"请填写{named}。")
        self.fields = tuple(titles)


class AskedFields(QWidget):
    """Fields by name, one with a star must be filled in; long texts go across both columns.

    `edited` says that one of them was typed into.
    `known` are stored values to begin with, `words` other titles of some fields, `lines` how many
    lines of a long text are in sight.
    """

    edited = Signal()

    def __init__(
        self, context: UiContext, record: type[Record], fields: Sequence[str],
        known: Mapping[str, Any], words: Mapping[str, str] | None = None, *, lines: int = LINES,
    ) -> None:  # fmt: skip
        super().__init__()
        self._context, self._record, self._lines = context, record, lines
        self._names = form_context(context)
        self.boxes: dict[str, QWidget] = {}
        self._titles: dict[str, str] = {}
        self._starred = [each.removesuffix("*") for each in fields if each.endswith("*")]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._row, self._column = 0, 0
        for name in (each.removesuffix("*") for each in fields):
            self._titles[name] = (words or {}).get(name, record.field(name).label)
            self._add(name, known.get(name))
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def drafts(self) -> dict[str, object]:
        """What is typed into each field."""
        return {name: cast("FieldBox", box).draft() for name, box in self.boxes.items()}

    def require(self) -> None:
        """`Unfilled` where a field with a star is empty."""
        drafts = self.drafts()
        empty = [name for name in self._starred if not is_filled(drafts[name])]
        if empty:
            raise Unfilled({name: self._titles[name] for name in empty})

    def first_to_fill(self) -> QWidget | None:
        """The first empty field that must be filled in, else the first empty one, None for none."""
        drafts = self.drafts()
        empty = [name for name in self.boxes if not is_filled(drafts[name])]
        asked = [name for name in empty if name in self._starred]
        return next((self.boxes[name] for name in (*asked, *empty)), None)

    def mark(self, names: Sequence[str]) -> QWidget | None:
        """Shows these fields as wrong until they are typed into; the first of them."""
        for name, box in self.boxes.items():
            mark_box(self._context.theme, box, "stops" if name in names else "")
        return next((box for name, box in self.boxes.items() if name in names), None)

    def _add(self, name: str, value: Any) -> None:
        field = self._record.field(name)
        kind, title = fitting(field), self._titles[name]
        box = kind()
        box.setObjectName(name)
        box.setAccessibleName(title)
        cast("FieldBox", box).prepare(field, self._names)
        cast("FieldBox", box).put(value)
        box.edited.connect(lambda: self._on_edited(box))  # type: ignore[attr-defined]
        if isinstance(box, QPlainTextEdit):
            box.setFixedHeight(self._context.theme.sizes.control * self._lines)
        wide = issubclass(kind, QPlainTextEdit | CodeTicks)
        if wide and self._column:
            self._row, self._column = self._row + 1, 0
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(label(f"{title} *" if name in self._starred else title, "field"))
        cell.addWidget(box)
        self._grid.addLayout(cell, self._row, self._column, 1, 2 if wide else 1)
        self.boxes[name] = box
        ends = wide or bool(self._column)
        self._row, self._column = (self._row + 1, 0) if ends else (self._row, 1)

    def _on_edited(self, box: QWidget) -> None:
        mark_box(self._context.theme, box, "")
        self.edited.emit()


def mark_box(theme: Theme, box: QWidget, problem: str) -> None:
    """Shows a field as wrong (`stops`), or as right again ('')."""
    if (box.property("problem") or "") != problem:
        box.setProperty("problem", problem)
        theme.restyle(box)


def is_filled(draft: object) -> bool:
    """Whether a draft says anything: a text, a key, ticked codes."""
    return bool(draft.strip()) if isinstance(draft, str) else draft not in (None, [])
