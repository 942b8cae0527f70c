"""The recycle bin: read by pages, searched, what an undo took back shown when that is wanted."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.records import Member, Point
from desktop_app.services import registers
from desktop_app.services.registers import history
from desktop_app.services.registers.history import Removed
from desktop_app.ui.settings.bin_model import TITLES, BinModel
from desktop_app.ui.settings.settings_bin import BinPanel
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import type_text
from tests.ui.keeping import keep

MANY = 100_000


def removed(place: int) -> Removed:
    at = "2026-11-23T10:20:30"
    return Removed(Point, place, f"点{place}", 1, at, "演示", f"删除协商点：点{place}", {})


class Log:
    """Gives the removed records at some places and keeps how many it was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.restored = False

    def __call__(self, places: Sequence[int]) -> list[Removed]:
        self.asked.append(len(places))
        return [] if self.restored else [removed(each) for each in places]


@pytest.fixture
def panel(context: UiContext, qtbot: QtBot) -> BinPanel:
    made = BinPanel(context)
    qtbot.addWidget(made)
    return made


def names(panel: BinPanel) -> list[str]:
    return [panel.rows.index(row, 2).data() for row in range(panel.rows.rowCount())]


def test_a_huge_bin_reads_the_page_that_is_looked_at(qapp: object) -> None:
    log = Log()
    rows = BinModel(log)
    rows.show(array("q", range(MANY)))
    assert rows.rowCount() == MANY
    assert log.asked == []
    assert [rows.index(70_000, column).data() for column in range(len(TITLES))] == [
        "2026-11-23 10:20", "协商点", "点70000", "演示", "删除协商点：点70000",
    ]  # fmt: skip
    assert len(log.asked) == 1


def test_what_was_restored_since_has_no_text_and_is_no_error(qapp: object) -> None:
    log = Log()
    log.restored = True
    rows = BinModel(log)
    rows.show(array("q", range(3)))
    assert rows.removed_at(1) is None
    assert rows.index(1, 2).data() == ""
    assert rows.index(1, 2).data(Qt.ItemDataRole.ToolTipRole) is None


def test_an_empty_bin_says_so(panel: BinPanel) -> None:
    assert panel.count.text() == "回收站是空的。"
    assert not panel.back_button.isEnabled()
    panel.bring_back()  # nothing is chosen, nothing happens
    assert names(panel) == []


def test_the_last_removed_stands_first_and_a_search_narrows_by_pinyin(
    context: UiContext, panel: BinPanel
) -> None:
    for name in ("城东点", "城西点", "河口点"):
        registers.remove(context.desk, Point, [keep(context.desk, "point", name=name)])
    panel.refresh(frozenset())
    assert names(panel) == ["河口点", "城西点", "城东点"]
    assert panel.count.text() == "共 3 条"
    type_text(panel.search, "cd")
    assert names(panel) == ["城东点"]
    panel.search.setText("没有的")
    assert panel.count.text() == "没有找到。"


def test_an_addition_that_was_undone_is_listed_only_when_wanted(
    context: UiContext, panel: BinPanel
) -> None:
    keep(context.desk, "member", name="张三")
    history.undo(context.desk)
    panel.refresh(frozenset())
    assert names(panel) == []
    panel.taken_back.click()
    assert names(panel) == ["张三"]


def test_several_are_brought_back_as_one_action(
    context: UiContext, panel: BinPanel, qtbot: QtBot
) -> None:
    keys = [keep(context.desk, "member", name=name) for name in ("张三", "李四", "王五")]
    for key in keys:
        registers.remove(context.desk, Member, [key])
    panel.refresh(frozenset())
    panel.table.selectAll()
    announced: list[object] = []
    context.events.changed.connect(announced.append)
    panel.back_button.click()
    qtbot.waitUntil(lambda: not context.jobs.running)
    assert sorted(registers.find(context.desk, Member, registers.Query())) == sorted(keys)
    assert len(announced) == 1
