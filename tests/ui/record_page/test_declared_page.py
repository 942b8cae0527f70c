"""A page needs no more than the words of its record: states, files and history come with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.records import Proposal, Topic
from desktop_app.services.registers.passed_states import PAST, PRESENT
from desktop_app.services.registers.states import change_state
from desktop_app.ui.look.keyed_button import KeyedButton
from desktop_app.ui.look.theme import Mode
from desktop_app.ui.record_page.declared import (
    Opened,
    PageStep,
    PageSteps,
    RecordPageParts,
    TonedWords,
    page_of,
)
from desktop_app.ui.record_page.line_table import Cell, Line, LineTable
from desktop_app.ui.record_page.record_page import RecordPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import has_record_page
from tests.services.proposals import proposal_office as office
from tests.ui.finding import children, press


def _refuse(_window: object) -> None:
    raise UserError("现在还不能。")


def _steps(_context: UiContext, _opened: Opened) -> PageSteps:
    more = [PageStep(f"别的{n}…", "check", _refuse, "演示单位") for n in range(5)]
    return PageSteps(PageStep("往下办…", "check", _refuse, "演示单位"), more)


def words_only(*, steps: bool = False) -> RecordPageParts:
    """A declaration with nothing but the words of a topic."""
    return RecordPageParts(
        title=lambda values: f"议题 {values['number'] or ''}".strip(),
        facts=lambda _context, _opened: "演示事实",
        under=lambda _context, opened: f"第 {len(opened.history)} 次改动",
        steps=_steps if steps else lambda _context, _opened: PageSteps(None),
        tabs=(),
    )


def built(context: UiContext, qtbot: QtBot, key: int, *, steps: bool = False) -> RecordPage:
    page = RecordPage(context, Topic, words_only(steps=steps), lambda: [key])
    page.resize(1366, 640)
    qtbot.addWidget(page)
    page.show()
    page.show_record(key)
    return page


@pytest.fixture
def key(context: UiContext) -> int:
    return office.saved(context.desk, Topic, name="演示议题")


def test_a_page_of_words_alone_has_states_files_and_history(
    context: UiContext, qtbot: QtBot, key: int
) -> None:
    page = built(context, qtbot, key)
    assert (page.name.text(), page.under.text()) == ("演示议题", "第 1 次改动")
    assert [page.tabs.tabText(n) for n in range(page.tabs.count())] == ["附件", "历史 1"]
    assert [(each.code, each.place) for each in page.states.points] == [("collected", PRESENT)]
    change_state(context.desk, Topic, [key], "pending", "够了", {"submitted_on": "2026-11-24"})
    page.show_record(key)
    places = [(each.code, each.place) for each in page.states.points]
    assert places == [("collected", PAST), ("pending", PRESENT)]
    assert page.side is None
    assert page.head.next.isHidden()
    assert page.other_steps.isHidden()
    page.take_focus()
    press(page.focusWidget(), Qt.Key.Key_F6)
    assert page.tabs.isAncestorOf(page.focusWidget())


def test_a_refused_step_says_why_and_many_steps_are_in_a_menu(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, key: int
) -> None:
    page = built(context, qtbot, key, steps=True)
    page.head.take_next()
    assert desktop.asked == [("deed_refused", "现在还不能。")]
    assert page.head.next.toolTip() == "往下办：演示单位（Ctrl+Enter）"
    QApplication.processEvents()
    words = [each.text() for each in children(page.other_steps, QPushButton) if each.isVisible()]
    assert words == ["别的0", "别的1", "别的2", "更多…"]


def test_the_deadline_is_shown_in_its_colour_and_goes_again(
    context: UiContext, qtbot: QtBot, key: int
) -> None:
    page = built(context, qtbot, key)
    page.other_steps.show_steps(TonedWords("今天到期", "warn", "clock"), [])
    assert page.other_steps._deadline.property("role") == "warn"
    page.other_steps.show_steps(None, [])
    assert page.other_steps._line.isHidden()


def test_which_records_have_a_page_is_declared(context: UiContext) -> None:
    subjects = context.desk.subjects
    assert has_record_page(subjects, Proposal.KEY)
    assert not has_record_page(subjects, Topic.KEY)
    assert page_of(context.desk, Proposal).side is not None
    with pytest.raises(LookupError, match="topic"):
        page_of(context.desk, Topic)


def test_a_table_of_lines_is_as_high_as_they_are_and_keeps_the_chosen_one(
    context: UiContext, qtbot: QtBot
) -> None:
    table = LineTable("lines", "演示", ("一", "二"), context.theme)
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show()
    opened: list[object] = []
    table.opened.connect(opened.append)
    lines = [Line(n, (Cell(f"行 {n}"), Cell("超 2 天", "bad", "problem"))) for n in range(5)]
    table.show_lines(lines)
    row = context.theme.sizes.row
    assert table.height() >= 5 * row
    assert not table.verticalScrollBar().isVisible()
    table.setCurrentCell(3, 0)
    table.show_lines(lines[2:])
    assert (table.current_key(), table.height() < 5 * row) == (3, True)
    press(table, Qt.Key.Key_Return)
    assert opened == [3]
    place = table.model().index(0, 1)
    before = place.data(Qt.ItemDataRole.ForegroundRole)
    context.theme.wear(Mode.DARK, large=False)
    assert table.model().index(0, 1).data(Qt.ItemDataRole.ForegroundRole) != before


def test_a_table_that_chooses_nothing_has_no_line_in_front(
    context: UiContext, qtbot: QtBot
) -> None:
    table = LineTable("lines", "演示", ("一",), context.theme, chooses=False)
    qtbot.addWidget(table)
    table.show_lines([Line(1, (Cell("行"),))])
    assert table.current_key() is None


def test_a_button_with_its_key_has_room_for_both(context: UiContext, qtbot: QtBot) -> None:
    plain = QPushButton("登记答复")
    keyed = KeyedButton("登记答复", "demo_button", "Ctrl+Enter", context.theme, "check", "primary")
    for each in (plain, keyed):
        qtbot.addWidget(each)
        each.show()
    assert keyed.sizeHint().width() > plain.sizeHint().width() + 40
    assert keyed.accessibleName() == "登记答复"
