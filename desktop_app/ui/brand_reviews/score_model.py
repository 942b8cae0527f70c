"""One reviewer's scores as a table: a candidate a row, a criterion a column, the total last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop_app.records.brand_standing import rounded, total_of
from desktop_app.records.points import points_text
from desktop_app.services.brand_reviews.review_rounds import ReviewRound
from desktop_app.services.brand_reviews.scoring import Cell, ReadPoints, read_points
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
FIRST = 2
"""The column of the first criterion."""
MISSING = "·"
RIGHT, CENTER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag(0x84)


class ScoreModel(QAbstractTableModel):
    """Holds what was typed for every reviewer until it is saved; wrong texts stay as they are."""

    def __init__(self, desk: Desk, found: ReviewRound, theme: Theme) -> None:
        super().__init__()
        self._shared, self._theme = lookup(desk), theme
        self.found = found
        self._criteria = {each.key: each for each in found.criteria}
        self.reviewer = found.reviewers[0].key if found.reviewers else 0
        self.typed: dict[Cell, str] = {}

    def show_reviewer(self, key: int) -> None:
        """Shows the scores of another reviewer."""
        self.beginResetModel()
        self.reviewer = key
        self.endResetModel()

    def is_score(self, index: Index) -> bool:
        """Whether a cell is a score."""
        return index.isValid() and FIRST <= index.column() < FIRST + len(self.found.criteria)

    def cell_of(self, index: Index) -> Cell:
        """The ids that a cell of the table is of."""
        criterion = self.found.criteria[index.column() - FIRST]
        return self.found.candidates[index.row()].key, self.reviewer, criterion.key

    def take(self, cells: Mapping[Cell, str]) -> int:
        """Puts texts into cells of any reviewer; how many differ from what was there."""
        changed = 0
        for cell, text in cells.items():
            if text.strip() == self.text_of(cell):
                continue
            changed += 1
            if text.strip() == self._stored_text(cell):
                self.typed.pop(cell, None)
            else:
                self.typed[cell] = text.strip()
        if changed:
            end = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), end)
        return changed

    def text_of(self, cell: Cell) -> str:
        """The text of a cell: typed, else the stored points."""
        return self.typed.get(cell, self._stored_text(cell))

    def read(self, cell: Cell) -> ReadPoints:
        """The text of a cell, and its fault; what is stored is right."""
        if cell not in self.typed:
            return ReadPoints(self.found.points.get(cell))
        return read_points(self._shared, self.typed[cell], self._criteria[cell[2]])

    def sheet(self, candidate: int, reviewer: int) -> dict[int, int]:
        """The points of a sheet as they would be saved, by criterion; wrong ones are missing."""
        read = {
            each.key: self.read((candidate, reviewer, each.key)) for each in self.found.criteria
        }
        return {key: each.points for key, each in read.items() if each.points is not None}

    def done(self, reviewer: int) -> int:
        """How many scores of a reviewer are there and right."""
        return sum(len(self.sheet(each.key, reviewer)) for each in self.found.candidates)

    def wrong(self) -> list[str]:
        """What is wrong in any cell, each named by its brand."""
        names = {each.key: each.name for each in self.found.candidates}
        told = ((names[cell[0]], self.read(cell).problem) for cell in self.typed)
        return [f"“{name}”的{problem}" for name, problem in told if problem]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.found.candidates)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else FIRST + len(self.found.criteria) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        editable = self.is_score(index) and not self.found.is_closed
        return found | Qt.ItemFlag.ItemIsEditable if editable else found

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(section, "\n")
        return self._title(section, "：") if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            text = self._text(index)
            return "" if text == MISSING and role == Qt.ItemDataRole.EditRole else text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(index)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != 1:
            return CENTER
        if self.is_score(index) and role in (
            Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole
        ):  # fmt: skip
            return self._colour(index, back=role == Qt.ItemDataRole.BackgroundRole)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.is_score(index):
            return False
        self.take({self.cell_of(index): str(value or "")})
        return True

    def _title(self, column: int, between: str) -> str:
        if column < FIRST:
            return ("序号", "品牌")[column]
        if column == self.columnCount() - 1:
            return f"总分{between}满分 {points_text(rounded(self.found.full))}"
        each = self.found.criteria[column - FIRST]
        weight = f"，权重 {each.weight}%" if each.weight else ""
        return f"{each.name}{between}满分 {points_text(each.full)}{weight}"

    def _text(self, index: Index) -> str:
        each, column = self.found.candidates[index.row()], index.column()
        if column < FIRST:
            return (each.position or str(index.row() + 1), each.name)[column]
        if self.is_score(index):
            return self.text_of(self.cell_of(index)) or MISSING
        total = total_of(self.sheet(each.key, self.reviewer), self.found.criteria)
        return "" if total is None else points_text(rounded(total))

    def _told(self, index: Index) -> str:
        each = self.found.candidates[index.row()]
        text = self._text(index)
        said = "没有打分" if text == MISSING else text
        told = f"{each.name}　{self._title(index.column(), '，')}：{said}"
        problem = self.read(self.cell_of(index)).problem if self.is_score(index) else ""
        return f"{told}。{problem}" if problem else told

    def _colour(self, index: Index, *, back: bool) -> QColor | None:
        """A wrong cell is red, one that changed has the colour of what is chosen."""
        cell = self.cell_of(index)
        tokens = self._theme.tokens
        if self.read(cell).problem:
            return QColor(tokens.bad_soft if back else tokens.bad)
        if self._text(index) == MISSING:
            return None if back else QColor(tokens.muted)
        return QColor(tokens.soft) if back and cell in self.typed else None

    def _stored_text(self, cell: Cell) -> str:
        points = self.found.points.get(cell)
        return "" if points is None else points_text(points)
