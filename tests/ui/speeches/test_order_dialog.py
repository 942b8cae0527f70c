"""排发言顺序: moved by keys, minutes typed in place, times and sums at once, nothing lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.ui.speeches.order_dialog import OrderDialog
from desktop_app.ui.speeches.order_table import MINUTES
from desktop_app.ui.ui_context import UiContext
from tests.services.speeches import speech_office as office
from tests.ui.finding import child, children, press

ALT = Qt.KeyboardModifier.AltModifier


def opened(qtbot: QtBot, context: UiContext, keys: list[int]) -> OrderDialog:
    dialog = OrderDialog(context, keys)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    return dialog


def rows(dialog: OrderDialog) -> list[tuple[str, ...]]:
    table = dialog.table
    return [
        tuple(table.cell(row, column).text() for column in (0, 1, 3, MINUTES))
        for row in range(table.rowCount())
    ]


def words(dialog: OrderDialog) -> str:
    return "\n".join(each.text() for each in children(dialog, QLabel) if not each.isHidden())


def test_chosen_rows_come_in_their_order_and_are_saved(context: UiContext, qtbot: QtBot) -> None:
    keys = office.chosen_ones(context.desk, 3)
    dialog = opened(qtbot, context, [keys[1], keys[0], keys[2]])
    assert [row[:2] for row in rows(dialog)] == [("1", "09:00"), ("2", "09:08"), ("3", "09:16")]
    assert "共 3 篇，24 分钟，09:00—09:24" in dialog.sums.text()
    press(dialog.table, Qt.Key.Key_Down, ALT)
    assert [row[2] for row in rows(dialog)] == ["演示发言1", "演示发言2", "演示发言3"]
    press(dialog.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert office.places(context.desk, keys) == [(1, "09:00"), (2, "09:08"), (3, "09:16")]
    assert office.value(context.desk, keys[0], "planned_on") == "2026-02-08"


def test_the_cursor_stays_on_the_speech_that_is_moved(context: UiContext, qtbot: QtBot) -> None:
    keys = office.chosen_ones(context.desk, 4)
    dialog = opened(qtbot, context, keys)
    for _ in range(5):
        press(dialog.table, Qt.Key.Key_Down, ALT)
    assert dialog.table.currentRow() == 3
    assert rows(dialog)[3][2] == "演示发言1"
    press(dialog.table, Qt.Key.Key_Up, ALT)
    assert rows(dialog)[2][2] == "演示发言1"


def test_typed_minutes_move_the_clock_and_too_long_ones_are_told(
    context: UiContext, qtbot: QtBot
) -> None:
    dialog = opened(qtbot, context, office.chosen_ones(context.desk, 3))
    dialog.table.cell(0, MINUTES).setText("12")
    assert [row[1] for row in rows(dialog)] == ["09:00", "09:12", "09:20"]
    assert "第 1 篇超过每人 8 分钟" in dialog.sums.text()
    assert not dialog.table.cell(0, MINUTES).icon().isNull()
    dialog.available.setText("20")
    dialog.available.edited.emit()
    assert "超出可用时间 8 分钟" in dialog.sums.text()
    dialog.table.cell(0, MINUTES).setText("很久")
    assert "时长请写 1 到 240 的分钟数" in words(dialog)
    assert rows(dialog)[0][3] == "12"


def test_minutes_that_are_still_being_typed_are_saved_too(context: UiContext, qtbot: QtBot) -> None:
    keys = office.chosen_ones(context.desk, 2)
    dialog = opened(qtbot, context, keys)
    dialog.table.setFocus()
    QTest.keyClicks(dialog.table, "6")
    editor = child(dialog.table, QLineEdit)
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert [office.value(context.desk, key, "minutes") for key in keys] == [6, 8]


def test_delete_takes_out_and_enter_puts_back(context: UiContext, qtbot: QtBot) -> None:
    dialog = opened(qtbot, context, office.chosen_ones(context.desk, 3))
    press(dialog.table, Qt.Key.Key_Delete)
    assert len(rows(dialog)) == 2
    assert "演示发言1" in dialog.waiting.item(0).text()
    dialog.waiting.setFocus()
    press(dialog.waiting, Qt.Key.Key_Return)
    assert [row[2] for row in rows(dialog)] == ["演示发言2", "演示发言3", "演示发言1"]
    assert dialog.isVisible()


def test_one_chosen_row_shows_the_day_and_what_waits(context: UiContext, qtbot: QtBot) -> None:
    keys = office.chosen_ones(context.desk, 3)
    office.order(context.desk, keys[:2])
    dialog = opened(qtbot, context, keys[:1])
    assert dialog.day.text() == office.DAY
    assert [row[2] for row in rows(dialog)] == ["演示发言1", "演示发言2"]
    assert dialog.waiting.count() == 1


def test_another_day_asks_for_a_save_first_and_then_shows_its_order(
    context: UiContext, qtbot: QtBot
) -> None:
    keys = office.chosen_ones(context.desk, 2)
    office.order(context.desk, keys)
    dialog = opened(qtbot, context, keys[:1])
    press(dialog.table, Qt.Key.Key_Down, ALT)
    dialog.day.setText("2026-02-10")
    dialog.day.editingFinished.emit()
    assert "请先保存，再排另一天" in words(dialog)
    assert dialog.day.text() == office.DAY
    press(dialog.table, Qt.Key.Key_Up, ALT)
    dialog.day.setText("2026-02-10")
    dialog.day.editingFinished.emit()
    assert rows(dialog) == []
    assert "演示发言1" in dialog.waiting.item(0).text()


def test_nothing_to_order_says_so_and_saving_is_refused(context: UiContext, qtbot: QtBot) -> None:
    key = office.speech(context.desk)
    dialog = opened(qtbot, context, [key])
    assert "都排了" in dialog.waiting.item(0).text()
    dialog.done_button.click()
    assert dialog.isVisible()
    assert "请" in words(dialog)
