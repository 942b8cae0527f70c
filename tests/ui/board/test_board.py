"""A register as a board: columns by state, cards, arrows, moving, the way to the list."""

from __future__ import annotations

import datetime
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records.brand import STAGES, Brand
from desktop_app.records.codes import default_choices
from desktop_app.records.field_types import Code
from desktop_app.records.lookup import Lookup
from desktop_app.services import registers
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.states import change_state
from desktop_app.ui.board.board_column import MOST, BoardColumn
from desktop_app.ui.board.board_view import BoardView
from desktop_app.ui.board.card_delegate import PADDING
from desktop_app.ui.board.cards import MIME, card_of
from desktop_app.ui.board.piles import piles_of, state_field
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.look.theme import Mode
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.states.state_change import StateDialog
from desktop_app.ui.ui_context import UiContext
from tests.errands import Errand, errand, value
from tests.ui.errand_desk import desk, near
from tests.ui.finding import child, children, press, type_text
from tests.ui.keeping import keep, model_of, values

__all__ = ["desk", "near"]
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(near: UiContext, qtbot: QtBot, key: str = "errand") -> ListPage:
    """The page of a register, shown as a board."""
    page = ListPage(near, Errand if key == "errand" else model_of(key))
    near.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1366, 690)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.complete()
    page.board.board_button.click()
    return page


def board(page: ListPage) -> BoardView:
    return child(page, BoardView, "board")


def columns(page: ListPage) -> dict[str, BoardColumn]:
    return {each.pile.label: each for each in board(page).shown()}


def titles(column: BoardColumn) -> list[str]:
    found = (column.model.card(row) for row in range(column.model.rowCount()))
    return [each.title for each in found if each is not None]


def heads(page: ListPage) -> list[tuple[str, ...]]:
    return [
        tuple(each.text() for each in children(column, QLabel) if each.text())
        for column in board(page).shown()
    ]


def some_errands(near: UiContext) -> dict[str, int]:
    given = (("甲", "planned"), ("乙", "running"), ("丙", "running"), ("丁", "stopped"))
    return {
        name: errand(near.desk, name, state=state, number=str(place), ended="2026-10-01")
        for place, (name, state) in enumerate(given)
    }


def test_every_state_in_its_order_has_a_column_with_its_count(
    near: UiContext, qtbot: QtBot
) -> None:
    some_errands(near)
    page = opened(near, qtbot)
    assert heads(page) == [("筹建", "1"), ("运行", "2"), ("停用", "1"), ("撤销", "0")]
    assert [titles(each) for each in board(page).shown()] == [["甲"], ["乙", "丙"], ["丁"], []]
    assert board(page).isVisible()
    assert not page.table.isVisible()
    assert not page.frame.columns_button.isEnabled()


def test_search_conditions_and_order_are_those_of_the_list(near: UiContext, qtbot: QtBot) -> None:
    some_errands(near)
    page = opened(near, qtbot)
    page.sort_by("number", descending=True)
    assert titles(columns(page)["运行"]) == ["丙", "乙"]
    type_text(page.frame.search, "乙")
    assert [titles(each) for each in board(page).shown()] == [[], ["乙"], [], []]
    page.frame.search.clear()
    page.frame.chips.changed.emit({"state": ("running", "stopped")})
    assert list(columns(page)) == ["运行", "停用"]
    type_text(page.frame.search, "没有这个")
    assert page.frame.empty.isVisible()


def test_a_chosen_card_shows_its_record_and_is_what_the_buttons_act_on(
    near: UiContext, qtbot: QtBot
) -> None:
    keys = some_errands(near)
    page = opened(near, qtbot)
    cards = columns(page)["停用"].cards
    place = cards.visualRect(cards.model().index(0, 0)).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.table.chosen_ids() == [keys["丁"]]
    assert "丁" in [each.text() for each in children(page.frame.card, QLabel)]
    cards.opened.emit(keys["丁"])
    dialog = child(page, RecordDialog)
    assert dialog.draft.key == keys["丁"]
    dialog.close()


def test_the_choice_of_the_list_is_the_choice_of_the_board(near: UiContext, qtbot: QtBot) -> None:
    keys = some_errands(near)
    page = opened(near, qtbot)
    page.board.list_button.click()
    assert page.table.isVisible()
    page.table.choose([keys["丙"]], keys["丙"])
    page.board.board_button.click()
    assert board(page).current() == keys["丙"]
    page.open_record(keys["丁"])
    assert board(page).current() == keys["丁"]


