"""The rows of the page 督办: all items in order, their words read when they come into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPixmap

from desktop_app.services.reminders import LEVELS, DueItem, Reminder, over
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.reminders.reminder_look import TONES

PAGE, PAGES = 128, 24
Index = QModelIndex | QPersistentModelIndex
Read = Callable[[Sequence[DueItem]], Mapping[DueItem, Reminder]]
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RemindColumn(NamedTuple):
    """One column: its name, its title, its width in characters."""

    name: str
    title: str
    width: float


COLUMNS = (
    RemindColumn("level", "紧急程度", 8),
    RemindColumn("title", "事由", 5),
    RemindColumn("what", "事项", 19),
    RemindColumn("source", "来源", 11),
    RemindColumn("unit", "承办（责任）单位", 8),
    RemindColumn("committee", "专委会", 6),
    RemindColumn("due", "期限", 5.7),
    RemindColumn("days", "超期", 5.5),
    RemindColumn("status", "状态", 5),
)


class RemindModel(QAbstractTableModel):
    """Shows items; column 0 numbers the rows."""

    def __init__(self, read: Read, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._read, self._theme = read, theme
        self.waiting: list[DueItem] = []
        self._pages: OrderedDict[int, Mapping[DueItem, Reminder]] = OrderedDict()
        self._pictures: dict[str, QPixmap] = {}
        theme.changed.connect(self._pictures.clear)

    def show_waiting(self, waiting: list[DueItem]) -> None:
        """Shows other reminders, or the same ones anew."""
        self.beginResetModel()
        self.waiting = waiting
        self._pages.clear()
        self.endResetModel()

    def row_texts(self, row: int) -> list[str]:
        """The texts of one row, without its number."""
        return [self._text(row, column) for column in range(1, len(COLUMNS) + 1)]

    def aligned(self, column: int) -> int:
        """The alignment of a column, as Qt's number for it."""
        return (RIGHT if column == 0 else LEFT).value

    def cell(self, row: int, column: int) -> tuple[str, QColor | None, QPixmap | None]:
        """What is painted in one cell: text, colour (None for the usual one), icon."""
        tokens = self._theme.tokens
        if column == 0:
            return str(row + 1), QColor(tokens.faint), None
        name = COLUMNS[column - 1].name
        if name not in ("level", "days"):
            return self._text(row, column), None, None
        level = self.waiting[row].level
        colour = QColor(getattr(tokens, TONES[level][0]))
        return self._text(row, column), colour, self._picture(level) if name == "level" else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.waiting)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "序号" if section == 0 else COLUMNS[section - 1].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section == 0 else LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column) if column else str(row + 1)
        if role == Qt.ItemDataRole.ToolTipRole and column:
            return tip(self._text(row, column))
        return None

    def _text(self, row: int, column: int) -> str:
        reminder = self._reminder(row)
        if reminder is None:
            return ""
        name = COLUMNS[column - 1].name
        if name == "level":
            return LEVELS[reminder.level]
        return over(reminder) if name == "days" else str(getattr(reminder, name))

    def _reminder(self, row: int) -> Reminder | None:
        """One row in words; None where the record is gone."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            self._pages[number] = {}  # a read that fails is reported once, not at every paint
            page = self._read(self.waiting[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = page
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        return page.get(self.waiting[row])

    def _picture(self, level: str) -> QPixmap:
        """An icon drawn once for each look of the window."""
        if level not in self._pictures:
            colour, icon = TONES[level]
            self._pictures[level] = self._theme.icons.pixmap(icon, colour)
        return self._pictures[level]
