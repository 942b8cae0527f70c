"""What the panels of 设置 share: a title, a line of explanation, a column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.look.words import label
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Page


class Panel(Page):
    """One section of 设置; subclasses add cards to `column`."""

    def __init__(self, key: str, title: str, hint: str, context: UiContext) -> None:
        super().__init__(key)
        self.context = context
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        self.column = QVBoxLayout(canvas)
        self.column.setContentsMargins(16, 4, 16, 16)
        self.column.setSpacing(12)
        self.column.addWidget(label(title, "heading"))
        if hint:
            self.column.addWidget(label(hint, "muted", wraps=True))
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(canvas)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
