"""The window of a story: opened from a card, read by keys, opening records, printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records import Consultation, Outcome, Record, Topic
from desktop_app.services import registers, timeline
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.look.theme import Mode
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.timeline.timeline_window import TimelineWindow, show_timeline
from desktop_app.ui.ui_context import UiContext
from tests.consulting_office import topic, whole_chain
from tests.ui.finding import child, press
from tests.ui.keeping import model_of

SECONDS = 20_000


def opened(context: UiContext, qtbot: QtBot, key: str) -> ListPage:
    page = ListPage(context, model_of(key))
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.complete()
    return page


def shown(context: UiContext, qtbot: QtBot, model: type[Record], key: int) -> TimelineWindow:
    window = TimelineWindow(context, timeline.timeline(context.desk, model, key))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    window.open()
    return window


def spoken(window: TimelineWindow) -> str:
    return "\n".join(row.spoken() for row in window.rows.rows)


def test_every_record_with_a_story_has_its_button(context: UiContext, qtbot: QtBot) -> None:
    whole_chain(context.desk)
    page = opened(context, qtbot, "outcome")
    button = child(page, QPushButton, "thread_button")
    button.click()
    window = child(page.window(), TimelineWindow)
    assert "先装一百盏路灯" in spoken(window)
    window.reject()
    menu = page.doing.row_menu()
    assert "脉络" in [each.text() for each in menu.actions()]
    assert any("脉络" in each.title for each in page.commands())


def test_a_line_opens_its_record_and_an_event_the_record_it_belongs_to(
    context: UiContext, qtbot: QtBot
) -> None:
    chain = whole_chain(context.desk)
    window = shown(context, qtbot, Outcome, chain.outcome)
    row = window.rows.rows[window.view.currentIndex().row()]
    assert row.node.record == ("outcome", chain.outcome)
    press(window.view, Qt.Key.Key_Down)
    below = window.rows.rows[window.view.currentIndex().row()]
    assert below.node.kind == "event"
    with qtbot.waitSignal(context.events.record_wanted) as wanted:
        press(window.view, Qt.Key.Key_Return)
    assert wanted.args == ["outcome", chain.outcome]
    assert not window.isVisible()


def test_what_is_left_out_opens_as_a_list(context: UiContext, qtbot: QtBot) -> None:
    chain = whole_chain(context.desk)
    window = shown(context, qtbot, Outcome, chain.outcome)
    place = next(n for n, row in enumerate(window.rows.rows) if row.node.kind == timeline.MORE)
    window.view.setCurrentIndex(window.rows.index(place, 0))
    with qtbot.waitSignal(context.events.rows_wanted) as wanted:
        window.open_button.click()
    assert wanted.args is not None
    assert wanted.args[0] == "outcome"


def test_escape_closes_and_nothing_is_opened(context: UiContext, qtbot: QtBot) -> None:
    chain = whole_chain(context.desk)
    window = shown(context, qtbot, Consultation, chain.consultation)
    with qtbot.assertNotEmitted(context.events.record_wanted):
        press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_title_without_a_space_leaves_the_window_its_size(
    context: UiContext, qtbot: QtBot
) -> None:
    long = shown(context, qtbot, Topic, topic(context.desk, "x" * 120))
    short = shown(context, qtbot, Topic, topic(context.desk, "路灯"))
    assert long.width() == short.width()


@pytest.mark.parametrize(("mode", "large"), [(Mode.LIGHT, False), (Mode.DARK, True)])
def test_every_line_has_room_for_its_words_at_any_width(
    context: UiContext, qtbot: QtBot, mode: Mode, large: bool
) -> None:
    chain = whole_chain(context.desk)
    context.theme.wear(mode, large=large)
    window = shown(context, qtbot, Consultation, chain.consultation)
    window.resize(900, 640)
    wide = [window.view.sizeHintForIndex(window.rows.index(n, 0)).height()
            for n in range(window.rows.rowCount())]  # fmt: skip
    window.resize(420, 640)
    narrow = [window.view.sizeHintForIndex(window.rows.index(n, 0)).height()
              for n in range(window.rows.rowCount())]  # fmt: skip
    assert sum(narrow) > sum(wide)
    assert min(wide) >= context.theme.sizes.text
    assert not window.grab().isNull()


def test_the_preview_shows_the_same_story(context: UiContext, qtbot: QtBot) -> None:
    chain = whole_chain(context.desk)
    window = shown(context, qtbot, Consultation, chain.consultation)
    window.print_button.click()
    preview = child(window, PrintPreview)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=SECONDS)
    assert preview.pdf.startswith(b"%PDF")
    preview.reject()


def test_a_deed_without_a_chosen_row_says_what_to_choose(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    whole_chain(context.desk)
    page = opened(context, qtbot, "topic")
    page.table.choose([], None)
    for row_action in row_actions_of(context.desk, page.model):
        page.row_actions.run(row_action)
    assert desktop.asked == [
        ("nothing_chosen", "请先选中一个议题，再用“脉络”。"),
        ("nothing_chosen", "请先选中议题，再用“并入”。"),
        ("nothing_chosen", "请先选中一个议题，再用“拆分”。"),
        ("nothing_chosen", "请先选中议题，再用“排入计划”。"),
        ("nothing_chosen", "请先选中议题，再用“开展协商”。"),
    ]
    menu = child(page, QPushButton, "deeds_button").menu()
    assert isinstance(menu, QMenu)
    assert not any(each.isEnabled() for each in menu.actions())


def test_a_story_of_a_record_that_is_gone_is_refused_in_words(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    chain = whole_chain(context.desk)
    page = opened(context, qtbot, "case")
    registers.remove(context.desk, model_of("case"), [chain.case])
    page.row_actions.run(row_actions_of(context.desk, page.model)[0])
    assert [name for name, _ in desktop.asked] == ["deed_refused"]


def test_the_window_can_be_opened_by_a_call(context: UiContext, qtbot: QtBot) -> None:
    chain = whole_chain(context.desk)
    page = opened(context, qtbot, "point")
    window = show_timeline(context, model_of("point"), chain.point, page)
    assert window.windowTitle() == "脉络 · 演示东村协商点"
    window.reject()
