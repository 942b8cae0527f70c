"""What the keys and buttons of a roll call do, in any window that shows one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from desktop_app.services.activities import marks
from desktop_app.services.activities.roll_call import RollCall
from desktop_app.ui.activities.mark_looks import look_of
from desktop_app.ui.desktop import Desktop

MINUTE, LEAST_TIMED = 60_000, 10
"""Milliseconds; persons marked before it is foretold how long the rest takes."""
LEAVES = (
    ("&1  请假（事假、病假）", marks.LEAVE),
    ("&2  公假，不计缺席（参加上级会议、公务）", marks.AWAY),
)


class CallWindow(Protocol):
    """The window that a roll is called in."""

    call: RollCall

    @property
    def is_coming(self) -> bool:
        """Whether people are signed in as they come."""

    def say(self, text: str, role: str = "small") -> None:
        """Shows one line."""

    def changed(self, rows: Iterable[int] | None = None) -> None:
        """Something was marked."""

    def show_all(self, rows: Iterable[int] | None = None) -> None:
        """Shows the roll call as it is now."""

    def find_person(self) -> None:
        """Puts the cursor into the search."""

    def find_only(self, rows: Iterable[int] | None) -> None:
        """Lists only these persons, for one of them to be chosen; None ends the search."""

    def open_card(self) -> None:
        """Shows the member being called."""

    def place_called(self) -> QPoint:
        """Where on the screen the person being called is."""

    def go_on(self) -> None:
        """Puts the cursor where work goes on."""


class RollClock:
    """How long a roll call takes, from its first mark."""

    def __init__(self) -> None:
        self._began, self._marked = QElapsedTimer(), 0

    def count(self) -> None:
        """Somebody was marked."""
        if not self._began.isValid():
            self._began.start()
        self._marked += 1

    def words(self, left: int) -> str:
        """How long it took, and by that how long the `left` ones will take; '' before it began."""
        if not self._began.isValid():
            return ""
        spent = self._began.elapsed()
        words = f"用时 {spent // MINUTE} 分 {spent % MINUTE // 1000:02d} 秒"
        if self._marked >= LEAST_TIMED and left:
            words += f"\n照此还要约 {max(1, round(spent / self._marked * left / MINUTE))} 分钟"
        return words


class RollCalling:
    """Marks, goes on, goes back; every mark is one step of the sheet."""

    def __init__(self, window: CallWindow, desktop: Desktop) -> None:
        self._window, self._desktop = window, desktop
        self.clock = RollClock()

    def press(self, event: QKeyEvent) -> bool:
        """Takes a key pressed on the list; whether it was one of the roll call's."""
        key, text = Qt.Key(event.key()), event.text()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if text in marks.KEYS:
            self.give(marks.KEYS[text])
        elif key == Qt.Key.Key_Backspace:
            self.back()
        elif key == Qt.Key.Key_Delete:
            self.clear()
        elif text == "/":
            self._window.find_person()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._window.open_card()
        else:
            return False
        return True

    def give(self, mark: str) -> None:
        """Gives a mark to the person being called; a leave opens the choice of its kind."""
        if self._call.at is None:
            return
        if mark == marks.BLANK:
            self._call.skip()
            self._window.show_all()
        elif mark == marks.LEAVE:
            self.ask_leave()
        else:
            self.mark(mark)

    def mark(self, mark: str) -> None:
        """Marks the person being called and calls the next."""
        row = self._call.give(mark)
        if row is None:
            return
        self.clock.count()
        self._window.say(f"{self._name(row)} {look_of(mark).word} · 撤销 Ctrl+Z")
        self._window.changed((row,))
        if self._call.at is None or self._window.is_coming:
            self._window.find_only(None)
            self._window.go_on()

    def ask_leave(self) -> QMenu:
        """Asks whether the leave counts; a second key is enough."""
        menu = QMenu()
        menu.setObjectName("leave_menu")
        for words, mark in LEAVES:
            menu.addAction(words).triggered.connect(lambda _=False, given=mark: self.mark(given))
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._window.place_called())
        self._menu = menu  # held while it is shown
        return menu

    def back(self) -> None:
        """Calls the one again who was marked last."""
        self._call.back()
        self._window.show_all()

    def clear(self) -> None:
        """Takes the mark of the person being called away."""
        at = self._call.at
        if at is not None:
            self._call.sheet.put({(at, self._call.part): marks.BLANK}, f"{self._name(at)} 清空")
            self._window.changed((at,))

    def find(self, typed: str) -> None:
        """Goes to the person of a name or spelling; signs him in where people are coming.

        Where several are spelled so they are listed to be chosen from.
        """
        found = self._call.sheet.find(typed)
        if not found:
            self._window.say(f"名单里没有“{typed}”", "warn")
        elif self._window.is_coming:
            self._sign_in(typed, found)
        else:
            self._call.go(found[0])
            self._window.find_only(None)
            self._window.go_on()

    def mark_group(self) -> None:
        """Marks the rest of the sector of the person being called as there."""
        if self._call.at is not None:
            sector = self._call.sheet.rows[self._call.at].sector
            count = self._call.mark_group(sector)
            self._window.say(f"{sector} {count} 人都记到会 · 撤销 Ctrl+Z")
            self._window.changed()
            self._window.go_on()

    def ask_rest(self) -> None:
        """Asks, then marks everybody who is left as absent."""
        count = self._call.open_count()
        among = "筛选出来的人里" if self._call.among is not None else ""

        def answered(yes: bool) -> None:
            if yes:
                self._call.mark_rest()
                self._window.say(f"余下 {count} 人都记缺席 · 撤销 Ctrl+Z")
                self._window.changed()
            self._window.go_on()

        self._desktop.ask_yes_no(
            "rest_absent",
            f"{among}还没有点的 {count} 人都记缺席吗？记了还可以逐个改，也可以撤销。",
            answered, default=False, yes="都记缺席", no="再点一点",
        )  # fmt: skip

    @property
    def _call(self) -> RollCall:
        return self._window.call

    def _name(self, row: int) -> str:
        return self._call.sheet.rows[row].name

    def _sign_in(self, typed: str, found: list[int]) -> None:
        sheet, part = self._call.sheet, self._call.part
        still = [row for row in found if sheet.mark(row, part) == marks.BLANK]
        if not still:
            word = look_of(sheet.mark(found[0], part)).word
            self._window.say(f"{self._name(found[0])}已经{word}", "warn")
            self._window.find_only(None)
            self._window.go_on()
        elif len(still) > 1 and sheet.named(typed) != still[:1]:
            self._call.go(still[0])
            self._window.find_only(still)
            self._window.say(f"有 {len(still)} 位这样拼，方向键走到一位，空格到会", "warn")
        else:
            self._call.sign_in(still[0])
            self.clock.count()
            self._window.say(f"{self._name(still[0])} 到会 · 撤销 Ctrl+Z")
            self._window.find_only(None)
            self._window.changed((still[0],))
            self._window.go_on()
