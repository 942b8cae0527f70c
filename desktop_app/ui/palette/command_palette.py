"""Ctrl+K: people, records of every register and commands, by words, pinyin or initials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.services.registers.quick_search import Found, Hits
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.palette.palette_frame import PaletteFrame
from desktop_app.ui.palette.palette_rows import (
    COMMANDS,
    EVERY,
    HitKind,
    PaletteLine,
    command_line,
    command_lines,
    hit_lines,
    search_words,
    shown,
)
from desktop_app.ui.window.page import Command

MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
TURNS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PAUSE = 80
"""Milliseconds without a key after which the registers are searched."""
EDIT = "edit"
"""The key of the command that Ctrl+Enter runs on a record."""
SIZE, DOWN = (640, 552), 76


class Searching(NamedTuple):
    """How people and records are found, shown, and searched for in their list.

    `on_found` gives the commands on one of them, `new_named` those that begin a new record of a
    name that was not found.
    """

    find: Callable[[str], Sequence[Hits]]
    show: Callable[[Found], object]
    search: Callable[[str, str], object]
    on_found: Callable[[Found], Sequence[Command]] = lambda _: ()
    new_named: Callable[[str], Sequence[Command]] = lambda _: ()


class CommandPalette(QDialog):
    """A short list under one search field; Enter runs the marked line.

    → lists what can be done with the record of the marked line instead, ← goes back.
    """

    def __init__(
        self,
        commands: Sequence[Command],
        theme: Theme,
        parent: QWidget,
        searching: Searching | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("command_palette")
        self.setWindowTitle("查找人、记录和命令" if searching else "命令")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = [(each, search_words(each.title)) for each in commands]
        self._searching = searching
        self._hits: Sequence[Hits] = ()
        self._one: PaletteLine | None = None
        self._on_one: list[tuple[Command, str]] = []
        self._before = "", 0
        self._hint = "找人、记录、命令：输入文字、拼音或首字母" if searching else "要做什么？"
        self.frame = PaletteFrame(theme, self._hint, kinds=searching is not None, parent=self)
        self.search, self.results = self.frame.search, self.frame.results
        self.nothing = self.frame.nothing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look_up)
        self.search.textChanged.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.frame.kind_chosen.connect(self._fill)
        self.frame.clicked.connect(self._run)
        self._shade(parent)
        self.resize(*SIZE)
        place = QPoint((parent.width() - self.width()) // 2, DOWN)
        self.move(parent.mapToGlobal(place))
        self._fill()

    @property
    def kind(self) -> str:
        """The kind of lines that is shown."""
        return self.frame.kind

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handles the keys that move in the list, the cursor staying in the field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()), event.modifiers())
        return super().eventFilter(watched, event)

    def reject(self) -> None:
        """Goes back to what was found, or closes."""
        if self._one is not None:
            self._go_back()
        else:
            super().reject()

    def _shade(self, window: QWidget) -> None:
        """Darkens the window while the palette is open."""
        shade = QWidget(window)
        shade.setObjectName("shade")
        shade.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        shade.setGeometry(window.rect())
        shade.show()
        self.finished.connect(shade.deleteLater)

    def _on_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Whether a key was for the list."""
        if key in MOVES:
            self._find_now()
            self.frame.move_on(MOVES[key])
        elif key in TURNS and self._searching and self._one is None:
            self._find_now()
            self.frame.turn(TURNS[key])
            self._fill()
        elif key in TURNS:
            return True  # there is nowhere else to go
        elif key in ENTER:
            self._find_now()
            self._edit() if held & Qt.KeyboardModifier.ControlModifier else self._run()
        elif key is Qt.Key.Key_Right and self._is_at_end():
            self._find_now()
            return self._go_on()
        elif key is Qt.Key.Key_Left and self._one is not None and not self.search.cursorPosition():
            self._go_back()
        else:
            return False
        return True

    def _is_at_end(self) -> bool:
        return self.search.cursorPosition() == len(self.search.text())

    def _on_typed(self) -> None:
        if self._one is None:
            self._hits = ()
        if self._searching is not None and self.search.text().strip() and self._one is None:
            self._pause.start()
        else:
            self._pause.stop()
        self._fill()

    def _look_up(self) -> None:
        if self._searching is not None:
            self._hits = self._searching.find(self.search.text())
        self._fill()

    def _find_now(self) -> None:
        """Does not wait for the pause when the lines are needed now."""
        if self._pause.isActive():
            self._pause.stop()
            self._look_up()

    def _kinds(self) -> list[HitKind]:
        typed, asked = self.search.text().strip(), self._searching
        own = command_lines(self._commands, typed)
        if asked is None:
            return [own]
        people, records = hit_lines(self._hits, typed, asked.show, asked.search, asked.on_found)
        return [people, records, own]

    def _fill(self) -> None:
        typed = self.search.text().strip()
        if self._one is not None:
            lines = list(command_lines(self._on_one, typed).lines)
            self.frame.show_lines(lines, "" if lines else f"没有“{typed}”这件事。")
            return
        kinds = self._kinds()
        self.frame.show_counts(kinds, typed=bool(typed))
        lines, nothing = shown(kinds, self.kind), ""
        if not lines and not self._pause.isActive():
            among = "" if self.kind == EVERY else f"{self.kind}里"
            nothing = f"{among}没有找到“{typed}”。请少写几个字，或换一种写法。"
            lines = self._new_lines(typed)
        self.frame.show_lines(lines, nothing)

    def _new_lines(self, typed: str) -> list[PaletteLine]:
        """What begins a new record of the name that was not found."""
        if self._searching is None or self.kind == COMMANDS or len(typed) < 2:
            return []
        return [command_line(each) for each in self._searching.new_named(typed)]

    def _go_on(self) -> bool:
        """Lists what can be done with the record of the marked line; whether it has one."""
        line = self.frame.line
        found = line.more() if line is not None and line.more is not None else ()
        if not found:
            return False
        self._one, self._before = line, (self.search.text(), self.results.currentRow())
        self._on_one = [(each, search_words(each.title)) for each in found]
        self.frame.show_one(line)
        self.search.setPlaceholderText("要办的事：输入文字、拼音或首字母")
        self._take_text("")
        return True

    def _go_back(self) -> None:
        """Lists what was found again, the same line marked."""
        (typed, place), self._one = self._before, None
        self.frame.show_one(None)
        self.search.setPlaceholderText(self._hint)
        self._take_text(typed)
        self.results.setCurrentRow(place)

    def _take_text(self, text: str) -> None:
        """Shows another text in the field without searching for it."""
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)
        self._fill()

    def _edit(self) -> None:
        """Opens the form of the record of the marked line; runs any other line."""
        line = self.frame.line
        found = line.more() if line is not None and line.more is not None else ()
        edit = next((each for each in found if each.key == EDIT), None)
        if edit is None:
            self._run()
        else:
            self.accept()
            edit.run()

    def _run(self) -> None:
        line = self.frame.line
        if line is not None and line.kind:
            self.frame.choose_kind(line.kind)
            self._fill()
        elif line is not None and line.run is not None:
            self.accept()
            line.run()
