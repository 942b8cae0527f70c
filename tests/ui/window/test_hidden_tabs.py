"""Tabs that are not used are hidden: by the right button, under 更多, in 设置; and come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.settings import Settings
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.settings.settings_look import LookPanel
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.more_tabs import TabMenu
from tests.ui.finding import children
from tests.ui.window.ten_tabs import TITLES, build_window, in_row

LEFT = [each for each in TITLES if each not in ("专项工作", "上报")]


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, jobs: Jobs, tmp_path: Path) -> MainWindow:
    return build_window(qtbot, theme, jobs, tmp_path)


def menu_of(window: MainWindow, title: str) -> TabMenu:
    """What the right button opens on the tab of this title."""
    bar = window.tabs.tabBar()
    place = bar.tabRect(TITLES.index(title)).center() if title else QPoint(-5, -5)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(bar, QContextMenuEvent(reason, place, bar.mapToGlobal(place)))
    return children(window, TabMenu)[-1]


def choose(window: MainWindow, title: str, words: str) -> None:
    menu = menu_of(window, title)
    {each.text(): each for each in menu.actions()}[words].trigger()
    menu.close()


def hide(window: MainWindow, *titles: str) -> None:
    for title in titles:
        choose(window, title, f"收起“{title}”")


def test_the_right_button_hides_a_tab_and_brings_it_back(window: MainWindow) -> None:
    hide(window, "专项工作", "上报")
    assert in_row(window) == LEFT
    words = [each.text() for each in menu_of(window, "委员").actions() if each.text()]
    assert words == [
        "收起“委员”", "放回“专项工作”", "放回“上报”", "全部放回", "收起哪些页…",
    ]  # fmt: skip
    choose(window, "委员", "放回“上报”")
    assert in_row(window) == [*LEFT, "上报"]
    choose(window, "", "放回“专项工作”")
    assert in_row(window) == TITLES


def test_the_first_tab_is_never_hidden(window: MainWindow) -> None:
    hide_first = menu_of(window, "工作台").actions()[0]
    assert (hide_first.text(), hide_first.isEnabled()) == ("收起“工作台”", False)
    window.tabs.hide_tabs(TITLES)
    assert in_row(window) == ["工作台"]
    assert window.page.key == "0"


@pytest.mark.parametrize(("front", "then"), [("专项工作", "文史"), ("上报", "统计报表")])
def test_the_tab_in_front_gives_way_to_its_neighbour(
    window: MainWindow, front: str, then: str
) -> None:
    window.go(str(TITLES.index(front)))
    hide(window, front)
    assert window.page.key == str(TITLES.index(then))
    assert front not in in_row(window)


def test_hidden_tabs_stay_hidden_after_a_restart(
    window: MainWindow, qtbot: QtBot, theme: Theme, jobs: Jobs, tmp_path: Path
) -> None:
    hide(window, "专项工作", "上报")
    window.go(str(TITLES.index("上报")))
    assert in_row(window) == [*LEFT, "上报"]
    window.remember()
    again = build_window(qtbot, theme, jobs, tmp_path)
    assert in_row(again) == LEFT
    assert again.page.key == "0"


def test_the_page_of_a_hidden_tab_opens_and_its_tab_stays_for_this_time(
    window: MainWindow, tmp_path: Path
) -> None:
    hide(window, "专项工作", "上报")
    {each.title: each for each in window.commands()}["转到 专项工作"].run()
    assert window.page.key == "6"
    assert "专项工作" in in_row(window)
    window.go("0")
    assert "专项工作" in in_row(window)
    assert Settings(tmp_path).texts("hidden_tabs") == ["专项工作", "上报"]
    hide(window, "考核")
    assert "专项工作" not in in_row(window)


def test_a_hidden_tab_in_front_stays_when_another_one_is_hidden(window: MainWindow) -> None:
    hide(window, "专项工作")
    window.go("6")
    hide(window, "考核")
    assert (window.page.key, "专项工作" in in_row(window)) == ("6", True)
    hide(window, "专项工作")
    neighbour = str(TITLES.index("文史"))
    assert (window.page.key, "专项工作" in in_row(window)) == (neighbour, False)


def test_the_numbers_and_the_walk_leave_hidden_tabs_out(window: MainWindow, qtbot: QtBot) -> None:
    hide(window, "委员履职", "文史")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_3, control)
    assert window.page.key == str(TITLES.index("提案信息"))
    assert "Ctrl+3" in window.tabs.tabToolTip(TITLES.index("提案信息"))
    QTest.keyClick(window, Qt.Key.Key_0, control)  # the tenth of nine tabs and 设置
    assert window.page.key == "settings"
    seen = []
    for _ in range(9):
        QTest.keyClick(window, Qt.Key.Key_Tab, control)
        seen.append(window.page.key)
    assert seen == [str(n) for n, title in enumerate(TITLES) if title not in ("委员履职", "文史")]


def test_more_offers_the_hidden_tabs_too(window: MainWindow) -> None:
    hide(window, "上报")
    window.resize(760, 300)
    more = window.tabs.row.more
    assert more is not None
    more.menu().aboutToShow.emit()
    {each.text(): each for each in more.menu().actions()}["放回“上报”"].trigger()
    more.menu().aboutToShow.emit()
    assert "上报" in [each.text().split("\t")[0] for each in more.menu().actions()]


def test_the_menu_key_opens_the_menu_of_the_tab_in_front(window: MainWindow) -> None:
    window.go("4")
    bar = window.tabs.tabBar()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(bar, QContextMenuEvent(reason, QPoint(0, 0), QPoint(0, 0)))
    (menu,) = children(window, TabMenu)
    assert menu.actions()[0].text() == "收起“协商在基层”"
    menu.close()


def test_the_settings_hide_tabs_and_follow_what_is_hidden_elsewhere(
    context: UiContext, qtbot: QtBot
) -> None:
    told: list[list[str]] = []
    panel = LookPanel(context, ("工作台", "委员", "考核"))
    qtbot.addWidget(panel)
    context.events.tabs_hidden.connect(told.append)
    assert [each.isEnabled() for each in panel.tabs.values()] == [False, True, True]
    panel.tabs["考核"].click()
    assert told == [["考核"]]
    context.events.tabs_hidden.emit(["委员"])
    ticks = {title: tick.isChecked() for title, tick in panel.tabs.items()}
    assert ticks == {"工作台": True, "委员": False, "考核": True}


def test_the_choice_of_the_tabs_leads_to_the_settings(window: MainWindow) -> None:
    choose(window, "委员", "收起哪些页…")
    assert window.page.key == "settings"
