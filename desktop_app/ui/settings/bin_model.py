"""The rows of the recycle bin: places in the log, read by pages when they are looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from desktop_app.services.registers.history import Removed
from desktop_app.ui.tables.row_pages import RowPages
from desktop_app.ui.tables.text_model import TextModel

TITLES = ("删除时间", "类别", "名称", "经办人", "操作")
Read = Callable[[Sequence[int]], list[Removed]]


class BinModel(TextModel):
    """Shows removed records; `read(places)` gives them in that order, without those back again."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(TITLES, parent)
        self._read = read
        self.places: array[int] = array("q")
        self._pages = RowPages[int, Removed](self.places, self._by_place)

    def show(self, places: array[int]) -> None:
        """Shows the removed records at these places."""
        self.beginResetModel()
        self.places = places
        self._pages = RowPages(places, self._by_place)
        self.endResetModel()

    def removed_at(self, row: int) -> Removed | None:
        """The record of a row; None if it was brought back since."""
        return self._pages.row(row)

    def count(self) -> int:
        return len(self.places)

    def text(self, row: int, column: int) -> str:
        found = self.removed_at(row)
        return _texts(found)[column] if found else ""

    def _by_place(self, places: Sequence[int]) -> Mapping[int, Removed]:
        return dict(zip(places, self._read(places), strict=False))


def _texts(each: Removed) -> tuple[str, ...]:
    return each.at[:16].replace("T", " "), each.model.TITLE, each.title, each.actor, each.name
