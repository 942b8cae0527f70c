"""A clerk's work in forms: people by ticks and by a pasted list, record after record, closing."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import Consultation, Member
from desktop_app.services import registers
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.chain_pages import open_section, table_of
from tests.journeys.hand import Hand
from tests.journeys.pages import open_tab

PEOPLE = {"张三": "县一中", "李四": "县医院", "王五": "县商会"}


def new_member(hand: Hand, page: QWidget, name: str, unit: str) -> None:
    hand.press(page, "new_button")
    form = hand.window("member_dialog")
    hand.fill(form, "name", name)
    hand.tab(hand.see(form, QTabWidget, "sections"), "任职与分工")
    hand.fill(form, "unit", unit)
    hand.press(form, "save_button")
    hand.gone("member_dialog")


def members(program: app.Program, hand: Hand) -> QWidget:
    """The list with three members in it."""
    page = open_tab(hand, program.window, "委员")
    for name, unit in PEOPLE.items():
        new_member(hand, page, name=name, unit=unit)
    return page


def shown(form: QWidget, field: str) -> str:
    found: Any = form.findChild(QLineEdit, field)
    return str(found.text())


def is_shown(form: QWidget, name: str) -> bool:
    return shown(form, "name") == name


def test_people_are_ticked_in_the_list_of_members_and_pasted_by_name(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop
) -> None:
    members(program, hand)
    page = open_section(hand, program.window, "协商")
    hand.press(page, "new_button")
    form = hand.window("consultation_dialog")
    hand.fill(form, "name", "路灯协商会")
    hand.tab(hand.see(form, QTabWidget, "sections"), "参加人员")
    hand.press(form, "pick_participant")
    many = hand.window("pick_many_dialog")
    search = hand.see(many, QLineEdit, "search")
    for letters in ("zs", "ls"):
        hand.type(search, letters)
        hand.key(search, Qt.Key.Key_Return)
    hand.until_said(many, "加入 2 人")
    hand.press(many, "take_button")
    hand.gone("pick_many_dialog")
    desktop.clipboard = "张三、王五、赵六（县住建局）"
    hand.press(form, "paste_participant")
    pasted = hand.window("name_list_dialog")
    hand.until_said(pasted, "读出 3 个姓名")
    hand.press(pasted, "take_button")
    hand.gone("name_list_dialog")
    rows = hand.rows(hand.see(form, QTableView, "children"), "姓名", "身份", "单位")
    assert rows == [
        ("张三", "界别委员", "县一中"), ("李四", "界别委员", "县医院"),
        ("王五", "界别委员", "县商会"), ("赵六", "群众", "县住建局"),
    ]  # fmt: skip
    hand.press(form, "save_button")
    hand.gone("consultation_dialog")
    (key,) = registers.find(program.desk, Consultation, registers.Query())
    draft = registers.draft(program.desk, Consultation, key)
    assert len(draft.children["participant"]) == 4
    assert table_of(hand, page).isVisible()


def test_record_after_record_is_written_without_closing_the_form(
    program: app.Program, hand: Hand
) -> None:
    page = members(program, hand)
    table = hand.see(page, QTableView, "table")
    order = [name for (name,) in hand.rows(table, "姓名")]
    hand.row(table, order[0], double=True)
    form = hand.window("member_dialog")
    for place, name in enumerate(order):
        hand.until(partial(is_shown, form, name))
        hand.until_said(form, f"{place + 1} / 3")
        hand.fill(form, "native", f"籍贯{place}")
        hand.press(form, "save_next_button")
    hand.gone("member_dialog")
    desk = program.desk
    keys = registers.find(desk, Member, registers.Query())
    natives = {registers.draft(desk, Member, key).values["native"] for key in keys}
    assert natives == {"籍贯0", "籍贯1", "籍贯2"}


def test_another_member_is_looked_up_while_a_form_stands_open(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop
) -> None:
    page = members(program, hand)
    hand.press(page, "new_button")
    form = hand.window("member_dialog")
    hand.fill(form, "name", "赵六")
    program.window.activateWindow()
    hand.until(program.window.isActiveWindow)
    search = hand.see(page, QLineEdit, "search")
    hand.click(search)
    hand.type(search, "ls")
    table = hand.see(page, QTableView, "table")
    hand.until(lambda: hand.rows(table, "姓名") == [("李四",)])
    assert form.isVisible()
    assert shown(form, "name") == "赵六"
    hand.close(program.window)  # cancelled: both stay
    assert program.window.isVisible()
    assert form.isVisible()
    assert [name for name, _ in desktop.asked] == ["save_changes"]
    desktop.answers["save_changes"] = True
    QTest.qWait(0)
    hand.until(lambda: not program.context.jobs.is_blocking)
    desk = program.desk
    program.window.leave_forms(lambda: None)
    found = registers.find(desk, Member, registers.Query(search="赵六"))
    assert len(found) == 1
    assert len(program.context.drafts.forms) == 0
