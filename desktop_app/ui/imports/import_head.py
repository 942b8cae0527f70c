"""The head of an import: what is imported, and which of the five steps has been reached."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row

STEPS = ("文件", "工作表和表头", "放进哪一栏", "核对", "完成")


class ImportHead(QWidget):
    """A way back, the title, and the steps; those already done have a tick."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back = button("返回", "back_button", theme, "back", "quiet")
        self.back.setAccessibleName("返回列表")
        self._marks: list[QLabel] = []
        self._words: list[QLabel] = []
        parts: list[QWidget | None] = [self.back, label(f"导入{title}", "title"), None]
        for place, word in enumerate(STEPS, 1):
            mark, text = QLabel(), label(f"{place} {word}", "muted")
            self._marks.append(mark)
            self._words.append(text)
            parts += [mark, text]
            if place < len(STEPS):
                parts.append(label("—", "muted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(*parts))
        self._reached = 1
        self.reach(1)

    def reach(self, step: int) -> None:
        """Marks a step as the one at hand, those before it as done."""
        self._reached = step
        for place, (mark, text) in enumerate(zip(self._marks, self._words, strict=True), 1):
            done = place < step or step == len(STEPS)
            role = "good" if done else "section" if place == step else "muted"
            text.setProperty("role", role)
            self._theme.restyle(text)
            mark.setVisible(done)
            if done:
                self._theme.icons.put(mark, "done", "good")
