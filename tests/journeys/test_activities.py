"""Activities by keys and clicks: entered, who is due, notice, closed with its effect, cancelled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import Activity, Attendance, Member
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.handling_proposals import list_of, take

NAME, EARLIER = "演示常委会会议", "演示读书会"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def entered(hand: Hand, page: QWidget, **texts: str) -> None:
    hand.press(page, "new_button")
    form = hand.window("activity_dialog")
    for name, text in texts.items():
        hand.fill(form, name, text)
    hand.press(form, "save_button")
    hand.gone("activity_dialog")


def chosen(hand: Hand, page: QWidget, step: str, dialog: str) -> QWidget:
    """Choose the meeting, pick a step from 办理; its dialog."""
    hand.row(list_of(hand, page), NAME)
    hand.pick(page, "deeds_button", step)
    return hand.window(dialog)


def finished(hand: Hand, dialog: QWidget) -> None:
    """Finish a dialog by Ctrl+Enter."""
    name = dialog.objectName()
    hand.key(hand.see(dialog, QWidget, "done_button"), Qt.Key.Key_Return, ctrl=True)
    hand.gone(name)


def shown(hand: Hand, page: QWidget) -> list[str]:
    """State and number of those due of the meeting, as the list shows them."""
    rows = hand.rows(list_of(hand, page), "活动名称", "状态", "应到人数")
    return next((list(each[1:]) for each in rows if each[0] == NAME), [])


def test_an_activity_from_its_entry_to_its_close(program: app.Program, hand: Hand) -> None:
    window, desk = program.window, program.context.desk
    for name, post in (("演示甲", "主席"), ("演示乙", "常委"), ("演示丙", "委员")):
        registers.save(desk, Member, {"name": name, "cppcc_post": post})
    hand.until_said(window, "备份 今天")
    hand.tab(hand.see(window, QTabWidget, "tabs"), "委员履职")
    page = hand.comes(window, QWidget, "activity_page")
    entered(hand, page, name=NAME, kind="常委会会议", start_on="2026.12.8", place="演示会议室")
    entered(hand, page, name=EARLIER, kind="读书活动", start_on="2026.11.2")
    dialog = chosen(hand, page, "应到名单", "due_dialog")
    assert hand.see(dialog, QComboBox, "due_body").currentText() == "常务委员会组成人员"
    finished(hand, dialog)
    hand.until(lambda: shown(hand, page) == ["草稿", "2"])
    assert len(registers.find(desk, Attendance, Query())) == 2
    take(hand, page, NAME, "发通知", noticed_on="2026.11.23")
    hand.until(lambda: shown(hand, page) == ["已通知", "2"])
    take(hand, page, EARLIER, "完成", effect="演示成效")
    dialog = chosen(hand, page, "取消活动", "step_dialog")
    hand.fill(dialog, "cancel_reason", "与全州会议冲突（演示）")
    finished(hand, dialog)
    hand.until(lambda: shown(hand, page) == ["已取消", "2"])
    keys = registers.find(desk, Activity, Query())
    stored = [registers.draft(desk, Activity, key).values for key in keys]
    assert {each["name"]: each["state"] for each in stored} == {NAME: "cancelled", EARLIER: "done"}
