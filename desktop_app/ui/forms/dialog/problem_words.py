"""How many remarks a form has, in an icon and a few words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_app.errors import Problem
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label


class ProblemWords(QWidget):
    """A line such as “2 处必须改，1 处建议改”, empty while there is nothing to change.

    The remark that the focused field has no room for follows it.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count, self._more = "", ""
        self._icon, self._words = QLabel(), label("", "muted", wraps=True)
        self._icon.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Shows the number of errors and of remarks."""
        stops = sum(each.stops for each in problems)
        advises = len(problems) - stops
        role, icon = ("bad", "problem") if stops else ("warn", "advise")
        words = [f"{stops} 处必须改"] if stops else []
        words += [f"{advises} 处建议改"] if advises else []
        self._count = "，".join(words)
        self._words.setProperty("role", role)
        self._theme.restyle(self._words)
        self._icon.setVisible(bool(problems))
        if problems:
            self._theme.icons.put(self._icon, icon, role)
        self._show()

    def say(self, words: str) -> None:
        """Says a sentence in full behind the count, '' for none."""
        self._more = words
        self._show()

    def _show(self) -> None:
        self._words.setText("。".join(filter(None, (self._count, self._more))))
