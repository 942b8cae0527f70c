"""The parts that a record is split into, by their names, and the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.chinese.enumerations import items
from desktop_app.ui.forms.boxes.reason_line import ReasonLine
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog


class SplittingDialog(AskingDialog):
    """One name a line, numbered or not; a subclass adds both boxes and splits the record."""

    names: QPlainTextEdit
    reason: ReasonLine

    def ask_names(self, title: str, hint: str) -> None:
        """Adds the box of the names."""
        self.names = QPlainTextEdit()
        self.names.setTabChangesFocus(True)
        self.names.setPlaceholderText(hint)
        self.names.textChanged.connect(self.follow)
        self.add(f"{title} *", self.names, "names", 1)

    def ask_reason(self, told: str, kept: str) -> None:
        """Adds what the parts take over, and the reason, kept by that name for the next time."""
        self.column.addWidget(label(told, "small", wraps=True))
        self.reason = ReasonLine(self._context, kept)
        self.add("理由 *", self.reason, "reason")
        self.column.addWidget(self.reason.offers())

    def follow(self) -> None:
        """The names have changed."""
        self.say("")

    def is_written(self) -> bool:
        return bool(self.names.toPlainText().strip())

    def written(self) -> list[str]:
        """The typed names: numbered ones without their numbers, else one a line."""
        text = self.names.toPlainText()
        found = items(text)
        lines = found if len(found) > 1 else text.splitlines()
        return [each.strip().rstrip("；;。") for each in lines if each.strip()]
