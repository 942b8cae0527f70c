"""The children of a record as rows of a table; their texts are made when they are looked at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from desktop_app.errors import Problem
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field, Record
from desktop_app.ui.forms.children.child_lines import ChildLine
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.text_model import TextModel

Problems = Callable[[ChildLine], Sequence[Problem]]


class ChildrenModel(TextModel):
    """One row a child; a sign before the first column says that it must be changed, and why."""

    def __init__(
        self, model: type[Record], problems_of: Problems, theme: Theme, parent: QObject
    ) -> None:
        self._columns = columns_of(model)
        titles = [model.TITLE if len(each) > 1 else each[0].label for each in self._columns]
        super().__init__(titles, parent)
        self._problems_of, self._theme = problems_of, theme
        self._lookup = Lookup(datetime.date.min)
        self.lines: Sequence[ChildLine] = ()

    def show_lines(self, lines: Sequence[ChildLine], lookup: Lookup) -> None:
        """Shows these children; `lookup` gives the titles and labels in their texts."""
        self.beginResetModel()
        self.lines, self._lookup = list(lines), lookup
        self.endResetModel()

    def count(self) -> int:
        return len(self.lines)

    def text(self, row: int, column: int) -> str:
        values = self.lines[row].values
        shown = (each.show(values.get(each.name), self._lookup) for each in self._columns[column])
        return " ".join(filter(None, shown))

    def hint(self, row: int, column: int) -> str:
        problems = self._problems_of(self.lines[row]) if column == 0 else ()
        return "；".join(each.text for each in problems) or self.text(row, column)

    def icon(self, row: int, column: int) -> QIcon | None:
        if column or not self._problems_of(self.lines[row]):
            return None
        return self._theme.icons.icon("problem", "bad")


def columns_of(model: type[Record]) -> list[tuple[Field, ...]]:
    """The columns of a table of children: those of a list without the owner that all have.

    Fields of which each child has only some share one column.
    """
    owner, found = model.owner(), list[tuple[Field, ...]]()
    shared: list[Field] = [model.field(x) for x in model.COLUMNS if x in model.ONLY_WITH]
    for name in model.COLUMNS:
        if name not in model.ONLY_WITH:
            found += [(model.field(name),)] if owner is None or name != owner.name else []
        elif model.field(name) is shared[0]:
            found.append(tuple(shared))
    return found
