"""The window that is left when the office file cannot be opened again: why, and the ways out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from desktop_app.errors import UserError
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.start.beginning import FILES, Beginning, FileOrigin

UNTOUCHED = "程序没有改动它，也没有新建任何文件。"
COMFORT = "程序没有改动它。正在填写的内容已经留作草稿，办公文件一打开就会提供。"


class LostFile(QDialog):
    """Opens the same file again, another one, or a backup; else closes the program.

    `begin` carries out the decision; if it raises `UserError`, the sentence is shown.
    """

    def __init__(
        self,
        theme: Theme,
        desktop: Desktop,
        file: Path,
        sentence: str,
        begin: Callable[[Beginning], object],
        *,
        comfort: str = COMFORT,
    ) -> None:
        super().__init__()
        self._theme, self._desktop, self._file, self._begin = theme, desktop, file, begin
        self.setObjectName("lost_file")
        self.setWindowTitle("专委会工作台")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("办公文件打不开", "heading"))
        self.sentence = label(sentence, wraps=True)
        column.addWidget(self.sentence)
        column.addWidget(label(comfort, "muted", wraps=True))
        for text, hint, name, icon, slot in (
            ("再试一次", f"打开“{file.name}”", "again_button", "redo", self._again),
            ("打开办公文件…", "本机上已有的 .zwh 文件", "open_button", "file", self._open),
            ("从备份恢复…", "用“备份”文件夹里的一个备份", "restore_button", "restore",
             self._restore),
        ):  # fmt: skip
            column.addLayout(row(self._button(text, name, icon, slot), label(hint, "muted"), None))
        column.addStretch(1)
        leave = self._button("退出", "leave_button", "", self.reject)
        column.addLayout(row(None, leave))
        self.resize(640, 360)

    def _button(self, text: str, name: str, icon: str, slot: Callable[[], object]) -> QPushButton:
        made = button(text, name, self._theme, icon)
        made.setAutoDefault(False)
        if icon:
            made.setMinimumWidth(self._theme.sizes.text * 12)
        made.clicked.connect(slot)
        return made

    def _again(self) -> None:
        self._go(Beginning(FileOrigin.OPEN, self._file, ""))

    def _open(self) -> None:
        self._desktop.ask_open_file("office_file", "打开办公文件", FILES, self._on_open)

    def _on_open(self, path: Path) -> None:
        self._go(Beginning(FileOrigin.OPEN, path, ""))

    def _restore(self) -> None:
        self._desktop.ask_open_file("backup_file", "从哪个备份恢复", FILES, self._on_restore)

    def _on_restore(self, backup: Path) -> None:
        self._go(Beginning(FileOrigin.RESTORE, self._file, "", source=backup))

    def _go(self, beginning: Beginning) -> None:
        try:
            self._begin(beginning)
        except UserError as error:
            self.sentence.setText(error.sentence)
            return
        self.accept()
