"""Which problems an open form shows, and when: never those of a field still being typed into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.errors import Problem
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.problem_words import ProblemWords
from desktop_app.ui.forms.dialog.record_form import RecordForm


class FormMarks:
    """Marks fields and tables of children; a new record's fields only once they were written."""

    def __init__(
        self, form: RecordForm, tables: Mapping[str, ChildrenTable], words: ProblemWords
    ) -> None:
        self._form, self._tables, self._words = form, tables, words
        self._touched: set[str] = set()
        self._whole = False
        self._typing, self._at = "", ""

    def begin(self, *, whole: bool) -> None:
        """Another record is shown: a stored one (`whole`) with all its remarks."""
        self._touched.clear()
        self._whole, self._typing = whole, ""

    def try_all(self) -> None:
        """A save was refused: from now on every field shows what is wrong with it."""
        self._whole, self._typing = True, ""

    def touch(self, *names: str) -> None:
        """Counts fields as written."""
        self._touched.update(names)

    def type_into(self, name: str) -> None:
        """A field is being typed into: what is wrong with it waits until it is left."""
        self.touch(name)
        self._typing = name

    def leave(self, name: str) -> None:
        """A field is left."""
        if name == self._typing:
            self._typing = ""

    def enter(self, name: str) -> None:
        """A field got the focus: the foot shows the remark that its own line has no room for."""
        self._at = name
        self._words.say(self._form.said_at(name))

    def show(self, problems: Sequence[Problem]) -> None:
        """Marks every field that has a problem and may show it by now."""
        shown = [
            each for each in problems
            if (self._whole or each.field in self._touched) and each.field != self._typing
        ]  # fmt: skip
        inside = {table: table.problems() for table in self._tables.values()}
        self._form.mark(shown, [table for table, found in inside.items() if found])
        self._words.show_problems([*shown, *(each for found in inside.values() for each in found)])
        self._words.say(self._form.said_at(self._at))
