"""A wide table of numbers: keys, clicks, and the first column that stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.period_tables.cell_table import CellTable
from desktop_app.ui.tables.text_model import TextModel

ROWS, COLUMNS = 40, 12
Places = list[tuple[int, int]]


class _Numbers(TextModel):
    """Row and column in each cell."""

    def count(self) -> int:
        return ROWS

    def text(self, row: int, column: int) -> str:
        return f"{row}·{column}"


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> CellTable:
    titles = ["姓名", *(f"第{place}列" for place in range(1, COLUMNS))]
    made = CellTable("numbers", "演示", theme, range(1, COLUMNS))
    qtbot.addWidget(made)
    made.show_model(_Numbers(titles, made, range(1, COLUMNS)))
    for place in range(COLUMNS):
        made.setColumnWidth(place, 100)
    made.resize(420, 240)
    made.show()
    made.place_front()
    made.put_cursor(0, 1)
    made.setFocus()
    return made


@pytest.fixture
def opened(table: CellTable) -> Places:
    found: Places = []
    table.opened.connect(lambda row, column: found.append((row, column)))
    return found


def _cell(table: CellTable, row: int, column: int) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def _click(table: CellTable, row: int, column: int, *, twice: bool = False) -> None:
    click = QTest.mouseDClick if twice else QTest.mouseClick
    click(table.viewport(), Qt.MouseButton.LeftButton, pos=_cell(table, row, column))


def test_the_first_column_stays_while_the_others_scroll(table: CellTable) -> None:
    assert table.front.isVisible()
    assert table.front.width() == table.columnWidth(0)
    table.horizontalScrollBar().setValue(500)
    assert table.front.x() == table.frameWidth()
    shown = [place for place in range(COLUMNS) if not table.front.isColumnHidden(place)]
    assert shown == [0]


def test_both_scroll_down_together(table: CellTable) -> None:
    for _ in range(30):
        QTest.keyClick(table, Qt.Key.Key_Down)
    row = table.currentIndex().row()
    own = table.visualRect(table.model().index(row, 1)).top()
    assert row == 30
    assert table.front.visualRect(table.model().index(row, 0)).top() == own


def test_going_left_is_never_covered_by_the_column_that_stays(table: CellTable) -> None:
    for _ in range(COLUMNS):
        QTest.keyClick(table, Qt.Key.Key_Right)
    assert table.currentIndex().column() == COLUMNS - 1
    for column in range(COLUMNS - 2, 0, -1):
        QTest.keyClick(table, Qt.Key.Key_Left)
        assert table.currentIndex().column() == column
        assert table.visualRect(table.currentIndex()).left() >= table.front.width()


def test_a_wider_window_needs_no_column_that_stays(table: CellTable) -> None:
    table.resize(1300, 240)
    assert not table.front.isVisible()
    table.resize(400, 240)
    assert table.front.isVisible()


def test_enter_opens_the_cell_with_the_cursor(table: CellTable, opened: Places) -> None:
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Enter)
    assert opened == [(1, 1), (1, 2)]


def test_a_click_opens_a_number_and_a_double_click_a_title(
    table: CellTable, opened: Places
) -> None:
    _click(table, 2, 2)
    assert opened == [(2, 2)]
    _click(table, 3, 0)
    assert opened == [(2, 2)]
    _click(table, 3, 0, twice=True)
    assert opened == [(2, 2), (3, 0)]


def test_the_cursor_goes_to_the_nearest_cell_there_is(table: CellTable) -> None:
    for asked, found in (((99, 99), (ROWS - 1, COLUMNS - 1)), ((-4, -1), (0, 0)), ((5, 3), (5, 3))):
        table.put_cursor(*asked)
        index = table.currentIndex()
        assert (index.row(), index.column()) == found


def test_moving_says_where_and_control_c_asks_for_a_copy(table: CellTable) -> None:
    places: Places = []
    copies: list[str] = []
    table.moved.connect(lambda row, column: places.append((row, column)))
    table.copy_asked.connect(lambda: copies.append("copy"))
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (places, copies) == ([(1, 1)], ["copy"])


def test_larger_text_makes_rows_of_both_tables_higher(table: CellTable, theme: Theme) -> None:
    before = table.rowHeight(0)
    theme.wear(Mode.DARK, large=True)
    assert table.rowHeight(0) > before
    assert table.front.rowHeight(0) == table.rowHeight(0)


@pytest.mark.parametrize("two", [True, False])
def test_the_heads_of_both_are_of_one_height(table: CellTable, *, two: bool) -> None:
    table.show_heads(two_lines=two)
    heights = {each.horizontalHeader().height() for each in (table, table.front)}
    assert len(heights) == 1
    assert heights.pop() == (2 if two else 1) * table.fontMetrics().lineSpacing() + 14
