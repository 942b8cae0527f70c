"""Next to the states: how near the deadline is, and the other steps that are possible now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from desktop_app.ui.look.link_word import LinkWord
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label, row
from desktop_app.ui.record_page.declared import PageStep, TonedWords

SHOWN = 3
"""So many steps are words; the others are in the menu 更多."""


class OtherSteps(QWidget):
    """Two lines: the deadline, and 也可以 with a word for each step."""

    step_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._mark, self._deadline = QLabel(), label("")
        self._deadline.setObjectName("page_deadline")
        self._line = QWidget()
        self._line.setLayout(row(self._mark, self._deadline, None, gap=6))
        self._words = QHBoxLayout()
        self._words.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self._line)
        column.addLayout(self._words)
        column.addStretch(1)

    def show_steps(self, deadline: TonedWords | None, steps: Sequence[PageStep]) -> None:
        """Takes another deadline and other steps."""
        self._line.setVisible(deadline is not None)
        if deadline is not None:
            self._theme.icons.put(self._mark, deadline.icon, deadline.role)
            self._deadline.setText(deadline.text)
            self._deadline.setProperty("role", deadline.role)
            self._theme.restyle(self._deadline)
        self._clear()
        if not steps:
            return
        self._words.addWidget(label("也可以", "small"))
        for each in steps[:SHOWN]:
            self._words.addWidget(self._word(each))
        if len(steps) > SHOWN:
            self._words.addWidget(self._more(steps[SHOWN:]))
        self._words.addStretch(1)

    def _clear(self) -> None:
        while self._words.count():
            gone = self._words.takeAt(0).widget()
            if isinstance(gone, QWidget):
                gone.hide()
                gone.deleteLater()

    def _word(self, step: PageStep) -> LinkWord:
        word = LinkWord(step.title.removesuffix("…"))
        word.setObjectName("other_step")
        word.setAccessibleName(_spoken(step))
        word.setToolTip(_spoken(step))
        word.clicked.connect(partial(self._ask, step))
        return word

    def _more(self, steps: Sequence[PageStep]) -> LinkWord:
        more = LinkWord("更多…")
        more.setObjectName("more_steps_button")
        more.clicked.connect(partial(self._show_more, more, steps))
        return more

    def _show_more(self, over: QWidget, steps: Sequence[PageStep], _: bool = False) -> None:
        menu = QMenu(self)
        for each in steps:
            action = menu.addAction(_spoken(each), partial(self._ask, each))
            self._theme.icons.put(action, each.icon)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(over.mapToGlobal(over.rect().bottomLeft()))

    def _ask(self, step: PageStep, _: bool = False) -> None:
        self.step_wanted.emit(step)


def _spoken(step: PageStep) -> str:
    words = step.title.removesuffix("…")
    return f"{words}：{step.about}" if step.about else words
