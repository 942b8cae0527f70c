"""The conditions above the list of scores: class, grade, what is special, committee, sector."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QPushButton

from desktop_app.records.posts import CLASSES
from desktop_app.services.scoring.score_list import MARKS, NOT_SCORED, ScoresWanted
from desktop_app.services.scoring.sheet_facts import CLASS_WORDS
from desktop_app.ui.filters.condition_chips import ConditionChips, put_text
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scoring.scores_model import MARK_WORDS

KIND_WORDS = {
    "": "全部", **{each: CLASS_WORDS[each] for each in CLASSES}, NOT_SCORED: "不计分",
}  # fmt: skip
MENUS = {"committees": "专委会", "sectors": "界别"}


class ScoreChips(ConditionChips):
    """The classes first, one of them at a time, then grades and what is special."""

    wanted: ScoresWanted

    def __init__(self, theme: Theme) -> None:
        super().__init__(ScoresWanted(), MENUS, theme)
        self.kinds = {each: self._chip(f"class_{each or 'all'}") for each in KIND_WORDS}
        for kind, chip in self.kinds.items():
            chip.clicked.connect(partial(self._on_kind, kind))
        self.grades: dict[str, QPushButton] = {}
        self.marks = {each: self._chip(f"mark_{each}") for each in MARKS}
        for mark, chip in self.marks.items():
            chip.clicked.connect(partial(self._on_tick, "marks", mark))
        self._add_menus()

    def show_counts(
        self, kinds: Mapping[str, int], grades: Mapping[str, int], marks: Mapping[str, int]
    ) -> None:
        """Shows how many lines fulfil each condition; the grades are those of the rules."""
        for kind, chip in self.kinds.items():
            put_text(chip, f"{KIND_WORDS[kind]} {kinds.get(kind, 0)}")
            chip.setVisible(kind == "" or bool(kinds.get(kind)) or chip.isChecked())
        if list(grades) != list(self.grades):
            self._make_grades(grades)
        for name, chip in self.grades.items():
            put_text(chip, f"{name} {grades[name]}")
        for mark, chip in self.marks.items():
            put_text(chip, f"{MARK_WORDS[mark]} {marks.get(mark, 0)}")
            chip.setVisible(bool(marks.get(mark)) or chip.isChecked())

    def _make_grades(self, grades: Mapping[str, int]) -> None:
        for chip in self.grades.values():
            self._line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.grades = {}
        for name in grades:
            chip = self._chip(f"grade_{name}", name)
            chip.clicked.connect(partial(self._on_tick, "grades", name))
            self.grades[name] = chip
        for each in (*self.grades.values(), *self.marks.values(), *self.menus.values(), self.clear):
            self._line.removeWidget(each)
            self._line.addWidget(each)
        self._show()

    def _on_kind(self, kind: str, _: bool = False) -> None:
        self._take("kind", kind)

    def _show(self) -> None:
        for kind, chip in self.kinds.items():
            chip.setChecked(kind == self.wanted.kind)
        for name, chip in self.grades.items():
            chip.setChecked(name in self.wanted.grades)
        for mark, chip in self.marks.items():
            chip.setChecked(mark in self.wanted.marks)
        super()._show()
