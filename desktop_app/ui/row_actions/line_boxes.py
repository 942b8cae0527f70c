"""Lines with a few boxes each, one line a stored record: as in the results of a round."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from desktop_app.records.record import Record
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.form_loader import fitting
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import label
from desktop_app.ui.ui_context import UiContext

Words = Callable[[Mapping[str, Any]], Sequence[str]]


class LineBoxes(QScrollArea):
    """A head and a line for each draft: texts that are only read, then a box for each field.

    `titles` are those of the texts that `words` gives of a draft, which has `title` for people
    who do not see it; `shares` say how wide the columns are.
    """

    def __init__(
        self, context: UiContext, model: type[Record], typed: Sequence[str],
        titles: Sequence[str], words: Words, shares: Sequence[int],
    ) -> None:  # fmt: skip
        super().__init__()
        self._context, self._model, self._typed, self._words = context, model, typed, words
        self.rows: list[dict[str, QWidget]] = []
        self.edited: Callable[[], None] = lambda: None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        self._grid = QGridLayout(canvas)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for column, title in enumerate((*titles, *(model.field(name).label for name in typed))):
            self._grid.addWidget(label(title, "section"), 0, column)
        for column, share in enumerate(shares):
            self._grid.setColumnStretch(column, share)
        self.setWidget(canvas)

    def show_drafts(self, drafts: Sequence[Mapping[str, Any]]) -> None:
        """Adds a line for each draft."""
        for row, draft in enumerate(drafts, 1):
            self._add_row(row, draft)
        self._grid.setRowStretch(len(drafts) + 1, 1)

    def inputs(self) -> list[dict[str, object]]:
        """What the boxes of each line hold, by field."""
        return [
            {name: cast("FieldBox", box).draft() for name, box in row.items()} for row in self.rows
        ]

    def put(self, row: int, name: str, value: object) -> None:
        """Puts a stored value into a box."""
        cast("FieldBox", self.rows[row][name]).put(value)

    def _add_row(self, row: int, draft: Mapping[str, Any]) -> None:
        names, texts = form_context(self._context), self._words(draft)
        for column, text in enumerate(texts):
            self._grid.addWidget(label(text, wraps=column == 0), row, column)
        boxes: dict[str, QWidget] = {}
        for column, name in enumerate(self._typed, len(texts)):
            field = self._model.field(name)
            box = fitting(field)()
            box.setObjectName(f"{name}_{row}")
            box.setAccessibleName(f"{draft['title']}：{field.label}")
            cast("FieldBox", box).prepare(field, names)
            cast("FieldBox", box).put(draft[name])
            box.edited.connect(lambda: self.edited())  # type: ignore[attr-defined]
            self._grid.addWidget(box, row, column)
            boxes[name] = box
        self.rows.append(boxes)
