"""Chooses whose scores are shown: those of members or those of groups."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.services.scoring.rule_set import GROUP, MEMBER
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, row

SUBJECTS = ((MEMBER, "委员"), (GROUP, "组"))


class SubjectSwitch(QWidget):
    """Two buttons, one of them pressed; `chosen` carries the subject that was pressed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.subject = theme, MEMBER
        self.buttons = {key: self._made(key, word) for key, word in SUBJECTS}
        self.setLayout(row(*self.buttons.values(), gap=4))
        self.show_subject(MEMBER)

    @property
    def is_groups(self) -> bool:
        """Whether groups are shown."""
        return self.subject == GROUP

    def show_subject(self, subject: str) -> None:
        """Presses one of both; `chosen` does not follow."""
        self.subject = subject if subject in self.buttons else MEMBER
        for key, each in self.buttons.items():
            each.setChecked(key == self.subject)

    def _made(self, key: str, word: str) -> QPushButton:
        found = button(word, f"subject_{key}", self._theme, kind="switch")
        found.setCheckable(True)
        found.setAccessibleName(f"看{word}的积分")
        found.clicked.connect(partial(self._on_click, key))
        return found

    def _on_click(self, key: str, _: bool = False) -> None:
        other = key != self.subject
        self.show_subject(key)
        if other:
            self.chosen.emit(key)
