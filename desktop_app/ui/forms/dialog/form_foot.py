"""The foot of a record's form: what must be changed, and the buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.forms.dialog.problem_words import ProblemWords
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, row

Slot = Callable[[], object]


class FormFoot(QWidget):
    """Buttons that each call what they are given, also by their keys while they can be seen."""

    def __init__(self, theme: Theme, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._theme, self._dialog = theme, dialog
        self._writing: list[QPushButton] = []
        self._wanted: QPushButton | None = None
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
        writes: bool = True,
    ) -> QPushButton:
        """A button at the end of the line or at its beginning; one that `writes` can be blocked."""
        result = button(text, name, self._theme, kind=kind)
        result.setAutoDefault(False)
        result.setToolTip(keys)
        result.clicked.connect(lambda: slot())
        self._line.insertWidget(0 if first else self._line.count(), result)
        if keys:
            QShortcut(QKeySequence(keys), self._dialog, lambda: self._press(result))
        if writes:
            self._writing.append(result)
        return result

    def block(self, *, blocked: bool) -> None:
        """Disables saving while a job writes; a shortcut pressed while disabled runs afterwards."""
        for each in self._writing:
            each.setEnabled(not blocked)
        wanted, self._wanted = self._wanted, self._wanted if blocked else None
        if not blocked and wanted is not None:
            self._press(wanted)

    def _press(self, each: QPushButton) -> None:
        if each.isHidden():
            return
        if each.isEnabled():
            each.click()
        else:
            self._wanted = each
