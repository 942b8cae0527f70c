"""The sheets of a reviewer as a table: a proposal a row, an item a column, then total and grade."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.records.quality_review import LEVEL_WORDS
from desktop_app.services.desk import Desk
from desktop_app.services.proposal_quality import review_sheets
from desktop_app.services.proposal_quality.review_sheets import ReviewSheet
from desktop_app.ui.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
FIRST_ITEM = 2
_TONES = (("good", "done"), ("info", "check"), ("warn", "advise"))
_NUMBER, _TITLE, _TOTAL, _GRADE = "提案号", "案由", "总分", "等次"


class ReviewModel(QAbstractTableModel):
    """`mark` puts an item of a proposal into a level, or takes it out with None."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self.items = review_sheets.items_of(desk)
        self.sheets: list[ReviewSheet] = []

    @property
    def last_item(self) -> int:
        """The column of the last item."""
        return FIRST_ITEM + len(self.items) - 1

    def show(self, sheets: Sequence[ReviewSheet]) -> None:
        """Shows other sheets; what was changed and not saved goes on with its proposal."""
        changed = {each.proposal: each.levels for each in self.sheets if each.is_changed}
        self.beginResetModel()
        self.sheets = list(sheets)
        for each in self.sheets:
            if each.proposal in changed:
                each.levels = changed[each.proposal]
        self.endResetModel()

    def is_item(self, index: Index) -> bool:
        """Whether a cell is a level of an item."""
        return index.isValid() and FIRST_ITEM <= index.column() <= self.last_item

    def mark(self, index: Index, level: int | None) -> None:
        """Puts one item of one proposal into a level, None for no level."""
        if self.is_item(index):
            self._put(index.row(), (index.column() - FIRST_ITEM,), level)

    def mark_rest(self, row: int, level: int) -> None:
        """Puts every item of a proposal that has no level yet into this one."""
        levels = self.sheets[row].levels
        places = [place for place, item in enumerate(self.items) if item.code not in levels]
        self._put(row, places, level)

    def _put(self, row: int, places: Sequence[int], level: int | None) -> None:
        levels = self.sheets[row].levels
        for place in places:
            code = self.items[place].code
            if level is None:
                levels.pop(code, None)
            else:
                levels[code] = level
        end = self.columnCount() - 1
        self.dataChanged.emit(self.index(row, FIRST_ITEM), self.index(row, end))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.sheets)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else FIRST_ITEM + len(self.items) + 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        label = self._title(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return label.replace("：", "\n", 1)
        return label if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            sheet, title = self.sheets[index.row()], self._title(index.column())
            return f"{sheet.title}　{title}：{self._text(index) or '没有评价'}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != 1:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.DecorationRole and self.is_item(index):
            level = self._level(index)
            return (
                None
                if level is None
                else self._theme.icons.icon(_TONES[level][1], _TONES[level][0])
            )
        return None

    def _title(self, column: int) -> str:
        titles = (_NUMBER, _TITLE, *(each.label for each in self.items), _TOTAL, _GRADE)
        return titles[column]

    def _level(self, index: Index) -> int | None:
        code = self.items[index.column() - FIRST_ITEM].code
        return self.sheets[index.row()].levels.get(code)

    def _text(self, index: Index) -> str:
        sheet, column = self.sheets[index.row()], index.column()
        if column < FIRST_ITEM:
            return (sheet.number, sheet.title)[column]
        if self.is_item(index):
            level = self._level(index)
            return "" if level is None else LEVEL_WORDS[level]
        total, grade = review_sheets.verdict(self._desk, sheet)
        if column == self.last_item + 1:
            return "" if total is None else str(total)
        return grade