def test_arrows_go_from_card_to_card_and_over_empty_columns(near: UiContext, qtbot: QtBot) -> None:
    keys = some_errands(near)
    errand(near.desk, "戊", state="revoked")
    registers.remove(near.desk, Errand, [keys["丁"]])
    page = opened(near, qtbot)
    page.table.choose([keys["甲"]], keys["甲"])
    page.board.take_focus()
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        focused = page.focusWidget()
        assert focused is not None
        press(focused, key)
        row = page.rows.rows_of(page.table.chosen_ids())[0]
        walked.append(page.rows.row_texts(row)[1])
    assert walked == ["乙", "丙", "戊", "乙"]
    focused = page.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Return)
    assert child(page, RecordDialog).draft.key == keys["乙"]


def test_ctrl_and_an_arrow_ask_for_the_state_beside(near: UiContext, qtbot: QtBot) -> None:
    keys = some_errands(near)
    page = opened(near, qtbot)
    page.table.choose([keys["甲"]], keys["甲"])
    page.board.take_focus()
    focused = page.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Right, CTRL)
    dialog = child(page.window(), StateDialog)
    target = dialog.targets.target()
    assert target is not None
    assert target.code == "running"
    dialog.reason.setText("主席会议已审定")
    dialog.change_button.click()
    assert value(near.desk, keys["甲"], "state") == "running"
    assert set(titles(columns(page)["运行"])) == {"甲", "乙", "丙"}
    assert board(page).current() == keys["甲"]


def test_a_card_is_dragged_into_another_column(near: UiContext, qtbot: QtBot) -> None:
    keys = some_errands(near)
    page = opened(near, qtbot)
    drop(columns(page)["停用"], keys["乙"])
    qtbot.waitUntil(lambda: bool(children(page.window(), StateDialog)))
    target = child(page.window(), StateDialog).targets.target()
    assert target is not None
    assert target.code == "stopped"


