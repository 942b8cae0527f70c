"""The right half of an import: counts, unknown names, and every line with what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.imports import Answer, Key, Plan, PlannedLine, Take, Verdict
from desktop_app.ui.imports.import_inside import InsideCard
from desktop_app.ui.imports.import_lines_model import TONES, ImportLinesModel, lines_with
from desktop_app.ui.imports.import_names_table import NamesTable
from desktop_app.ui.look.small_table import LEFT
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.surroundings import Surroundings


class ImportCheck(QWidget):
    """Shows a plan; choices made here come into the next one.

    `inside` shows the line looked at; the page puts it where there is room.
    """

    changed = Signal()
    pick_asked = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = around.theme
        self._plan: Plan | None = None
        self._verdict: Verdict | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.inside = InsideCard(around.theme)
        self._names_card = self._build_names()
        column.addWidget(self._names_card)
        column.addWidget(self._build_lines(), 1)
        self.inside.changed.connect(self.changed)
        self.show_plan(None)

    def show_plan(self, plan: Plan | None) -> None:
        """Shows the counts, names and lines of a plan; the line looked at stays the same."""
        looked_at = self._number()
        self._plan = plan
        for verdict, chip in self.chips.items():
            chip.setText(f"{verdict} {len(lines_with(plan, verdict)) if plan else 0}")
        unknown = plan.unknown if plan else ()
        self._names_card.setVisible(bool(unknown))
        self._names_title.setText(f"{len(unknown)} 个名称在本单位还没有")
        self.names.show_names(unknown)
        self._words.setText("" if plan else "选好文件后，这里显示每一行会怎样。")
        self._words.setVisible(plan is None)
        self.table.setVisible(plan is not None)
        self._show_lines()
        self._look_at(looked_at or _first_inside(plan))

    def say(self, sentence: str) -> None:
        """Says why there is no plan."""
        self._words.setText(sentence)

    def answers(self) -> dict[Key, Answer]:
        """What was chosen for unknown names."""
        return dict(self.names.answers)

    def takes(self) -> Mapping[tuple[int, str], Take]:
        """What was chosen for cells that hold records of their own."""
        return self.inside.takes()

    def blanks_too(self) -> bool:
        """Whether empty cells empty their fields."""
        return self.blanks.isChecked()

    def _build_names(self) -> QWidget:
        frame, column = card()
        self._names_title = label("", "section")
        self.names = NamesTable(self._theme)
        self.names.changed.connect(self.changed)
        column.addWidget(self._names_title)
        column.addWidget(self.names)
        return frame

    def _build_lines(self) -> QWidget:
        frame, column = card()
        self.chips: dict[Verdict, QPushButton] = {}
        for verdict, (colour, icon) in TONES.items():
            chip = button(str(verdict), f"show_{verdict.name.lower()}", self._theme, kind="chip")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._on_chip, verdict))
            self._theme.icons.put(chip, icon, colour)
            self.chips[verdict] = chip
        self.blanks = QCheckBox("空白也覆盖")
        self.blanks.setObjectName("blanks_too")
        self.blanks.setToolTip("打勾后，表里空着的格会清空已有的内容；平时空格不改动。")
        self.blanks.clicked.connect(self.changed)
        column.addLayout(row(label("核对", "section"), *self.chips.values(), None))
        self._words = label("", "muted", wraps=True)
        column.addWidget(self._words)
        self.lines = ImportLinesModel(self._theme, self)
        self.table = _table(self.lines, self._theme.sizes.row, self._theme.sizes.text)
        self.table.activated.connect(self._on_line)
        column.addWidget(self.table, 1)
        self._pick = button("这一行对应哪一条…", "pick_button", self._theme, "link")
        self._pick.clicked.connect(lambda: self._on_line(self.table.currentIndex()))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_looked())
        column.addLayout(row(self.blanks, None, self._pick))
        self._pick.hide()
        return frame

    def _on_chip(self, verdict: Verdict, _: bool = False) -> None:
        self._verdict = verdict if self.chips[verdict].isChecked() else None
        for each, chip in self.chips.items():
            chip.setChecked(each is self._verdict)
        self._show_lines()

    def _show_lines(self) -> None:
        self.lines.show_plan(self._plan, self._verdict)
        self._pick.hide()
        self.inside.show_line(None, None)

    def _on_looked(self) -> None:
        line = self._line()
        self._pick.setVisible(line is not None and line.choosable)
        self.inside.show_line(self._plan, line)

    def _line(self) -> PlannedLine | None:
        """The line that is looked at, if any."""
        chosen = self.table.selectionModel().selectedRows()
        place = chosen[0].row() if chosen else -1
        return self.lines.lines[place] if 0 <= place < len(self.lines.lines) else None

    def _number(self) -> int:
        line = self._line()
        return line.number if line is not None else 0

    def _look_at(self, number: int) -> None:
        """Choose the line of that number again, if it is still shown."""
        for place, line in enumerate(self.lines.lines if number else ()):
            if line.number == number:
                self.table.selectRow(place)
                return

    def _on_line(self, index: QModelIndex) -> None:
        if index.isValid() and self.lines.lines[index.row()].choosable:
            self.pick_asked.emit(self.lines.lines[index.row()])


def _first_inside(plan: Plan | None) -> int:
    """The number of the first line with records in its cells, 0 where there is none."""
    if plan is None or not plan.inside:
        return 0
    return next((each.number for each in plan.lines if [*plan.inner_lines(each)]), 0)


def _table(model: ImportLinesModel, height: int, size: int) -> QTableView:
    table = QTableView()
    table.setObjectName("lines")
    table.setAccessibleName("每一行的结果")
    table.setModel(model)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(height)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(LEFT)
    table.horizontalHeader().setHighlightSections(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    for place, width in enumerate((3, 5.5, 10)):
        table.setColumnWidth(place, 16 + int(width * size))
    return table
