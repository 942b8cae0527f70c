"""The right half of a bulk edit: how many change, and every change before and after."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.registers.bulk import BulkPlan, Verdict
from desktop_app.ui.bulk.bulk_lines_model import SENTENCE, TITLES, TONES, BulkLinesModel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.tables.plain_table import plain_table

BEFORE = "选好字段，填好新值，再按“核对”：这里显示每一条修改前后的样子，确认以后才写入。"
WIDTHS = (5, 10, 7.5)


class BulkCheck(QWidget):
    """Shows a plan; a press on a count shows the records of that kind alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plan: BulkPlan | None = None
        self._verdict: Verdict | None = None
        frame, column = card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.chips = {verdict: self._chip(verdict) for verdict in TONES}
        column.addLayout(row(label("修改前后", "section"), *self.chips.values(), None))
        self.words = label(BEFORE, "muted", wraps=True)
        column.addWidget(self.words)
        self.lines = BulkLinesModel(theme, self)
        self.table = _table(self.lines, theme)
        column.addWidget(self.table, 1)
        self._foot = QWidget()
        column.addWidget(self._foot, 1)
        self.show_plan(None)

    def show_plan(self, plan: BulkPlan | None, why: str = BEFORE) -> None:
        """Shows the counts and lines of a plan, or why there is none."""
        self._plan, self._verdict = plan, None
        for verdict, chip in self.chips.items():
            chip.setText(f"{verdict} {plan.count(verdict) if plan else 0}")
            chip.setChecked(False)
            chip.setEnabled(plan is not None and plan.count(verdict) > 0)
        self.words.setText(why)
        for each in (self.words, self._foot):
            each.setVisible(plan is None)
        self.table.setVisible(plan is not None)
        self._show_lines()

    def _chip(self, verdict: Verdict) -> QPushButton:
        chip = button(str(verdict), f"show_{verdict.name.lower()}", self._theme, kind="chip")
        chip.setCheckable(True)
        colour, icon = TONES[verdict]
        self._theme.icons.put(chip, icon, colour)
        chip.clicked.connect(partial(self._on_chip, verdict))
        return chip

    def _on_chip(self, verdict: Verdict, _: bool = False) -> None:
        self._verdict = verdict if self.chips[verdict].isChecked() else None
        for each, chip in self.chips.items():
            chip.setChecked(each is self._verdict)
        self._show_lines()

    def _show_lines(self) -> None:
        self.lines.show_plan(self._plan, self._verdict)
        self.table.clearSpans()
        for place in self.lines.sentences():
            self.table.setSpan(place, SENTENCE, 1, len(TITLES) - SENTENCE)


def _table(model: BulkLinesModel, theme: Theme) -> QTableView:
    widths = [16 + int(width * theme.sizes.text) for width in WIDTHS]
    table = plain_table("lines", "每一条修改前后", model, theme, widths)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    for place in range(len(WIDTHS), len(TITLES)):  # old and new share what is left
        table.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
    return table
