"""The head of a record's form: its name, and the way to the next record of the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row

Order = Callable[[], Sequence[int]]
KEYS = {-1: ("Alt+Up", "Ctrl+PgUp"), 1: ("Alt+Down", "Ctrl+PgDown")}


class FormWalk(QWidget):
    """上一位, 7 / 180, 下一位, in the order of the list; `wanted` carries a key.

    `order` returns the current records of the list.
    """

    wanted = Signal(object)

    def __init__(self, model: type[Record], order: Order, theme: Theme, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._order, self._key, self._place = order, 0, 0
        self.title = ElidedLabel(role="section")
        self.place = label("", "muted")
        self.back = button("", "previous_button", theme, "up", kind="quiet")
        self.onward = button("", "next_button", theme, "down", kind="quiet")
        line = row(self.title, self.back, self.place, self.onward)
        line.setStretchFactor(self.title, 1)
        self.setLayout(line)
        self.words = ""
        self.name_unit(model)
        for step, each in ((-1, self.back), (1, self.onward)):
            each.setAutoDefault(False)
            each.setToolTip("、".join(KEYS[step]))
            each.clicked.connect(partial(self._go, step))
            for keys in KEYS[step]:
                QShortcut(QKeySequence(keys), dialog, partial(self._go, step))

    def name_unit(self, model: type[Record]) -> None:
        """Names the buttons by what a register counts in: 位, 件, 个."""
        one = "位" if model.PERSON else model.UNIT
        self.back.setText(f"上一{one}")
        self.onward.setText(f"下一{one}")
        self.words = f"保存，看下一{one}"

    def show_at(self, key: int, title: str) -> None:
        """Shows a record and its position; one that has left the list keeps its position."""
        self._key = key
        self.title.setText(title)
        self._tell()
        QTimer.singleShot(0, self, self._tell)  # a list that reads itself anew is whole by then

    def _tell(self) -> None:
        keys = self._order()
        place = _place_in(keys, self._key)
        self._place = min(self._place, len(keys)) if place is None else place
        here = place is not None
        self.place.setText(f"{self._place + 1} / {len(keys)}" if here else f"共 {len(keys)}")
        self.back.setEnabled(self._beside(keys, place, -1) is not None)
        self.onward.setEnabled(self._beside(keys, place, 1) is not None)

    def beside(self, step: int) -> int | None:
        """The record before or behind the one that is shown, None at either end."""
        keys = self._order()
        return self._beside(keys, _place_in(keys, self._key), step)

    def _beside(self, keys: Sequence[int], place: int | None, step: int) -> int | None:
        """The record before or behind the place of the one that is shown, None for none."""
        # the next of one that has left the list stands where it stood
        wanted = self._place + step - (step > 0) if place is None else place + step
        return keys[wanted] if 0 <= wanted < len(keys) else None

    def _go(self, step: int, _: bool = False) -> None:
        key = self.beside(step)
        if key is not None:
            self.wanted.emit(key)


def _place_in(keys: Sequence[int], key: int) -> int | None:
    """Where a key is, None where it is not; a long list is looked through once."""
    try:
        return keys.index(key)
    except ValueError:
        return None
