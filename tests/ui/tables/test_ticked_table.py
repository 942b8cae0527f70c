"""Lines to tick: Space on the chosen ones, ticks that outlast a search, paler lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.text_model import FOREGROUND
from desktop_app.ui.tables.ticked_table import CHECK, TickLine, TickModel, TickTable

LINES = [
    TickLine(1, ("演示甲", "经济界")),
    TickLine(2, ("演示乙", "农业界")),
    TickLine(3, ("演示丙", "农业界"), pale=True),
]


@pytest.fixture
def model(theme: Theme) -> TickModel:
    made = TickModel(("姓名", "界别"), theme)
    made.show_lines(LINES)
    made.ticked = {1, 2}
    return made


@pytest.fixture
def table(model: TickModel, theme: Theme, qtbot: QtBot) -> TickTable:
    made = TickTable("lines", "演示的行", model, theme)
    qtbot.addWidget(made)
    return made


def states(model: TickModel) -> list[bool]:
    rows = range(model.rowCount())
    return [model.data(model.index(row, 0), CHECK) == Qt.CheckState.Checked for row in rows]


def test_ticks_are_shown_in_the_first_column_alone(model: TickModel) -> None:
    assert states(model) == [True, True, False]
    assert model.data(model.index(0, 1), CHECK) is None
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsUserCheckable


def test_space_turns_the_chosen_lines(table: TickTable, model: TickModel, qtbot: QtBot) -> None:
    table.selectAll()
    with qtbot.waitSignal(model.turned):
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert model.ticked == {1, 2, 3}
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert model.ticked == set()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert states(model) == [False, True, False]


def test_space_without_a_chosen_line_turns_nothing(table: TickTable, model: TickModel) -> None:
    table.clearSelection()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert model.ticked == {1, 2}


def test_a_tick_outlasts_a_narrowing(model: TickModel) -> None:
    model.show_lines(LINES[1:])
    assert states(model) == [True, False]
    model.put({each.key for each in model.lines}, ticked=True)
    model.show_lines(LINES)
    assert states(model) == [True, True, True]


def test_a_click_on_the_box_turns_one_line(model: TickModel) -> None:
    assert model.setData(model.index(2, 0), Qt.CheckState.Checked.value, CHECK)
    assert states(model) == [True, True, True]
    assert not model.setData(model.index(2, 1), Qt.CheckState.Checked.value, CHECK)


def test_some_lines_are_paler(model: TickModel) -> None:
    assert model.data(model.index(0, 0), FOREGROUND) is None
    assert model.data(model.index(2, 0), FOREGROUND) is not None
