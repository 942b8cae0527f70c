"""The records that belong to one record, as a table inside its form: add, change, take off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, LongText, PersonName
from desktop_app.records.record import Field, Record
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Draft, Input, blank
from desktop_app.services.registers.kept_drafts import KeptLine, OpenChild
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.forms.children.child_lines import ChildLine, ChildLines
from desktop_app.ui.forms.children.children_filling import ChildrenFilling
from desktop_app.ui.forms.children.children_model import ChildrenModel, columns_of
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.tables.plain_table import plain_table
from desktop_app.ui.ui_context import UiContext

WIDEST = 14
NARROW, NAME = 0.62, 6
POSITION = "position"


class ChildrenTable(QWidget):
    """Holds the children as drafts; they are saved with their owner, as one action."""

    changed = Signal()
    typed = Signal()
    counted = Signal(int)

    def __init__(
        self, context: UiContext, model: type[Record], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self.model = context, model
        self._children = ChildLines(model)
        self._dialog: ChildDialog | None = None
        self._in_dialog: ChildLine | None = None
        self._waiting: list[Draft] | None = None
        self.setObjectName(f"{model.KEY}_table")
        self._build()
        self._connect()

    def _build(self) -> None:
        context, model = self._context, self.model
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        columns = columns_of(model)
        fields = [each[0] for each in columns]
        sizes = context.theme.sizes
        widths = [24 + int((sizes.text + 1) * _wide(each)) for each in columns]
        self._rows = ChildrenModel(model, self._children.problems_of, context.theme, self)
        self.table = plain_table("children", model.TITLE, self._rows, context.theme, widths)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setStretchLastSection(True)
        for place in [n for n, each in enumerate(fields) if isinstance(each, LongText)][:1]:
            self.table.horizontalHeader().setStretchLastSection(False)
            stretched = QHeaderView.ResizeMode.Stretch
            self.table.horizontalHeader().setSectionResizeMode(place, stretched)
        self._none = label(f"还没有{model.TITLE}，点“添加”开始登记。", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add_button = button("添加", f"add_{model.KEY}", context.theme, "add")
        self.edit_button = button("修改", f"edit_{model.KEY}", context.theme, "edit")
        self.remove_button = button("去掉", f"remove_{model.KEY}", context.theme, "delete")
        self.filling = ChildrenFilling(context, model, self.inputs, self._put_all, self)
        more = self.filling.buttons
        column.addLayout(row(self.add_button, *more, self.edit_button, self.remove_button, None))
        for each in (self.add_button, *more, self.edit_button, self.remove_button):
            each.setAutoDefault(False)
        column.addWidget(self._none, 1)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.remove_button.clicked.connect(self.remove)
        self.table.activated.connect(self.edit)  # Enter, or two clicks
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        self.table.selectionModel().selectionChanged.connect(self._enable)

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Shows the children that are stored; what is done to them from now on is a change."""
        self._children.load(drafts)
        self._show()

    def show_kept(self, kept: Sequence[KeptLine]) -> None:
        """Shows children as a kept draft holds them, over those that are stored."""
        self._children.restore(kept)
        self._show()

    def kept(self) -> list[KeptLine]:
        """The children as lines of a kept draft."""
        return self._children.kept()

    def open_child(self) -> OpenChild | None:
        """The child that is being written in a dialog of its own, where anything was typed."""
        typed = self._dialog.form.changed_draft() if self._dialog is not None else {}
        if self._dialog is None or not typed:
            return None
        place = self._children.place_of(self._in_dialog)
        return OpenChild(self.model.KEY, place, dict(self._dialog.draft.values), typed)

    def resume_child(self, child: OpenChild) -> None:
        """Opens the dialog of a child again, with what had been typed there."""
        if child.place is not None and child.place < len(self._children.lines):
            self.table.selectRow(child.place)
            self.edit()
        else:
            draft = Draft(self.model, dict(child.values))
            self._open(draft, lambda values: self._put(None, ChildLine(values)), self._alike)
        if self._dialog is not None:
            self._dialog.form.type_in(child.typed)

    def is_changed(self) -> bool:
        """Whether a child was added, changed or taken off."""
        return self._children.is_changed()

    def changes(self) -> int:
        """How many children were added, changed or taken off."""
        return self._children.changes()

    def opened(self) -> list[Draft]:
        """The stored children that the changes made here were made to."""
        return self._children.opened()

    def inputs(self) -> list[Input]:
        """All children in the state that the table shows."""
        return self._children.inputs()

    def changes_to_save(self) -> tuple[list[Input], list[Draft]]:
        """The new and changed children, and the stored values of those changed or taken off."""
        return self._children.changes_to_save()

    def take_others(self, drafts: Sequence[Draft]) -> None:
        """Shows the children stored now with the changes of this form applied on top.

        While a child is open in its dialog this waits until that is closed.
        """
        if self._dialog is not None:
            self._waiting = list(drafts)
        else:
            self._merge(drafts)

    def settle(self, drafts: Sequence[Draft], *, mine: bool) -> None:
        """Resolves contradictions in favour of the typed or the stored values."""
        self._merge(drafts, mine)

    def mark(self, wrong: Mapping[int, Sequence[Problem]]) -> None:
        """Marks the children that must be changed, by their place among `changes_to_save`."""
        self._children.mark(wrong)
        self._show()

    def problems(self) -> list[Problem]:
        """Everything that must be changed in the children marked so."""
        return self._children.problems()

    def choose_wrong(self) -> None:
        """Selects the first child that must be changed."""
        lines, wrong = self._children.lines, self._children.problems_of
        self.table.selectRow(next(place for place, each in enumerate(lines) if wrong(each)))
        self.table.setFocus()

    def add(self) -> None:
        """Opens an empty child; more can be written one after another."""
        self._open(self._blank(), lambda values: self._put(None, ChildLine(values)), self._alike)

    def edit(self) -> None:
        """Opens the selected child."""
        old = self._chosen()
        if old is None:
            return
        draft = Draft(self.model, old.values, old.key)
        self._open(draft, lambda new: self._put(old, ChildLine(new, old.key)))
        self._in_dialog = old
        if self._dialog is not None:
            self._dialog.form.mark(self._children.problems_of(old))

    def remove(self) -> None:
        """Takes the selected child off; the change is kept when the owner is saved."""
        chosen = self._chosen()
        if chosen is not None:
            self._children.lines.remove(chosen)
            self._show()
            self.changed.emit()

    def _blank(self) -> Draft:
        """An empty child; where they are in an order of their own, with the next number."""
        values = dict(blank(self._context.desk, self.model).values)
        if self.model.SORT == POSITION:
            values[POSITION] = str(len(self._children.lines) + 1)
        return Draft(self.model, values)

    def _alike(self) -> Draft:
        """An empty child of the same kind as the last: with its choices from code lists."""
        draft, last = self._blank(), self._children.lines[-1].values
        codes = (each.name for each in self.model.declared() if isinstance(each, Code))
        draft.values.update({name: last[name] for name in codes if last.get(name)})
        return draft

    def _open(self, draft: Draft, then: Any, next_draft: Callable[[], Draft] | None = None) -> None:
        dialog = self._dialog = ChildDialog(self._context, draft, then, self, next_draft)
        dialog.finished.connect(self._on_closed)
        dialog.form.edited.connect(self._on_typed)
        dialog.open()

    def _on_typed(self, _: str) -> None:
        self.typed.emit()

    def _on_closed(self, _: int) -> None:
        self._dialog = self._in_dialog = None
        self.typed.emit()
        if self._waiting is not None:
            drafts, self._waiting = self._waiting, None
            self._merge(drafts)

    def _put(self, old: ChildLine | None, line: ChildLine) -> None:
        place = self._children.put(old, line)
        self._show()
        self.table.selectRow(place)
        self.changed.emit()

    def _put_all(self, children: Sequence[dict[str, Any]]) -> None:
        """Adds several new children."""
        for values in children:
            self._children.put(None, ChildLine(values))
        if children:
            self._show()
            self.table.selectRow(len(self._children.lines) - 1)
            self.changed.emit()

    def _merge(self, drafts: Sequence[Draft], mine: bool | None = None) -> None:
        chosen = self._chosen()
        self._children.merge(drafts, mine)
        self._show()
        place = self._children.place_of(chosen)
        if place is not None:
            self.table.selectRow(place)

    def _chosen(self) -> ChildLine | None:
        place, lines = self.table.currentIndex().row(), self._children.lines
        return lines[place] if 0 <= place < len(lines) else None

    def _show(self) -> None:
        """Shows the lines by now; the row that was selected, or the last one, is selected again."""
        lines, place = self._children.lines, self.table.currentIndex().row()
        selected = self.table.selectionModel().hasSelection()
        self._rows.show_lines(lines, lookup(self._context.desk))
        if selected and lines:
            self.table.selectRow(min(place, len(lines) - 1))
        self.table.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self._enable()
        self.counted.emit(len(lines))

    def _enable(self) -> None:
        chosen = self.table.selectionModel().hasSelection()
        self.edit_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)


def _wide(column: Sequence[Field]) -> float:
    """How many characters wide a column is; one that fields share has room for two."""
    return sum(sorted(map(_characters, column))[-2:])


def _characters(field: Field) -> float:
    """How many characters wide a field is; the digits of a day are narrow, a name is short."""
    if isinstance(field, PersonName):
        return max(NAME, len(field.label))
    shown = field.width * (NARROW if isinstance(field, Day) else 1)
    return min(WIDEST, max(shown, len(field.label)))
