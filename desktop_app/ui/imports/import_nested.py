"""What the cells of one line of an import are taken apart into, and the choice of doing so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.imports import Inside, Plan, PlannedLine, Take, take_label, takes_of
from desktop_app.ui.imports.import_lines_model import TONES
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button, label
from desktop_app.ui.tables.small_table import small_table

FEWEST, LONGEST = 1, 20
EVERY = 0


class InsideCard(QFrame):
    """Shows the records in the cells of a line; `changed` comes after each choice."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._takes: dict[tuple[int, str], Take] = {}
        self._line: PlannedLine | None = None
        self.choices: dict[str, QComboBox] = {}
        self._parts: list[QWidget] = []
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        self._title = label("", "section")
        self._controls = QGridLayout()
        self._controls.setVerticalSpacing(4)
        self._controls.setColumnStretch(3, 1)
        self.table = small_table("inside", ("结果", "类别", "内容"), (3, 5), theme)
        self.table.setAccessibleName("这一行拆出的记录")
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        column.addWidget(self._title)
        column.addLayout(self._controls)
        column.addWidget(self.table)
        self.hide()

    def takes(self) -> Mapping[tuple[int, str], Take]:
        """What was chosen, by the number of a line (0: every other) and the kind of record."""
        return dict(self._takes)

    def forget(self) -> None:
        """Drops all choices, for another sheet."""
        self._takes = {}

    def show_line(self, plan: Plan | None, line: PlannedLine | None) -> None:
        """Shows what one line of a plan is taken apart into; nothing where it has no cells."""
        self._line = line
        self._clear()
        if plan is None or line is None or not plan.inside:
            self.hide()
            return
        name = line.title if len(line.title) <= LONGEST else line.title[:LONGEST] + "……"
        self._title.setText(f"第 {line.number} 行“{name}”里的记录")
        for place, each in enumerate(plan.inside):
            self._add_choice(place, each, line)
        self._fill(plan, line)
        self.show()

    def _clear(self) -> None:
        self.choices = {}
        for part in self._parts:
            self._controls.removeWidget(part)
            part.deleteLater()
        self._parts = []

    def _add_choice(self, place: int, each: Inside, line: PlannedLine) -> None:
        key = each.model.KEY
        choice = QComboBox()
        choice.setObjectName(f"take_{key}")
        choice.setAccessibleName(f"这一行的{each.model.TITLE}怎么办")
        for take in takes_of(each.model):
            choice.addItem(take_label(each.model, take), take)
        taken = self._takes.get((line.number, key), self._takes.get((EVERY, key), Take.ITEMS))
        choice.setCurrentIndex(choice.findData(taken))
        choice.activated.connect(partial(self._on_choice, key))
        every = button("用于全部行", f"take_{key}_everywhere", self._theme, kind="link")
        every.setAccessibleName(f"全部行的{each.model.TITLE}都这样")
        every.clicked.connect(partial(self._on_every, key))
        found = len(each.by_owner.get(line.place, ()))
        words = label(f"{each.model.TITLE} {found} {each.model.UNIT}")
        for column, part in enumerate((words, choice, every)):
            self._controls.addWidget(part, place, column)
            self._parts.append(part)
        self.choices[key] = choice

    def _fill(self, plan: Plan, line: PlannedLine) -> None:
        rows = [(each, one) for each in plan.inside for one in each.by_owner.get(line.place, ())]
        self.table.setRowCount(len(rows))
        for place, (each, one) in enumerate(rows):
            told = "；".join(remark.text for remark in one.remarks)
            content = f"{one.title}（{told}）" if told else one.title
            for column, text in enumerate((str(one.verdict), each.model.TITLE, content)):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(tip(text))
                if column == 0:
                    colour = TONES[one.verdict][0]
                    item.setForeground(QColor(getattr(self._theme.tokens, colour)))
                self.table.setItem(place, column, item)
        height = self._theme.sizes.row
        self.table.setVisible(bool(rows))
        self.table.setMinimumHeight((min(len(rows), FEWEST) + 1) * height + 6)
        self.table.setMaximumHeight((len(rows) + 1) * height + 6)

    def _chosen(self, key: str) -> Take:
        return Take(self.choices[key].currentData())  # Qt gives back a plain text

    def _on_choice(self, key: str, _: int = 0) -> None:
        if self._line is not None:
            self._takes[self._line.number, key] = self._chosen(key)
            self.changed.emit()

    def _on_every(self, key: str, _: bool = False) -> None:
        chosen = self._chosen(key)
        self._takes = {each: take for each, take in self._takes.items() if each[1] != key}
        self._takes[EVERY, key] = chosen
        self.changed.emit()
