"""The model of a chronicle: the tick, the days, the words (editable), the activity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from desktop_app.services.office_week.chronicle import ChronicleEntry, days_words
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip

Index = QModelIndex | QPersistentModelIndex
TICK, DAYS, WORDS, NAME, KIND, PLACE = range(6)
TITLES = ("入大事记", "日期", "大事记写法", "活动名称", "活动类型", "地点")
ROLE = Qt.ItemDataRole
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ChronicleModel(QAbstractTableModel):
    """Shows entries; `ticked` and `worded` announce edits, which are not kept here."""

    ticked = Signal(object, bool)
    worded = Signal(object, str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.entries: list[ChronicleEntry] = []
        theme.changed.connect(self._on_look)

    def show_entries(self, entries: Sequence[ChronicleEntry]) -> None:
        """Shows other entries, or the same ones anew."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def row_of(self, key: int) -> int:
        """The row of an activity, -1 for none."""
        return next((row for row, each in enumerate(self.entries) if each.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == ROLE.TextAlignmentRole:
            return CENTRE if section == DAYS else LEFT
        return TITLES[section] if role == ROLE.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == TICK:
            return usual | Qt.ItemFlag.ItemIsUserCheckable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == WORDS else usual

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        each, column = self.entries[index.row()], index.column()
        if role == ROLE.CheckStateRole and column == TICK:
            return Qt.CheckState.Checked if each.is_ticked else Qt.CheckState.Unchecked
        if role in (ROLE.DisplayRole, ROLE.EditRole):
            return _text(each, column)
        if role == ROLE.ForegroundRole:
            return self._colour(each, column)
        if role == ROLE.TextAlignmentRole:
            return CENTRE if column == DAYS else None
        if role == ROLE.ToolTipRole and column in (WORDS, NAME, PLACE):
            usual = "" if each.own else "\n（没有单独写，按活动名称和地点）"
            text = _text(each, column) + (usual if column == WORDS else "")
            return tip(text) if text else None
        return None

    def setData(self, index: Index, value: Any, role: int = ROLE.EditRole) -> bool:
        each = self.entries[index.row()]
        if role == ROLE.CheckStateRole and index.column() == TICK:
            self.ticked.emit(each.key, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == ROLE.EditRole and index.column() == WORDS:
            if value != _text(each, WORDS):
                self.worded.emit(each.key, str(value))
            return True
        return False

    def _colour(self, each: ChronicleEntry, column: int) -> QColor | None:
        """Words that nobody wrote, and entries that are not in the chronicle, are paler."""
        tokens = self._theme.tokens
        if not each.is_ticked:
            return QColor(tokens.faint)
        usual = column == WORDS and not each.own
        return QColor(tokens.muted) if usual or column in (KIND, PLACE) else None

    def _on_look(self) -> None:
        if self.entries:
            last = self.index(len(self.entries) - 1, len(TITLES) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _text(each: ChronicleEntry, column: int) -> str:
    texts = {
        TICK: "", DAYS: days_words(each), WORDS: " ".join(each.text.split()), NAME: each.name,
        KIND: each.kind, PLACE: each.place,
    }  # fmt: skip
    return texts[column]
