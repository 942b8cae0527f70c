"""The placeholder of a list without rows: the reason, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row


class EmptyState(QFrame):
    """Either “nothing registered yet” with two ways to begin, or “nothing found”."""

    new_asked = Signal()
    import_asked = Signal()
    clear_asked = Signal()

    def __init__(self, title: str, icon: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._icon_name, self._theme = title, icon, theme
        self.setProperty("role", "card")
        self.setObjectName("empty")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading = label("", "title")
        self._words = label("", "muted", wraps=True)
        for each in (self._heading, self._words):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.new = button(f"新建{title}", "empty_new", theme, "add", "primary")
        self.take_in = button("导入 Excel 名单", "empty_import", theme, "import")
        self.clear = button("清除查找和条件", "empty_clear", theme, "cancel")
        column.addStretch(2)
        for part in (self._icon, self._heading, self._words):
            column.addWidget(part)
        column.addSpacing(8)
        column.addLayout(row(None, self.new, self.take_in, self.clear, None))
        column.addStretch(3)
        self.new.clicked.connect(self.new_asked)
        self.take_in.clicked.connect(self.import_asked)
        self.clear.clicked.connect(self.clear_asked)
        theme.changed.connect(self._draw)
        self._draw()

    def show_reason(self, *, narrowed: bool) -> None:
        """Says that nothing fits the search, or that nothing is registered yet."""
        if narrowed:
            self._heading.setText(f"没有符合条件的{self._title}")
            self._words.setText("换一个字、换拼音首字母试试，或清除查找和条件。")
        else:
            self._heading.setText(f"还没有登记{self._title}")
            self._words.setText(
                "把 Excel、WPS 表格拖到这里，或在别处复制几行后在这里按 Ctrl+V；也可以逐个新建。"
            )
        self.new.setVisible(not narrowed)
        self.take_in.setVisible(not narrowed)
        self.clear.setVisible(narrowed)

    def say(self, heading: str, words: str) -> None:
        """Says in these words that nothing is registered yet; offers no import and no clearing."""
        self._heading.setText(heading)
        self._words.setText(words)
        self.take_in.hide()
        self.clear.hide()

    def _draw(self) -> None:
        self._icon.setPixmap(self._theme.icons.pixmap(self._icon_name, "disabled", 48))
