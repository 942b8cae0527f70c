"""The first start: whose office this is, where its file lives, who acts; or an existing file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row, rule
from desktop_app.ui.start.beginning import FILES, NO_SECRETS, SUFFIX, Beginning, FileOrigin, Offered
from desktop_app.ui.start.new_office import NewOffice

EXPLAINED = (
    "办公文件是本单位全部数据所在的一个文件，不是公文。"
    "先说明它是哪个单位的；以后都可以在“设置”里改。"
)
PACKAGES = "办公数据包 (*.zwbao)"


class FirstStart(QDialog):
    """Asks once; `begin` opens the file, a UserError from it is shown here and nothing is lost."""

    def __init__(
        self,
        theme: Theme,
        desktop: Desktop,
        offered: Offered,
        begin: Callable[[Beginning], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("first_start")
        self.setWindowTitle("专委会工作台")
        desktop.icons = theme.icons
        self._theme, self._desktop, self._offered, self._begin = theme, desktop, offered, begin
        self.new = NewOffice(theme, desktop, offered)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("怎样开始")
        self.tabs.addTab(self.new, "新建单位")
        self.tabs.addTab(self._existing_office(), "已有办公文件")
        self.tabs.setCurrentIndex(1 if offered.missing else 0)
        self._lay_out()
        self.resize(680, 560)
        if not offered.missing:
            self.new.name.setFocus()

    def start(self) -> None:
        """Makes the new office, unless an answer must be changed first."""
        if self.new.mark_problems():
            return
        self._go(Beginning(FileOrigin.NEW, self.new.file, self._clerk(), self.new.answers))

    def _clerk(self) -> str:
        return self.new.clerk.text().strip() or self._offered.clerk

    def _go(self, beginning: Beginning) -> None:
        try:
            self._begin(beginning)
        except UserError as error:
            self._desktop.tell("begin_failed", error.sentence)
            return
        self.accept()

    def _existing_office(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        if self._offered.missing:
            notice = QFrame()
            notice.setProperty("role", "notice")
            inner = QVBoxLayout(notice)
            inner.addWidget(label(f"找不到上次的办公文件“{self._offered.missing}”。", wraps=True))
            text = "可能是磁盘没有插好，或文件被移动、改名。没有新建任何文件，请选择下面一种办法。"
            inner.addWidget(label(text, "muted", wraps=True))
            column.addWidget(notice)
        for text, hint, name, icon, slot in (
            ("打开办公文件…", "本机上已有的 .zwh 文件", "open_button", "file", self._open),
            ("从备份恢复…", "用“备份”文件夹里的一个备份", "restore_button", "restore",
             self._restore),
            ("迁入数据包…", "另一台电脑“带走”的 .zwbao 文件", "unpack_button", "import",
             self._unpack),
        ):  # fmt: skip
            choice = button(text, name, self._theme, icon)
            choice.setMinimumWidth(self._theme.sizes.text * 12)
            choice.clicked.connect(slot)
            column.addLayout(row(choice, label(hint, "muted"), None, gap=16))
        column.addStretch(1)
        return page

    def _open(self) -> None:
        self._desktop.ask_open_file(
            "office_file",
            "打开办公文件",
            FILES,
            lambda path: self._go(Beginning(FileOrigin.OPEN, path, self._clerk())),
        )

    def _restore(self) -> None:
        def chosen(backup: Path) -> None:
            target = self._offered.missing or self._offered.folder / restored_name(backup)
            self._go(Beginning(FileOrigin.RESTORE, target, self._clerk(), source=backup))

        self._desktop.ask_open_file("backup_file", "从哪个备份恢复", FILES, chosen)

    def _unpack(self) -> None:
        def chosen(package: Path) -> None:
            target = self._offered.folder / (package.stem + SUFFIX)
            self._go(Beginning(FileOrigin.UNPACK, target, self._clerk(), source=package))

        self._desktop.ask_open_file("package_in", "迁入哪个数据包", PACKAGES, chosen)

    def _lay_out(self) -> None:
        self.start_button = button("开始使用", "start_button", self._theme, kind="primary")
        self.start_button.setDefault(True)
        self.start_button.clicked.connect(self.start)
        leave = button("退出", "leave_button", self._theme)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        icon = label("")
        self._theme.icons.put(icon, "advise", "warn")
        secret: QHBoxLayout = row(icon, label(NO_SECRETS, "warn"), None, leave, self.start_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("欢迎使用专委会工作台", "heading"))
        column.addWidget(label(EXPLAINED, "muted", wraps=True))
        column.addWidget(self.tabs, 1)
        column.addWidget(rule())
        column.addLayout(secret)
        self.tabs.currentChanged.connect(lambda index: self.start_button.setVisible(index == 0))
        self.start_button.setVisible(self.tabs.currentIndex() == 0)


def restored_name(backup: Path) -> str:
    """The office file's own name in the name of its backup."""
    return re.sub(r" \d{4}-\d\d-\d\d \d{6} .*$", "", backup.stem) + SUFFIX
