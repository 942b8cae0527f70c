"""Many records in one go: a bulk edit seen before and after, a change of state, both taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from desktop_app import app
from desktop_app.records import ALL
from desktop_app.services import registers
from tests.journeys.hand import Hand

TOPIC = next(model for model in ALL if model.KEY == "topic")
NAMES = ("院坝路灯", "集镇停车", "河道保洁")


def kept(program: app.Program, field: str) -> list[object]:
    """What every topic holds in one field, in the order of their numbers."""
    keys = registers.find(program.desk, TOPIC, registers.Query())
    return [row[2] for row in registers.rows(program.desk, TOPIC, keys, [field])]


def choose_all(hand: Hand, page: QWidget) -> None:
    page.window().activateWindow()  # as a window manager does when a dialog has closed
    hand.until(page.isActiveWindow)
    table = hand.see(page, QTableView, "table")
    hand.row(table, NAMES[0])
    hand.key(table, Qt.Key.Key_A, ctrl=True)
    hand.until_said(page, "已选 3 个")


def test_topics_are_submitted_together_and_all_of_it_is_taken_back(
    program: app.Program, hand: Hand
) -> None:
    for number, name in enumerate(NAMES, 1):
        given = {"number": str(number), "name": name, "raised_on": "2026-03"}
        registers.save(program.desk, TOPIC, given)
    window: QWidget = hand.window("main_window")
    program.window.go("topic")
    page = hand.comes(window, QWidget, "topic_page")
    state_is_refused(hand, page)
    edit_dates(hand, window, page)
    assert kept(program, "submitted_on") == ["2026-04-01"] * 3
    submit(hand, window, page)
    assert kept(program, "state") == ["pending"] * 3
    window.activateWindow()
    hand.until(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.until(lambda: kept(program, "state") == ["collected"] * 3)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.until(lambda: kept(program, "submitted_on") == [None] * 3)


def state_is_refused(hand: Hand, page: QWidget) -> None:
    """Without the day of submission no topic can be submitted, and the dialog says so."""
    choose_all(hand, page)
    hand.press(page, "state_button")
    dialog = hand.window("state_dialog")
    hand.key(dialog, Qt.Key.Key_Down)
    hand.until_said(dialog, "“院坝路灯”请先填写送审日期。")
    assert not hand.see(dialog, QWidget, "change_button").isEnabled()
    hand.key(dialog, Qt.Key.Key_Escape)
    hand.gone("state_dialog")


def edit_dates(hand: Hand, window: QWidget, page: QWidget) -> None:
    choose_all(hand, page)
    hand.press(page, "bulk_button")
    bulk = hand.comes(page, QWidget, "topic_bulk")
    hand.fill(bulk, "field_picker", "送审日期")
    hand.fill(bulk, "submitted_on", "2026.4.1")
    hand.press(bulk, "look_button")
    hand.until_said(bulk, "修改 3 个")
    before_after = hand.rows(hand.see(bulk, QTableView, "lines"), "项目", "原来", "改为")
    assert before_after == [("送审日期", "（空）", "2026-04-01")] * 3
    hand.press(bulk, "apply_button")
    hand.until_said(window, "已批量修改 3 个议题")


def submit(hand: Hand, window: QWidget, page: QWidget) -> None:
    """By keys alone: the command palette, the state by arrow, the reason, Enter."""
    choose_all(hand, page)
    hand.key(page, Qt.Key.Key_K, ctrl=True)
    palette = hand.window("command_palette")
    hand.type(hand.see(palette, QLineEdit, "command_search"), "变更议题状态")
    hand.key(palette, Qt.Key.Key_Return)
    dialog = hand.window("state_dialog")
    hand.key(dialog, Qt.Key.Key_Down)
    hand.key(dialog, Qt.Key.Key_Tab)
    hand.type(dialog.focusWidget(), "主席会议前送审")
    hand.key(dialog, Qt.Key.Key_Return)
    hand.gone("state_dialog")
    hand.until_said(window, "已将 3 个议题的状态改为“待审批”")
