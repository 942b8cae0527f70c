"""A chip that shows what is chosen; its menu, or the arrows up and down, choose something else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChoiceChip(QPushButton):
    """One of several words by their keys; `chosen` is emitted when another one is chosen."""

    chosen = Signal()

    def __init__(self, name: str, word: str) -> None:
        super().__init__()
        self._word, self._items = word, list[tuple[str, str]]()
        self._place = 0
        self.setObjectName(name)
        self.setProperty("kind", "chip")
        self.setProperty("menu", "true")
        self.setCheckable(True)
        self.setChecked(True)
        self.setMenu(QMenu(self))

    @property
    def key(self) -> str:
        """The key of what is chosen, empty while nothing is offered."""
        return self._items[self._place][0] if self._items else ""

    @property
    def words(self) -> list[str]:
        """The words that are offered."""
        return [word for _, word in self._items]

    def offer(self, items: Iterable[tuple[str, str]], key: str = "") -> None:
        """Offers other words and takes one by its key, the first for an unknown key."""
        self._items, self._place = list(items), 0
        self._take(key)

    def take(self, key: object) -> None:
        """Takes a word by its key without emitting `chosen`; nothing for an unknown key."""
        self._take(key)

    def choose(self, key: str) -> None:
        """Takes a word by its key as a click in the menu does."""
        before = self.key
        self._take(key)
        if self.key != before:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down take the word before and behind; Enter opens the menu as Space does."""
        step = STEPS.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showMenu()
        elif step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            place = min(max(self._place + step, 0), len(self._items) - 1)
            self.choose(self._items[place][0])

    def nextCheckState(self) -> None:
        """It looks chosen always: a click only opens the menu."""

    def _take(self, key: object) -> None:
        places = (place for place, each in enumerate(self._items) if each[0] == key)
        self._place = next(places, self._place)
        word = self._items[self._place][1] if self._items else ""
        self.setText(word)
        self.setAccessibleName(f"{self._word}：{word}")
        self.setToolTip(f"{self._word}：点击或按空格选择，上下键换一个")
        self._fill()

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for place, (key, word) in enumerate(self._items):
            action = menu.addAction(word, partial(self.choose, key))
            action.setCheckable(True)
            action.setChecked(place == self._place)
