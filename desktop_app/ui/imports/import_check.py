"""The right half of an import: counts, unknown names, and every line with what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.imports import Answer, Key, Plan, PlannedLine, Source, Take, Verdict
from desktop_app.services.imports.import_corrections import Spot
from desktop_app.ui.imports.import_cell_card import MOST_OFFERED, CellCard
from desktop_app.ui.imports.import_lines_model import (
    NAME,
    REASON,
    TONES,
    ImportLinesModel,
    lines_to_look_at,
    lines_with,
)
from desktop_app.ui.imports.import_lines_table import fit_columns, lines_table
from desktop_app.ui.imports.import_names_table import NamesCard
from desktop_app.ui.imports.import_nested import InsideCard
from desktop_app.ui.imports.import_unread import UnreadQuestion
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.ui_context import UiContext


class ImportCheck(QWidget):
    """Shows a plan; choices made here come into the next one.

    `inside` shows the line looked at; the page puts it where there is room.
    """

    changed = Signal()
    pick_asked = Signal(object)
    picked = Signal(int, object)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._plan: Plan | None = None
        self._original: Source | None = None
        self._verdict: Verdict | None = None
        self._accepted: set[tuple[str, str]] = set()
        self._corrections: dict[Spot, str] = {}
        self._emptied: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.inside = InsideCard(context.theme)
        self.names = NamesCard(context.theme)
        self.names.changed.connect(self.changed)
        column.addWidget(self.names)
        column.addWidget(self._build_lines(), 1)
        self.inside.changed.connect(self.changed)
        self.show_plan(None)

    def show_plan(self, plan: Plan | None, original: Source | None = None) -> None:
        """Shows the counts, names and lines of a plan; the cell looked at stays the same.

        `original` is the sheet as it was read, before the corrections made here.
        """
        looked_at, column = self._number(), self.table.currentIndex().column()
        self._plan, self._original = plan, original
        for verdict, chip in self.chips.items():
            chip.setText(f"{verdict} {len(lines_with(plan, verdict)) if plan else 0}")
        self.names.show_names(plan.unknown if plan else ())
        self.unread.show_plan(plan, self.emptied())
        self._words.setText("" if plan else "选好文件后，这里显示每一行会怎样。")
        self._words.setVisible(plan is None)
        self.table.setVisible(plan is not None)
        self._show_lines()
        self._look_at(looked_at or _first(plan), column if looked_at else NAME)

    def say(self, sentence: str) -> None:
        """Says why there is no plan."""
        self._words.setText(sentence)

    def answers(self) -> dict[Key, Answer]:
        """What was chosen for unknown names."""
        return dict(self.names.answers)

    def takes(self) -> Mapping[tuple[int, str], Take]:
        """What was chosen for cells that hold records of their own."""
        return self.inside.takes()

    def corrections(self) -> Mapping[Spot, str]:
        """What was said of cells that could not be read."""
        return self._corrections

    def has_answers(self) -> bool:
        """Whether anything was chosen here that leaving would lose."""
        cells = self._corrections or self._emptied
        return bool(self.names.answers or cells or self.inside.takes())

    def forget(self) -> None:
        """Drops what was said of cells and lines, for another sheet."""
        self.inside.forget()
        self._corrections, self._accepted, self._emptied = {}, set(), set()

    def emptied(self) -> frozenset[str]:
        """The fields that stay empty where their cells cannot be read."""
        return frozenset(self._emptied)

    def take_up(self, known: Mapping[Spot, str], emptied: frozenset[str]) -> None:
        """Takes up what was said of such cells and columns before."""
        self._corrections, self._emptied = dict(known), set(emptied)

    def blanks_too(self) -> bool:
        """Whether empty cells empty their fields."""
        return self.blanks.isChecked()

    def _build_lines(self) -> QWidget:
        frame, column = card()
        self.chips: dict[Verdict, QPushButton] = {}
        for verdict, (colour, icon) in TONES.items():
            chip = button(str(verdict), f"show_{verdict.name.lower()}", self._theme, kind="chip")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._on_chip, verdict))
            self._theme.icons.put(chip, icon, colour)
            self.chips[verdict] = chip
        self.look_chip = button("要看一眼 0", "show_remarks", self._theme, kind="chip")
        self.look_chip.setCheckable(True)
        self.look_chip.setToolTip("会导入，但有一句说明，请看一眼（F8 到下一处）")
        self.look_chip.clicked.connect(lambda: self._on_chip(None))
        self._theme.icons.put(self.look_chip, "advise", "warn")
        self.blanks = QCheckBox("空白也覆盖")
        self.blanks.setObjectName("blanks_too")
        self.blanks.setToolTip("打勾后，表里空着的格会清空已有的内容；平时空格不改动。")
        self.blanks.clicked.connect(self.changed)
        chips = [*self.chips.values()]
        chips.insert(-1, self.look_chip)
        column.addLayout(row(label("核对", "section"), *chips, None))
        self._words = label("", "muted", wraps=True)
        column.addWidget(self._words)
        self.unread = UnreadQuestion(self._theme)
        self.unread.answered.connect(self._on_unread)
        column.addWidget(self.unread)
        column.addLayout(self._build_table(), 1)
        self._pick = button("这一行对应哪一条…", "pick_button", self._theme, "link")
        self._pick.clicked.connect(lambda: self._on_line(self.table.currentIndex()))
        column.addLayout(row(self.blanks, None, self._pick))
        self._pick.hide()
        return frame

    def _build_table(self) -> QHBoxLayout:
        self.lines = ImportLinesModel(self._theme, self)
        self.table = lines_table(self.lines, self._theme)
        self.table.activated.connect(self._on_line)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_looked())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._on_cell())
        self.cell = CellCard(self._theme)
        self.cell.setFixedWidth(self._theme.sizes.text * 18)
        self.cell.accepted.connect(self._on_accepted)
        self.cell.corrected.connect(self._on_corrected)
        self.cell.emptied.connect(self._on_emptied)
        self.cell.picked.connect(self.picked)
        next_one = QShortcut(QKeySequence("F8"), self)
        next_one.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        next_one.activated.connect(self.look_at_next)
        parts = row(self.table, self.cell, gap=12)
        parts.setStretch(0, 1)
        return parts

    def look_at_next(self) -> None:
        """Goes to the next cell that has a remark nobody has accepted, or keeps its line out."""
        lines, start = self.lines.lines, max(0, self.table.currentIndex().row() + 1)
        for step in range(len(lines)):
            place = (start + step) % len(lines)
            marks = [n for n in range(self.lines.columnCount()) if self.lines.mark(place, n)]
            if marks or lines[place].verdict is Verdict.PROBLEM:
                self.table.setCurrentIndex(self.lines.index(place, marks[0] if marks else REASON))
                return

    def _on_chip(self, verdict: Verdict | None, _: bool = False) -> None:
        clicked = self.look_chip if verdict is None else self.chips[verdict]
        for each in (*self.chips.values(), self.look_chip):
            each.setChecked(each is clicked and clicked.isChecked())
        self._verdict = verdict if clicked.isChecked() else None
        self._show_lines()

    def _show_lines(self) -> None:
        plan = self._plan
        look_at = lines_to_look_at(plan, self._accepted) if plan is not None else []
        self.look_chip.setText(f"要看一眼 {len(look_at)}")
        only = self.look_chip.isChecked()
        shown = look_at if only else lines_with(plan, self._verdict) if plan is not None else []
        self.lines.show_lines(plan, shown, self._accepted)
        fit_columns(self.table, self.lines, self._theme)
        self.table.setColumnHidden(REASON, not self.lines.has_reasons)
        self._pick.hide()
        self.inside.show_line(None, None)
        self._on_cell()

    def _on_accepted(self, kind: tuple[str, str]) -> None:
        self._accepted.add(kind)
        number, column = self._number(), self.table.currentIndex().column()
        self._show_lines()
        self._look_at(number, column)

    def _on_corrected(self, pairs: list[tuple[Spot, str]]) -> None:
        self._corrections = {**self._corrections, **dict(pairs)}
        self.changed.emit()

    def _on_emptied(self, name: str) -> None:
        self._emptied.add(name)
        self.changed.emit()

    def _on_unread(self, name: str, empty: bool) -> None:
        """Takes the answer for a whole column, or takes it back."""
        (self._emptied.add if empty else self._emptied.discard)(name)
        self.changed.emit()

    def _on_looked(self) -> None:
        line = self._line()
        many = line is not None and len(line.candidates) > MOST_OFFERED  # else the card has them
        self._pick.setVisible(many and line is not None and line.choosable)
        self.inside.show_line(self._plan, line)
        self._on_cell()

    def _on_cell(self) -> None:
        column = self.table.currentIndex().column()
        name = self.lines.field_at(column) if column >= 0 else ""
        self.cell.show_cell(self._plan, self._line(), name, self._original, self._accepted)

    def _line(self) -> PlannedLine | None:
        """The line that is looked at, if any."""
        chosen = self.table.selectionModel().selectedRows()
        place = chosen[0].row() if chosen else -1
        return self.lines.lines[place] if 0 <= place < len(self.lines.lines) else None

    def _number(self) -> int:
        line = self._line()
        return line.number if line is not None else 0

    def _look_at(self, number: int, column: int = NAME) -> None:
        """Choose the line of that number again, if it is still shown."""
        for place, line in enumerate(self.lines.lines if number else ()):
            if line.number == number:
                self.table.setCurrentIndex(self.lines.index(place, max(column, 0)))
                return

    def _on_line(self, index: QModelIndex) -> None:
        if index.isValid() and self.lines.lines[index.row()].choosable:
            self.pick_asked.emit(self.lines.lines[index.row()])


def _first(plan: Plan | None) -> int:
    """The number of the line looked at first: one with records in its cells, where there is one."""
    if plan is None or not plan.lines:
        return 0
    inside = (each.number for each in plan.lines if [*plan.inner_lines(each)])
    return next(inside, 0) if plan.inside else plan.lines[0].number
