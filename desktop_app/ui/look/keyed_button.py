"""A push button that shows the key which presses it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from desktop_app.ui.look.pressed_whole import take_mouse
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import COLOURS, label

GAP = 8


class KeyedButton(QPushButton):
    """Text and icon to the left, the key as a cap to the right."""

    def __init__(
        self, text: str, name: str, keys: str, theme: Theme, icon: str = "", kind: str = ""
    ) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("keyed", "true")
        if kind:
            self.setProperty("kind", kind)
        self._theme, self._kind = theme, kind
        self._cap = label(keys, "key_filled" if kind == "primary" else "key")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 10, 0)
        line.addStretch(1)
        line.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignVCenter)
        if icon:
            self.show_icon(icon)

    def show_icon(self, icon: str) -> None:
        """Takes another icon."""
        self._theme.icons.put(self, icon, COLOURS.get(self._kind, "muted"))

    def sizeHint(self) -> QSize:
        """The button's own size and room for the key."""
        size = super().sizeHint()
        self._cap.ensurePolished()
        return QSize(size.width() + self._cap.sizeHint().width() + GAP - 4, size.height())

    def minimumSizeHint(self) -> QSize:
        """As much as it needs."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Makes the button one area for the mouse."""
        take_mouse(self, (self._cap,))
        super().enterEvent(event)
