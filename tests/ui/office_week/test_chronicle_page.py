"""The chronicle in the window: space ticks, typing words, what is shown and what goes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.records import Activity
from desktop_app.services import registers
from desktop_app.services.registers import history
from desktop_app.ui.office_week.chronicle_model import TICK, WORDS
from desktop_app.ui.office_week.chronicle_page import ChroniclePage
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import activity, values


@pytest.fixture
def keys(context: UiContext) -> list[int]:
    """Three meetings of this month."""
    day = context.desk.today.isoformat()
    return [activity(context.desk, f"演示{each}会", start_on=day, starts_at=f"0{n}:00")
            for n, each in enumerate("甲乙丙", 7)]  # fmt: skip


def page_of(context: UiContext, qtbot: QtBot) -> ChroniclePage:
    page = ChroniclePage(context)
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1200, 500)
    page.show()
    page.table.setFocus()
    return page


def editor_of(page: ChroniclePage) -> QLineEdit:
    """The one editor that is open."""
    editors: list[QLineEdit] = list(page.table.findChildren(QLineEdit))
    assert len(editors) == 1
    return editors[0]


def ticked(context: UiContext, keys: list[int]) -> list[bool]:
    return [values(context.desk, Activity, key)["chronicle"] == 1 for key in keys]


def test_space_ticks_and_unticks_the_row(context: UiContext, qtbot: QtBot, keys: list[int]) -> None:
    page = page_of(context, qtbot)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert ticked(context, keys) == [True, False, False]
    assert page.head.more.text() == "1 次入大事记，共 3 次活动"
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert ticked(context, keys) == [False, False, False]


def test_several_rows_are_ticked_as_one_action(
    context: UiContext, qtbot: QtBot, keys: list[int]
) -> None:
    page = page_of(context, qtbot)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert ticked(context, keys) == [True, True, True]
    history.undo(context.desk)
    assert ticked(context, keys) == [True, False, False]


def test_a_click_on_the_box_ticks_that_row(
    context: UiContext, qtbot: QtBot, keys: list[int]
) -> None:
    page = page_of(context, qtbot)
    page.rows.setData(
        page.rows.index(1, TICK), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole
    )
    assert ticked(context, keys) == [False, True, False]


def test_words_are_edited_in_place_and_tick_the_row(
    context: UiContext, qtbot: QtBot, keys: list[int]
) -> None:
    page = page_of(context, qtbot)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = editor_of(page)
    assert editor.text() == "在演示会议室召开演示乙会"
    editor.setText("乙会召开，演示主席讲话")
    opened: list[object] = []
    context.events.record_wanted.connect(lambda *place: opened.append(place))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ticked(context, keys)[1])
    assert opened == []
    assert values(context.desk, Activity, keys[1])["chronicle_text"] == "乙会召开，演示主席讲话"
    assert page.table.currentIndex().row() == 1
    assert page.rows.index(1, WORDS).data() == "乙会召开，演示主席讲话"


def test_escape_leaves_the_words_as_they_were(
    context: UiContext, qtbot: QtBot, keys: list[int]
) -> None:
    page = page_of(context, qtbot)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = editor_of(page)
    editor.setText("别的")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert values(context.desk, Activity, keys[0])["chronicle_text"] is None
    assert ticked(context, keys) == [False, False, False]


def test_empty_words_bring_back_the_usual_ones(
    context: UiContext, qtbot: QtBot, keys: list[int]
) -> None:
    page = page_of(context, qtbot)
    page.rows.setData(page.rows.index(0, WORDS), "别的写法")
    page.rows.setData(page.rows.index(0, WORDS), "")
    assert page.rows.index(0, WORDS).data() == "在演示会议室召开演示甲会"


def test_only_what_is_ticked_is_shown_on_demand(
    context: UiContext, qtbot: QtBot, keys: list[int]
) -> None:
    page = page_of(context, qtbot)
    page.only.click()
    assert not page.table.isVisible()
    page.empty.clear.click()
    assert page.rows.rowCount() == 3
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    page.only.click()
    assert [each.key for each in page.rows.entries] == keys[:1]
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.rows.rowCount() == 0


def test_a_year_and_other_months(context: UiContext, qtbot: QtBot, keys: list[int]) -> None:
    page = page_of(context, qtbot)
    year = context.desk.today.year
    page.step(-1)
    assert page.rows.rowCount() == 0
    page.turn("year")
    page.show_place(context.desk.today.isoformat())
    assert page.rows.rowCount() == 3
    assert page.head.words.text() == f"{year}年"
    page.step(1)
    assert page.head.words.text() == f"{year + 1}年"


def test_an_activity_removed_behind_its_back_is_said(
    context: UiContext, qtbot: QtBot, keys: list[int], desktop: ScriptedDesktop
) -> None:
    page = page_of(context, qtbot)
    registers.remove(context.desk, Activity, keys[:1])
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert [name for name, _ in desktop.asked] == ["chronicle_refused"]
    assert page.rows.rowCount() == 2


def test_what_goes_out_is_what_is_ticked(
    context: UiContext, qtbot: QtBot, keys: list[int], desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    page = page_of(context, qtbot)
    for each in page.head.outputs:
        each.click()
    assert [name for name, _ in desktop.asked] == ["nothing_to_print", "nothing_to_export"]
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    by_key = {each.key: each for each in page.commands()}
    by_key["copy"].run()
    assert desktop.clipboard.endswith("在演示会议室召开演示甲会。")
    path = tmp_path / "大事记.xlsx"
    desktop.answers["export_file"] = path
    by_key["export"].run()
    qtbot.waitUntil(path.exists)
    assert load_workbook(path).worksheets[0].max_row == 2
    by_key["print"].run()
    previews: list[PrintPreview] = list(page.findChildren(PrintPreview))
    assert len(previews) == 1
    previews[0].close()


def test_undo_of_a_tick_stays_on_the_page(
    context: UiContext, qtbot: QtBot, keys: list[int]
) -> None:
    page = page_of(context, qtbot)
    assert page.shows("activity", keys[0])
    assert page.shows("activity", None)
    assert not page.shows("activity", 7)
    assert not page.shows("member", keys[0])


def test_what_was_chosen_is_remembered(context: UiContext, qtbot: QtBot, keys: list[int]) -> None:
    page, other = page_of(context, qtbot), page_of(context, qtbot)
    page.turn("year")
    page.only.setChecked(True)
    other.recall(page.remember())
    assert other.remember() == {"kind": "year", "only": True}


def test_a_month_without_activities_says_so_and_promises_no_import(
    context: UiContext, qtbot: QtBot
) -> None:
    page = page_of(context, qtbot)
    labels: list[QLabel] = list(page.empty.findChildren(QLabel))
    words = [each.text() for each in labels if each.text()]
    assert words[0].endswith("没有活动")
    assert not any("Excel" in each or "Ctrl+V" in each for each in words)
    assert not page.empty.take_in.isVisible()
    assert page.empty.new.isVisible()
