"""A window whose tabs are all that are declared, each with one plain page, and 设置."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.desk import Changed
from desktop_app.services.registers.undo_steps import UndoneSteps
from desktop_app.settings import Settings
from desktop_app.ui.events import Events
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.window.main_window import MainWindow, WindowActions
from desktop_app.ui.window.page import Page, PageSpec
from desktop_app.ui.window.status_bar import Standing
from desktop_app.ui.window.tabs import SETTINGS, TABS
from desktop_app.ui.window.undoing import Direction

NOW = datetime.datetime(2026, 11, 23, 10, 0)
TITLES = [each.title for each in TABS]


class PlainPage(Page):
    """A page of one word."""

    def __init__(self, key: str, parent: QWidget | None) -> None:
        super().__init__(key, parent)
        QVBoxLayout(self).addWidget(QLabel(key))


def build_window(
    qtbot: QtBot, theme: Theme, jobs: Jobs, folder: Path, width: int = 1366
) -> MainWindow:
    """The window, shown so wide; its pages have the keys 0, 1, … and settings."""
    specs = [
        PageSpec(str(place), each.title, each.icon, partial(PlainPage, str(place)))
        for place, each in enumerate(TABS)
    ]
    specs.append(PageSpec("settings", SETTINGS, "settings", partial(PlainPage, "settings")))

    def taken(_: int) -> UndoneSteps:
        return UndoneSteps(Changed(None, frozenset()), 0)

    def take() -> Changed:
        return Changed(None, frozenset())

    ways = [Direction(verb, take, lambda _: [], taken) for verb in ("撤销", "重做")]
    standing = Standing("政协演示县委员会", "十届", "演示", "备份")
    window = MainWindow(
        specs,
        WindowActions(ways[0], ways[1], lambda: standing, lambda: NOW),
        theme=theme, jobs=jobs, events=Events(), desktop=ScriptedDesktop(),
        settings=Settings(folder),
    )  # fmt: skip
    qtbot.addWidget(window)
    window.setMinimumSize(300, 200)
    window.resize(width, 300)
    window.show()
    window.fill()
    return window


def in_row(window: MainWindow) -> list[str]:
    """The words of the tabs that are in the row."""
    bar = window.tabs.tabBar()
    return [bar.tabText(place) for place in range(bar.count()) if bar.isTabVisible(place)]
