"""The page of one record in the place of its list: ways to it, on it, and back."""

from __future__ import annotations

import pytest
from desktop_app.ui.row_actions.step_dialog import StepDialog
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Member, Proposal, ProposalHandling, Topic
from desktop_app.services import registers
from desktop_app.services.registers import history
from desktop_app.services.registers.passed_states import LATER, PAST, PRESENT
from desktop_app.services.registers.states import change_state
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.record_page.past_parts import HistoryPart
from desktop_app.ui.record_page.state_line import StateRow
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.proposals import proposal_office as office
from tests.ui.finding import child, children, press
from tests.ui.record_page.record_pages import listed, paged

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def keys(context: UiContext) -> list[int]:
    names = ("关于演示供水的提案", "关于演示道路的提案", "关于演示养老的提案")
    return [office.proposal(context.desk, name, serial=f"{n:04}") for n, name in enumerate(names)]


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, keys: list[int]) -> ListPage:
    return listed(context, qtbot)


def opened(page: ListPage, key: int) -> None:
    """Enter on the row of a record."""
    page.table.choose([key], key)
    press(page.table, Qt.Key.Key_Return)


def test_enter_opens_the_page_and_escape_is_back_at_the_row(
    page: ListPage, keys: list[int]
) -> None:
    opened(page, keys[1])
    front = paged(page)
    assert (front.key, front.name.text()) == (keys[1], "关于演示道路的提案")
    assert front.head.title.text() == "收件 0001"
    assert front.head.walk.place.text() == "2 / 3"
    press(front.tabs, Qt.Key.Key_Escape)
    assert page.record.in_front is None
    assert page.pages.currentWidget() is page.frame
    assert page.table.current_id() == keys[1]


def test_a_record_without_a_page_opens_its_form(context: UiContext, qtbot: QtBot) -> None:
    key = office.saved(context.desk, Topic, name="演示议题")
    list_page = ListPage(context, Topic)
    qtbot.addWidget(list_page)
    list_page.show()
    list_page.table.choose([key], key)
    press(list_page.table, Qt.Key.Key_Return)
    assert child(list_page, RecordDialog, "topic_dialog").isVisible()
    assert list_page.record.in_front is None


def test_f2_opens_the_form_from_the_list_and_from_the_page(page: ListPage, keys: list[int]) -> None:
    page.table.choose([keys[0]], keys[0])
    press(page.table, Qt.Key.Key_F2)
    form = child(page, RecordDialog, "proposal_dialog")
    assert form.draft.key == keys[0]
    assert page.record.in_front is None
    form.reject()
    opened(page, keys[2])
    paged(page).head.edit.click()
    every = [each for each in children(page, RecordDialog) if each.isVisible()]
    assert [each.draft.key for each in every] == [keys[2]]


def test_alt_and_arrows_walk_in_the_order_of_the_list(page: ListPage, keys: list[int]) -> None:
    page.sort_by("serial", descending=True)
    opened(page, keys[2])
    front = paged(page)
    front.head.walk.onward.click()
    assert front.key == keys[1]
    front.head.walk.onward.click()
    assert (front.key, front.head.walk.onward.isEnabled()) == (keys[0], False)
    front.left.emit()
    assert page.table.current_id() == keys[0]


def test_the_next_step_is_the_primary_button_and_others_are_words(
    page: ListPage, keys: list[int]
) -> None:
    opened(page, keys[0])
    front = paged(page)
    assert front.head.next.text() == "审查"
    words = [x.text() for x in children(front, QPushButton) if x.objectName() == "other_step"]
    assert words == ["退回修改", "并案", "不予立案"]
    press(front.tabs, Qt.Key.Key_Return, CTRL)
    assert page.window().findChild(RecordDialog) is None
    dialog = child(page.window(), StepDialog, "step_dialog")
    assert dialog.isVisible()


def test_f6_goes_to_the_other_pane_and_back(
    page: ListPage, context: UiContext, keys: list[int]
) -> None:
    office.proposal(context.desk, "关于演示供水安全的提案", serial="0009")
    page.refresh(frozenset({"proposal"}))
    opened(page, keys[0])
    front = paged(page)
    assert front.side is not None
    press(front.tabs.focusWidget() or front.tabs, Qt.Key.Key_F6)
    assert front.side.isAncestorOf(front.focusWidget())
    press(front.focusWidget(), Qt.Key.Key_F6)
    assert front.tabs.isAncestorOf(front.focusWidget())


def test_alt_and_a_number_turns_the_inner_tabs_built_when_seen(
    page: ListPage, keys: list[int]
) -> None:
    opened(page, keys[0])
    front = paged(page)
    assert children(front, HistoryPart) == []
    assert page.turn_part(5)
    tabs = child(front, QTabWidget, "record_tabs")
    assert tabs.tabText(tabs.currentIndex()) == "历史 1"
    assert len(children(front, HistoryPart)) == 1
    front.left.emit()
    assert not page.turn_part(1)


def test_it_is_read_again_after_a_change_and_an_undo(
    page: ListPage, context: UiContext, keys: list[int]
) -> None:
    opened(page, keys[0])
    front = paged(page)
    given = {"filed_on": "2026-03-01"}
    context.events.announce(change_state(context.desk, Proposal, [keys[0]], "filed", "", given))
    assert front.head.next.text() == "交办"
    assert [x.code for x in front.states.points if x.place == PRESENT] == ["filed"]
    context.events.announce(history.undo(context.desk))
    assert front.head.next.text() == "审查"


