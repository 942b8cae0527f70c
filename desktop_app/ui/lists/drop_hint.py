"""The hint shown over a list while a file is dragged: it can be dropped here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label

MARGIN, ICON = 6, 48


class DropHint(QFrame):
    """Covers its page and is transparent for the drag.

    `book_of` returns the file that a drop would import, None for any other drag.
    """

    def __init__(
        self, title: str, theme: Theme, page: QWidget, book_of: Callable[[QMimeData], Path | None]
    ) -> None:
        super().__init__(page)
        self._page, self._book_of = page, book_of
        page.installEventFilter(self)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows a drag over the page; the page itself decides what becomes of it."""
        if isinstance(event, QDragEnterEvent):
            book = self._book_of(event.mimeData())
            if book is not None:
                self._show_over(book)
        elif event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self.hide()
        return super().eventFilter(watched, event)

    def _show_over(self, book: Path) -> None:
        """Covers the page and names the file."""
        self._icon.setPixmap(self._theme.icons.pixmap("import", "accent", ICON))
        self._words.setText(f"放开导入{self._title}")
        self._file.setText(book.name)
        self.setGeometry(self._page.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self.raise_()
        self.show()
