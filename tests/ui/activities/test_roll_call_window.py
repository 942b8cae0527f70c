"""点名: a key a person, one back, as they come, counts that narrow, drafts, one save."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.records import Attendance
from desktop_app.services.activities import mark_sheets, marks
from desktop_app.services.desk import Changed
from desktop_app.services.registers import attachments, history
from desktop_app.ui.activities.marks_window import open_marks
from desktop_app.ui.activities.roll_call_window import RollCallWindow
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.activities import activity_office as office
from tests.ui.activities.marking import CTRL, keys, opened, plenary, results, stored_marks

BACK, ENTER = Qt.Key.Key_Backspace, Qt.Key.Key_Return


def window(context: UiContext, qtbot: QtBot, key: int) -> RollCallWindow:
    """The roll call of an activity."""
    return cast("RollCallWindow", opened(context, qtbot, RollCallWindow, key))


def name(shown: RollCallWindow) -> str:
    """Who is being called."""
    return shown.pane.person.name.text()


def test_each_key_marks_one_person_and_the_last_one_goes_on_to_saving(
    context: UiContext, qtbot: QtBot
) -> None:
    key = plenary(context.desk)
    shown = window(context, qtbot, key)
    assert (name(shown), shown.focusWidget()) == ("刀志坚", shown.list)
    keys(shown.list, " ", "2", "4", "5", "1")
    assert name(shown) == "演示专家"
    assert shown.counts.figures[marks.HERE].accessibleName().startswith("到会 2 人")
    assert "非委员" not in shown.counts.words.text()
    keys(shown.list, " ")
    assert (name(shown), shown.focusWidget()) == ("点完了", shown.save_button)
    assert shown.save_button.text() == "点完，保存"
    keys(shown.save_button, " ")
    assert not shown.isVisible()
    assert stored_marks(context.desk, key) == ["到", "迟", "缺", "早", "到", "到"]
    assert results(context.desk, key)[:3] == ["present", "partly", "absent"]
    history.undo(context.desk)
    assert stored_marks(context.desk, key) == [""] * 6


def test_one_back_calls_the_last_one_again_and_zero_leaves_one_for_later(
    context: UiContext, qtbot: QtBot
) -> None:
    shown = window(context, qtbot, plenary(context.desk))
    keys(shown.list, "0", "1")
    assert name(shown) == "李德者嘎"
    keys(shown.list, BACK)
    assert name(shown) == "司马文渊"
    keys(shown.list, "2")
    assert (shown.sheet.mark(0, 0), shown.sheet.mark(1, 0)) == (marks.BLANK, marks.LATE)
    keys(shown, Qt.Key.Key_Z, held=CTRL)
    assert shown.sheet.mark(1, 0) == marks.HERE
    keys(shown, Qt.Key.Key_Y, held=CTRL)
    assert shown.sheet.mark(1, 0) == marks.LATE


def test_leave_asks_which_one_and_a_second_key_answers(context: UiContext, qtbot: QtBot) -> None:
    shown = window(context, qtbot, plenary(context.desk))
    keys(shown.list, "3")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    keys(menu, "2")
    assert (shown.sheet.mark(0, 0), name(shown)) == (marks.AWAY, "司马文渊")
    keys(shown.list, "3")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    keys(menu, Qt.Key.Key_Escape)
    assert (shown.sheet.mark(1, 0), name(shown)) == (marks.BLANK, "司马文渊")


def test_who_has_leave_is_passed_by(context: UiContext, qtbot: QtBot) -> None:
    shown = window(context, qtbot, plenary(context.desk, 2, "", "假", "公"))
    keys(shown.list, " ")
    assert name(shown) == "严云峰"


def test_a_name_is_found_by_its_initials(context: UiContext, qtbot: QtBot) -> None:
    shown = window(context, qtbot, plenary(context.desk))
    keys(shown.list, "/")
    assert shown.focusWidget() is shown.search
    keys(shown.search, "yyf")
    assert [each.row for each in shown.list_model.lines if each.row >= 0] == [3]
    keys(shown.search, ENTER)
    assert (name(shown), shown.search.text(), shown.focusWidget()) == ("严云峰", "", shown.list)
    keys(shown.list, "/")
    keys(shown.search, "xyz", ENTER)
    assert "名单里没有" in shown._said.text()


def test_people_sign_in_as_they_come_and_namesakes_by_initials_are_chosen(
    context: UiContext, qtbot: QtBot
) -> None:
    key = plenary(context.desk)
    other = office.member(context.desk, "杨作庆", unit="演示医院")
    office.attendance(context.desk, key, member=other)
    shown = window(context, qtbot, key)
    shown.as_they_come.click()
    assert shown.focusWidget() is shown.search
    keys(shown.search, "ldzg", ENTER)
    assert (shown.sheet.mark(2, 0), shown.focusWidget()) == (marks.HERE, shown.search)
    keys(shown.search, "yzq", ENTER)
    assert shown.focusWidget() is shown.list
    assert len([each for each in shown.list_model.lines if each.row >= 0]) == 2
    keys(shown.list, " ")
    assert (shown.sheet.mark(4, 0), shown.focusWidget()) == (marks.HERE, shown.search)
    keys(shown.search, "ldzg", ENTER)
    assert "已经到会" in shown._said.text()


def test_a_count_narrows_the_list_and_a_sector_is_called_alone(
    context: UiContext, qtbot: QtBot
) -> None:
    shown = window(context, qtbot, plenary(context.desk, 1, "缺", "", "缺"))
    shown.counts.figures[marks.ABSENT].click()
    assert [each.row for each in shown.list_model.lines if each.row >= 0] == [0, 2]
    shown.counts.figures[""].click()
    shown.filters[0].choose(["教育界"])
    assert name(shown) == "严云峰"
    keys(shown.list, " ", " ")
    assert name(shown) == "点完了"
    shown.filters[0].choose([])
    shown.list.called.emit(1)
    keys(shown.list, " ")
    assert shown.sheet.tally(0)[marks.BLANK] == 1


def test_whole_sectors_and_the_rest(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    shown = window(context, qtbot, plenary(context.desk))
    shown.pane.group.click()
    assert [shown.sheet.mark(row, 0) for row in range(4)] == ["到", "到", "到", "·"]
    desktop.answers["rest_absent"] = True
    shown.pane.rest.click()
    assert [shown.sheet.mark(row, 0) for row in range(3, 6)] == ["缺", "缺", "缺"]
    assert shown.focusWidget() is shown.save_button


def test_what_others_store_meanwhile_is_shown_below_what_was_marked(
    context: UiContext, qtbot: QtBot
) -> None:
    key = plenary(context.desk)
    shown = window(context, qtbot, key)
    keys(shown.list, " ", "2")
    row = shown.sheet.rows[3]
    office.changed(context.desk, Attendance, row.key, marks="假")
    context.events.changed.emit(Changed(10**6, frozenset({"attendance"})))
    assert [shown.sheet.mark(n, 0) for n in range(5)] == ["到", "迟", "·", "假", "·"]
    assert shown.sheet.changes == 2
    shown.on_save()
    assert stored_marks(context.desk, key)[:4] == ["到", "迟", "", "假"]


def test_closing_with_marks_asks_and_the_draft_goes_with_the_window(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    key = plenary(context.desk)
    shown = window(context, qtbot, key)
    keys(shown.list, " ")
    shown._keeping.keep()
    (kept,) = list(context.drafts._kept.values())
    assert (kept.record, kept.key, kept.changes) == ("attendance_marks", key, 1)
    shown.reject()
    assert "改了 1 处" in dict(desktop.asked)["save_changes"]
    assert shown.isVisible()
    desktop.answers["save_changes"] = False
    shown.reject()
    assert not shown.isVisible()
    assert not context.drafts._kept


def test_a_second_opening_brings_the_window_forward(context: UiContext, qtbot: QtBot) -> None:
    key = plenary(context.desk)
    shown = window(context, qtbot, key)
    first = open_marks(RollCallWindow, context, key, shown)
    assert first is not None
    first.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(first)
    assert open_marks(RollCallWindow, context, key, shown) is first


def test_nobody_due_offers_whole_bodies_and_the_list_comes_up(
    context: UiContext, qtbot: QtBot
) -> None:
    office.member(context.desk, "刀志坚")
    office.member(context.desk, "严云峰")
    key = office.activity(context.desk, "演示座谈", kind="plenary")
    shown = window(context, qtbot, key)
    assert shown.list.isHidden()
    shown.nobody.every.click()
    assert (shown.nobody.isHidden(), len(shown.sheet.rows)) == (True, 2)
    assert shown.focusWidget() is shown.list


def test_a_remark_is_kept_saved_and_belongs_to_its_person(context: UiContext, qtbot: QtBot) -> None:
    key = plenary(context.desk)
    shown = window(context, qtbot, key)
    keys(shown, Qt.Key.Key_F2)
    keys(shown.pane.note, "called", ENTER)
    assert shown.focusWidget() is shown.list
    keys(shown.list, "1")
    assert (name(shown), shown.pane.note.text()) == ("司马文渊", "")
    kept = shown.kept(context.desk, "token")
    assert kept is not None
    assert kept.changes == 2
    keys(shown.list, BACK)
    assert shown.pane.note.text() == "called"
    shown.on_save()
    first = mark_sheets.read(context.desk, key).sheet.rows[0]
    assert (first.marks, first.remark) == ("到", "called")
    again = mark_sheets.read(context.desk, key)
    assert mark_sheets.take_kept(again, kept) == 0


def test_arrows_walk_over_heads_and_columns(context: UiContext, qtbot: QtBot) -> None:
    shown = window(context, qtbot, plenary(context.desk))
    keys(shown.list, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert name(shown) == "严云峰"
    keys(shown.list, Qt.Key.Key_Up)
    assert name(shown) == "李德者嘎"
    keys(shown.list, Qt.Key.Key_End)
    assert name(shown) == "演示专家"
    keys(shown.list, Qt.Key.Key_Home)
    assert name(shown) == "刀志坚"


def test_who_is_called_has_a_photo_and_a_reading(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = context.desk
    picture = QImage(200, 280, QImage.Format.Format_RGB32)
    picture.fill(0xFF0000)
    picture.save(str(tmp_path / "p.png"))
    key = office.activity(desk, "演示会")
    known = office.member(
        desk, "刀志坚", photo=attachments.keep_photo(desk, tmp_path / "p.png"), unit="演示单位"
    )
    rare = office.member(desk, "单㛃")
    noted = office.member(desk, "演示翯", name_note="翯，读 hè")
    for each in (known, rare, noted):
        office.attendance(desk, key, member=each)
    shown = window(context, qtbot, key)
    called = shown.pane.person
    seen = {}
    for _ in range(3):
        colour = called.face.pixmap().toImage().pixelColor(35, 20)
        seen[name(shown)] = (called.reading.text(), colour.red() > 200 and colour.green() < 50)
        keys(shown.list, "1")
    assert seen == {
        "刀志坚": ("", True), "单㛃": ("单 shan　㛃 jie", False),
        "演示翯": ("翯，读 hè", False),
    }  # fmt: skip
    assert called.face.isHidden()
    keys(shown.save_button, BACK)
    shown.pane.back.click()
    keys(shown, Qt.Key.Key_F3)
    assert "yan" in called.reading.text() or "dao" in called.reading.text()
    assert not called.face.isHidden()
