"""One chosen record in a box for several: its name opens it, only the × takes it off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.look.internal_words import ROW_WORDS, WORD
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip


class LinkChip(QFrame):
    """A name and a ×; with the cursor on the ×, Delete takes the record off, Ctrl+O opens it."""

    opening = Signal()

    def __init__(
        self, title: str, theme: Theme, parent: QWidget | None = None, *, internal: bool = False
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.name = QPushButton(title, self)
        self.name.setProperty("kind", "chip_name")
        self.name.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.name.setToolTip(tip(f"打开“{title}”" + (f"\n{ROW_WORDS}" if internal else "")))
        self.name.setAccessibleName(f"打开{title}" + (f"，{WORD}" if internal else ""))
        if internal:
            theme.icons.put(self.name, "lock", "faint")
        self.name.setCursor(Qt.CursorShape.PointingHandCursor)
        self.off = QPushButton(self)
        self.off.setProperty("kind", "chip_off")
        self.off.setToolTip(tip(f"去掉“{title}”"))
        self.off.setAccessibleName(f"去掉{title}")
        theme.icons.put(self.off, "cancel")
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 0, 2, 0)
        line.setSpacing(0)
        for each in (self.name, self.off):
            each.setAutoDefault(False)
            line.addWidget(each)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Open):
            self.opening.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.off.click()
        else:
            super().keyPressEvent(event)
