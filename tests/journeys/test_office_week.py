"""The office's week by keys: a plan, a month's chronicle, an agenda item to its follow-up."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabBar, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command, saved_print
from tests.journeys.handling_proposals import list_of, states, take

CHAIRS, TOUR = "演示主席会议", "演示考察"
AGENDA = "1. 传达学习演示精神（汇报单位：演示办公室）\n2. 审议演示计划（草案）"
SECTIONS = {"周安排": "week_page", "大事记": "chronicle_page", "会议议题": "agenda_item_page"}


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def section(hand: Hand, window: QWidget, title: str) -> QWidget:
    """Click a section of 专项工作; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "专项工作")
    hand.turn(hand.see(window, QTabBar, "section_bar"), title)
    return hand.comes(window, QWidget, SECTIONS[title])


def planned(hand: Hand, page: QWidget, **texts: str) -> None:
    """Begin an activity on the day under the cursor by Ctrl+N, fill it in, save it by Ctrl+S."""
    table = hand.see(page, QTableView, "week_table")
    table.activateWindow()  # a window manager does so when a form closes
    hand.until(table.isActiveWindow)
    hand.key(table, Qt.Key.Key_N, ctrl=True)
    form = hand.window("activity_dialog")
    for name, text in texts.items():
        hand.fill(form, name, text)
    hand.key(hand.see(form, QWidget, "name"), Qt.Key.Key_S, ctrl=True)
    hand.gone("activity_dialog")


def plan(table: QTableView) -> list[str]:
    """The first line of every cell that has one, column by column."""
    model = table.model()
    cells = (
        model.index(row, column).data()
        for column in range(1, model.columnCount())
        for row in range(model.rowCount())
    )
    return [str(text).splitlines()[0] for text in cells if text]


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a table written by a command."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_week_is_planned_and_told_in_the_chronicle(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    window, file = program.window, program.context.desk.office.path
    hand.until_said(window, "备份 今天")
    page = section(hand, window, "周安排")
    table = hand.see(page, QTableView, "week_table")
    hand.click(table)
    hand.key(table, Qt.Key.Key_Home)
    planned(hand, page, name=CHAIRS, kind="主席会议", starts_at="9:00", place="演示会议室")
    hand.key(table, Qt.Key.Key_Right)
    planned(hand, page, name=TOUR, end_on="2026.11.25", place="演示县")
    hand.until(lambda: len(plan(table)) == 3)
    assert plan(table) == [
        f"上午09:00　{CHAIRS}",
        f"全天　{TOUR}（共 2 天）",
        f"全天　{TOUR}（第 2 天）",
    ]
    hand.press(page, "print_button")
    text = saved_print(hand, desktop, tmp_path / "周.pdf")
    assert "一周工作安排" in text
    assert CHAIRS in text
    _write_chronicle(hand, window)
    section(hand, window, "大事记")
    hand.press(hand.comes(window, QWidget, "chronicle_page"), "print_button")
    text = "".join(saved_print(hand, desktop, tmp_path / "大事记.pdf").split())
    assert "11月23日演示主席主持召开主席会议。" in text
    program.close()
    found = command(file, "export", "activity", str(tmp_path / "活动.csv"))
    assert found.returncode == 0, found.stderr
    told = {each["活动名称"]: each for each in rows_of(tmp_path / "活动.csv")}
    assert told[CHAIRS]["入大事记"] == "是"
    assert told[CHAIRS]["大事记写法"] == "演示主席主持召开主席会议"
    assert told[TOUR]["入大事记"] == "是"
    assert told[TOUR]["大事记写法"] == ""
    assert told[TOUR]["结束日期"] == "2026-11-25"


def _write_chronicle(hand: Hand, window: QWidget) -> None:
    """Tick both by space, then type other words for the first."""
    page = section(hand, window, "大事记")
    table = hand.see(page, QTableView, "chronicle_table")
    hand.click(table)
    hand.key(table, Qt.Key.Key_A, ctrl=True)
    hand.key(table, Qt.Key.Key_Space)
    hand.until_said(page, "2 次入大事记，共 2 次活动")
    hand.key(table, Qt.Key.Key_Home, ctrl=True)
    hand.key(table, Qt.Key.Key_F2)
    editors: list[QLineEdit] = list(table.findChildren(QLineEdit))
    editor = editors[0]
    editor.selectAll()
    hand.type(editor, "演示主席主持召开主席会议")
    hand.key(editor, Qt.Key.Key_Return)
    hand.until(lambda: "演示主席主持召开主席会议" in _words(table))


def _words(table: QTableView) -> list[str]:
    model = table.model()
    return [str(model.index(row, 2).data()) for row in range(model.rowCount())]


def test_an_agenda_is_followed_up(program: app.Program, hand: Hand, tmp_path: Path) -> None:
    window, file = program.window, program.context.desk.office.path
    hand.until_said(window, "备份 今天")
    page = section(hand, window, "周安排")
    hand.click(hand.see(page, QTableView, "week_table"))
    planned(hand, page, name=CHAIRS, kind="主席会议", starts_at="9:00", place="演示会议室")
    hand.tab(hand.see(window, QTabWidget, "tabs"), "委员履职")
    activities = hand.comes(window, QWidget, "activity_page")
    hand.row(list_of(hand, activities), CHAIRS)
    hand.pick(activities, "deeds_button", "登记议题")
    dialog = hand.window("suggestions_dialog")
    hand.paste(dialog, "text", AGENDA)
    hand.key(hand.see(dialog, QWidget, "done_button"), Qt.Key.Key_Return, ctrl=True)
    hand.gone("suggestions_dialog")
    page = section(hand, window, "会议议题")
    item = "审议演示计划（草案）"
    take(hand, page, item, "登记审议结果", result="通过", resolution="同意（演示）")
    take(hand, page, item, "交办落实", owner_unit="演示提案委", due="2026.12.1")
    hand.until(lambda: sorted(states(hand, page, "落实状态")) == ["待上会", "落实中"])
    take(hand, page, item, "落实完毕", done_on="2026.11.23", progress="已印发（演示）")
    hand.until(lambda: sorted(states(hand, page, "落实状态")) == ["已落实", "待上会"])
    week = section(hand, window, "周安排")
    hand.until(lambda: "（议题 2 项）" in "".join(plan(hand.see(week, QTableView, "week_table"))))
    program.close()
    found = command(file, "export", "agenda_item", str(tmp_path / "议题.csv"))
    assert found.returncode == 0, found.stderr
    told = {each["议题"]: each for each in rows_of(tmp_path / "议题.csv")}
    assert told[item]["落实状态"] == "已落实"
    assert told[item]["责任单位"] == "演示提案委"
    assert told[item]["会议类别"] == "主席会议"
    assert told["传达学习演示精神"]["汇报人（单位）"] == "演示办公室"
