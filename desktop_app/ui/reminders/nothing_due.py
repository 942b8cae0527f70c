"""The page 督办 without rows: nothing is due, or nothing fits the conditions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row

SIZE = 48


class NothingDue(QFrame):
    """Either “nothing is due” or “nothing found”, with a button that clears the conditions."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._narrowed = theme, False
        self.setProperty("role", "card")
        self.setObjectName("nothing_due")
        self._icon = QLabel()
        self._heading = label("", "title")
        self._words = label("", "muted", wraps=True)
        self.clear = button("清除查找和条件", "empty_clear", theme, "cancel")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for part in (self._icon, self._heading, self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addSpacing(8)
        column.addLayout(row(None, self.clear, None))
        column.addStretch(3)
        theme.changed.connect(self._draw)
        self.show_reason(narrowed=False)

    def show_reason(self, *, narrowed: bool) -> None:
        """Says that nothing fits the conditions, or that nothing is due."""
        self._narrowed = narrowed
        if narrowed:
            self._heading.setText("没有符合条件的事项")
            self._words.setText("换一个字、换拼音首字母试试，或清除查找和条件。")
        else:
            self._heading.setText("没有到期的事项")
            self._words.setText(
                "协商的通知、材料、纪要和报送，建议的采纳、办结和反馈，回头看、双月协商计划，"
                "到了期限会列在这里。期限在“设置”的“提醒期限”里改。"
            )
        self.clear.setVisible(narrowed)
        self._draw()

    def _draw(self) -> None:
        name, colour = ("search", "disabled") if self._narrowed else ("done", "good")
        self._icon.setPixmap(self._theme.icons.pixmap(name, colour, SIZE))
