"""The rows behind a figure: a list opened with its conditions shows just these, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records.member import Member
from desktop_app.services import registers
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.ui_context import UiContext
from tests.services.statistics.chance_office import chance_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An office made by chance."""
    made = chance_desk(tmp_path, 20261123)
    yield made
    made.office.close()


def test_every_figure_opens_a_list_of_just_its_rows(context: UiContext, qtbot: QtBot) -> None:
    pages: dict[str, ListPage] = {}
    parent = QWidget()
    qtbot.addWidget(parent)
    for group in statement(context.desk, STATISTICS, periods.of_year(2026)).groups:
        for each in group.figures:
            model = next(one for one in context.records if each.record == one.KEY)
            page = pages.setdefault(each.record, ListPage(context, model, parent))
            page.open_where(each.where)
            shown = registers.find(context.desk, model, page.query)
            behind = registers.find(context.desk, model, registers.Query(where=each.where))
            assert set(shown) == set(behind), each.key
            assert not page.state.bounds or page.frame.chips.more.text().startswith("条件：")


def test_two_conditions_on_one_field_both_hold(context: UiContext, qtbot: QtBot) -> None:
    for name, sex in (("甲", "男"), ("乙", "女")):
        registers.save(context.desk, Member, {"name": f"演示{name}", "sex": sex})
    page = ListPage(context, Member)
    qtbot.addWidget(page)
    page.open_where((Filter("sex", "in", ("1", "2")), Filter("sex", "in", ("2",))))
    assert len(registers.find(context.desk, Member, page.query)) == 1
