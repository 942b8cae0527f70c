"""Ctrl+K: people, records of every register and commands, by words, pinyin or initials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.registers.quick_search import Found, Hits
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.palette.palette_delegate import PaletteDelegate
from desktop_app.ui.palette.palette_rows import (
    EVERY,
    KINDS,
    HitKind,
    PaletteLine,
    command_lines,
    hit_lines,
    search_words,
    shown,
)
from desktop_app.ui.window.page import Command

MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
PAUSE = 80
"""Milliseconds without a key after which the registers are searched."""
KEYS = "↑↓ 挑选　　Enter 打开　　Tab 换一类　　Esc 关闭"


class Searching(NamedTuple):
    """How people and records are found, shown, and searched for in their list."""

    find: Callable[[str], Sequence[Hits]]
    show: Callable[[Found], object]
    search: Callable[[str, str], object]


class CommandPalette(QDialog):
    """A short list under one search field; Enter runs the marked line."""

    def __init__(
        self,
        commands: Sequence[Command],
        theme: Theme,
        parent: QWidget,
        searching: Searching | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("command_palette")
        self.setWindowTitle("查找人、记录和命令" if searching else "命令")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = [(each, search_words(each.title)) for each in commands]
        self._searching, self._theme = searching, theme
        self._hits: Sequence[Hits] = ()
        self._lines: list[PaletteLine] = []
        hint = "找人、记录、命令：输入文字、拼音或首字母" if searching else "要做什么？"
        self.search = QLineEdit(placeholderText=hint)
        self.search.setObjectName("command_search")
        self.search.setAccessibleName("查找人、记录和命令")
        theme.icons.put_in_field(self.search, "search")
        self.results = QListWidget()
        self.results.setObjectName("command_list")
        self.results.setAccessibleName("找到的人、记录和命令")
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setItemDelegate(PaletteDelegate(theme, self))
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label("", "muted", wraps=True)
        self.nothing.setObjectName("nothing_found")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look_up)
        self._lay_out()
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_enter)
        self.results.itemClicked.connect(self._run)
        self.search.installEventFilter(self)
        self.resize(680, 520)
        self._fill()

    @property
    def kind(self) -> str:
        """The kind of lines that is shown."""
        return next(name for name, chip in self._chips.items() if chip.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets arrow keys move in the list and Tab change the kind, the cursor in the field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in MOVES:
                self._find_now()
                self._move(MOVES[key])
                return True
            if self._searching and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._turn(1 if key is Qt.Key.Key_Tab else -1)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        self._chips: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for name in KINDS:
            chip = button(name, f"kind_{KINDS.index(name)}", self._theme, kind="chip")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setAutoDefault(False)
            chip.clicked.connect(self._fill)
            group.addButton(chip)
            self._chips[name] = chip
        self._chips[EVERY].setChecked(True)
        if self._searching:
            column.addLayout(row(*self._chips.values(), None))
        column.addWidget(self.nothing)
        column.addWidget(self.results, 1)
        if self._searching:
            column.addWidget(label(KEYS, "small"))

    def _turn(self, step: int) -> None:
        self._find_now()
        place = (KINDS.index(self.kind) + step) % len(KINDS)
        self._chips[KINDS[place]].setChecked(True)
        self._fill()

    def _move(self, step: int) -> None:
        """Goes to another line, over the heads."""
        places = [place for place, line in enumerate(self._lines) if line.run]
        if not places:
            return
        now = self.results.currentRow()
        at = places.index(now) if now in places else -1
        self.results.setCurrentRow(places[max(0, min(len(places) - 1, at + step))])

    def _on_typed(self) -> None:
        self._hits = ()
        if self._searching is not None and self.search.text().strip():
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
        typed = self.search.text().strip()
        own = command_lines(self._commands, typed)
        if self._searching is None:
            return [own]
        people, records = hit_lines(self._hits, typed, self._searching.show, self._searching.search)
        return [people, records, own]

    def _fill(self) -> None:
        kinds = self._kinds()
        self._lines = shown(kinds, self.kind)
        self._show_counts(kinds)
        self.results.clear()
        for line in self._lines:
            item = QListWidgetItem("    ".join(filter(None, (line.title, line.detail, line.right))))
            item.setData(Qt.ItemDataRole.UserRole, line)
            if line.run is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.results.addItem(item)
        self.results.setCurrentRow(-1)
        self._move(1)
        waiting = self._pause.isActive()
        self.nothing.setVisible(not self._lines and not waiting)
        among = "" if self.kind == EVERY else f"{self.kind}里"
        self.nothing.setText(
            f"{among}没有找到“{self.search.text().strip()}”。请少写几个字，或换一种写法。"
        )

    def _show_counts(self, kinds: Sequence[HitKind]) -> None:
        typed = bool(self.search.text().strip())
        for kind in kinds:
            text = f"{kind.name} {kind.total}" if typed else kind.name
            self._chips[kind.name].setText(text)
            self._chips[kind.name].setAccessibleName(text)

    def _on_enter(self) -> None:
        self._find_now()
        self._run()

    def _run(self) -> None:
        place = self.results.currentRow()
        if not 0 <= place < len(self._lines):
            return
        run = self._lines[place].run
        if run is not None:
            self.accept()
            run()
