"""Groups' sheets of a plenary come in from a workbook, by keys; another process sees the marks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import Attendance
from desktop_app.services.activities import mark_sheets
from desktop_app.services.registers import Query, find
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.test_plenary import tap
from tests.services.activities import activity_office as office
from tests.services.activities.attendance_books import books

HEAD = ("序号", "姓名", "2月9日上午", "2月9日下午")


def groups_book(folder: Path) -> Path:
    """A sheet for each group, a namesake in the second, a typing error in the first."""
    first = (("第一组出勤表",), HEAD, ("1", "刀志坚", "√", "假"), ("2", "杨自清", "√", "到了"))
    second = (("第二组出勤表",), HEAD, ("1", "严云峰", "√", "缺"), ("2", "李德者嘎", "√", "√"))
    path = folder / "演示县十届三次会议分组出勤.xlsx"
    books.workbook(path, (("各组出勤",),), more=[("第一组", first), ("第二组", second)])
    return path


def walk_to(hand: Hand, dialog: QWidget, name: str) -> QComboBox:
    """Press Tab until the cursor is on a choice."""
    choice = hand.see(dialog, QComboBox, name)
    for _ in range(20):
        if QApplication.focusWidget() is choice:
            break
        tap(dialog, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is choice
    return choice


def tried_again(folder: Path) -> str:
    """The report of the same book by a new process."""
    book = str(groups_book(folder))
    line = [sys.executable, "-m", "desktop_app", "--file", str(folder / "办公.zwh")]
    line += ["--date", "2026-11-23", "import", "attendance", book, "--dry-run"]
    return subprocess.run(line, check=True, capture_output=True, encoding="utf-8").stdout


def test_sheets_of_groups_by_keys(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    window, desk = program.window, program.context.desk
    key = books.plenary(desk, halves=2)
    office.member(desk, "李德者嘎", unit="演示二中")
    hand.until_said(window, "备份 今天")
    hand.tab(hand.see(window, QTabWidget, "tabs"), "委员履职")
    page = hand.comes(window, QWidget, "activity_page")
    hand.pick(page, "import_button", "导入出勤")
    dialog = hand.window("attendance_import")
    desktop.answers["import_file"] = groups_book(tmp_path)
    tap(dialog, Qt.Key.Key_Space)  # the cursor is on 选表
    counts = hand.comes(dialog, QLabel, "attendance_counts")
    hand.until(lambda: counts.text().startswith("登记 5 格，新加入名单 3 人次"))
    assert "认不出的 1 格" in counts.text()
    hand.until(lambda: dialog.focusWidget().objectName() == "done_button")
    choice = walk_to(hand, dialog, "person_rows_0")
    tap(dialog, Qt.Key.Key_Down)
    tap(dialog, Qt.Key.Key_Down)
    assert "演示二中" in choice.currentText()
    hand.until(lambda: counts.text().startswith("登记 7 格，新加入名单 4 人次"))
    hand.key(choice, Qt.Key.Key_Return, ctrl=True)
    hand.gone("attendance_import")
    held = {row.name: (row.unit, row.marks) for row in mark_sheets.read(desk, key).sheet.rows}
    assert held["李德者嘎"] == ("演示二中", "到到")
    assert {name: marks for name, (_, marks) in held.items()} == {
        "刀志坚": "到假", "杨自清": "到", "严云峰": "到缺", "李德者嘎": "到到",
    }  # fmt: skip
    program.close()
    told = tried_again(tmp_path)
    assert "已经登记过的 7 格" in told
    assert "试算，没有写入：登记 0 格" in told


def test_a_dropped_workbook_is_asked_what_it_is(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    window, desk = program.window, program.context.desk
    books.plenary(desk, halves=2)
    hand.until_said(window, "备份 今天")
    hand.tab(hand.see(window, QTabWidget, "tabs"), "委员履职")
    page = hand.comes(window, QWidget, "activity_page")
    desktop.answers["book_kind"] = 1
    hand.drop(page, groups_book(tmp_path))
    dialog = hand.window("attendance_import")
    counts = hand.comes(dialog, QLabel, "attendance_counts")
    hand.until(lambda: counts.text().startswith("登记 7 格"))
    hand.key(dialog, Qt.Key.Key_Return, ctrl=True)
    hand.gone("attendance_import")
    assert len(find(desk, Attendance, Query())) == 4