def drop(column: BoardColumn, key: int) -> None:
    """Drag a card over a column and let it go."""
    data, place = QMimeData(), QPoint(10, 10)
    data.setData(MIME, str(key).encode("ascii"))
    copy, left, none = (
        Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    enter = QDragEnterEvent(place, copy, data, left, none)
    QApplication.sendEvent(column.cards.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(
        column.cards.viewport(), QDropEvent(QPointF(place), copy, data, left, none)
    )


def test_the_board_scrolls_while_a_card_is_carried_to_its_edge(
    context: UiContext, qtbot: QtBot
) -> None:
    filled = {"committee": keep(context.desk, "committee", name="演示委员会"), "slogan": "演" * 20,
              "goal": "演示", "practice": "演示", "carrier": "演示", "effect": "演示"}  # fmt: skip
    keys = [
        keep(context.desk, "brand", name=stage, number=str(place), stage=stage, **filled)
        for place, stage in enumerate(STAGES)
    ]
    page = opened(context, qtbot, "brand")
    bar = board(page).horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(0)
    carry(page, columns(page)["培育品牌"], board(page).viewport().width() - 5, keys[0])
    assert bar.value() > 0
    before = bar.value()
    carry(page, columns(page)["特色工作"], 5, keys[0])
    assert bar.value() < before


def carry(page: ListPage, column: BoardColumn, across: int, key: int) -> None:
    """Move a carried card over a column, to this place across the board."""
    data, port = QMimeData(), column.cards.viewport()
    data.setData(MIME, str(key).encode("ascii"))
    place = port.mapFromGlobal(board(page).viewport().mapToGlobal(QPoint(across, 100)))
    copy, left, none = (
        Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(port, kind(place, copy, data, left, none))


def test_a_card_is_not_dropped_on_its_own_column(near: UiContext, qtbot: QtBot) -> None:
    keys = some_errands(near)
    column = columns(opened(near, qtbot))["运行"]
    data = QMimeData()
    data.setData(MIME, str(keys["乙"]).encode("ascii"))
    enter = QDragEnterEvent(
        QPoint(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(column.cards.viewport(), enter)
    assert not enter.isAccepted()


def test_a_state_that_needs_no_reason_is_saved_at_once_and_can_be_undone(
    context: UiContext, qtbot: QtBot
) -> None:
    key = keep(context.desk, "point", name="演示协商点", state="planned")
    page = opened(context, qtbot, "point")
    with qtbot.waitSignal(context.events.said) as said:
        drop(columns(page)["停用"], key)
    assert values(context.desk, "point", key)["state"] == "stopped"
    assert said.args is not None
    assert (said.args[0].text, said.args[0].undo) == ("“演示协商点”的状态已改为“停用”", True)
    assert titles(columns(page)["停用"]) == ["演示协商点"]


def test_a_long_column_shows_its_first_cards_and_leads_to_the_list_of_all(
    context: UiContext, qtbot: QtBot
) -> None:
    for number in range(MOST + 7):
        keep(context.desk, "brand", name=f"演示品牌{number}", number=str(number), stage="routine")
    key = keep(context.desk, "brand", name="另一个", stage="routine")
    change_state(context.desk, Brand, [key], "retired", "演示")
    page = opened(context, qtbot, "brand")
    column = columns(page)["常规工作"]
    assert column.model.rowCount() == MOST
    assert column.rest.isVisible()
    assert column.rest.text() == "还有 7 个"
    column.rest.click()
    assert page.table.isVisible()
    assert page.rows.rowCount() == MOST + 7
    assert page.state.filters == {"stage": ("routine",)}


def test_after_a_removal_the_next_card_of_the_column_is_chosen(
    near: UiContext, qtbot: QtBot
) -> None:
    keys = some_errands(near)
    page = opened(near, qtbot)
    page.table.choose([keys["乙"]], keys["乙"])
    page.board.take_focus()
    focused = page.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Delete)
    assert page.table.chosen_ids() == [keys["丙"]]
    assert board(page).current() == keys["丙"]


def test_letters_typed_on_a_card_go_to_the_search(near: UiContext, qtbot: QtBot) -> None:
    some_errands(near)
    page = opened(near, qtbot)
    page.board.take_focus()
    focused = page.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Y)
    assert page.frame.search.text() == "y"


def test_only_one_column_is_a_stop_of_the_tab_key(near: UiContext, qtbot: QtBot) -> None:
    some_errands(near)
    page = opened(near, qtbot)
    stops = [x for x in board(page).columns if x.cards.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1


def test_an_empty_register_says_how_to_begin_on_the_board_too(
    near: UiContext, qtbot: QtBot
) -> None:
    page = opened(near, qtbot)
    assert page.frame.empty.isVisible()
    assert page.frame.empty.new.isVisible()


def test_the_board_comes_back_next_time(near: UiContext, qtbot: QtBot) -> None:
    some_errands(near)
    state = opened(near, qtbot).remember()
    again = ListPage(near, Errand)
    qtbot.addWidget(again)
    again.recall(state)
    assert again.board.on
    assert again.board.board_button.isChecked()


def test_a_register_without_states_has_no_board(context: UiContext, qtbot: QtBot) -> None:
    page = ListPage(context, model_of("sector"))
    qtbot.addWidget(page)
    assert state_field(page.model) is None
    assert page.findChild(QPushButton, "board_button") is None
    page.recall({"board": True})
    assert page.frame.stack.currentWidget() is not None
    assert not page.board.on


def test_the_palette_turns_the_board(near: UiContext, qtbot: QtBot) -> None:
    some_errands(near)
    page = opened(near, qtbot)
    found = {each.title: each for each in page.commands()}
    found["切换差事的看板和列表"].run()
    assert page.table.isVisible()
    found["切换差事的看板和列表"].run()
    assert board(page).isVisible()


def test_a_refused_move_is_told(context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop) -> None:
    key = keep(context.desk, "point", name="演示协商点", state="planned")
    page = opened(context, qtbot, "point")
    registers.remove(context.desk, page.model, [key])
    board(page).move_asked.emit([key], "running")
    assert [name for name, _ in desktop.asked] == ["move_refused"]


def test_a_file_dragged_over_the_cards_is_for_the_page(
    near: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    some_errands(near)
    page = opened(near, qtbot)
    data = QMimeData()
    data.setText("名单")
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(columns(page)["运行"].cards.viewport(), enter)
    assert not enter.isAccepted()


def test_the_menu_of_a_card_is_the_one_of_its_row(near: UiContext, qtbot: QtBot) -> None:
    some_errands(near)
    page = opened(near, qtbot)
    cards = columns(page)["运行"].cards
    cards.customContextMenuRequested.emit(cards.visualRect(cards.model().index(0, 0)).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "编辑" in [each.text() for each in menu.actions()]
    menu.close()


@pytest.mark.parametrize("mode", [Mode.DARK, Mode.LIGHT])
def test_cards_are_drawn_in_both_looks(near: UiContext, qtbot: QtBot, mode: Mode) -> None:
    errand(near.desk, "很长的差事名称" * 5, state="running")
    page = opened(near, qtbot)
    near.theme.wear(mode, large=True)
    picture = board(page).grab().toImage()
    assert {picture.pixel(x, 60) for x in range(0, picture.width(), 3)} != {picture.pixel(0, 60)}


class Short(Errand):
    """An errand whose cards say what it declares for them."""

    CARD = ("ended", "note")


def test_a_card_says_what_its_record_declares_for_it(near: UiContext) -> None:
    field, shared = Short.field("state"), lookup(near.desk)
    assert isinstance(field, Code)
    given: dict[str, object] = {each.name: None for each in Short.declared()}
    given |= {"name": "甲", "number": "7", "ended": "2026-10-01", "load": 3}
    assert card_of(Short, field, given, shared).texts == ("2026-10-01",)
    card = card_of(Errand, field, given, shared)
    assert card.texts == ("2026-10-01", "3")
    assert card.tip == "甲\n编号：7\n结束日期：2026-10-01\n工作量：3"


def test_a_card_is_marked_where_something_waits_too_long(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    session = keep(desk, "consultation", name="演示协商", number="1")
    late = {
        "due": "2026-11-11",
        "handling": "progressing",
        "source": f"consultation:{session}",
        "unit": "演示局",
    }
    keep(desk, "outcome", content="修路灯", number="1", **late)
    keep(desk, "outcome", content="修水渠", number="2", **{**late, "due": "2026-11-23"})
    page = opened(context, qtbot, "outcome")
    column = columns(page)["推进中"].model
    found = [column.card(row) for row in range(column.rowCount())]
    assert [each.late for each in found if each is not None] == ["办结期限 超期 12 天", ""]
    said = column.index(0, 0).data()
    assert said.startswith("修路灯")
    assert said.endswith("办结期限 超期 12 天")


@given(
    st.lists(st.sampled_from(["planned", "running", "gone", "stopped", None]), max_size=30),
    st.sets(st.sampled_from(["planned", "running", None])),
)
def test_every_record_stands_in_exactly_one_pile_of_its_state(
    states: list[str | None], wanted: set[str | None]
) -> None:
    dealt: dict[str | None, array[int]] = {}
    for key, state in enumerate(states):
        dealt.setdefault(state, array("q")).append(key)
    field = Errand.field("state")
    assert isinstance(field, Code)
    piles = piles_of(field, dealt, wanted, Lookup(datetime.date(2026, 11, 23), default_choices()))
    shown = [(key, pile.code) for pile in piles for key in pile.ids]
    assert sorted(shown) == [
        (key, state) for key, state in enumerate(states) if not wanted or state in wanted
    ]
    codes = [pile.code for pile in piles if pile.label and pile.code]
    assert len(codes) == len(set(codes))


def test_a_look_back_says_on_its_card_what_it_looks_back_at(
    context: UiContext, qtbot: QtBot
) -> None:
    desk, long = context.desk, "把村口的路灯修好，并且说清楚以后由谁来管、坏了找谁"
    session = keep(desk, "consultation", name="演示协商", number="1")
    outcome = keep(desk, "outcome", content=long, number="1", source=f"consultation:{session}")
    keep(desk, "look_back", outcome=outcome, planned_on="2026-12-01", people="演示委员")
    page = opened(context, qtbot, "look_back")
    (pile,) = [each for each in board(page).shown() if each.model.rowCount()]
    card = pile.model.card(0)
    assert card is not None
    assert (pile.pile.label, card.title) == ("（空）", "回头看 2026-12-01")
    assert card.texts == (long, "演示委员")
    assert not pile.cards.acceptDrops()
    assert columns(page)["未落实"].cards.acceptDrops()


def test_a_card_is_as_high_as_its_lines_beside_a_scroll_bar(near: UiContext, qtbot: QtBot) -> None:
    for _ in range(30):
        errand(near.desk, "关于完善演示村寨稳定供水的提案")
    page = opened(near, qtbot)
    column = next(each for each in board(page).shown() if len(each.pile.ids) > 29)
    cards = column.cards
    assert cards.verticalScrollBar().maximum() > 0
    room = cards.viewport().width()
    assert cards.drawing.inside() + 2 * PADDING + 1 <= room
