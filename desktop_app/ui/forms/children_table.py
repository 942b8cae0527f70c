"""The records that belong to one record, as a table inside its form: add, change, take off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableWidget, QVBoxLayout, QWidget

from desktop_app.records.kinds import Code, Day, LongText, PersonName
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import names
from desktop_app.services.registers import Draft, Input, blank
from desktop_app.ui.forms.child_dialog import ChildDialog
from desktop_app.ui.look.small_table import show_rows, small_table
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.surroundings import Surroundings

WIDEST = 14
NARROW, NAME = 0.62, 6
POSITION = "position"


@dataclass(frozen=True, slots=True)
class Line:
    """One child: what stands in its fields, and the row it came from."""

    values: dict[str, Any]
    key: int | None = None
    version: int = 0


class ChildrenTable(QWidget):
    """Holds the children as drafts; they are saved with their owner, as one action."""

    changed = Signal()

    def __init__(
        self, around: Surroundings, model: type[Record], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around, self._model = around, model
        self._start: list[Line] = []
        self._lines: list[Line] = []
        self.setObjectName(f"{model.KEY}_table")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        fields = [model.field(name) for name in model.COLUMNS]
        titles = [each.label for each in fields]
        widths = [_characters(each) for each in fields]
        self.table = small_table("children", titles, widths, around.theme)
        self.table.setAccessibleName(model.TITLE)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        for place in [n for n, each in enumerate(fields) if isinstance(each, LongText)][:1]:
            self.table.horizontalHeader().setStretchLastSection(False)
            stretched = QHeaderView.ResizeMode.Stretch
            self.table.horizontalHeader().setSectionResizeMode(place, stretched)
        self._none = label(f"还没有{model.TITLE}，点“添加”开始登记。", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add_button = button("添加", f"add_{model.KEY}", around.theme, "add")
        self.edit_button = button("修改", f"edit_{model.KEY}", around.theme, "edit")
        self.remove_button = button("去掉", f"remove_{model.KEY}", around.theme, "delete")
        for each in (self.add_button, self.edit_button, self.remove_button):
            each.setAutoDefault(False)
        column.addLayout(row(self.add_button, self.edit_button, self.remove_button, None))
        column.addWidget(self._none, 1)
        column.addWidget(self.table, 1)
        self._connect()

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.remove_button.clicked.connect(self.remove)
        self.table.activated.connect(self.edit)  # Enter, or two clicks
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        self.table.itemSelectionChanged.connect(self._enable)

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Shows the children that are stored."""
        self._start = [Line(dict(each.values), each.key, each.version) for each in drafts]
        self._lines = list(self._start)
        self._show()

    def is_changed(self) -> bool:
        """Whether a child was added, changed or taken off."""
        return self._lines != self._start

    def inputs(self) -> list[Input]:
        """Exactly the children that shall be left."""
        return [Input(each.values, each.key, each.version) for each in self._lines]

    def add(self) -> None:
        """Opens an empty child; more can be written one after another."""
        self._open(self._blank(), lambda values: self._put(None, Line(values)), self._alike)

    def edit(self) -> None:
        """Opens the selected child."""
        place = self.table.currentRow()
        if 0 <= place < len(self._lines):
            old = self._lines[place]
            draft = Draft(self._model, old.values, old.key, old.version)
            self._open(draft, lambda new: self._put(place, Line(new, old.key, old.version)))

    def remove(self) -> None:
        """Takes the selected child off; the change is kept when the owner is saved."""
        place = self.table.currentRow()
        if 0 <= place < len(self._lines):
            del self._lines[place]
            self._show()
            self.changed.emit()

    def _blank(self) -> Draft:
        """An empty child; where they are in an order of their own, with the next number."""
        values = dict(blank(self._around.desk, self._model).values)
        if self._model.SORT == POSITION:
            values[POSITION] = str(len(self._lines) + 1)
        return Draft(self._model, values)

    def _alike(self) -> Draft:
        """An empty child of the same kind as the last: with its choices from code lists."""
        draft, last = self._blank(), self._lines[-1].values
        codes = (each.name for each in self._model.declared() if isinstance(each, Code))
        draft.values.update({name: last[name] for name in codes if last.get(name)})
        return draft

    def _open(self, draft: Draft, then: Any, next_draft: Callable[[], Draft] | None = None) -> None:
        dialog = ChildDialog(self._around, draft, self, next_draft)
        dialog.done_with.connect(then)
        dialog.open()

    def _put(self, place: int | None, line: Line) -> None:
        if place is None:
            self._lines.append(line)
        else:
            self._lines[place] = line
        self._show()
        self.table.selectRow(len(self._lines) - 1 if place is None else place)
        self.changed.emit()

    def _show(self) -> None:
        shared = names(self._around.desk)
        fields = [self._model.field(name) for name in self._model.COLUMNS]
        show_rows(
            self.table,
            [
                [each.show(line.values.get(each.name), shared) for each in fields]
                for line in self._lines
            ],
        )
        self.table.setVisible(bool(self._lines))
        self._none.setVisible(not self._lines)
        self._enable()

    def _enable(self) -> None:
        chosen = bool(self.table.selectedItems())
        self.edit_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)


def _characters(field: Field) -> float:
    """How many characters wide a column is; the digits of a day are narrow, a name is short."""
    if isinstance(field, PersonName):
        return max(NAME, len(field.label))
    shown = field.width * (NARROW if isinstance(field, Day) else 1)
    return min(WIDEST, max(shown, len(field.label)))
