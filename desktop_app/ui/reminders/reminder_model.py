"""The rows of the page 督办: all items in order, their words read when they come into view."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPixmap

from desktop_app.services.reminders import LEVELS, DueItem, Reminder, over
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.reminders.reminder_look import TONES
from desktop_app.ui.tables.picture_cache import PictureCache
from desktop_app.ui.tables.row_pages import RowPages
from desktop_app.ui.tables.text_model import LEFT, RIGHT, TextModel

Read = Callable[[Sequence[DueItem]], Mapping[DueItem, Reminder]]
NUMBER = "序号"
LEVEL, DAYS = "level", "days"


class ReminderColumn(NamedTuple):
    """One column: its name, its title, its width in characters."""

    name: str
    title: str
    width: float


COLUMNS = (
    ReminderColumn(LEVEL, "紧急程度", 8),
    ReminderColumn("title", "事由", 5),
    ReminderColumn("what", "事项", 19),
    ReminderColumn("source", "来源", 11),
    ReminderColumn("unit", "承办（责任）单位", 8),
    ReminderColumn("committee", "专委会", 6),
    ReminderColumn("due", "期限", 5.7),
    ReminderColumn(DAYS, "超期", 5.5),
    ReminderColumn("status", "状态", 5),
)


class ReminderModel(TextModel):
    """Shows reminders by their due items; column 0 numbers the rows."""

    def __init__(self, read: Read, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__((NUMBER, *(each.title for each in COLUMNS)), parent, right=(0,))
        self._read, self._theme = read, theme
        self.items: list[DueItem] = []
        self._pages = RowPages(self.items, read)
        self._pictures = PictureCache(theme, self)

    def show_items(self, items: list[DueItem]) -> None:
        """Shows other reminders, or the same ones anew."""
        self.beginResetModel()
        self.items = items
        self._pages = RowPages(items, self._read)
        self.endResetModel()

    def row_texts(self, row: int) -> list[str]:
        """The texts of one row, without its number."""
        return [self.text(row, column) for column in range(1, len(COLUMNS) + 1)]

    def aligned(self, column: int) -> int:
        """The alignment of one column as Qt's integer flags."""
        return (RIGHT if column == 0 else LEFT).value

    def cell(self, row: int, column: int) -> tuple[str, QColor | None, QPixmap | None]:
        """All that is painted of one cell: text, colour (None for the usual one), icon."""
        tokens = self._theme.tokens
        if column == 0:
            return self.text(row, column), QColor(tokens.faint), None
        name = COLUMNS[column - 1].name
        if name not in (LEVEL, DAYS):
            return self.text(row, column), None, None
        tone, icon = TONES[self.items[row].level]
        picture = self._pictures.picture(icon, tone) if name == LEVEL else None
        return self.text(row, column), QColor(getattr(tokens, tone)), picture

    def count(self) -> int:
        return len(self.items)

    def text(self, row: int, column: int) -> str:
        """The text of a cell, '' where the record is gone."""
        if column == 0:
            return str(row + 1)
        reminder = self._pages.row(row)
        if reminder is None:
            return ""
        name = COLUMNS[column - 1].name
        if name == LEVEL:
            return LEVELS[reminder.level]
        return over(reminder) if name == DAYS else str(getattr(reminder, name))

    def hint(self, row: int, column: int) -> str:
        return self.text(row, column) if column else ""
