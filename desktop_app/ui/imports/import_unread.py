"""The question about a column with cells that cannot be read, asked once for all of them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.services.imports import Plan
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button, label, row

SHOWN, LONGEST = 2, 12


class UnreadQuestion(QFrame):
    """One line over the list; `answered` names a field and whether it stays empty."""

    answered = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = ""
        self.setObjectName("unread_question")
        self.setProperty("role", "notice")
        self._words = label("", wraps=True)
        self.empty = button("都不录入，原话记在备注", "unread_empty", theme, kind="link")
        self.back = button("改回来", "unread_back", theme, kind="link")
        line = row(self._words, self.empty, self.back)
        line.setContentsMargins(10, 4, 10, 4)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.empty.clicked.connect(lambda: self.answered.emit(self._field, True))
        self.back.clicked.connect(lambda: self.answered.emit(self._field, False))
        self.hide()

    def show_plan(self, plan: Plan | None, emptied: Collection[str]) -> None:
        """Asks about the first column without an answer, else shows the answers."""
        waiting = plan.unread if plan is not None else ()
        self.setVisible(bool(waiting or emptied) and plan is not None)
        if plan is None or not (waiting or emptied):
            return
        self.empty.setVisible(bool(waiting))
        self.back.setVisible(not waiting)
        if waiting:
            first = waiting[0]
            self._field = first.name
            shown = "、".join(f"“{_cut(each)}”" for each in first.texts[:SHOWN])
            more = f"（另有 {len(waiting) - 1} 列也有）" if len(waiting) > 1 else ""
            self._words.setText(f"{first.label}有 {len(first.lines)} 格读不懂，如{shown}{more}")
            self._words.setToolTip(tip("\n".join(first.texts)))
            return
        self._field = next(iter(emptied))
        labels = "、".join(plan.model.field(name).label for name in emptied)
        self._words.setText(f"{labels}里读不懂的格不录入，原话记在备注")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}……"
