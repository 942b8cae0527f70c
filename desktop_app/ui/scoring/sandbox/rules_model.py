"""The model of the rules in the sandbox: words, the compared set, the tried set."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.services.scoring.sandbox_changes import changes
from desktop_app.services.scoring.sandbox_places import RulePlace
from desktop_app.services.scoring.sandbox_rows import TrialRow, cell_text, trial_rows, typed_text
from desktop_app.ui.look.tool_tips import tip

Index = QModelIndex | QPersistentModelIndex
WORDS, COMPARED, TRIED = range(3)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole,
         Qt.ItemDataRole.AccessibleTextRole)  # fmt: skip


class TrialRulesModel(QAbstractTableModel):
    """Compares the tried set with another one; `origin` marks the numbers that were changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TrialRow] = []
        self.compared_title = "正式"
        self._rules: RuleSet | None = None
        self._compared: RuleSet | None = None
        self._changed: frozenset[RulePlace] = frozenset()

    def show_rules(self, origin: RuleSet, rules: RuleSet, compared: RuleSet, title: str) -> None:
        """Shows other values; the rows are made anew only where they are others."""
        rows = trial_rows(rules)
        anew = [each[1:] for each in rows] != [each[1:] for each in self.rows]
        if anew:
            self.beginResetModel()
        self.rows, self._rules, self._compared = rows, rules, compared
        self.compared_title = title
        found = (each.place for each in changes(origin, rules))
        self._changed = frozenset(each for each in found if each is not None)
        if anew:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, TRIED))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, TRIED)

    def place(self, row: int) -> RulePlace | None:
        """The place that a row's last cell is typed into."""
        return self.rows[row].place if 0 <= row < len(self.rows) else None

    def is_changed(self, row: int) -> bool:
        """Whether the tried value differs from the one that was opened."""
        return self.place(row) in self._changed

    def typed(self, row: int) -> str:
        """What the editor of a row begins with."""
        place = self.place(row)
        return typed_text(self._rules, place) if place and self._rules else ""

    def row_of(self, place: RulePlace) -> int:
        """The row of a place, -1 for none."""
        return next((n for n, each in enumerate(self.rows) if each.place == place), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else TRIED + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = index.column() == TRIED and self.place(index.row()) is not None
        return shown | Qt.ItemFlag.ItemIsEditable if typed else shown

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if section == WORDS else RIGHT
        titles = ("规则", self.compared_title, "试算")
        return titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if index.column() == WORDS else RIGHT
        if role not in TEXTS or self._rules is None or self._compared is None:
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TRIED:
            was, now = (cell_text(each, row) for each in (self._compared, self._rules))
            return f"{row.section} {row.words}，{self.compared_title} {was}，试算 {now}"
        if index.column() == WORDS:
            return tip(row.words) if role == Qt.ItemDataRole.ToolTipRole else row.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        return cell_text(self._compared if index.column() == COMPARED else self._rules, row)