def test_a_removed_record_gives_the_list_back_and_says_so(
    page: ListPage, context: UiContext, qtbot: QtBot, keys: list[int]
) -> None:
    said: list[str] = []
    context.events.said.connect(lambda notice: said.append(notice.text))
    opened(page, keys[0])
    changed = registers.remove(context.desk, Proposal, [keys[0]])
    context.events.announce(changed, "已删除一件")
    assert page.record.in_front is None
    qtbot.waitUntil(lambda: len(said) > 1)
    assert said == ["已删除一件", "已删除一件；“关于演示供水的提案”已经不在，回到了提案列表"]


def test_alt_left_goes_back_to_what_was_shown_before(page: ListPage, keys: list[int]) -> None:
    opened(page, keys[0])
    front = paged(page)
    front.followed.emit(keys[2])
    assert front.key == keys[2]
    press(front.tabs, Qt.Key.Key_Left, ALT)
    assert front.key == keys[0]
    press(front.tabs, Qt.Key.Key_Left, ALT)
    assert page.record.in_front is None
    gone: list[str] = []
    page.open_record(keys[1])
    page.came_from(lambda: gone.append("workbench"))
    press(paged(page).tabs, Qt.Key.Key_Left, ALT)
    assert gone == ["workbench"]


def test_a_past_state_opens_its_entry_and_one_of_a_field_the_form(
    page: ListPage, context: UiContext, keys: list[int]
) -> None:
    office.filed(context.desk, keys[0])
    opened(page, keys[0])
    front = paged(page)
    places = {each.code: each for each in front.states.points}
    assert places["submitted"].place == PAST
    front.states.chosen.emit(places["submitted"])
    tree = child(front, HistoryPart).focusProxy()
    assert front.tabs.tabText(front.tabs.currentIndex()) == "历史 2"
    assert tree is not None
    front.states.chosen.emit(places["reviewed"])
    form = child(page, RecordDialog, "proposal_dialog")
    assert form.focusWidget() is form.form.boxes["first_reviewer"]


def test_the_line_of_states_is_walked_by_arrows_and_only_what_was_opens(
    page: ListPage, context: UiContext, keys: list[int]
) -> None:
    office.filed(context.desk, keys[0])
    opened(page, keys[0])
    line: StateRow = paged(page).states
    chosen: list[str] = []
    line.chosen.connect(lambda point: chosen.append(point.code))
    line.setFocus()
    press(line, Qt.Key.Key_Return)
    press(line, Qt.Key.Key_Right)
    press(line, Qt.Key.Key_Return)
    for _ in range(4):
        press(line, Qt.Key.Key_Left)
    press(line, Qt.Key.Key_Return)
    assert chosen == ["filed", "submitted"]
    assert line.accessibleName().startswith("状态：已经过 已收件 02-11，已经过 已审查，现在 立案")
    assert line.points[-1].place == LATER


def test_an_undo_of_a_sheet_is_seen_here_and_one_of_another_record_is_not(
    page: ListPage, context: UiContext, keys: list[int]
) -> None:
    (sheet,) = office.assigned(context.desk, keys[0])
    page.refresh(frozenset())
    assert not page.shows(ProposalHandling.KEY, sheet)
    opened(page, keys[0])
    assert page.shows(ProposalHandling.KEY, sheet)
    assert page.shows(ProposalHandling.KEY, None)
    assert page.shows(Proposal.KEY, keys[0])
    assert not page.shows(Proposal.KEY, keys[1])
    assert not page.shows(Proposal.KEY, None)
    assert not page.shows(Member.KEY, None)


def test_the_search_and_the_rows_of_a_figure_are_those_of_the_list(
    page: ListPage, keys: list[int]
) -> None:
    opened(page, keys[0])
    page.start_search()
    assert page.record.in_front is None
    opened(page, keys[0])
    page.open_where(())
    assert page.record.in_front is None
    opened(page, keys[0])
    page.show_in_list(keys[1])
    assert page.record.in_front is None
    assert page.table.current_id() == keys[1]


def test_a_running_bulk_edit_is_there_again_after_the_page(page: ListPage, keys: list[int]) -> None:
    page.doing.edit_many()
    bulk = page.pages.currentWidget()
    assert bulk is not page.frame
    page.open_record(keys[0])
    paged(page).left.emit()
    assert page.pages.currentWidget() is bulk


def test_a_record_that_is_gone_is_said_and_nothing_opens(
    page: ListPage, desktop: ScriptedDesktop
) -> None:
    page.open_record(4711)
    assert page.record.in_front is None
    assert desktop.asked == [
        ("record_gone", "这件提案已被删除，可以在“设置”的回收站里找回。")
    ]  # fmt: skip


def test_what_is_done_from_the_palette_is_done_to_the_record_in_front(
    page: ListPage, context: UiContext, keys: list[int]
) -> None:
    opened(page, keys[0])
    page.table.choose([keys[2]], keys[2])  # as a list does that no longer shows the record
    assert (page.chosen_ids(), page.current_id()) == ([keys[0]], keys[0])
    page.doing.delete()
    assert sorted(registers.find(context.desk, Proposal, registers.Query())) == sorted(keys[1:])
    page.record.leave()
    page.table.choose([keys[2]], keys[2])
    assert (page.chosen_ids(), page.current_id()) == ([keys[2]], keys[2])


def test_a_card_of_the_board_opens_the_page_and_has_the_cursor_again(
    page: ListPage, keys: list[int]
) -> None:
    page.board.turn(on=True)
    assert page.board.view is not None
    page.board.view.opened.emit(keys[1])
    assert paged(page).key == keys[1]
    paged(page).left.emit()
    assert page.board.view.isAncestorOf(page.focusWidget())
