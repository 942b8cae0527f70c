"""The rows of the recycle bin: places in the log, read by pages when they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.services.history import Removed
from desktop_app.ui.look.tool_tips import tip

TITLES = ("删除时间", "类别", "名称", "经办人", "操作")
PAGE, PAGES = 128, 16
Index = QModelIndex | QPersistentModelIndex
Read = Callable[[Sequence[int]], list[Removed]]


class BinModel(QAbstractTableModel):
    """Shows removed records; `read(places)` gives them in that order."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self.places: array[int] = array("q")
        self._pages: OrderedDict[int, list[Removed]] = OrderedDict()

    def show(self, places: array[int]) -> None:
        """Shows the removed records at these places."""
        self.beginResetModel()
        self.places = places
        self._pages.clear()
        self.endResetModel()

    def removed_at(self, row: int) -> Removed | None:
        """The record of a row, None when it was brought back meanwhile."""
        number, place = divmod(row, PAGE)
        if number not in self._pages:
            self._pages[number] = []  # a read that fails is told once, not again at every paint
            self._pages[number] = self._read(self.places[number * PAGE : (number + 1) * PAGE])
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        page = self._pages[number]
        return page[place] if place < len(page) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        found = self.removed_at(index.row())
        text = _texts(found)[index.column()] if found else ""
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return TITLES[section]


def _texts(each: Removed) -> tuple[str, ...]:
    return each.at[:16].replace("T", " "), each.model.TITLE, each.title, each.actor, each.name
