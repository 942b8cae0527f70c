"""A link of one line, elided where it is too narrow, with the whole text as tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from desktop_app.ui.look.tool_tips import tip

ROOM = 12  # what frame and padding of a link take


class LinkWord(QPushButton):
    """A button in the style of a link; may be made as narrow as the layout likes."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._whole = text
        self.setProperty("kind", "link")
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def minimumSizeHint(self) -> QSize:
        """Some characters wide, as high as it would be."""
        width = self.fontMetrics().horizontalAdvance("四个汉字") + ROOM
        whole = self.sizeHint()
        return QSize(min(width, whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(tip(self._whole) if self._shown() != self._whole else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints as much of the text as fits."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._shown().replace("&", "&&")  # type: ignore[attr-defined]
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _shown(self) -> str:
        if self.width() >= self.sizeHint().width():
            return self._whole
        room = self.width() - ROOM
        return self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
