"""What a table of texts answers to Qt, and what its table looks like."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.plain_table import plain_table
from desktop_app.ui.tables.text_model import RIGHT, TextModel

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
ROLE = Qt.ItemDataRole


class Numbers(TextModel):
    """Lines of a number and its square; odd ones in red."""

    def __init__(self, many: int) -> None:
        super().__init__(("数", "平方"), right=(1,))
        self.many = many

    def count(self) -> int:
        return self.many

    def text(self, row: int, column: int) -> str:
        return f"<b>{row}</b>" if column == 0 else str(row * row)

    def colour(self, row: int, column: int) -> QColor | None:
        return QColor("red") if row % 2 else None


@pytest.fixture
def model(qapp: object) -> Numbers:
    return Numbers(3)


def test_rows_and_columns_are_counted_at_the_top_level_only(model: Numbers) -> None:
    assert (model.rowCount(), model.columnCount()) == (3, 2)
    inside = model.index(0, 0)
    assert (model.rowCount(inside), model.columnCount(inside)) == (0, 0)


def test_titles_are_those_of_the_columns(model: Numbers) -> None:
    assert [model.headerData(x, ACROSS) for x in range(3)] == ["数", "平方", None]
    assert model.headerData(0, DOWN) is None
    assert model.headerData(1, ACROSS, ROLE.TextAlignmentRole) == RIGHT
    assert model.headerData(0, ACROSS, ROLE.TextAlignmentRole) is None


@pytest.mark.parametrize(
    ("column", "role", "answer"),
    [
        (0, ROLE.DisplayRole, "<b>1</b>"),
        (1, ROLE.DisplayRole, "1"),
        (1, ROLE.TextAlignmentRole, RIGHT),
        (0, ROLE.TextAlignmentRole, None),
        (0, ROLE.ForegroundRole, QColor("red")),
        (0, ROLE.BackgroundRole, None),
        (0, ROLE.DecorationRole, None),
        (0, ROLE.CheckStateRole, None),
    ],
)
def test_each_role_has_its_answer(model: Numbers, column: int, role: ROLE, answer: object) -> None:
    assert model.data(model.index(1, column), role) == answer


def test_a_tool_tip_shows_a_text_that_looks_like_mark_up_as_it_is(model: Numbers) -> None:
    assert "&lt;b&gt;0" in model.data(model.index(0, 0), ROLE.ToolTipRole)


def test_no_cell_has_no_data(model: Numbers) -> None:
    assert model.data(QModelIndex()) is None


def test_a_plain_table_shows_whole_lines(model: Numbers, theme: Theme, qtbot: QtBot) -> None:
    table = plain_table("numbers", "数表", model, theme, (77, 99))
    qtbot.addWidget(table)
    assert (table.objectName(), table.accessibleName()) == ("numbers", "数表")
    assert [table.columnWidth(place) for place in (0, 1)] == [77, 99]
    assert table.selectionBehavior() is QTableView.SelectionBehavior.SelectRows
    assert table.rowHeight(0) == theme.sizes.row
    table.selectRow(1)
    assert [each.row() for each in table.selectionModel().selectedRows()] == [1]


def test_an_empty_table_has_its_titles_still(theme: Theme, qtbot: QtBot) -> None:
    nothing = Numbers(0)
    table = plain_table("numbers", "数表", nothing, theme)
    qtbot.addWidget(table)
    assert table.model().rowCount() == 0
    assert table.horizontalHeader().count() == 2
