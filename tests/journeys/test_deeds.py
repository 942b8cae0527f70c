"""A deed by keys and clicks from its plan to its effect, counted in 五个一 and in table 6."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import Deed, Member
from desktop_app.services import registers
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.handling_proposals import finish, list_of, states, take

NAME, DOER = "为演示村安装路灯", "孔桂香"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def section(hand: Hand, window: QWidget, tab: str, title: str, page: str) -> QWidget:
    """Click a section of a tab; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), tab)
    hand.turn(hand.see(window, QTabBar, "section_bar"), title)
    return hand.comes(window, QWidget, page)


def entered(hand: Hand, page: QWidget) -> None:
    """Enter a planned deed by its form."""
    hand.press(page, "new_button")
    form = hand.window("deed_dialog")
    hand.fill(form, "name", NAME)
    hand.fill(form, "doer", DOER)
    hand.fill(form, "line", "乡村振兴")
    hand.fill(form, "aid", "人居环境改善")
    hand.fill(form, "start_on", "2026.8.1")
    hand.press(form, "save_button")
    hand.gone("deed_dialog")
    hand.until(lambda: states(hand, page, "状态") == ["计划"])


def duty_becomes(hand: Hand, window: QWidget, shown: str) -> None:
    """Wait until the duty 办一件实事 of the member shows a text on the page of duties."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "考核")
    page = hand.comes(window, QWidget, "duty_matrix_page")
    begin: list[QWidget] = list(page.findChildren(QWidget, "usual_duties"))
    if any(each.isVisible() for each in begin):
        hand.press(page, "usual_duties")
        finish(hand, hand.window("year_dialog"))
    cells = hand.see(page, QTableView, "duty_cells")
    hand.until(lambda: hand.rows(cells, "姓名", "办一件实事") == [(DOER, shown)])


def test_a_deed_is_counted_where_it_should_be(
    program: app.Program, hand: Hand, tmp_path: Path
) -> None:
    window, desk = program.window, program.context.desk
    hand.until_said(window, "备份 今天")
    registers.save(desk, Member, {"name": DOER, "since": "2022-01-05"})
    page = section(hand, window, "委员履职", "实事", "deed_page")
    entered(hand, page)
    duty_becomes(hand, window, "在办")
    page = section(hand, window, "委员履职", "实事", "deed_page")
    take(hand, page, NAME, "登记推进", progress_on="2026.8.5", progress="演示落实资金")
    hand.until(lambda: states(hand, page, "状态") == ["推进中"])
    take(hand, page, NAME, "登记见效", effect_on="2026.8.20", effect="演示夜间出行方便",
         beneficiaries="120", money="3.5万")  # fmt: skip
    take(hand, page, NAME, "办结", done_on="2026.9.10", result="演示已验收")
    hand.until(lambda: states(hand, page, "状态") == ["已完成"])
    duty_becomes(hand, window, "1")
    _read_in_the_table(hand, window)
    program.close()
    book = tmp_path / "表.xlsx"
    told = command(desk.office.path, "--date", "2026-11-23", "tables", str(book), "--period",
                   "2026Q3")  # fmt: skip
    assert told.returncode == 0, told.stderr
    rows = list(openpyxl.load_workbook(book).worksheets[5].iter_rows(values_only=True))
    found = {str(row[1]).strip(): row[3] for row in rows if row[1]}
    assert found["助推人居环境改善：受益"] == 120
    assert found["助推人居环境改善：资金"] == 3.5
    assert found["乡村振兴：见效"] == 1


def _read_in_the_table(hand: Hand, window: QWidget) -> None:
    """Choose table 6 and open the rows behind the deeds that are done."""
    page = section(hand, window, "统计报表", "填报表", "period_tables_page")
    names = hand.see(page, QWidget, "tables_list")
    names.setFocus()
    for _ in range(5):
        hand.key(names, Qt.Key.Key_Down)
    table = hand.see(page, QTableView, "period_table")
    hand.until(lambda: ("办成实事", "1") in hand.rows(table, "指标", "本期"))
    hand.cell(table, "办成实事", "本期")
    deeds = hand.comes(window, QWidget, "deed_page")
    hand.until(lambda: hand.rows(list_of(hand, deeds), Deed.field("name").label) == [(NAME,)])
