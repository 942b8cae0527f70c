"""The model of who moves, with the reasons below one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.records.points import points_text
from desktop_app.services.scoring.sandbox_moves import Move, MoveReason, grade_words, signed
from desktop_app.ui.look.tool_tips import tip

Index = QModelIndex | QPersistentModelIndex
NAME, SCORE, GRADE = range(3)
TITLES = ("姓名", "分数", "等次")
TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class MovesModel(QAbstractTableModel):
    """Rows of moves; `why_row` is the row with the reasons of the one above, -1 for none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.moves: Sequence[Move] = ()
        self.reasons: Sequence[MoveReason] = ()
        self.opened = 0
        """Id of the member whose reasons are shown, 0 for nobody."""
        self.why_row = -1
        """The row with the reasons; kept, for every painted cell asks for it."""

    def show_moves(self, moves: Sequence[Move]) -> None:
        """Shows other moves; reasons stay open where their member is still among them."""
        self.beginResetModel()
        self.moves = moves
        if all(each.key != self.opened for each in moves):
            self.opened, self.reasons = 0, ()
        self._place_reasons()
        self.endResetModel()

    def open_reasons(self, key: int, reasons: Sequence[MoveReason]) -> None:
        """Shows why one member moves; 0 closes."""
        self.beginResetModel()
        self.opened, self.reasons = key, reasons
        self._place_reasons()
        self.endResetModel()

    def _place_reasons(self) -> None:
        keys = (each.key for each in self.moves)
        row = next((n for n, key in enumerate(keys) if self.opened and key == self.opened), -1)
        self.why_row = row + 1 if row >= 0 else -1

    def move(self, row: int) -> Move | None:
        """The move of a row; reasons belong to the row above."""
        why = self.why_row
        if why >= 0 and row >= why:
            row -= 1
        return self.moves[row] if 0 <= row < len(self.moves) else None

    def row_of(self, key: int) -> int:
        """The row of a member, -1 for none."""
        found = next((n for n, each in enumerate(self.moves) if each.key == key), -1)
        why = self.why_row
        return found + 1 if 0 <= why <= found else found

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid():
            return 0
        return len(self.moves) + (1 if self.why_row >= 0 else 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() == self.why_row:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return TITLES[section] if wanted else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and index.column() != SCORE:
            return tip(str(self.data(index) or ""))
        if role not in TEXTS:
            return None
        if index.row() == self.why_row:
            return "；".join(f"{each.words} {each.numbers}" for each in self.reasons)
        move = self.move(index.row())
        return texts_of(move)[index.column()] if move is not None else None


def texts_of(move: Move) -> tuple[str, str, str]:
    """A move as texts: name, scores with their difference, grades."""
    before, after = points_text(move.before.total), points_text(move.after.total)
    scores = before if before == after else f"{before} → {after}　{signed(move.difference)}"
    grades = grade_words(move.before.grade), grade_words(move.after.grade)
    return move.name, scores, grades[0] if grades[0] == grades[1] else " → ".join(grades)
