"""The records that belong to one record, as a table inside its form: add, change, take off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableWidget, QVBoxLayout, QWidget

from desktop_app.errors import Problem
from desktop_app.records.kinds import Code, Day, LongText, PersonName
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import names
from desktop_app.services.merging import rebase_children
from desktop_app.services.registers import Draft, Input, blank
from desktop_app.ui.forms.child_dialog import ChildDialog
from desktop_app.ui.look.small_table import show_rows, small_table
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.surroundings import Surroundings

WIDEST = 14
NARROW, NAME = 0.62, 6
POSITION = "position"


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One child: what stands in its fields, and the stored record it came from, if any."""

    values: dict[str, Any]
    key: int | None = None


class ChildrenTable(QWidget):
    """Holds the children as drafts; they are saved with their owner, as one action."""

    changed = Signal()

    def __init__(
        self, around: Surroundings, model: type[Record], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around, self._model = around, model
        self._base: dict[int, dict[str, Any]] = {}
        self._lines: list[Line] = []
        self._wrong: dict[Line, Sequence[Problem]] = {}
        self._dialog: ChildDialog | None = None
        self._waiting: list[Draft] | None = None
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
        """Shows the children that are stored; what is done to them from now on is a change."""
        self._base = _stored(drafts)
        self._lines = [Line(dict(each.values), each.key) for each in drafts]
        self._show()

    def is_changed(self) -> bool:
        """Whether a child was added, changed or taken off."""
        lines = {each.key: each.values for each in self._lines if each.key is not None}
        return lines != self._base or len(lines) < len(self._lines)

    def opened(self) -> list[Draft]:
        """The stored children that the changes made here were made to."""
        return [Draft(self._model, values, key) for key, values in self._base.items()]

    def inputs(self) -> list[Input]:
        """The children as they stand here."""
        return [Input(each.values, each.key) for each in self._lines]

    def take_others(self, drafts: Sequence[Draft]) -> None:
        """Shows what was stored elsewhere meanwhile, the changes made here on top.

        A child changed on both sides keeps what was typed here and what it was typed over: a save
        will ask. While a child is open in its dialog this waits until that is closed.
        """
        if self._dialog is not None:
            self._waiting = list(drafts)
        else:
            self._merge(drafts, mine=None)

    def settle(self, drafts: Sequence[Draft], *, mine: bool) -> None:
        """Ends what contradicts: what is stored gives way to what was typed, or replaces it."""
        self._merge(drafts, mine=mine)

    def mark(self, wrong: Mapping[int, Sequence[Problem]]) -> None:
        """Marks the children that must be changed, by their place among `inputs`."""
        self._wrong = {self._lines[place]: found for place, found in wrong.items()}
        self._show()

    def problems(self) -> list[Problem]:
        """Everything that must be changed in the children marked so."""
        return [each for found in self._wrong.values() for each in found]

    def choose_wrong(self) -> None:
        """Selects the first child that must be changed."""
        self.table.selectRow(next(n for n, each in enumerate(self._lines) if each in self._wrong))
        self.table.setFocus()

    def add(self) -> None:
        """Opens an empty child; more can be written one after another."""
        self._open(self._blank(), lambda values: self._put(None, Line(values)), self._alike)

    def edit(self) -> None:
        """Opens the selected child."""
        place = self.table.currentRow()
        if 0 <= place < len(self._lines):
            old = self._lines[place]
            draft = Draft(self._model, old.values, old.key)
            self._open(draft, lambda new: self._put(old, Line(new, old.key)))
            if self._dialog is not None:
                self._dialog.form.mark(self._wrong.get(old, ()))

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
        dialog = self._dialog = ChildDialog(self._around, draft, then, self, next_draft)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self, _: int) -> None:
        self._dialog = None
        if self._waiting is not None:
            drafts, self._waiting = self._waiting, None
            self._merge(drafts, mine=None)

    def _put(self, old: Line | None, line: Line) -> None:
        """Takes a child that was written, in the place of the one that was opened."""
        place = len(self._lines) if old is None else self._lines.index(old)
        self._lines[place : place + 1] = [line]
        self._show()
        self.table.selectRow(place)
        self.changed.emit()

    def _merge(self, drafts: Sequence[Draft], *, mine: bool | None) -> None:
        """Merges with what is stored; `mine` tells which side wins where they contradict."""
        own = {each.key: each.values for each in self._lines if each.key is not None}
        now, chosen = _stored(drafts), self._chosen()
        self._base, held = rebase_children(self._model, self._base, own, now, mine)
        self._lines = [
            *(Line(each, key) for key, each in held.items()),
            *(each for each in self._lines if each.key is None),
        ]
        self._show()
        self._choose(chosen)

    def _chosen(self) -> Line | None:
        place = self.table.currentRow()
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def _choose(self, wanted: Line | None) -> None:
        """Selects a line again, by its key where it was stored."""
        for place, each in enumerate(self._lines if wanted is not None else ()):
            if each is wanted or (each.key is not None and wanted and each.key == wanted.key):
                self.table.selectRow(place)
                return

    def _show(self) -> None:
        shared = names(self._around.desk)
        fields = [self._model.field(name) for name in self._model.COLUMNS]
        self._wrong = {each: self._wrong[each] for each in self._lines if each in self._wrong}
        show_rows(
            self.table,
            [
                [each.show(line.values.get(each.name), shared) for each in fields]
                for line in self._lines
            ],
        )
        self._mark_rows()
        self.table.setVisible(bool(self._lines))
        self._none.setVisible(not self._lines)
        self._enable()

    def _mark_rows(self) -> None:
        """Puts a sign before each child that must be changed, its reasons in the tool tip."""
        for place, each in enumerate(self._lines):
            item = self.table.item(place, 0)
            if each in self._wrong and item is not None:
                item.setIcon(self._around.theme.icons.icon("problem", "bad"))
                item.setToolTip(tip("；".join(found.text for found in self._wrong[each])))

    def _enable(self) -> None:
        chosen = bool(self.table.selectedItems())
        self.edit_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)


def _stored(drafts: Sequence[Draft]) -> dict[int, dict[str, Any]]:
    """The values of stored children by their keys."""
    return {each.key: dict(each.values) for each in drafts if each.key is not None}


def _characters(field: Field) -> float:
    """How many characters wide a column is; the digits of a day are narrow, a name is short."""
    if isinstance(field, PersonName):
        return max(NAME, len(field.label))
    shown = field.width * (NARROW if isinstance(field, Day) else 1)
    return min(WIDEST, max(shown, len(field.label)))
