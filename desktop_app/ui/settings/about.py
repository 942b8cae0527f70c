"""设置 · 关于: which program this is, what it is made of, under which licences."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app import VERSION, paths
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.settings.settings_panel import Panel
from desktop_app.ui.start.beginning import NO_SECRETS
from desktop_app.ui.ui_context import UiContext

NONE = "第三方许可文本随安装包提供；从源代码运行时，各软件包自带许可文件。"


class AboutPanel(Panel):
    """The version, the licence, the notices of others."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("about", "关于", "", context)
        frame, column = card()
        column.addWidget(label("专委会工作台", "title"))
        self.version = label(versions(), "muted", wraps=True)
        column.addWidget(self.version)
        column.addWidget(label("许可：Apache License 2.0。程序离线运行，不连接网络。", "muted"))
        column.addWidget(label(NO_SECRETS, "warn"))
        copy = button("复制版本信息", "copy_version_button", context.theme, "copy")
        copy.clicked.connect(lambda: context.desktop.copy_text(versions()))
        column.addLayout(row(copy, None))
        self.column.addWidget(frame)
        self.notices = QPlainTextEdit(notices(), readOnly=True)
        self.notices.setObjectName("notices")
        self.notices.setAccessibleName("第三方许可")
        self.column.addWidget(label("第三方许可", "section"))
        self.column.addWidget(self.notices, 1)


def versions() -> str:
    """The versions of the program and of its libraries, in one line."""
    import platform

    parts = [f"版本 {VERSION}", f"Python {platform.python_version()}"]
    parts += [f"Qt {qVersion()}", f"SQLite 组件 {version('apsw-sqlite3mc')}"]
    return " · ".join([*parts, platform.platform(terse=True)])


def version(name: str) -> str:
    """The version of an installed distribution, from its metadata."""
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "（未标明）"


def notices() -> str:
    """The licences of everything inside the bundle."""
    path = paths.notices()
    return path.read_text(encoding="utf-8") if path.is_file() else NONE
