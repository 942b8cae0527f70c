"""The line in which a reason is written, with those given before to choose from."""

from __future__ import annotations

from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop_app.services import states
from desktop_app.settings import Plain, Settings

KEPT = 12


class ReasonLine(QLineEdit):
    """One line of at most as many characters as a reason may have; `name` is what it is for."""

    def __init__(self, settings: Settings, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._name = settings, f"reasons.{name}"
        self.setMaxLength(states.REASON.longest)
        self.setPlaceholderText("写明为什么，会记入历史")
        completer = QCompleter(settings.texts(self._name), self)
        self.setCompleter(completer)

    def keep(self) -> None:
        """Remembers the reason for next time."""
        given = self.text().strip()
        others = [each for each in self._settings.texts(self._name) if each != given]
        kept: list[Plain] = [given, *others[: KEPT - 1]]
        self._settings.remember_all({self._name: kept})
