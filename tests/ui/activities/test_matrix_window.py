"""出勤表: keys in cells, filling, pasting, undo, filters and sums, one save."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.services.activities import marks
from desktop_app.services.registers import history
from desktop_app.ui.activities.marks_window import open_marks
from desktop_app.ui.activities.matrix_model import FIRST
from desktop_app.ui.activities.matrix_window import MatrixWindow
from desktop_app.ui.activities.resuming import resumed
from desktop_app.ui.activities.roll_call_window import RollCallWindow
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.activities.marking import (
    CTRL,
    NAMES,
    SHIFT,
    keys,
    opened,
    plenary,
    results,
    stored_marks,
)

DOWN, RIGHT, TAB, ENTER = (
    Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Return,
)  # fmt: skip


def window(context: UiContext, qtbot: QtBot, key: int) -> MatrixWindow:
    """The attendance sheet of an activity with the cursor in its first cell."""
    shown = cast("MatrixWindow", opened(context, qtbot, MatrixWindow, key))
    shown.table.go(0, FIRST)
    return shown


def lines(shown: MatrixWindow) -> list[str]:
    """The marks of everybody."""
    return [shown.sheet.marks_of(row) for row in range(len(shown.sheet.rows))]


def at(shown: MatrixWindow) -> tuple[int, int]:
    """The cell with the cursor, by row as shown and part."""
    index = shown.table.body.currentIndex()
    return index.row(), index.column() - FIRST


def test_a_key_in_one_cell_goes_on_to_the_next_person_and_tab_to_the_next_part(
    context: UiContext, qtbot: QtBot
) -> None:
    key = plenary(context.desk)
    shown = window(context, qtbot, key)
    assert shown.focusWidget() is shown.table.body
    keys(shown.table.body, "1", "2", "3", "4", "5", "6")
    assert lines(shown) == ["到·", "迟·", "假·", "缺·", "早·", "公·"]
    shown.table.go(5, FIRST)
    keys(shown.table.body, ENTER)
    assert at(shown) == (0, 1)
    keys(shown.table.body, "4", TAB)
    assert shown.focusWidget() is not shown.table.body
    shown.table.body.setFocus()
    keys(shown.table.body, Qt.Key.Key_Backtab)
    assert at(shown) == (1, 0)
    keys(shown.table.body, Qt.Key.Key_Delete)
    assert (lines(shown)[1], at(shown)) == ("··", (1, 0))
    assert shown.save_button.text() == "保存 6 处改动"
    keys(shown, Qt.Key.Key_S, held=CTRL)
    assert stored_marks(context.desk, key) == ["到缺", "", "假", "缺", "早", "公"]
    assert results(context.desk, key)[0] == "short"
    history.undo(context.desk)
    assert stored_marks(context.desk, key) == [""] * 6


def test_a_chosen_block_is_marked_at_once_and_stays_chosen(
    context: UiContext, qtbot: QtBot
) -> None:
    shown = window(context, qtbot, plenary(context.desk))
    keys(shown.table.body, DOWN, DOWN, RIGHT, held=SHIFT)
    keys(shown.table.body, "1")
    assert lines(shown) == ["到到", "到到", "到到", "··", "··", "··"]
    qtbot.waitUntil(lambda: "选中的 6 格" in shown.pane.head.text())
    assert shown.pane.chosen.text().startswith("到会 6")
    keys(shown, Qt.Key.Key_Z, held=CTRL)
    assert lines(shown) == ["··"] * 6


def test_filling_down_and_right(context: UiContext, qtbot: QtBot) -> None:
    shown = window(context, qtbot, plenary(context.desk, 2, "到缺"))
    keys(shown.table.body, DOWN, DOWN, RIGHT, held=SHIFT)
    keys(shown.table.body, Qt.Key.Key_D, held=CTRL)
    assert lines(shown)[:4] == ["到缺", "到缺", "到缺", "··"]
    keys(shown.table.body, Qt.Key.Key_R, held=CTRL)
    assert lines(shown)[:3] == ["到到"] * 3
    shown.table.go(3, FIRST)
    keys(shown.table.body, Qt.Key.Key_D, held=CTRL)
    assert lines(shown)[3] == "到·"


def test_a_block_is_pasted_by_name_and_unknown_names_are_asked_about(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    shown = window(context, qtbot, plenary(context.desk))
    desktop.clipboard = "杨自清\t√\t假\n演示无名\t√\t√\n刀志坚\t×\t"
    desktop.answers["paste_doubts"] = False
    keys(shown.table.body, Qt.Key.Key_V, held=CTRL)
    assert "演示无名" in dict(desktop.asked)["paste_doubts"]
    assert lines(shown) == ["··"] * 6
    desktop.answers["paste_doubts"] = True
    keys(shown.table.body, Qt.Key.Key_V, held=CTRL)
    assert lines(shown) == ["缺·", "··", "··", "··", "到假", "··"]
    keys(shown, Qt.Key.Key_Z, held=CTRL)
    assert lines(shown) == ["··"] * 6


def test_what_is_copied_pastes_again(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    shown = window(context, qtbot, plenary(context.desk, 2, "到缺", "假公"))
    keys(shown.table.body, DOWN, RIGHT, held=SHIFT)
    keys(shown.table.body, Qt.Key.Key_C, held=CTRL)
    assert desktop.clipboard == "刀志坚\t到会\t缺席\n司马文渊\t请假\t公假"
    keys(shown.table.body, Qt.Key.Key_Delete)
    keys(shown.table.body, Qt.Key.Key_V, held=CTRL)
    assert shown.sheet.changes == 0


def test_sums_and_results_follow_each_key(context: UiContext, qtbot: QtBot) -> None:
    shown = window(context, qtbot, plenary(context.desk, 3, "到到", "到缺缺"))
    model, last = shown.table_model, shown.table_model.last_part
    texts = [model.text(0, last + n) for n in range(1, 5)]
    assert texts == ["2", "–", "–", "空 1 格"]
    assert model.result_text(1)[1] == "short"
    shown.table.go(0, last)
    keys(shown.table.body, "1")
    assert model.result_text(0)[1] == "present"
    assert [model.total(column) for column in range(FIRST, last + 1)] == ["2", "1", "1"]
    assert model.total(last + 3) == "2"


def test_chips_search_and_sums_narrow_and_escape_shows_all(
    context: UiContext, qtbot: QtBot
) -> None:
    shown = window(context, qtbot, plenary(context.desk, 2, "到缺", "假到", "到到"))
    shown.chips["absent"].click()
    assert shown.table_model.rows == [0]
    shown.chips["blank"].click()
    assert shown.table_model.rows == [3, 4, 5]
    keys(shown, Qt.Key.Key_Escape)
    assert (len(shown.table_model.rows), shown.isVisible()) == (6, True)
    place = shown.table.sums.place_of(FIRST + 1).center()
    QTest.mouseClick(shown.table.sums, Qt.MouseButton.LeftButton, pos=place)
    assert shown.table_model.rows == [1, 2]
    QTest.mouseClick(shown.table.sums, Qt.MouseButton.LeftButton, pos=place)
    assert len(shown.table_model.rows) == 6
    keys(shown, Qt.Key.Key_F, held=CTRL)
    keys(shown.search, "yzq")
    assert shown.table_model.rows == [4]
    keys(shown.search, ENTER)
    part = at(shown)[1]
    keys(shown.table.body, "1")
    assert shown.sheet.mark(4, part) == marks.HERE
    shown.filters[0].choose(["教育界"])
    assert shown.table_model.rows == [4]


def test_f8_goes_to_the_next_blank_and_blanks_are_filled_after_a_question(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    shown = window(context, qtbot, plenary(context.desk, 2, "到缺", "到", "到到"))
    keys(shown.table.body, Qt.Key.Key_F8)
    assert at(shown) == (3, 0)
    desktop.answers["fill_blanks"] = True
    shown.fill_button.click()
    assert "7 个空格" in dict(desktop.asked)["fill_blanks"]
    assert lines(shown) == ["到缺", "到到", "到到", "到到", "到到", "到到"]


def test_names_stay_with_their_marks_and_the_three_tables_scroll_as_one(
    context: UiContext, qtbot: QtBot
) -> None:
    shown = window(context, qtbot, plenary(context.desk, 8))
    shown.resize(900, 260)
    qtbot.waitUntil(lambda: shown.table.across.isVisible())
    shown.table.go(5, FIRST + 7)
    tops = {each.verticalScrollBar().value() for each in shown.table.tables}
    assert len(tops) == 1
    assert shown.table.names.horizontalScrollBar().maximum() == 0
    assert shown.table.body.horizontalScrollBar().value() > 0
    seen = [shown.table.names.model().index(row, 1).data() for row in range(5)]
    assert seen == list(NAMES)


def test_kept_marks_are_gone_on_with_in_the_window_they_were_made_in(
    context: UiContext, qtbot: QtBot
) -> None:
    key = plenary(context.desk)
    shown = window(context, qtbot, key)
    keys(shown.table.body, "1", "4")
    kept = shown.kept(context.desk, "token")
    assert kept is not None
    shown.sheet.undo()
    shown.sheet.undo()
    again = resumed(context, kept, shown)
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(again)
    assert isinstance(again, MatrixWindow)
    assert [again.sheet.mark(row, 0) for row in range(3)] == ["到", "缺", "·"]
    assert again.save_button.text() == "保存 2 处改动"


def test_the_other_window_of_an_activity_waits_until_this_one_is_closed(
    context: UiContext, qtbot: QtBot
) -> None:
    key = plenary(context.desk)
    first = open_marks(MatrixWindow, context, key, window(context, qtbot, key))
    assert first is not None
    first.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(first)
    assert open_marks(RollCallWindow, context, key, first) is first
    assert "先保存或关上" in first._said.text()
