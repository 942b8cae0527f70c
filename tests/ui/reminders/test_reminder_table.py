"""The table of the page 督办: its keys, its header, what is chosen and copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.reminders import DueItem, Reminder
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.reminders.reminder_model import COLUMNS, ReminderModel
from desktop_app.ui.reminders.reminder_table import ReminderTable
from tests.ui.finding import press

ITEMS = [DueItem("due", "outcome", key, "late", "2026-11-01", "", None) for key in range(6)]


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> ReminderTable:
    rows = ReminderModel(lambda items: {each: words(each) for each in items}, theme)
    made = ReminderTable(rows, theme)
    rows.setParent(made)
    qtbot.addWidget(made)
    rows.show_items(list(ITEMS))
    made.resize(900, 400)
    made.show()
    return made


def words(each: DueItem) -> Reminder:
    return Reminder("due", "办结期限", "outcome", each.key, f"第{each.key}条\n换行", "协商",
                    "", "", "", each.due, 1, "late")  # fmt: skip


def test_keys_open_stop_and_copy(table: ReminderTable, qtbot: QtBot) -> None:
    table.choose([1])
    for signal, key in ((table.opened, Qt.Key.Key_Return), (table.opened, Qt.Key.Key_Enter),
                        (table.stop_asked, Qt.Key.Key_Delete)):  # fmt: skip
        with qtbot.waitSignal(signal, timeout=500):
            press(table, key)
    with qtbot.waitSignal(table.copy_asked, timeout=500):
        press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    press(table, Qt.Key.Key_Down)
    assert table.chosen_rows() == [2]


def test_letters_choose_nothing(table: ReminderTable) -> None:
    table.choose([4])
    press(table, Qt.Key.Key_1)
    table.keyboardSearch("第")
    assert table.chosen_rows() == [4]


def test_rows_are_chosen_whole_those_that_are_gone_left_out(
    table: ReminderTable, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(table.chosen):
        table.choose([0, 1, 4, 99])
    assert table.chosen_rows() == [0, 1, 4]
    assert table.currentIndex().row() == 0
    table.choose([])
    assert table.chosen_rows() == []
    table.choose([99])
    assert table.chosen_rows() == []


def test_a_header_asks_for_its_order_but_not_that_of_the_numbers(
    table: ReminderTable, qtbot: QtBot
) -> None:
    header = table.horizontalHeader()
    with qtbot.waitSignal(table.sort_asked) as asked:
        header.sectionClicked.emit(3)
    assert asked.args == [COLUMNS[2].name]
    with qtbot.assertNotEmitted(table.sort_asked):
        header.sectionClicked.emit(0)


@pytest.mark.parametrize("descending", [False, True])
def test_the_sorted_column_is_marked(table: ReminderTable, descending: bool) -> None:
    table.show_sort("unit", descending=descending)
    header = table.horizontalHeader()
    names = [each.name for each in COLUMNS]
    assert header.sortIndicatorSection() == names.index("unit") + 1
    wanted = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
    assert header.sortIndicatorOrder() == wanted
    table.show_sort("", descending=False)
    assert not header.isSortIndicatorShown()


def test_rows_are_copied_with_their_header_one_line_each(table: ReminderTable) -> None:
    table.choose([0, 2])
    lines = table.copied().lines
    assert lines[0] == [each.title for each in COLUMNS]
    assert [line[2] for line in lines[1:]] == ["第0条 换行", "第2条 换行"]


def test_columns_grow_with_the_text(table: ReminderTable, theme: Theme) -> None:
    from desktop_app.ui.look.theme import Mode

    before = [table.columnWidth(column) for column in range(len(COLUMNS) + 1)]
    theme.wear(Mode.LIGHT, large=True)
    after = [table.columnWidth(column) for column in range(len(COLUMNS) + 1)]
    assert all(new > old for old, new in zip(before, after, strict=True))
