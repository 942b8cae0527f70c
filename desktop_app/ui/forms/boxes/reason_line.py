"""The line in which a reason is written, with those given before to be taken by a click."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop_app.services.registers import states
from desktop_app.settings import Plain
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button
from desktop_app.ui.ui_context import UiContext

KEPT, OFFERED, SHORT = 12, 4, 18


class ReasonLine(QLineEdit):
    """One line of at most as many characters as a reason may have.

    `kept` is the setting that remembers the reasons of its kind.
    """

    def __init__(self, context: UiContext, kept: str, word: str = "理由") -> None:
        super().__init__()
        self._context, self._kept, self._word = context, kept, word
        self.setObjectName("reason")
        self.setAccessibleName(word)
        self.setMaxLength(states.REASON.longest)
        self.setPlaceholderText("写明为什么，会记入历史")

    def offers(self) -> QWidget:
        """The last reasons given before, a button each; hidden where there are none."""
        shelf = QWidget()
        flow = FlowLayout(shelf)
        recent = self._context.settings.texts(self._kept)[:OFFERED]
        for text in recent:
            flow.addWidget(self._chip(text))
        shelf.setVisible(bool(recent))
        return shelf

    def keep(self, reason: str) -> None:
        """Remembers a reason that was taken, to be offered next time."""
        settings, given = self._context.settings, " ".join(reason.split())
        others = [each for each in settings.texts(self._kept) if each != given]
        kept: list[Plain] = [given, *others[: KEPT - 1]]
        settings.remember_all({self._kept: kept})

    def _chip(self, text: str) -> QPushButton:
        short = text if len(text) <= SHORT else text[: SHORT - 1] + "…"
        chip = button(short, "recent_reason", self._context.theme, kind="chip")
        chip.setAccessibleName(f"用过的{self._word}：{text}")
        chip.setToolTip(tip(text))
        chip.setAutoDefault(False)
        chip.clicked.connect(partial(self._take, text))
        return chip

    def _take(self, text: str, _: bool = False) -> None:
        self.setText(text)
        self.setFocus()
