"""Closing a term and opening it again by keys: what is said before, refused, written, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.records import Leave, Member, Term
from desktop_app.services import registers
from desktop_app.services.desk import Changed
from desktop_app.services.registers import history
from desktop_app.services.term_change import closing
from desktop_app.services.terms.closed_terms import closed_terms
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.term_change.close_dialog import CloseDialog, ReopenDialog
from desktop_app.ui.term_change.term_page import TermPage
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import children
from tests.ui.term_change.term_office import TermOffice, add, term_office


@pytest.fixture
def people(context: UiContext) -> TermOffice:
    return term_office(context.desk)


@pytest.fixture
def page(context: UiContext, people: TermOffice, qtbot: QtBot) -> TermPage:
    made = TermPage(context)
    qtbot.addWidget(made)
    context.events.changed.connect(lambda changed: made.refresh(changed.records))
    made.show()
    return made


def dialog_of(page: TermPage, kind: type[CloseDialog]) -> CloseDialog:
    page.close_button.click()
    return next(each for each in page.window().children() if isinstance(each, kind))


def texts(dialog: CloseDialog) -> str:
    return "\n".join(each.text() for each in children(dialog, QLabel))


def value(context: UiContext, people: TermOffice, name: str) -> object:
    return registers.draft(context.desk, Term, people.term).values[name]


def test_it_names_what_can_be_done_no_more_and_who_leaves(
    page: TermPage, context: UiContext, people: TermOffice
) -> None:
    member = people.members[0]
    add(context.desk, Leave, member=member, since="2026-10-01", until="2026-10-01",
        state="pending")  # fmt: skip
    said = texts(dialog_of(page, CloseDialog))
    assert "十届的记录只能查看" in said
    assert "1 条请假没有审批，结束以后不能再批。" in said
    assert "在任的 3 位委员改为届满。" in said


def test_today_is_offered_and_a_wrong_day_is_refused_at_its_field(
    page: TermPage, context: UiContext, people: TermOffice
) -> None:
    dialog = dialog_of(page, CloseDialog)
    assert dialog.ends.text() == "2026年11月23日"
    for typed, told in (("2027.1.1", "还没有到"), ("", "请填写届满日期"), ("那天", "届满日期：")):
        dialog.ends.setText(typed)
        dialog.done_button.setFocus()
        QTest.keyClick(dialog.done_button, Qt.Key.Key_Space)
        assert told in dialog._note.words.text()
        assert dialog.isVisible()
    assert value(context, people, "closed_on") is None


def test_the_remark_is_kept_and_members_leave_on_the_day_after(
    page: TermPage, context: UiContext, people: TermOffice, qtbot: QtBot
) -> None:
    dialog = dialog_of(page, CloseDialog)
    dialog.ends.setText("2026.11.20")
    dialog.remark.setPlainText("演示会议决定换届")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: bool(closed_terms(context.desk)))
    assert value(context, people, "remark") == "演示会议决定换届"
    left = [registers.draft(context.desk, Member, key).values for key in people.members]
    assert {(each["state"], each["state_date"]) for each in left} == {("expired", "2026-11-21")}
    qtbot.waitUntil(lambda: not page.reopen_button.isHidden())
    assert page.close_button.isHidden()
    history.undo(context.desk)
    page.refresh(frozenset())
    assert page.reopen_button.isHidden()
    assert value(context, people, "remark") is None


def test_what_was_typed_is_not_lost_without_asking(
    page: TermPage, desktop: ScriptedDesktop
) -> None:
    dialog = dialog_of(page, CloseDialog)
    dialog.remark.setPlainText("写了一半")
    desktop.answers["discard_input"] = False
    before = len(desktop.asked)
    dialog.reject()
    assert len(desktop.asked) == before + 1


def test_a_term_is_opened_with_a_reason_and_locked_again_without_questions(
    page: TermPage, context: UiContext, people: TermOffice
) -> None:
    closing.close(context.desk, people.term, closing.Closing("2026-11-20"))
    page.refresh(frozenset())
    page.reopen_button.click()
    dialog = next(each for each in page.window().children() if isinstance(each, ReopenDialog))
    dialog.done_button.click()
    assert "请写明为什么重新打开" in dialog._note.words.text()
    dialog.reason.setText("补录手机")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert closed_terms(context.desk) == {}
    assert not page.close_button.isHidden()
    page.close_button.click()
    assert closed_terms(context.desk) == {people.term: "十届"}
    reasons = history.history_of(context.desk, Term, people.term)
    assert any("补录手机" in each.action.name for each in reasons)


def test_closing_what_somebody_else_closed_meanwhile_is_refused_in_words(
    page: TermPage, context: UiContext, people: TermOffice, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    dialog = dialog_of(page, CloseDialog)
    dialog.ends.setText("2026.11.20")
    closing.close(context.desk, people.term, closing.Closing("2026-11-19"))
    dialog.done_button.click()
    qtbot.waitUntil(lambda: any("已经结束归档" in each for _, each in desktop.asked))
    assert value(context, people, "ends") == "2026-11-19"


def test_the_two_windows_close_and_reopen_and_say_so(
    page: TermPage, context: UiContext, people: TermOffice
) -> None:
    other = TermPage(context)
    changed = closing.close(context.desk, people.term, closing.Closing("2026-11-20"))
    assert isinstance(changed, Changed)
    other.refresh(frozenset({"term"}))
    page.refresh(frozenset({"term"}))
    assert page.told.text() == other.told.text()
    assert "记录只能查看" in page.told.text()
