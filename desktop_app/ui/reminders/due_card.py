"""The card 待办 of the workbench: counts by level and the most urgent reminders."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.reminders import LEVELS, Reminder, over
from desktop_app.services.reminders.reminder_overview import MOST, Overview
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.named_values import set_named
from desktop_app.ui.look.pressed_whole import take_mouse
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row, rule
from desktop_app.ui.reminders.reminder_look import TONES

NOTHING = "没有到期的事项。到了期限的通知、材料、纪要、报送、办结、反馈和回头看会列在这里。"
SHORT = 5
"""Characters that there is room for in what a reminder is for."""
UNTOLD = "small"  # the role of days that were never shown


class DueLine(QPushButton):
    """One reminder in one line; pressing it opens the record."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "row")
        self._characters = SHORT
        self._mark, self._days = QLabel(), label("", UNTOLD)
        self._title, self._what = label("", "muted"), ElidedLabel()
        self._who = ElidedLabel(role="muted")
        set_named(self._who, alignment="AlignRight|AlignVCenter")
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 8, 0)
        line.setSpacing(10)
        for part, share in ((self._mark, 0), (self._days, 0), (self._title, 0), (self._what, 7),
                            (self._who, 3)):  # fmt: skip
            line.addWidget(part, share)
        theme.changed.connect(self._fit)
        self._fit()

    def fit_titles(self, characters: int) -> None:
        """Leaves room for so many characters of what the reminder is for, at least for a few."""
        self._characters = max(SHORT, characters)
        self._fit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Makes the line one area for the mouse, at the latest when it comes."""
        take_mouse(self, (self._mark, self._days, self._title, self._what, self._who))
        super().enterEvent(event)

    def show_reminder(self, reminder: Reminder) -> None:
        """Shows one reminder; its words are the button's name."""
        colour, icon = TONES[reminder.level]
        self._theme.icons.put(self._mark, icon, colour)
        self._mark.setAccessibleName(LEVELS[reminder.level])
        words = over(reminder) or LEVELS[reminder.level]
        self._days.setText(words)
        before = self._days.property("role")
        self._days.setProperty("role", colour)
        if before not in (UNTOLD, colour):  # a new line is styled when it is shown
            self._theme.restyle(self._days)
        self._title.setText(reminder.title)
        self._what.setText(reminder.what)
        self._who.setText(reminder.who)
        level = LEVELS[reminder.level]
        parts = (level, words.removeprefix(level), reminder.title, reminder.what, reminder.who)
        self.setAccessibleName("，".join(each for each in parts if each))
        self.setToolTip(self._what.toolTip())

    def sizeHint(self) -> QSize:
        """One line high, as wide as there is room."""
        return QSize(320, self._theme.sizes.row - 4)

    def minimumSizeHint(self) -> QSize:
        """One line high."""
        return self.sizeHint()

    def _fit(self) -> None:
        size = self._theme.sizes.text
        self._days.setFixedWidth(size * 5)
        self._title.setFixedWidth(size * self._characters)


class DueCard(QFrame):
    """The most urgent reminders with counts by level; 全部 opens the page 督办."""

    def __init__(
        self, theme: Theme, opened: Callable[[Reminder], object], go: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("due_card")
        self.setProperty("role", "card")
        self._theme, self._opened, self._go = theme, opened, go
        self._shown: tuple[Reminder, ...] = ()
        self._lines: list[DueLine] = []
        self._levels = {level: self._level(level) for level in LEVELS}
        self.all_button = button("全部", "all_due_button", theme, "forward", "link")
        self.all_button.clicked.connect(lambda: go(""))
        self._nothing = label(NOTHING, "muted", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 10)
        self._column.setSpacing(2)
        head = row(label("待办", "title"), *self._levels.values(), None, self.all_button, gap=4)
        self._column.addLayout(head)
        self._column.addSpacing(4)
        self._column.addWidget(rule())
        self._column.addSpacing(2)
        self._column.addWidget(self._nothing)

    def show_overview(self, overview: Overview) -> None:
        """Shows other reminders; lines that are not needed are hidden."""
        self._shown = overview.first
        for _ in range(len(self._lines), min(len(self._shown), MOST)):
            self._add_line()
        longest = max((len(each.title) for each in self._shown), default=0)
        for place, line in enumerate(self._lines):
            line.fit_titles(longest)
            if place < len(self._shown):
                line.show_reminder(self._shown[place])
            line.setVisible(place < len(self._shown))
        for level, link in self._levels.items():
            count = overview.counts.get(level, 0)
            link.setText(f"{LEVELS[level]} {count}")
            link.setAccessibleName(f"{LEVELS[level]} {count} 项")
            link.setVisible(count > 0)
        total = sum(overview.counts.values())
        self.all_button.setText(f"全部 {total} 项")
        self.all_button.setAccessibleName(f"全部待办 {total} 项")
        self.all_button.setVisible(total > 0)
        self._nothing.setVisible(not total)

    def _add_line(self) -> None:
        line, place = DueLine(self._theme), len(self._lines)
        line.setObjectName(f"due_{place}")
        line.clicked.connect(lambda: self._opened(self._shown[place]))
        self._lines.append(line)
        self._column.addWidget(line)

    def _level(self, level: str) -> QPushButton:
        link = button("", f"due_{level}_button", self._theme, kind="link")
        link.clicked.connect(partial(self._open_level, level))
        return link

    def _open_level(self, level: str, _: bool = False) -> None:
        self._go(level)
