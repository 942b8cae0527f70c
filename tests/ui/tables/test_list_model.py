"""The rows of a list: pages read when looked at, no more."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.records import codes
from desktop_app.records.lookup import Lookup
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.list_model import ListModel
from desktop_app.ui.tables.row_pages import PAGE, PAGES
from tests.ui.keeping import model_of

MEMBER = model_of("member")
NAMES = Lookup(datetime.date(2026, 11, 23), codes.default_choices())


class Register:
    """Rows made up on demand; `asked` keeps the ids of every read."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.gone: set[int] = set()

    def read(self, keys: Sequence[int], fields: Sequence[str]) -> list[tuple[Any, ...]]:
        self.asked.append(list(keys))
        made = {"name": "王契", "state": "serving", "terms_served": 2, "resume": "一\n二"}
        return [(key, 1, *(made[name] for name in fields)) for key in keys if key not in self.gone]


def shown(theme: Theme, count: int, *fields: str) -> tuple[ListModel, Register]:
    register = Register()
    model = ListModel(register.read, theme)
    wanted = [MEMBER.field(name) for name in fields or ("name", "state")]
    model.show_ids(array("q", range(count)), wanted, NAMES)
    return model, register


def test_nothing_is_read_before_it_is_looked_at(theme: Theme) -> None:
    model, register = shown(theme, 100_000)
    assert model.rowCount() == 100_000
    assert register.asked == []


def test_a_look_reads_one_page(theme: Theme) -> None:
    model, register = shown(theme, 100_000)
    assert model.index(70_000, 1).data() == "王契"
    assert model.index(70_001, 1).data() == "王契"
    (asked,) = register.asked
    assert len(asked) == PAGE
    assert 70_000 in asked


def test_pages_looked_at_long_ago_are_let_go(theme: Theme) -> None:
    model, register = shown(theme, 100_000)
    for page in range(PAGES + 1):
        model.index(page * PAGE, 1).data()
    model.index(0, 1).data()
    assert len(register.asked) == PAGES + 2


def test_the_rest_is_added_without_reading_the_first_again(theme: Theme) -> None:
    model, _register = shown(theme, 100)
    model.index(0, 1).data()
    model.show_rest(array("q", range(5_000)))
    assert model.rowCount() == 5_000
    assert model.index(100, 1).data() == "王契"


def test_another_answer_replaces_the_first_rows(theme: Theme) -> None:
    model, _ = shown(theme, 100)
    model.show_rest(array("q", range(50, 400)))
    assert list(model.ids[:2]) == [50, 51]


def test_a_record_gone_meanwhile_shows_nothing(theme: Theme) -> None:
    model, register = shown(theme, 10)
    register.gone.add(3)
    assert model.index(3, 1).data() == ""
    assert model.index(4, 1).data() == "王契"


def test_a_state_has_its_colour_and_icon(theme: Theme) -> None:
    model, _ = shown(theme, 1)
    cell = model.index(0, 2)
    assert cell.data() == "在任"
    colour = cell.data(Qt.ItemDataRole.ForegroundRole)
    assert colour.name() == theme.tokens.good
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_numbers_stand_at_the_right(theme: Theme) -> None:
    model, _ = shown(theme, 1, "terms_served")
    aligned = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert aligned & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "任职届数"


def test_long_text_stands_in_one_line(theme: Theme) -> None:
    model, _ = shown(theme, 1, "resume")
    assert model.index(0, 1).data() == "一 二"


def test_rows_are_found_by_their_ids(theme: Theme) -> None:
    model, _ = shown(theme, 1000)
    assert model.rows_of([7, 3, 5000]) == [3, 7]
    assert model.rows_of(range(990, 1010)) == list(range(990, 1000))


def test_the_model_keeps_qts_rules(theme: Theme, qtbot: QtBot, qtmodeltester: Any) -> None:
    model, _ = shown(theme, 300)
    qtmodeltester.check(model, force_py=True)


def test_a_read_that_fails_is_told_once_and_not_at_every_paint(theme: Theme) -> None:
    failing = True

    def read(keys: Sequence[int], fields: Sequence[str]) -> list[tuple[Any, ...]]:
        if failing:
            raise OSError(5, "broken")
        return [(key, 1, "王契", "serving") for key in keys]

    def status_cells(keys: Sequence[int]) -> dict[int, dict[str, Any]]:
        return {}

    model = ListModel(read, theme, status_cells=status_cells)
    wanted = [MEMBER.field(name) for name in ("name", "state")]
    model.show_ids(array("q", range(10)), wanted, NAMES)
    with pytest.raises(OSError, match="broken"):
        model.cell(0, 1)
    assert model.cell(0, 1)[0] == model.cell(3, 2)[0] == ""
    failing = False
    model.show_ids(array("q", range(10)), wanted, NAMES)
    assert model.cell(0, 1)[0] == "王契"
