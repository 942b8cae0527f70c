"""The steps to the next term by keys: each field, each refusal, the ticks, the result."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from desktop_app.records import Committee, Member, Point, Sector, Term
from desktop_app.services import registers
from desktop_app.services.desk import Changed
from desktop_app.services.registers import Filter, Query, history
from desktop_app.services.term_change import closing
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.term_change.start_dialog import StartDialog
from desktop_app.ui.term_change.start_steps import NamesStep
from desktop_app.ui.term_change.term_page import TermPage
from desktop_app.ui.ui_context import UiContext
from tests.ui.term_change.term_office import TermOffice, add, term_office

CONTROL = Qt.KeyboardModifier.ControlModifier
TERM, MEMBERS, COMMITTEES, SECTORS, FOLLOWS = range(5)


@pytest.fixture
def people(context: UiContext) -> TermOffice:
    return term_office(context.desk)


@pytest.fixture
def begun() -> list[Changed]:
    """What the dialog gave back when the next term had begun."""
    return []


@pytest.fixture
def dialog(
    context: UiContext, people: TermOffice, begun: list[Changed], qtbot: QtBot
) -> StartDialog:
    page = TermPage(context)
    qtbot.addWidget(page)
    page.show()
    made = StartDialog(context, people.term, begun.append, page)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.open()
    return made


def on(dialog: StartDialog, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)


def at(dialog: StartDialog) -> int:
    return dialog.stack.currentIndex()


def name_anew(step: NamesStep, name: str) -> None:
    step.names.setItem(0, 1, QTableWidgetItem(name))


@pytest.mark.parametrize(
    ("number", "starts", "ends", "planned", "told"),
    [
        ("十一", "", "", "", "请填写下一届的起始日期"),
        ("十", "2027.1.10", "", "", "下一届的届次要大于十届"),
        ("", "2027.1.10", "", "", "请填写下一届的届次"),
        ("百", "2027.1.10", "", "", "。"),
        ("十一", "2027.1.10", "2026.1.1", "", "届满日期不能早于起始日期"),
        ("十一", "2027.13.40", "", "", "。"),
        ("十一", "2027.1.10", "", "很多", "委员名额请填 1 到"),
        ("十一", "2027.1.10", "", "0", "委员名额请填 1 到"),
    ],
)
def test_the_first_step_refuses_what_is_wrong_and_stays(
    dialog: StartDialog, number: str, starts: str, ends: str, planned: str, told: str
) -> None:
    step = dialog.term
    for box, typed in (
        (step.number, number), (step.starts, starts), (step.ends, ends), (step.planned, planned),
    ):  # fmt: skip
        box.setText(typed)
    on(dialog)
    assert at(dialog) == TERM
    assert told in dialog.note.words.text()


def test_steps_go_on_and_back_and_keep_what_was_typed(dialog: StartDialog) -> None:
    assert not dialog.back_button.isEnabled()
    dialog.term.starts.setText("2027.1.10")
    on(dialog)
    assert at(dialog) == MEMBERS
    assert dialog.heading.text() == "开始下一届　2/5　连任的委员"
    dialog.back_button.click()
    assert (at(dialog), dialog.term.starts.text()) == (TERM, "2027.1.10")
    on(dialog, 4)
    assert at(dialog) == FOLLOWS
    assert dialog.next_button.text() == "开始十一届"


def test_enter_in_a_field_goes_to_the_next_field(dialog: StartDialog) -> None:
    dialog.term.number.setFocus()
    QTest.keyClick(dialog.term.number, Qt.Key.Key_Return)
    assert at(dialog) == TERM
    assert dialog.term.number.text() == "11"


def test_members_are_found_ticked_and_unticked_by_keys(dialog: StartDialog) -> None:
    dialog.term.starts.setText("2027.1.10")
    on(dialog)
    step = dialog.members
    assert step.count.text() == "连任 3 位，不连任 0 位"
    step.search.setText("乙 单位")
    assert [each.texts[0] for each in step.model.lines] == ["演示乙"]
    step.table.selectRow(0)
    QTest.keyClick(step.table, Qt.Key.Key_Space)
    step.search.clear()
    assert step.count.text() == "连任 2 位，不连任 1 位"
    step.none_button.click()
    assert step.chosen() == ()
    step.search.setText("没有这个人")
    step.all_button.click()
    assert step.chosen() == ()
    step.search.setText("演示")
    step.all_button.click()
    assert len(step.chosen()) == 3


@pytest.mark.parametrize("place", [COMMITTEES, SECTORS])
def test_names_that_are_there_twice_or_too_long_are_refused(
    dialog: StartDialog, place: int
) -> None:
    dialog.term.starts.setText("2027.1.10")
    on(dialog, place)
    step = dialog.steps[place]
    assert isinstance(step, NamesStep)
    there = {COMMITTEES: "演示委", SECTORS: "演示界"}[place]
    for typed in (there, "新的\n另一个\n新的", "长" * 80):
        step.more.setPlainText(typed)
        twice = typed.startswith("新")
        on(dialog)
        if twice:  # the same line twice is one new record
            assert at(dialog) == place + 1
            dialog.back_button.click()
        else:
            assert at(dialog) == place
            assert typed[:4] in dialog.note.words.text()
    step.more.setPlainText("甲新")
    name_anew(step, "甲新")
    on(dialog)
    assert "“甲新”写了两次" in dialog.note.words.text()


def test_the_preview_says_what_is_made_and_ticks_what_follows(
    dialog: StartDialog, context: UiContext, people: TermOffice
) -> None:
    point = add(context.desk, Point, name="演示点", members=list(people.members[:2]))
    dialog.term.starts.setText("2027.1.10")
    on(dialog, SECTORS)
    name_anew(dialog.sectors, "演示农业界")
    on(dialog)
    told = dialog.follows.told.toPlainText()
    assert "新设界别：演示农业界" in told
    assert "连任委员 3 位" in told
    assert dialog.follows.follows() == {"point": frozenset({point})}
    dialog.follows.table.selectRow(0)
    QTest.keyClick(dialog.follows.table, Qt.Key.Key_Space)
    assert dialog.follows.follows() == {}
    dialog.back_button.click()
    on(dialog)
    assert dialog.follows.follows() == {}


def test_the_last_step_writes_one_action_that_undo_takes_back(
    dialog: StartDialog, context: UiContext, people: TermOffice, begun: list[Changed], qtbot: QtBot
) -> None:
    desk = context.desk
    dialog.term.starts.setText("2027.1.10")
    on(dialog, COMMITTEES)
    name_anew(dialog.committees, "演示新委")
    on(dialog)
    dialog.sectors.more.setPlainText("演示环境界")
    on(dialog, 2)
    qtbot.waitUntil(lambda: bool(begun))
    where = (Filter("number", "in", (11,)),)
    (term,) = registers.find(desk, Term, Query(where=where))
    new = registers.find(desk, Member, Query(where=(Filter("term", "in", (term,)),)))
    (made,) = registers.find(desk, Committee, Query(where=(Filter("name", "in", ("演示新委",)),)))
    rows = registers.rows(desk, Member, new, ("committee", "previous"))
    assert {row[2] for row in rows} == {made}
    assert sorted(row[3] for row in rows) == sorted(people.members)
    assert len(registers.find(desk, Sector, Query())) == 2
    history.undo(desk)
    assert len(registers.find(desk, Term, Query())) == 1
    assert len(registers.find(desk, Member, Query())) == 3
    assert len(registers.find(desk, Sector, Query())) == 1


def test_a_member_removed_meanwhile_is_told_and_nothing_is_written(
    dialog: StartDialog, context: UiContext, people: TermOffice, desktop: ScriptedDesktop,
    begun: list[Changed], qtbot: QtBot,
) -> None:  # fmt: skip
    dialog.term.starts.setText("2027.1.10")
    on(dialog, FOLLOWS)
    registers.remove(context.desk, Member, [people.members[0]])
    on(dialog)
    qtbot.waitUntil(lambda: any("有人已被删除" in each for _, each in desktop.asked))
    assert begun == []
    assert len(registers.find(context.desk, Term, Query())) == 1


def test_everything_typed_is_asked_about_before_it_is_thrown_away(
    dialog: StartDialog, desktop: ScriptedDesktop
) -> None:
    desktop.answers["discard_start"] = False
    dialog.term.starts.setText("2027.1.10")
    on(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    desktop.answers["discard_start"] = True
    dialog.cancel_button.click()
    assert not dialog.isVisible()


def test_after_the_end_of_a_term_the_next_begins_behind_it(
    context: UiContext, people: TermOffice, qtbot: QtBot
) -> None:
    closing.close(context.desk, people.term, closing.Closing("2026-11-20"))
    page = TermPage(context)
    qtbot.addWidget(page)
    made = StartDialog(context, people.term, lambda _: None, page)
    assert made.term.starts.text() == "2026-11-21"
    assert made.members.count.text() == "连任 3 位，不连任 0 位"
    made.term.starts.setText("2026.11.20")
    made.go_on()
    assert "下一届的起始日期要在这以后" in made.note.words.text()
