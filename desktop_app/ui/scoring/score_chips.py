"""The conditions above the list of scores: class, grade, what is special, committee, sector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.records.posts import LEADERS, ORDINARY, STANDING
from desktop_app.services.registers.column_values import Counted
from desktop_app.services.scoring.score_list import MARKS, NOT_SCORED, ScoresWanted
from desktop_app.ui.filters.filter_popup import FilterPopup
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button
from desktop_app.ui.scoring.scores_model import MARK_WORDS

CLASS_WORDS = {
    "": "全部", LEADERS: "主席会议成员", STANDING: "常委", ORDINARY: "委员", NOT_SCORED: "不计分",
}  # fmt: skip
MENUS = {"committees": "专委会", "sectors": "界别"}


class ScoreChips(QWidget):
    """Holds the conditions without the search; `changed` follows every change of them."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.wanted = ScoresWanted()
        self._offers: Mapping[str, Sequence[Counted]] = {}
        self._line = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.kinds = {each: self._chip(f"class_{each or 'all'}") for each in CLASS_WORDS}
        for kind, chip in self.kinds.items():
            chip.clicked.connect(partial(self._on_kind, kind))
        self.grades: dict[str, QPushButton] = {}
        self.marks = {each: self._chip(f"mark_{each}") for each in MARKS}
        for mark, chip in self.marks.items():
            chip.clicked.connect(partial(self._on_tick, "marks", mark))
        self.menus = {each: self._menu(each) for each in MENUS}
        self.clear = button("清除", "clear_filters", theme, kind="link")
        self.clear.clicked.connect(lambda: self.show_wanted(ScoresWanted(), tell=True))
        self._line.addWidget(self.clear)
        self._show()

    def show_wanted(self, wanted: ScoresWanted, *, tell: bool = False) -> None:
        """Shows these conditions."""
        self.wanted = wanted._replace(search="")
        self._show()
        if tell:
            self.changed.emit()

    def show_counts(
        self, kinds: Mapping[str, int], grades: Mapping[str, int], marks: Mapping[str, int]
    ) -> None:
        """Shows how many lines fulfil each condition; the grades are those of the rules."""
        for kind, chip in self.kinds.items():
            _name(chip, f"{CLASS_WORDS[kind]} {kinds.get(kind, 0)}")
            chip.setVisible(kind == "" or bool(kinds.get(kind)) or chip.isChecked())
        if list(grades) != list(self.grades):
            self._make_grades(grades)
        for name, chip in self.grades.items():
            _name(chip, f"{name} {grades[name]}")
        for mark, chip in self.marks.items():
            _name(chip, f"{MARK_WORDS[mark]} {marks.get(mark, 0)}")
            chip.setVisible(bool(marks.get(mark)) or chip.isChecked())

    def show_offers(self, offers: Mapping[str, Sequence[Counted]]) -> None:
        """Takes the values that can be ticked in each menu."""
        self._offers = offers
        self._show()

    def open(self, name: str) -> FilterPopup:
        """Opens the values of one condition."""
        ticked = getattr(self.wanted, name)
        popup = FilterPopup(MENUS[name], self._offers.get(name, ()), ticked, self._theme, self)
        popup.picked.connect(partial(self._take, name))
        popup.open_under(self.menus[name])
        return popup

    def _make_grades(self, grades: Mapping[str, int]) -> None:
        for chip in self.grades.values():
            self._line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.grades = {}
        for name in grades:
            chip = button(name, f"grade_{name}", self._theme, kind="chip")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._on_tick, "grades", name))
            self.grades[name] = chip
        for each in (*self.grades.values(), *self.marks.values(), *self.menus.values(), self.clear):
            self._line.removeWidget(each)
            self._line.addWidget(each)
        self._show()

    def _chip(self, name: str) -> QPushButton:
        chip = button("", name, self._theme, kind="chip")
        chip.setCheckable(True)
        self._line.addWidget(chip)
        return chip

    def _menu(self, name: str) -> QPushButton:
        chip = self._chip(f"filter_{name}")
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._theme.icons.put(chip, "down")
        chip.clicked.connect(partial(self._on_menu, name))
        return chip

    def _on_kind(self, kind: str, _: bool = False) -> None:
        self.show_wanted(self.wanted._replace(kind=kind), tell=True)

    def _on_tick(self, name: str, value: str, _: bool = False) -> None:
        ticked = getattr(self.wanted, name)
        others = tuple(each for each in ticked if each != value)
        self._take(name, others if value in ticked else (*others, value))

    def _on_menu(self, name: str, _: bool = False) -> None:
        self._show()  # the click alone sets no condition
        self.open(name)

    def _take(self, name: str, values: tuple[Any, ...]) -> None:
        given: dict[str, Any] = {name: values}
        self.show_wanted(self.wanted._replace(**given), tell=True)

    def _show(self) -> None:
        for kind, chip in self.kinds.items():
            chip.setChecked(kind == self.wanted.kind)
        for name, chip in self.grades.items():
            chip.setChecked(name in self.wanted.grades)
        for mark, chip in self.marks.items():
            chip.setChecked(mark in self.wanted.marks)
        for name, chip in self.menus.items():
            values = getattr(self.wanted, name)
            chip.setChecked(bool(values))
            more = f" {len(values)} 项" if len(values) > 1 else ""
            _name(chip, values[0] or "（空白）" if len(values) == 1 else f"{MENUS[name]}{more}")
        self.clear.setVisible(any(self.wanted))


def _name(chip: QPushButton, text: str) -> None:
    chip.setText(text)
    chip.setAccessibleName(text)
