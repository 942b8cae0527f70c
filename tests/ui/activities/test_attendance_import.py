"""导入出勤 in the window: a book, a pasted block, places and persons chosen, conflicts ticked."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop_app.records import Activity, Attendance
from desktop_app.services.activities import mark_sheets
from desktop_app.services.activities.attendance_books.writing import write_book
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from desktop_app.ui.activities.attendance_import import AttendanceImport
from desktop_app.ui.activities.attendance_sections import SHOWN
from desktop_app.ui.activities.matrix_window import MatrixWindow
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.activities import activity_office as office
from tests.services.activities.attendance_books import books
from tests.ui.activities.marking import opened


def shown(context: UiContext, qtbot: QtBot, activity: int | None = None) -> AttendanceImport:
    """The import over no window, kept until the test ends."""
    found = AttendanceImport(context, activity, None)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(found)
    found.show()
    return found


def paste(desktop: ScriptedDesktop, dialog: AttendanceImport, *rows: str) -> None:
    desktop.clipboard = "\n".join(rows)
    dialog.paste_button.click()


def marks(desk: Desk, key: int) -> dict[str, str]:
    return {row.name: row.marks for row in mark_sheets.read(desk, key).sheet.rows}


def choose(box: QComboBox, text: str) -> None:
    place = next(n for n in range(box.count()) if text in box.itemText(n))
    box.setCurrentIndex(place)


def matrix_file(folder: Path) -> Path:
    books.workbook(folder / "出勤.xlsx", books.MATRIX)
    return folder / "出勤.xlsx"


def test_a_book_is_read_counted_and_written(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    key = books.plenary(context.desk)
    dialog = shown(context, qtbot)
    assert not dialog.done_button.isEnabled()
    desktop.answers["import_file"] = matrix_file(tmp_path)
    dialog.choose_button.click()
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.file.text() == "出勤.xlsx：1 张表，3 行"
    assert dialog.counts.text() == "登记 11 格，新加入名单 3 人次。"
    assert dialog.done_button.text() == "登记 11 格"
    assert dialog.columns.boxes[0].currentText().endswith("2月9日上午")
    assert dialog.persons.isHidden()
    assert dialog.conflicts.isHidden()
    dialog.done_button.click()
    assert marks(context.desk, key)["刀志坚"] == "到到到到"


def test_a_pasted_block_without_a_head_goes_to_the_activity_in_front(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    key = books.plenary(context.desk)
    dialog = shown(context, qtbot, key)
    assert books.PLENARY in dialog.heading.text()
    paste(desktop, dialog, "刀志坚\t√\t假", "杨自清\t缺\t√")
    dialog.done_button.click()
    assert marks(context.desk, key) == {"刀志坚": "到假", "杨自清": "缺到"}


def test_columns_without_an_activity_are_chosen_or_made(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    desk = context.desk
    books.plenary(desk)
    reading = office.activity(desk, "演示读书会", kind="reading", start_on="2026-04-23")
    dialog = shown(context, qtbot)
    paste(desktop, dialog, "姓名\t4月24日座谈\t3月20日常委会", "刀志坚\t√\t假")
    first, second = dialog.columns.boxes
    assert first.currentText() == "不登记（没有这次活动）"
    assert not dialog.done_button.isEnabled()
    choose(first, "演示读书会")
    choose(second, "新建这次活动")
    assert dialog.done_button.text() == "登记 2 格"
    dialog.done_button.click()
    assert marks(desk, reading) == {"刀志坚": "到"}
    names = {office.values(desk, Activity, x)["name"] for x in find(desk, Activity, Query())}
    assert "常委会" in names


def test_namesakes_and_others_are_chosen_and_never_guessed(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    desk = context.desk
    key = books.plenary(desk)
    other = office.member(desk, "刀志坚", sector="教育界", unit="演示二中")
    dialog = shown(context, qtbot, key)
    paste(desktop, dialog, "姓名\t2月9日上午", "刀志坚\t√", "演示专家\t√", "演示无名\t√")
    assert dialog.persons.title.text() == "没有对上的人：3 位"
    assert {box.currentText() for box in dialog.persons.boxes} == {"不登记"}
    choose(dialog.persons.boxes[0], "演示二中")
    choose(dialog.persons.boxes[1], "专家学者")
    assert dialog.done_button.text() == "登记 2 格"
    dialog.done_button.click()
    rows = mark_sheets.read(desk, key).sheet.rows
    assert {(row.member, row.role) for row in rows} == {(other, ""), (None, "专家学者")}


def test_marks_that_differ_are_kept_unless_ticked(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    desk = context.desk
    key = books.plenary(desk)
    write_book(desk, books.planned(desk, books.grid(("Sheet1", books.MATRIX))))
    dialog = shown(context, qtbot, key)
    block = ("姓名\t2月9日上午\t2月9日下午", "刀志坚\t缺\t假")
    paste(desktop, dialog, *block)
    first, second = dialog.conflicts.ticks.values()
    assert first.text() == "刀志坚　2月9日上午：已登记到，表里是缺席"
    assert not dialog.done_button.isEnabled()
    first.setChecked(True)
    assert dialog.done_button.text() == "登记 1 格"
    dialog.conflicts.every.setChecked(True)
    assert dialog.done_button.text() == "登记 2 格"
    dialog.conflicts.every.setChecked(False)
    assert (first.isChecked(), second.isChecked()) == (True, False)
    dialog.done_button.click()
    assert marks(desk, key)["刀志坚"] == "缺到到到"


@pytest.mark.parametrize("text", ["", "没有名单", "单位\t电话\n一中\t1"])
def test_what_is_no_list_is_refused_in_the_dialog(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot, text: str
) -> None:
    dialog = shown(context, qtbot)
    paste(desktop, dialog, text)
    assert dialog._note.words.text()
    assert not dialog.done_button.isEnabled()
    assert dialog.plan is None


def test_a_huge_book_shows_some_rows_and_says_how_many_more(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    key = books.plenary(context.desk)
    dialog = shown(context, qtbot, key)
    signs = "甲乙丙丁戊己庚辛壬癸"
    names = [f"演示{a}{b}" for a in signs for b in signs][:90]
    paste(desktop, dialog, "姓名\t2月9日上午", *(f"{name}\t√" for name in names))
    assert dialog.persons.title.text() == "没有对上的人：90 位"
    assert len(dialog.persons.boxes) == SHOWN
    assert f"还有 {90 - SHOWN} 行没有列出" in dialog.persons._more.text()


def test_choices_are_asked_about_before_they_are_lost(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    key = books.plenary(context.desk)
    dialog = shown(context, qtbot, key)
    paste(desktop, dialog, "姓名\t2月9日上午", "演示无名\t√")
    assert not dialog.is_written()
    choose(dialog.persons.boxes[0], "群众")
    assert dialog.is_written()
    desktop.answers["discard_written"] = False
    dialog.reject()
    assert dialog.isVisible()


def dropped(target: Any, path: Path) -> None:
    """Drags a file over a widget and drops it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = (
        Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    drag = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    target.dragEnterEvent(drag)
    assert drag.isAccepted()
    target.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_a_book_dropped_on_the_sheet_is_imported_for_it(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    key = books.plenary(context.desk)
    window = opened(context, qtbot, MatrixWindow, key)
    dropped(window, matrix_file(tmp_path))
    dialog = cast("AttendanceImport", window.findChild(AttendanceImport))
    qtbot.waitUntil(lambda: dialog.plan is not None)
    dialog.done_button.click()
    assert len(window.opened.sheet.rows) == 3
    assert len(find(context.desk, Attendance, Query())) == 3


def test_the_dialog_grows_with_what_comes_into_view(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    desk = context.desk
    books.plenary(desk, halves=0)
    dialog = shown(context, qtbot)
    paste(desktop, dialog, "姓名\t签到", *(f"演示{sign}\t√" for sign in "甲乙丙丁戊己庚辛"))
    before = dialog.height()
    choose(dialog.columns.boxes[0], books.PLENARY)
    assert len(dialog.persons.boxes) == 8
    assert before < dialog.height() <= dialog.screen().availableGeometry().height()


def test_all_who_are_no_members_get_one_role(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    desk = context.desk
    key = books.plenary(desk)
    office.member(desk, "刀志坚", sector="教育界")
    dialog = shown(context, qtbot, key)
    paste(desktop, dialog, "姓名\t2月9日上午", "刀志坚\t√", "演示甲\t√", "演示乙\t√", "演示丙\t√")
    choose(dialog.persons.boxes[1], "专家学者")
    choose(dialog.persons.rest, "群众")
    assert dialog.done_button.text() == "登记 3 格"  # a namesake is still to be chosen
    dialog.done_button.click()
    rows = mark_sheets.read(desk, key).sheet.rows
    assert sorted(row.role for row in rows) == ["专家学者", "群众", "群众"]


def test_the_same_half_day_of_every_group_is_one_choice(context: UiContext, qtbot: QtBot) -> None:
    books.plenary(context.desk)
    rows = (("姓名", "2月9日上午"), ("刀志坚", "√"))
    book = books.grid(("第一组", rows), ("第二组", (("姓名", "2月9日 上午"), ("杨自清", "√"))))
    dialog = shown(context, qtbot)
    dialog._take(book)
    (box,) = dialog.columns.boxes
    assert box.currentText().endswith("2月9日上午")
    box.setCurrentIndex(0)
    assert dialog.plan is not None
    assert dialog.plan.marked == 0
