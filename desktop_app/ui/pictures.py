"""Pictures of every page, light and dark, for the demo and for looking at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QTableView, QWidget

from desktop_app.errors import UserError
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.window.main_window import MainWindow

SETTLED = 250
LOOKS = ((Mode.LIGHT, "浅色"), (Mode.DARK, "深色"))


def take(window: MainWindow, theme: Theme, folder: Path) -> list[Path]:
    """A PNG of every page in both looks, named by page and look; nothing appears on the screen."""
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    taken = []
    for mode, look in LOOKS:
        theme.wear(mode, large=False)
        for number, key in enumerate(window.tabs.keys):
            page = window.go(key)
            _settle()
            _choose_first(page)
            title = window.tabs.title_of(key)
            taken.append(_save(window, folder / f"{number + 1} {title}（{look}）.png"))
    window.hide()
    return taken


def _choose_first(page: QWidget) -> None:
    """Chooses the first row of a list, so that its card can be seen."""
    tables: Iterable[QTableView] = page.findChildren(QTableView, "table")
    for table in tables:
        table.selectRow(0)
        _settle()


def _settle() -> None:
    """Lets the page read its rows and the jobs of its first paint end, as they do in use."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLED, loop.quit)
    loop.exec()


def _save(window: MainWindow, path: Path) -> Path:
    if not window.grab().save(str(path)):
        raise UserError(f"“{path.name}”没有保存。请检查磁盘是否已满、文件夹能否写入。")
    return path
