"""A form is open while its record is changed over it, or while its office file goes away."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView, QTabWidget, QTreeWidget, QWidget

from desktop_app import app
from desktop_app.records import Consultation, Member, Outcome
from desktop_app.services import registers
from desktop_app.storage.copies import drafts
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.window.uncaught import Uncaught
from tests.consulting_office import saved
from tests.held_files import by_another_program
from tests.journeys.hand import Hand
from tests.journeys.pages import names, open_tab
from tests.ui.finding import children


@pytest.fixture
def hooked(program: app.Program, desktop: ScriptedDesktop) -> Iterator[None]:
    """Errors that nobody catches are told as the started program tells them."""
    uncaught = Uncaught(program.context.theme, desktop, program.file_watch.offer)
    former = sys.excepthook
    sys.excepthook = lambda _kind, error, _trace: uncaught.take(error)
    yield
    sys.excepthook = former


def suggestion(program: app.Program) -> int:
    session = saved(program.desk, Consultation, name="路灯协商会")
    return saved(
        program.desk, Outcome, content="装路灯", source=f"consultation:{session}",
        adoption="adopted",
        unit="住建局", handling="progressing",
    )  # fmt: skip


def test_a_state_changed_from_the_form_fills_in_what_lacks_and_loses_nothing(
    program: app.Program, hand: Hand
) -> None:
    key = suggestion(program)
    program.window.go("outcome")
    page = hand.comes(program.window, QWidget, "outcome_page")
    hand.row(hand.see(page, QTableView, "table"), "装路灯", double=True)
    form = hand.window("outcome_dialog")
    hand.fill(form, "addressee", "县政府")
    hand.press(form, "state_button")
    state = hand.window("state_dialog")
    hand.line(hand.see(state, QTreeWidget, "targets"), "已完成")
    hand.until_said(state, "请先填写办结日期、办理结果")
    hand.press(state, "open_button")
    hand.until(lambda: any(each.isVisible() for each in children(form, type(form))))
    second = _second(form)
    hand.fill(second, "finished_on", "2026.11.20")
    hand.fill(second, "result", "装好了")
    hand.press(second, "save_button")
    hand.until(lambda: not second.isVisible())
    hand.fill(state, "reason", "已完成")
    hand.press(state, "change_button")
    hand.gone("state_dialog")
    sections = hand.see(form, QTabWidget, "sections")
    assert sections.tabText(sections.count() - 1) == "历史 3"
    assert hand.shown(form, "addressee") == "县政府"
    steps = hand.tab(sections, "办理记录")
    assert hand.rows(hand.see(steps, QTableView, "children"), "情况") == [("办结：装好了",)]
    hand.press(form, "save_button")
    hand.gone("outcome_dialog")
    kept = registers.draft(program.desk, Outcome, key)
    assert [each.values["content"] for each in kept.children["outcome_step"]] == ["办结：装好了"]
    assert (kept.values["handling"], kept.values["addressee"]) == ("done", "县政府")


def _second(form: QWidget) -> QWidget:
    """The form of the same record that was opened over the first."""
    (found,) = [each for each in children(form, type(form)) if each.isVisible()]
    return found


@pytest.mark.usefixtures("hooked")
def test_an_office_file_taken_away_under_a_form_is_saved_elsewhere_and_the_form_goes_on(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    page = open_tab(hand, program.window, "委员")
    hand.press(page, "new_button")
    form = hand.window("member_dialog")
    hand.fill(form, "name", "叶问")
    office = program.desk.office.path
    by_another_program("mv", office, tmp_path / "收起来.zwh")
    target = tmp_path / "另存.zwh"
    desktop.answers |= {"office_displaced": False}
    hand.press(form, "save_button")
    assert form.isVisible()
    assert hand.shown(form, "name") == "叶问"
    ((name, sentence),) = [each for each in desktop.asked if each[0] == "office_displaced"][-1:]
    assert "这次没有保存" in sentence
    desktop.answers |= {"office_displaced": True, "save_elsewhere": target}
    before = program.window
    hand.press(form, "save_button")
    hand.until(lambda: program.window is not before)
    assert program.desk.office.path == target
    listed = hand.window("drafts_dialog")
    assert "新建的委员“叶问”" in hand.words(listed)
    hand.press(listed, "continue_button")
    hand.press(hand.window("member_dialog"), "save_button")
    hand.gone("member_dialog")
    assert names(hand, open_tab(hand, program.window, "委员")) == ["叶问"]
    assert len(registers.find(program.desk, Member, registers.Query())) == 1
    assert not drafts.path_of(office).exists()
    assert name == "office_displaced"
