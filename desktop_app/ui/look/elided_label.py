"""A label of one line that ends in … when it is too narrow, the whole text in its tooltip."""

from __future__ import annotations

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.look.named_values import set_named


class ElidedLabel(QLabel):
    """Shows plain text; may be made as narrow as the layout likes."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_named(self, textFormat="PlainText")
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Takes another text."""
        super().setText(text)
        if text or self.toolTip():
            from desktop_app.ui.look.tool_tips import tip  # an empty line of a start has no text

            self.setToolTip(tip(text))

    def minimumSizeHint(self) -> QSize:
        """Some characters wide, one line high."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("四个汉字"), metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints as much of the text as fits."""
        metrics, area = self.fontMetrics(), self.contentsRect()
        if metrics.horizontalAdvance(self.text()) <= area.width():
            super().paintEvent(event)
            return
        painter = QtGui.QPainter(self)
        right = QtCore.Qt.TextElideMode.ElideRight
        text = metrics.elidedText(self.text(), right, area.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, self.alignment(), text)
