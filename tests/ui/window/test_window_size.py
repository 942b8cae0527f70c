"""The window and its foot: inside the free screen, and of one height."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.events import Notice
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.window.status_bar import Standing, StatusBar
from desktop_app.ui.window.window_size import FIRST_SIZE, FRAME, SMALLEST, first_size, keep_within

STANDING = Standing("政协演示县委员会", "十届", "张三", "尚未备份", "warn")


@pytest.mark.parametrize(
    ("width", "height", "fits"),
    [
        (1366, 768, False), (1366, 728, False), (1280, 984, False), (1440, 900, True),
        (1382, 808, True), (1381, 808, False), (1920, 1040, True), (1024, 640, False),
        (1600, 800, False),
    ],
)  # fmt: skip
def test_the_first_window_stays_within_the_free_screen(width: int, height: int, fits: bool) -> None:
    assert first_size(QRect(0, 0, width, height)) == (FIRST_SIZE if fits else None)


@pytest.mark.parametrize(
    "place",
    [
        QRect(1700, 200, 1366, 768), QRect(0, 600, 1366, 768), QRect(-400, -300, 1300, 700),
        QRect(0, 0, 1900, 1000), QRect(300, 40, 1300, 720), QRect(100, 40, 1100, 660),
    ],
)  # fmt: skip
def test_a_window_of_a_larger_screen_comes_back_into_this_one(qtbot: QtBot, place: QRect) -> None:
    free = QRect(0, 24, 1366, 744)
    window = QWidget()
    qtbot.addWidget(window)
    window.setMinimumSize(SMALLEST)
    window.setGeometry(place)
    keep_within(window, free)
    framed = QRect(window.pos(), window.size() + FRAME)
    assert free.contains(framed)
    keep_within(window, free)
    assert QRect(window.pos(), window.size() + FRAME) == framed


def test_a_window_that_fits_is_left_alone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 80, 1100, 660)
    keep_within(window, QRect(0, 0, 1920, 1040))
    assert (window.pos().x(), window.size()) == (100, QSize(1100, 660))


@pytest.mark.parametrize("large", [False, True])
def test_the_foot_has_one_height_whatever_it_says(
    qtbot: QtBot, theme: Theme, jobs: Jobs, desktop: ScriptedDesktop, large: bool
) -> None:
    bar = StatusBar(theme, jobs, desktop, lambda: STANDING)
    qtbot.addWidget(bar)
    theme.wear(Mode.LIGHT, large=large)
    bar.resize(1366, 40)
    bar.show()
    bar.refresh()
    heights = {bar.sizeHint().height()}
    for notice in (
        Notice("已删除 叶问", undo=True),
        Notice("已导出到 名单.xlsx", path=Path("名单.xlsx")),
        Notice("一句很长的话" * 60, undo=True),
        Notice(""),
    ):
        bar.show_notice(notice)
        heights.add(bar.sizeHint().height())
    bar.job.show()
    heights.add(bar.sizeHint().height())
    assert len(heights) == 1
    assert bar.minimumSizeHint().width() <= SMALLEST.width()
