"""The foot of a record's form: what must be changed, and the buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.forms.problem_words import ProblemWords
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, row

Slot = Callable[[], object]


class FormFoot(QWidget):
    """Buttons that each call what they are given, also by their keys while they can be seen."""

    def __init__(self, theme: Theme, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._theme, self._dialog = theme, dialog
        self.words = ProblemWords(theme)
        self._line = row(self.words)
        self._line.setStretchFactor(self.words, 1)
        self.setLayout(self._line)

    def add(
        self,
        text: str,
        name: str,
        slot: Slot,
        *,
        kind: str = "",
        keys: str = "",
        first: bool = False,
    ) -> QPushButton:
        """A button at the end of the line, or at its beginning."""
        result = button(text, name, self._theme, kind=kind)
        result.setAutoDefault(False)
        result.setToolTip(keys)
        result.clicked.connect(lambda: slot())
        self._line.insertWidget(0 if first else self._line.count(), result)
        if keys:
            QShortcut(QKeySequence(keys), self._dialog, lambda: _press(result))
        return result


def _press(each: QPushButton) -> None:
    if not each.isHidden() and each.isEnabled():
        each.click()
