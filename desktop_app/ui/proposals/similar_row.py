"""A row for one similar record: its number, the share in percent, its name and state."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.pressed_whole import take_mouse
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label, row


class SimilarRow(QPushButton):
    """Chosen by a click or the arrows; `opened` comes with Enter or a double click."""

    opened = Signal()

    def __init__(self, theme: Theme, above: str, name: str, below: str, percent: int) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("similar_row")
        self.setProperty("kind", "similar")
        self.setCheckable(True)
        self.setAccessibleName(f"{name}，像 {percent} %，{above}，{below}")
        self.setToolTip(name)
        share = label(f"像 {percent} %", "small")
        self._parts: list[QWidget] = [
            ElidedLabel(above, "small"), ShareBar(theme, percent), share, ElidedLabel(name),
            ElidedLabel(below, "small"),
        ]  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 4)
        column.setSpacing(1)
        first = row(*self._parts[:3])
        first.setStretch(0, 1)
        column.addLayout(first)
        column.addWidget(self._parts[3])
        column.addWidget(self._parts[4])

    def sizeHint(self) -> QSize:
        """Three lines high."""
        layout = self.layout()
        height = layout.sizeHint().height() if layout is not None else 0
        return QSize(240, height)

    def minimumSizeHint(self) -> QSize:
        """Three lines high, as narrow as the pane likes."""
        return QSize(120, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Makes the row one area for the mouse."""
        take_mouse(self, self._parts)
        super().enterEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the record."""
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the record."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
            return
        super().keyPressEvent(event)


class ShareBar(QWidget):
    """A bar filled to a share in percent."""

    def __init__(self, theme: Theme, percent: int) -> None:
        super().__init__()
        self._theme, self._percent = theme, percent
        self.setFixedSize(theme.sizes.text * 4, theme.sizes.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the bar in the middle of its height."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, self.height() / 2 - 2.5, self.width(), 5)
        painter.setBrush(QColor(self._theme.tokens.line))
        painter.drawRoundedRect(whole, 2.5, 2.5)
        painter.setBrush(QColor(self._theme.tokens.bar))
        painter.drawRoundedRect(
            QRectF(whole.left(), whole.top(), whole.width() * self._percent / 100, 5), 2.5, 2.5
        )
