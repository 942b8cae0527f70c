"""The base of popups with values to tick: search, list, position, keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.filters.counted_list import CountedList
from desktop_app.ui.forms.boxes.offers import search_keys
from desktop_app.ui.look.theme import Theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ValuePopup(QFrame):
    """A popup with `search` above `list`; Esc, Enter or a click outside closes it.

    A subclass lays out its widgets in `column` and fills the list.
    """

    def __init__(
        self, name: str, label: str, theme: Theme, margin: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = CountedList(theme)
        self.list.setAccessibleName(label)
        self.search = QLineEdit()
        self.search.textEdited.connect(self._narrow)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(8)

    def show_under(self, place: QRect) -> None:
        """Opens beneath a part of the screen, moved to where the screen has room for all of it."""
        self.adjustSize()
        corner = place.bottomLeft() + QPoint(0, 2)
        there = (x for x in QGuiApplication.screens() if x.geometry().contains(place.center()))
        screen = next(there, self.screen()).availableGeometry()
        left = min(corner.x(), screen.right() - self.width() - 4)
        top = corner.y()
        if top + self.height() > screen.bottom():
            top = max(screen.top(), screen.bottom() - self.height() - 4)
        self.move(max(left, screen.left()), top)
        self.show()
        (self.search if self.search.isVisible() else self.list).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes."""
        if event.key() in ENTER:
            self._finish()
            return
        super().keyPressEvent(event)

    def _narrow(self, typed: str) -> None:
        """Lists the values that contain a text, or whose pinyin does."""
        wanted = "".join(typed.lower().split())
        self.list.show_only(lambda text: wanted in search_keys(text))

    def _finish(self) -> None:
        self.close()


def place_of(widget: QWidget) -> QRect:
    """The place of a widget on the screen."""
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
