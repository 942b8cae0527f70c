"""One large number of the workbench; pressing it opens the rows behind it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.workbench import Headline
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.pressed_whole import take_mouse
from desktop_app.ui.look.words import label


class FigureCard(QPushButton):
    """A card with a title, the number and a note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._title, self._value = label("", "muted"), label("", "figure")
        self._note = ElidedLabel(role="small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(15, 12, 15, 12)
        self._column.setSpacing(4)
        self._parts: tuple[QLabel, ...] = (self._title, self._value, self._note)
        for part in self._parts:
            self._column.addWidget(part)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Makes the card one area for the mouse, at the latest when it comes."""
        take_mouse(self, self._parts)
        super().enterEvent(event)

    def show_figure(self, figure: Headline) -> None:
        """Shows one figure."""
        self.setObjectName(f"figure_{figure.key}")
        self.setAccessibleName(f"{figure.title} {figure.value}，{figure.note}")
        self._title.setText(figure.title)
        self._value.setText(figure.value)
        self._note.setText(figure.note)

    def sizeHint(self) -> QSize:
        """What the three lines need."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the three lines need at least."""
        return self._column.minimumSize()
