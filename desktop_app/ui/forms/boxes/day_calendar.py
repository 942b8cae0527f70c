"""A small calendar beneath a field: a click takes a day, 今天 the present one."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from desktop_app.chinese.dates import earliest
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, row


class DayCalendar(QFrame):
    """Closes with the choice, with Esc, or with a click outside; `picked` carries ISO text."""

    picked = Signal(str)

    def __init__(
        self, label: str, day: str, today: datetime.date, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("day_calendar")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._today = QDate(today.year, today.month, today.day)
        self.days = QCalendarWidget()
        self.days.setAccessibleName(label)
        self.days.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        short = QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        self.days.setHorizontalHeaderFormat(short)
        self.days.setMinimumSize(9 * theme.sizes.row, 9 * theme.sizes.row)
        self.days.setSelectedDate(
            QDate.fromString(earliest(day), "yyyy-MM-dd") if day else self._today
        )
        self._dress(theme)
        self.today_button = button("今天", "today_button", theme)
        self.clear_button = button("清除", "clear_day", theme, kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.days)
        column.addLayout(row(self.today_button, None, self.clear_button))
        self.days.clicked.connect(self._take)
        self.days.activated.connect(self._take)
        self.today_button.clicked.connect(lambda: self._take(self._today))
        self.clear_button.clicked.connect(self._clear)

    def show_at(self, place: QPoint) -> None:
        """Opens with its corner there, moved so that all of it is on the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = (
            place.y()
            if place.y() + self.height() <= room.bottom()
            else room.bottom() - self.height()
        )
        self.move(left, top)
        self.show()
        self.days.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _dress(self, theme: Theme) -> None:
        """Weekends like other days, today strong, in the colours of the theme."""
        plain, strong = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(theme.tokens.text))
        strong.setForeground(QColor(theme.tokens.accent))
        strong.setFontWeight(700)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.days.setWeekdayTextFormat(day, plain)
        self.days.setDateTextFormat(self._today, strong)
        for name, icon in (("prev", "back"), ("next", "forward")):
            turn: Any = self.days.findChild(QToolButton, f"qt_calendar_{name}month")
            turn.setIcon(theme.icons.icon(icon))

    def _take(self, day: QDate) -> None:
        self.picked.emit(day.toString("yyyy-MM-dd"))
        self.close()

    def _clear(self) -> None:
        self.picked.emit("")
        self.close()
