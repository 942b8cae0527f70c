"""A part of a record's page that scrolls as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.record_page.declared import RecordPart


class ScrolledPart(RecordPart):
    """Holds a column of widgets; `begins` has the cursor when the part is turned to."""

    def __init__(self) -> None:
        super().__init__()
        self.begins: QWidget | None = None
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        self.column = QVBoxLayout(canvas)
        self.column.setContentsMargins(0, 8, 4, 4)
        self.column.setSpacing(8)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(canvas)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def take_focus(self) -> bool:
        front = self.begins
        if front is None or not front.isVisibleTo(self) or not front.isEnabled():
            return False
        front.setFocus()
        return True
