"""What keys, buttons and the mouse do with seats; refusals are said in the foot of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.chinese import pinyin
from desktop_app.errors import UserError
from desktop_app.records.hall import Seat
from desktop_app.services.seating.hall_edit import HallEdit
from desktop_app.ui.seating.hall_view import HallView

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class SeatWindow(Protocol):
    """The window that the seats are moved in."""

    view: HallView

    @property
    def edit(self) -> HallEdit:
        """The hall that is being changed."""

    def say(self, text: str, role: str = "small") -> None:
        """Shows one line."""

    def changed(self) -> None:
        """Something was moved."""

    def show_cut(self) -> None:
        """Who is cut, or the first of two, is another one."""

    def find_person(self) -> None:
        """Puts the cursor into the search."""


class SeatMoves:
    """Keeps who is cut (`person`) and the first of two that are to change places (`first`)."""

    def __init__(self, window: SeatWindow) -> None:
        self._window = window
        self.person: str | None = None
        self.first: Seat | None = None
        self.wanted: Seat | None = None
        """The seat that somebody is being searched for, None where the search only goes to them."""
        self._typed, self._turn = "", 0

    def press(self, event: QKeyEvent) -> bool:
        """Takes a key pressed on the hall; whether it was one of these."""
        key, held = Qt.Key(event.key()), event.modifiers() & (CTRL | SHIFT)
        if key == Qt.Key.Key_Escape:
            return self.let_go()
        act = self._acts().get((key, held))
        if act is None and event.text() in ("/", "、") and not held:
            act = self._window.find_person
        if act is None:
            return False
        act()
        return True

    def _acts(self) -> dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]]:
        none = Qt.KeyboardModifier.NoModifier
        return {
            (Qt.Key.Key_X, CTRL): self.cut,
            (Qt.Key.Key_V, CTRL): self.paste,
            (Qt.Key.Key_V, CTRL | SHIFT): self.insert,
            (Qt.Key.Key_Space, none): self.pair,
            (Qt.Key.Key_L, none): self.lock,
            (Qt.Key.Key_R, none): self.reserve,
            (Qt.Key.Key_Delete, none): self.empty,
            (Qt.Key.Key_Backspace, none): self.empty,
            (Qt.Key.Key_Slash, none): self._window.find_person,
        }

    def cut(self) -> None:
        """Cuts who sits at the cursor: the seat stays taken until they have another one."""
        edit, seat = self._window.edit, self._window.view.current
        person = edit.person_at(seat)
        if person is None:
            self._window.say("这个座位没有人，没有可以剪下的。", "warn")
            return
        if seat in edit.hall.locked:
            self._window.say("座位锁住了，要挪动请先解锁（L）。", "warn")
            return
        self.take_up(person)
        self._window.say(f"已剪下 {edit.hall.people[person].name}，到新座位按 Ctrl+V")

    def take_up(self, person: str | None) -> None:
        """Somebody is to get another seat, with or without one now."""
        self.person, self.first = person, None
        self._window.show_cut()

    def paste(self) -> None:
        """Puts who is cut at the cursor; who sits there gets the seat that is left."""
        edit, seat, person = self._window.edit, self._window.view.current, self.person
        if person is None:
            self._window.say("还没有剪下谁：先到他的座位按 Ctrl+X。", "warn")
            return
        start = edit.hall.seat_of(person)
        if start is None:
            self._do(lambda: edit.put(person, seat))
        elif start != seat:
            self._do(lambda: edit.swap(start, seat))

    def insert(self) -> None:
        """Puts who is cut at the cursor; those behind move on."""
        edit, seat, person = self._window.edit, self._window.view.current, self.person
        if person is None:
            self._window.say("还没有剪下谁：先到他的座位按 Ctrl+X。", "warn")
            return
        self._do(lambda: edit.insert(person, seat))

    def pair(self) -> None:
        """The first of two, or the second, which changes places with the first."""
        seat = self._window.view.current
        if self.first is None or self.first == seat:
            self.person, self.first = None, seat if self.first is None else None
            self._window.show_cut()
            return
        first = self.first
        self._do(lambda: self._window.edit.swap(first, seat))

    def lock(self) -> None:
        """Locks the seat at the cursor, or unlocks it."""
        self._do(lambda: self._window.edit.lock(self._window.view.current), keeps=True)

    def reserve(self) -> None:
        """Keeps the seat at the cursor free, or gives it back."""
        self._do(lambda: self._window.edit.reserve(self._window.view.current), keeps=True)

    def empty(self) -> None:
        """Takes who sits at the cursor off the seat."""
        self._do(lambda: self._window.edit.empty(self._window.view.current))

    def let_go(self) -> bool:
        """Nobody is cut any more; whether somebody was."""
        held = bool(self.person or self.first)
        self.take_up(None)
        return held

    def drop(self, what: Seat | str, seat: Seat, insert: bool) -> None:
        """Somebody was dragged onto a seat, from another seat or from the list."""
        edit = self._window.edit
        self._window.view.go(seat)
        if isinstance(what, str):
            self._do(lambda: edit.insert(what, seat) if insert else edit.put(what, seat))
            return
        person = edit.person_at(what)
        if insert and person is not None:
            self._do(lambda: edit.insert(person, seat))
        else:
            self._do(lambda: edit.swap(what, seat))

    def search(self, typed: str) -> bool:
        """Goes to somebody by name or spelling; one without a seat is taken up. Whether found."""
        edit = self._window.edit
        found = self._named(typed)
        if not found:
            self._window.say(f"没有找到“{typed}”。", "warn")
            return False
        if self.wanted is not None:
            self._seat(found[0][0], self.wanted)
            return True
        self._turn = self._turn + 1 if typed == self._typed else 0
        self._typed = typed
        person, name = found[self._turn % len(found)]
        seat = edit.hall.seat_of(person)
        more = f"，符合的有 {len(found)} 人，再找一次是下一位" if len(found) > 1 else ""
        if seat is not None:
            self._window.view.go(seat)
            self._window.say(f"{name} 在 {edit.hall.words(seat)}{more}")
        else:
            self.take_up(person)
            self._window.say(f"{name} 还没有座位，到座位上按 Ctrl+V 放下{more}")
        return True

    def _seat(self, person: str, seat: Seat) -> None:
        """Puts somebody on a seat; who sits there gets the other seat, or has none."""
        self.wanted, edit = None, self._window.edit
        start = edit.hall.seat_of(person)
        self._window.view.go(seat)
        if start is None:
            self._do(lambda: edit.put(person, seat))
        elif start != seat:
            self._do(lambda: edit.swap(start, seat))

    def _named(self, typed: str) -> list[tuple[str, str]]:
        """Key and name of those whose name holds a text or is spelled so, the best match first."""
        edit = self._window.edit
        named = {key: each.name for key, each in edit.hall.people.items()}
        named |= {key: each.name for key, each in edit.people.items()}
        wanted = "".join(typed.lower().split())
        found = []
        for n, (key, name) in enumerate(named.items()):
            text = f"{name} {pinyin.search_text(name)}".lower()
            words = text.split()
            if wanted in text:
                begins = any(word.startswith(wanted) for word in words)
                found.append((wanted not in words, not begins, n, key, name))
        return [(key, name) for *_, key, name in sorted(found)]

    def _do(self, act: Callable[[], object], *, keeps: bool = False) -> None:
        """Runs one move and says it; what is refused changes nothing."""
        try:
            act()
        except UserError as error:
            self._window.say(error.sentence, "warn")
            return
        if not keeps:
            self.person = self.first = None
        self._window.say(f"{self._window.edit.last_words} · 撤销 Ctrl+Z")
        self._window.changed()
