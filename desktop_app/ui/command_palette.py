"""Ctrl+K: every command by its words, their pinyin or its initials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.chinese import pinyin
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.page import Command

MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class CommandPalette(QDialog):
    """A short list under one search field; Enter runs the marked command."""

    def __init__(self, commands: Sequence[Command], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("command_palette")
        self.setWindowTitle("命令")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = list(commands)
        self._texts = [search_words(command.title) for command in self._commands]
        self.search = QLineEdit(placeholderText="要做什么？输入文字、拼音或首字母")
        self.search.setObjectName("command_search")
        self.search.setAccessibleName("查找命令")
        theme.icons.put_in_field(self.search, "search")
        self.results = QListWidget()
        self.results.setObjectName("command_list")
        self.results.setAccessibleName("命令")
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.search)
        column.addWidget(self.results, 1)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._run)
        self.results.itemClicked.connect(self._run)
        self.search.installEventFilter(self)
        self.resize(560, 420)
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets the arrow keys move in the list while the cursor stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = MOVES.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        last = self.results.count() - 1
        self.results.setCurrentRow(max(0, min(last, self.results.currentRow() + step)))

    def _fill(self, typed: str) -> None:
        self.results.clear()
        words = typed.lower().split()
        for command, text in zip(self._commands, self._texts, strict=True):
            if all(word in text for word in words):
                keys = f"    {command.keys}" if command.keys else ""
                item = QListWidgetItem(f"{command.title}{keys}", self.results)
                item.setData(Qt.ItemDataRole.UserRole, self._commands.index(command))
        self.results.setCurrentRow(0)

    def _run(self) -> None:
        if not self.results.count():
            return
        item = self.results.item(self.results.currentRow())
        command = self._commands[item.data(Qt.ItemDataRole.UserRole)]
        self.accept()
        command.run()


def search_words(title: str) -> str:
    """The text in which a command is searched: its words, its pinyin, the initials."""
    letters = "".join(character for character in title if character.isalnum())
    return f"{title.lower()} {pinyin.search_text(letters)}"
