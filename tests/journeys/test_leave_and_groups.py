"""Leave and groups by keys and clicks; the end is read by commands in a process of their own."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.handling_proposals import list_of, take

GROUP, MEETING, PEOPLE = "第一小组", "演示小组会", ("演示甲", "演示乙", "演示丙")
WRITTEN = "2026.11.20"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def section(hand: Hand, window: QWidget, title: str, key: str) -> QWidget:
    """Click a section of 委员履职; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "委员履职")
    hand.turn(hand.see(window, QTabBar, "section_bar"), title)
    return hand.comes(window, QWidget, f"{key}_page")


def begun(hand: Hand, page: QWidget, **texts: str) -> QWidget:
    """Begin a new record by Ctrl+N and write these fields; its form."""
    page.window().activateWindow()  # as a window manager does when a dialog has closed
    hand.until(page.window().isActiveWindow)
    hand.key(page, Qt.Key.Key_N, ctrl=True)
    form = hand.window(f"{page.objectName().removesuffix('_page')}_dialog")
    for name, text in texts.items():
        hand.fill(form, name, text)
    return form


def saved(hand: Hand, form: QWidget) -> None:
    """Save a form by Ctrl+S."""
    hand.key(form, Qt.Key.Key_S, ctrl=True)
    hand.gone(form.objectName())


def all_chosen(hand: Hand, page: QWidget) -> QTableView:
    """Choose every row by Ctrl+A."""
    table = list_of(hand, page)
    hand.click(table.viewport())
    hand.key(table, Qt.Key.Key_A, ctrl=True)
    return table


def finished(hand: Hand, dialog: QWidget, **texts: str) -> None:
    """Fill in the fields of a dialog and finish it by Ctrl+Enter."""
    for name, text in texts.items():
        hand.fill(dialog, name, text)
    hand.key(dialog, Qt.Key.Key_Return, ctrl=True)
    hand.gone(dialog.objectName())


def put_everybody_in(hand: Hand, window: QWidget) -> None:
    """A group, and all members of the list in it since January; one leaves it in November."""
    groups = section(hand, window, "组", "group")
    saved(hand, begun(hand, groups, name=GROUP, kind="活动小组"))
    hand.tab(hand.see(window, QTabWidget, "tabs"), "委员")
    members = hand.comes(window, QWidget, "member_page")
    all_chosen(hand, members)
    hand.pick(members, "deeds_button", "编入组")
    finished(hand, hand.window("step_dialog"), group=GROUP, since="2026.1.10")
    hand.until_said(window, "3")
    hand.row(list_of(hand, members), "演示丙")
    hand.pick(members, "deeds_button", "退出组")
    finished(hand, hand.window("step_dialog"), group=GROUP, since="2026.11.1")


def call_the_group(hand: Hand, window: QWidget) -> None:
    """A meeting of the group: who was in it on that day is due."""
    page = section(hand, window, "活动", "activity")
    form = begun(
        hand, page, name=MEETING, kind="活动组会议（活动）", start_on="2026.10.12", place="演示室"
    )
    saved(hand, form)
    hand.row(list_of(hand, page), MEETING, double=True)
    form = hand.window("activity_dialog")
    hand.tab(hand.see(form, QTabWidget, "sections"), "通知与应到")
    hand.fill(form, "due_groups", GROUP)
    saved(hand, form)
    hand.row(list_of(hand, page), MEETING)
    hand.pick(page, "deeds_button", "应到名单")
    finished(hand, hand.window("due_dialog"))
    take(hand, page, MEETING, "发通知", noticed_on="2026.10.5")


def ask_for_leave(hand: Hand, window: QWidget) -> None:
    """Two ask for leave: one is granted it, the other not; the strip names who decides."""
    page = section(hand, window, "请假", "leave")
    for name, kind in (("演示甲", "事假"), ("演示乙", "上级会议")):
        form = begun(hand, page, member=name, kind=kind, activity=MEETING, asked_on="2026.10.8")
        hand.until_said(form, "按规定由组长批准")
        saved(hand, form)
    take(hand, page, "演示甲", "批准", approver="演示组长", decided_on="2026.10.9")
    take(
        hand, page, "演示乙", "不准", approver="演示组长", decided_on="2026.10.9",
        decision_note="有表决事项（演示）",
    )  # fmt: skip


def sheet(file: Path, given: tuple[str, ...], title: str = "") -> list[tuple[object, ...]]:
    """The rows of a sheet that a command writes about the office file, in another process."""
    name, about, *more = given
    path = file.with_name(f"{name} {about}.xlsx")
    ran = command(file, "--date", "2026-11-23", name, about, str(path), *more)
    assert ran.returncode == 0, ran.stderr
    book = openpyxl.load_workbook(path)
    return list((book[title] if title else book.worksheets[0]).iter_rows(values_only=True))


def column(rows: list[tuple[object, ...]], title: str) -> list[object]:
    """What a sheet has below a title of its first row with titles."""
    head = next(n for n, row in enumerate(rows) if title in row)
    return [row[rows[head].index(title)] for row in rows[head + 1 :]]


def test_a_group_its_meeting_and_leave_from_it(program: app.Program, hand: Hand) -> None:
    window, desk = program.window, program.context.desk
    for name in PEOPLE:
        registers.save(desk, Member, {"name": name})
    hand.until_said(window, "备份 今天")
    put_everybody_in(hand, window)
    call_the_group(hand, window)
    ask_for_leave(hand, window)
    file = desk.office.path
    program.close()
    leaves = sheet(file, ("export", "leave"))
    told = (column(leaves, each) for each in ("请假委员", "审批结果", "记入出勤"))
    assert set(zip(*told, strict=True)) == {
        ("演示甲", "已准", "1 段"), ("演示乙", "不准", None),
    }  # fmt: skip
    assert column(sheet(file, ("export", "group")), "组员人数") == [2]
    given = ("figures", "activity", "--from", "2026-01-01", "--by", "group")
    rows = sheet(file, given, "按委员小组")
    told = (column(rows, each) for each in ("委员小组", "应到名单", "请假", "在任委员"))
    assert list(zip(*told, strict=True)) == [
        (GROUP, 3, 1, 2), ("未填写", 0, 0, 1), ("合计", 3, 1, 3),
    ]  # fmt: skip
