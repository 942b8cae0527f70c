"""Rows of a long list: chosen whole, one by one or in runs, the cursor where it is wanted."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.records import Member
from desktop_app.records.lookup import Lookup
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.tables.list_model import ListModel
from desktop_app.ui.tables.picture_cache import PictureCache
from desktop_app.ui.tables.rows_table import RowsTable, runs
from tests.new_office import MORNING
from tests.ui.finding import press

MANY = 100_000


def read(keys: Sequence[int], names: Sequence[str]) -> list[tuple[Any, ...]]:
    return [(key, 1, *("甲" for _ in names)) for key in keys]


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> RowsTable:
    model = ListModel(read, theme)
    model.show_ids(array("q", range(MANY)), [Member.field("name")], Lookup(MORNING.date()))
    made = RowsTable(model, model, theme)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], []),
        ([4], [(4, 4)]),
        ([0, 1, 2], [(0, 2)]),
        ([0, 2, 3, 7], [(0, 0), (2, 3), (7, 7)]),
    ],
)
def test_unbroken_runs(rows: list[int], found: list[tuple[int, int]]) -> None:
    assert runs(rows) == found


def test_rows_are_chosen_and_told_once(table: RowsTable, qtbot: QtBot) -> None:
    told: list[int] = []
    table.chosen.connect(lambda: told.append(table.chosen_count()))
    table.choose_rows([1, 2, 5], 5)
    assert table.chosen_rows() == [1, 2, 5]
    assert table.currentIndex().row() == 5
    assert told == [3]


def test_a_choice_replaces_the_former_one_and_may_be_none(table: RowsTable) -> None:
    table.choose_rows([1, 2])
    table.choose_rows([])
    assert table.chosen_rows() == []
    assert table.chosen_count() == 0


def test_every_row_of_a_huge_list_is_counted_without_listing_them(table: RowsTable) -> None:
    table.selectAll()
    assert table.chosen_count() == MANY


def test_a_row_far_down_comes_into_the_middle_when_that_is_asked(table: RowsTable) -> None:
    middle = table.viewport().height() / 2
    table.choose_rows([90_000], 90_000)
    edge = table.visualRect(table.currentIndex()).center().y()
    assert edge - middle > table.rowHeight(0)  # Qt shows it, at the edge
    table.choose_rows([90_000], 90_000, show=True)
    place = table.visualRect(table.currentIndex()).center().y()
    assert abs(place - middle) <= table.rowHeight(0)


def test_letters_do_not_move_the_cursor(table: RowsTable) -> None:
    table.choose_rows([3], 3)
    press(table, Qt.Key.Key_J)
    table.keyboardSearch("甲")
    assert table.currentIndex().row() == 3


def test_rows_are_as_high_as_the_look_says(table: RowsTable, theme: Theme) -> None:
    theme.wear(Mode.LIGHT, large=True)
    assert table.verticalHeader().defaultSectionSize() == theme.sizes.row


def test_an_icon_is_drawn_once_for_each_look(theme: Theme, table: RowsTable) -> None:
    pictures = PictureCache(theme, table)
    light = pictures.picture("problem", "bad")
    assert pictures.picture("problem", "bad") is light
    assert pictures.picture("problem", "bad", 40).width() != light.width()
    theme.wear(Mode.DARK, large=False)
    assert pictures.picture("problem", "bad").toImage() != light.toImage()
