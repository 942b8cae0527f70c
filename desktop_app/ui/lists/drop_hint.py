"""What stands over a list while a file is dragged over it: that it may be let go here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label

MARGIN, ICON = 6, 48


class DropHint(QFrame):
    """Covers its page; the drag goes through it to the page."""

    def __init__(self, title: str, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._title, self._theme = title, theme
        self.setObjectName("drop_hint")
        self.setProperty("role", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._icon = QLabel()
        self._words, self._file = label("", "heading"), label("", "muted", wraps=True)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        for each in (self._icon, self._words, self._file):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(each)
        column.addStretch(1)
        self.hide()

    def show_over(self, book: Path) -> None:
        """Covers the page and names the file."""
        self._icon.setPixmap(self._theme.icons.pixmap("import", "accent", ICON))
        self._words.setText(f"放开导入{self._title}")
        self._file.setText(book.name)
        page = self.parentWidget()
        if page is not None:
            self.setGeometry(page.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self.raise_()
        self.show()
