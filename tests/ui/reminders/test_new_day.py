"""A window left open over night shows the new day at the first touch."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app import app
from desktop_app.records import Member, Sector
from desktop_app.records.consultation import Consultation
from desktop_app.records.membership import SLOTS
from desktop_app.records.outcome import Outcome
from desktop_app.services import registers
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.registers import history
from desktop_app.services.setup import Answers
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.workbench.workbench_page import WorkbenchPage
from tests.ui.finding import child


@pytest.mark.usefixtures("qapp")
def test_what_is_due_is_read_again_on_the_next_day_s_first_touch(tmp_path: Path) -> None:
    now = [datetime.datetime(2026, 11, 23, 17, 0)]
    program = app.build(
        tmp_path / "办公.zwh", ScriptedDesktop(), create=True, clock=lambda: now[0],
        clerk="演示", answers=Answers("政协演示县委员会", term="十", starts="2022.6"),
    )  # fmt: skip
    owner = registers.save(program.desk, Consultation, {"name": "演示"}).keys[0]
    draft = {"content": "修路灯", "source": f"consultation:{owner}", "due": "2026-11-23"}
    registers.save(program.desk, Outcome, draft)
    page = program.window.go("workbench")
    assert isinstance(page, WorkbenchPage)
    page.refresh(frozenset())
    assert child(page.due, QPushButton, "due_today_button").text() == "今天到期 1"
    now[0] = datetime.datetime(2026, 11, 24, 8, 30)
    QApplication.sendEvent(program.window, QEvent(QEvent.Type.WindowActivate))
    late = child(page.due, QPushButton, "due_late_button")
    assert late.text() == "逾期 1"
    assert not late.isHidden()
    program.close()


@pytest.mark.usefixtures("qapp")
def test_what_begins_that_day_is_written_on_its_first_touch(tmp_path: Path) -> None:
    now = [datetime.datetime(2026, 11, 30, 17, 0)]
    program = app.build(
        tmp_path / "办公.zwh", ScriptedDesktop(), create=True, clock=lambda: now[0],
        clerk="演示", answers=Answers("政协演示县委员会", term="十", starts="2022.6"),
    )  # fmt: skip
    desk = program.desk
    one, two = list(registers.find(desk, Sector, registers.Query()))[:2]
    key = registers.save(desk, Member, {"name": "演示甲", "sector": one}).keys[0]
    memberships.settle(desk)
    memberships.change(desk, [key], SLOTS[0], [two], FromDay("2026-12-01"))
    now[0] = datetime.datetime(2026, 12, 1, 8, 30)
    assert registers.draft(desk, Member, key).values["sector"] == one
    QApplication.sendEvent(program.window, QEvent(QEvent.Type.WindowActivate))
    assert registers.draft(desk, Member, key).values["sector"] == two
    actions = len(history.recent(desk, 100))
    QApplication.sendEvent(program.window, QEvent(QEvent.Type.WindowActivate))
    assert len(history.recent(desk, 100)) == actions
    program.close()
