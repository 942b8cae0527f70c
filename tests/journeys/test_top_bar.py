"""The top bar in use: a tab that the office has no use for is hidden, found, and brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QTabWidget, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.pages import name_the_office, open_tab

CONTROL = Qt.KeyboardModifier.ControlModifier


def row(hand: Hand, window: QWidget) -> list[str]:
    """The words in the row of tabs."""
    bar = hand.see(window, QTabWidget, "tabs").tabBar()
    return [bar.tabText(place) for place in range(bar.count()) if bar.isTabVisible(place)]


def test_a_tab_that_is_not_used_is_hidden_found_by_keys_and_hidden_next_time(
    start: Callable[..., app.Launch], hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    desktop.answers["place"] = tmp_path / "政协演示县委员会.zwh"
    window = name_the_office(start, hand)
    assert row(hand, window) == [
        "工作台", "委员", "委员履职", "提案信息", "协商在基层", "品牌项目", "专项工作", "文史",
        "考核",
        "统计报表",
    ]  # fmt: skip
    settings = open_tab(hand, window, "设置")
    hand.item(hand.comes(settings, QListWidget, "sections"), "外观")
    hand.press_words(settings, "品牌项目")
    assert row(hand, window) == [
        "工作台", "委员", "委员履职", "提案信息", "协商在基层", "专项工作", "文史",
        "考核",
        "统计报表",
    ]  # fmt: skip
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    field = hand.window("command_palette").focusWidget()
    hand.type(field, "zdppxm")  # 转到 品牌项目
    QTest.keyClick(field, Qt.Key.Key_Return)
    hand.comes(window, QWidget, "brand_page")
    assert "品牌项目" in row(hand, window)
    hand.close(window)
    start()
    window = hand.window("main_window")
    assert row(hand, window) == [
        "工作台", "委员", "委员履职", "提案信息", "协商在基层", "专项工作", "文史",
        "考核",
        "统计报表",
    ]  # fmt: skip
    hand.comes(window, QWidget, "workbench_page")


def test_a_member_is_made_found_and_printed_from_the_palette_by_keys_alone(
    program: app.Program, hand: Hand
) -> None:
    window = program.window
    hand.until(window.isActiveWindow)
    field = palette(hand, window)
    hand.type(field, "王建国")
    hand.until_said(hand.window("command_palette"), "没有找到“王建国”")
    QTest.keyClick(field, Qt.Key.Key_Return)
    form = hand.window("member_dialog")
    assert hand.shown(form, "name") == "王建国"
    hand.key(form, Qt.Key.Key_S, ctrl=True)
    hand.gone("member_dialog")
    open_tab(hand, window, "工作台")
    field = palette(hand, window)
    hand.type(field, "wjg")
    QTest.keyClick(field, Qt.Key.Key_Right)
    hand.type(field, "dywy")  # 打印委员登记表
    QTest.keyClick(field, Qt.Key.Key_Return)
    preview = hand.window("print_preview")
    assert "委员登记表" in preview.windowTitle()
    hand.until(lambda: not program.context.jobs.running)
    hand.close(preview)
    hand.see(window, QWidget, "member_page")


def palette(hand: Hand, window: QWidget) -> QWidget:
    """Ctrl+K; the field in which one searches."""
    hand.until(hand.see(window, QTabWidget, "tabs").isEnabled)
    window.activateWindow()  # a window manager does so
    hand.until(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    field = hand.window("command_palette").focusWidget()
    assert field is not None
    return field
