"""五个一 in the window: cells, keys, ticks, messages, narrowing, beginnings, what goes out."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.errors import UserError
from desktop_app.records import Duty, DutyTick
from desktop_app.services import registers
from desktop_app.services.duties import outputs
from desktop_app.services.registers import Draft, Query, history
from desktop_app.ui.duties.duty_page import DutyPage
from desktop_app.ui.duties.duty_rows import FIRST, NAME
from desktop_app.ui.duties.tick_dialog import TickDialog
from desktop_app.ui.duties.year_dialog import YearDialog
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.open_forms import OpenForm
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.duties import duty_office as office
from tests.ui.duties.duty_pages import page_of, press, settle, table

REASON = "演示：参加了本组的调研"
Key = Qt.Key


def dialog_of(page: DutyPage, kind: type[QWidget]) -> QWidget:
    """The one dialog of that kind."""
    found: list[QWidget] = list(page.findChildren(kind))
    assert len(found) == 1
    return found[0]


def tick(page: DutyPage, qtbot: QtBot, reason: str = REASON) -> TickDialog:
    """Press T and fill the dialog in."""
    press(page, qtbot, Key.Key_T)
    dialog = dialog_of(page, TickDialog)
    assert isinstance(dialog, TickDialog)
    fill(dialog, reason)
    return dialog


def fill(dialog: TickDialog, reason: str) -> None:
    """Write the reason."""
    assert dialog.fields is not None
    cast("FieldBox", dialog.fields.boxes["reason"]).put(reason)


def done(dialog: TickDialog, qtbot: QtBot) -> None:
    """Press the button of a dialog."""
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    settle(qtbot)
    qtbot.waitUntil(lambda: not dialog.isVisible() if isValid(dialog) else True)


@pytest.fixture
def people(context: UiContext) -> list[int]:
    """Three members and two duties that are ticked by hand."""
    found = office.members(context.desk)
    office.duty(context.desk, "一次学习")
    office.duty(context.desk, "一件实事", position=2, due="2026-11-30", how_to="办一件实事")
    return found


def test_a_tick_needs_a_reason_counts_at_once_and_is_undone(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    page = page_of(context, qtbot)
    first = page.model.text(0, NAME)
    press(page, qtbot, Key.Key_Right)
    dialog = tick(page, qtbot, "")
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    fill(dialog, REASON)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert table(page, NAME, FIRST, FIRST + 1, FIRST + 2)[0] == (first, "0", "认定", "1/2")
    assert page.matrix.columns[1].done == 1
    assert page.pane.state.text() == "手工认定"
    context.events.announce(history.undo(context.desk))
    settle(qtbot)
    assert table(page, FIRST + 1)[0] == ("0",)


def test_a_tick_is_changed_and_taken_back(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    page = page_of(context, qtbot)
    done(tick(page, qtbot), qtbot)
    dialog = tick(page, qtbot, "演示：另有理由")
    assert dialog.withdraw.isVisible()
    done(dialog, qtbot)
    (key,) = registers.find(context.desk, DutyTick, Query())
    assert registers.draft(context.desk, DutyTick, key).values["reason"] == "演示：另有理由"
    dialog = tick(page, qtbot)
    QTest.mouseClick(dialog.withdraw, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert list(registers.find(context.desk, DutyTick, Query())) == []
    assert table(page, FIRST)[0] == ("0",)


def test_the_message_is_copied_by_c_and_as_it_was_edited(
    context: UiContext, people: list[int], qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    page = page_of(context, qtbot)
    press(page, qtbot, Key.Key_C)
    name = page.model.text(0, NAME)
    assert desktop.clipboard.startswith(f"{name}委员：您今年的“五个一”还差 2 件：一是“一次学习”")
    assert "二是“一件实事”（办一件实事）" in desktop.clipboard
    QTest.mouseClick(page.pane.edit, Qt.MouseButton.LeftButton)
    page.pane.slip.appendPlainText("演示联系电话")
    QTest.mouseClick(page.pane.copy, Qt.MouseButton.LeftButton)
    assert desktop.clipboard.endswith("演示联系电话")
    page.focus_cells()
    press(page, qtbot, Key.Key_Down)
    assert page.pane.slip.isReadOnly()
    assert "演示联系电话" not in page.pane.slip.toPlainText()


def test_search_chips_and_their_counts_narrow_the_lines(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    page = page_of(context, qtbot)
    done(tick(page, qtbot), qtbot)
    ticked = page.model.text(0, NAME)
    assert [page.bar.chips[each].text() for each in ("open", "one", "soon")] == [
        "没有完成 3", "只差一件 1", "快到期 3",
    ]  # fmt: skip
    QTest.mouseClick(page.bar.chips["one"], Qt.MouseButton.LeftButton)
    assert table(page, NAME) == [(ticked,)]
    assert page.foot.count.text().startswith("1 人（全部 3 人）")
    QTest.mouseClick(page.bar.chips["one"], Qt.MouseButton.LeftButton)
    page.start_search()
    QTest.keyClicks(page.bar.search, "dy")
    assert table(page, NAME) == [("邓勇",)]
    QTest.keyClicks(page.bar.search, "zz")
    assert page.stack.currentWidget() is page.empty
    QTest.mouseClick(page.empty.clear, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 3


def test_heads_sort_and_the_cursor_stays_with_its_member(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    page = page_of(context, qtbot)
    order = table(page, NAME)
    page.table.go(2, FIRST)
    done(tick(page, qtbot), qtbot)
    last = page.model.text(2, NAME)
    page.sort(FIRST + 2)
    assert page.line is not None
    assert page.line.name == last
    page.sort(FIRST + 2)
    assert table(page, NAME)[0] == (last,)
    page.sort(FIRST + 2)
    assert table(page, NAME) == order
    assert page.remember()["column"] == 0


def test_f6_walks_the_panes_and_f8_the_open_cells(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    page = page_of(context, qtbot)
    done(tick(page, qtbot), qtbot)
    page.activateWindow()  # a window manager does so when a dialog closes
    qtbot.waitUntil(page.isActiveWindow)
    page.focus_cells()
    press(page, qtbot, Key.Key_F8)
    assert page.table.at == (0, FIRST + 1)
    press(page, qtbot, Key.Key_F8)
    assert page.table.at == (1, FIRST)
    QTest.keyClick(page.table.body, Key.Key_F6)
    assert page.pane.isAncestorOf(page.focusWidget())
    QTest.keyClick(page.focusWidget(), Key.Key_F6)
    assert page.focusWidget() is page.bar.search
    QTest.keyClick(page.focusWidget(), Key.Key_F6)
    assert page.focusWidget() is page.table.body


def test_an_office_without_members_is_sent_to_them(context: UiContext, qtbot: QtBot) -> None:
    page = DutyPage(context)
    qtbot.addWidget(page)
    page.show()
    wanted: list[str] = []
    context.events.page_wanted.connect(lambda key, _: wanted.append(key))
    assert "还没有在任的委员" in page.empty.heading.text()
    QTest.mouseClick(page.empty.people, Qt.MouseButton.LeftButton)
    assert wanted == ["member"]


def test_the_usual_duties_are_offered_line_by_line_then_written_as_one_action(
    context: UiContext, qtbot: QtBot
) -> None:
    office.members(context.desk)
    page = DutyPage(context)
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.show()
    assert page.empty.copy.isHidden()
    QTest.mouseClick(page.empty.usual, Qt.MouseButton.LeftButton)
    dialog = dialog_of(page, YearDialog)
    assert isinstance(dialog, YearDialog)
    assert dialog.table.rowCount() == 5
    QTest.keyClick(dialog.table, Key.Key_Space)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert [each.name for each in page.matrix.columns] == [
        "一条社情民意", "一次调研视察", "联系村（社区）", "办一件实事",
    ]  # fmt: skip
    context.events.announce(history.undo(context.desk))
    assert page.matrix.columns == ()


def test_the_duties_of_an_earlier_year_are_copied_with_their_days_moved(
    context: UiContext, qtbot: QtBot
) -> None:
    office.members(context.desk)
    office.duty(context.desk, "一次学习", year=2024, due="2024-02-29", minimum=3)
    page = DutyPage(context)
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.show()
    assert page.empty.copy.text() == "复制 2024 年的项目…"
    QTest.mouseClick(page.empty.copy, Qt.MouseButton.LeftButton)
    dialog = dialog_of(page, YearDialog)
    assert isinstance(dialog, YearDialog)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    (column,) = page.matrix.columns
    assert (column.name, column.due, column.minimum) == ("一次学习", "2026-02-28", 3)
    page.show_year(2024)
    assert page.matrix.columns[0].due == "2024-02-29"
    assert page.bar.year.currentData() == 2024


def test_what_goes_out_holds_the_listed_lines(
    context: UiContext, people: list[int], qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    page = page_of(context, qtbot)
    page.bar.search.setText("dy")
    page.givers.copy_all()
    assert desktop.clipboard.splitlines()[1].startswith("1\t邓勇")
    assert len(desktop.clipboard.splitlines()) == 2
    desktop.answers["export_file"] = tmp_path / "五个一.xlsx"
    page.givers.export()
    qtbot.waitUntil(lambda: (tmp_path / "五个一.xlsx").exists())
    sheet = load_workbook(tmp_path / "五个一.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    head = next(n for n, row in enumerate(rows) if "姓名" in row)
    assert rows[head + 1][rows[head].index("差什么")] == "一次学习、一件实事"
    assert rows[head + 1][rows[head].index("一次学习")] == 0
    page.givers.print_matrix()
    previews: list[PrintPreview] = list(page.findChildren(PrintPreview))
    assert len(previews) == 1
    previews[0].close()


def test_groups_take_the_place_of_members(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    page = page_of(context, qtbot)
    page.show_subject("group")
    assert page.matrix.subject == "group"
    assert "还没有组" in page.empty.heading.text()
    page.show_subject("member")
    assert page.model.rowCount() == 3


def test_a_new_duty_begins_in_its_form_with_the_year(
    context: UiContext, people: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(context, qtbot)
    drafts: list[Draft] = []

    def note(context: UiContext, draft: Draft, over: QWidget) -> OpenForm:
        drafts.append(draft)
        return cast("OpenForm", None)

    monkeypatch.setattr(page.steps, "_context", context._replace(open_form=note))
    page.new()
    assert drafts[0].model is Duty
    assert (drafts[0].values["year"], drafts[0].values["position"]) == (2026, 3)


def test_a_year_without_a_ticked_line_is_refused(context: UiContext, qtbot: QtBot) -> None:
    office.members(context.desk)
    dialog = YearDialog(context, 2026, "member", "usual")
    qtbot.addWidget(dialog)
    dialog.show()
    for row in range(dialog.table.rowCount()):
        dialog.table.setCurrentCell(row, 0)
        QTest.keyClick(dialog.table, Key.Key_Space)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert list(registers.find(context.desk, Duty, Query())) == []


def test_the_slip_of_one_member_is_printed_with_the_edited_words(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    page = page_of(context, qtbot)
    page.pane.begin_edit()
    page.pane.slip.setPlainText("演示改过的话")
    assert page.line is not None
    sheet = outputs.slip_sheet(
        context.desk, page.matrix, [page.line], {page.line.key: "演示改过的话"}
    )
    assert [each.values["words"] for each in sheet.shown] == ["演示改过的话"]
    page.givers.print_slip()
    previews: list[PrintPreview] = list(page.findChildren(PrintPreview))
    assert len(previews) == 1
    previews[0].close()
    every = outputs.slip_sheet(context.desk, page.matrix, page.matrix.lines)
    assert len(every.shown) == len(people)
    with pytest.raises(UserError, match="没有要发的单子"):
        outputs.slip_sheet(context.desk, page.matrix, [])
