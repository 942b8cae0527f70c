"""The search of a roll call: a name, initials or spelling, Enter for the person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.look.theme import Theme


class RollSearch(QLineEdit):
    """`typed` carries the text, `person_asked` what Enter was pressed on; `left` comes with Esc."""

    typed = Signal(str)
    person_asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("roll_search")
        theme.icons.put_in_field(self, "search")
        self.setMinimumWidth(20 * theme.sizes.text)
        self.textEdited.connect(self.typed)
        self.show_mode(coming=False)

    def show_mode(self, *, coming: bool) -> None:
        """Names the effect of Enter: it goes to the person, or signs in whoever is coming."""
        words = "姓名、首字母，Enter 签到" if coming else "姓名、首字母，Enter 点到他"
        self.setPlaceholderText(words if coming else f"{words}  /")
        self.setAccessibleName(words)
        self.setToolTip("" if coming else "在名单里按 / 到这里")

    def begin(self) -> None:
        """Takes the cursor, ready for another name."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.person_asked.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.typed.emit("")
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
