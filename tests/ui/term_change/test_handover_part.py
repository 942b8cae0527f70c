"""The handover list on its page: usual items, ticks by Space, day and receiver by Enter."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.records import Term
from desktop_app.services import prints, registers
from desktop_app.services.registers import Query, history
from desktop_app.services.term_change import handover
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.row_actions.step_dialog import StepDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.term_change.term_page import TermPage
from desktop_app.ui.ui_context import UiContext


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> TermPage:
    """The page in its window, following what is written as the window makes it follow."""
    made = TermPage(context)
    qtbot.addWidget(made)
    context.events.changed.connect(lambda changed: made.refresh(changed.records))
    made.show()
    return made


def shown(page: TermPage, column: int) -> list[str]:
    table = page.handover.table
    return [table.item(row, column).text() for row in range(table.rowCount())]  # type: ignore[union-attr]


def test_the_usual_items_are_offered_while_there_are_none(page: TermPage) -> None:
    part = page.handover
    assert part.usual.isHidden() is False
    assert part.done.isEnabled() is False
    part.usual.click()
    assert shown(page, 1)[0] == "委员名册和任职情况"
    assert part.usual.isHidden()
    assert part.heading.text() == "交接清单　已交接 0 项，共 17 项"


def test_space_ticks_and_unticks_the_chosen_items(page: TermPage, context: UiContext) -> None:
    part = page.handover
    part.begin()
    part.table.selectRow(1)
    part.table.setFocus()
    part.turn()
    assert shown(page, 0)[:3] == ["", "✓", ""]
    assert shown(page, 2)[1] == "2026-11-23"
    assert part.chosen() == [part.lines[1].key]
    part.turn()
    assert shown(page, 0)[:3] == ["", "", ""]
    history.undo(context.desk)
    page.refresh(frozenset())
    assert shown(page, 0)[1] == "✓"


def test_enter_opens_day_and_receiver(page: TermPage, qtbot: QtBot) -> None:
    part = page.handover
    part.begin()
    part.table.selectRow(0)
    part.register()
    dialog = next(each for each in page.window().children() if isinstance(each, StepDialog))
    assert "委员名册和任职情况" in dialog.heading.text()
    cast("FieldBox", dialog.boxes["receiver"]).put("演示接收")
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert shown(page, 3)[0] == "演示接收"
    assert shown(page, 0)[0] == "✓"


def test_the_usual_items_are_made_once(page: TermPage, desktop: ScriptedDesktop) -> None:
    page.handover.begin()
    page.handover.begin()
    assert ("handover_refused", "常用的交接事项都在清单里了。") in desktop.asked


@pytest.mark.parametrize(("kind", "title", "lines"), [("all", "届满移交清单", 17),
                                                      ("done", "材料移交目录", 1)])  # fmt: skip
def test_the_print_lists_all_or_what_was_handed_over(
    context: UiContext, kind: str, title: str, lines: int
) -> None:
    desk = context.desk
    (term,) = registers.find(desk, Term, Query())
    handover.begin(desk, term)
    handover.hand_over(desk, [handover.items(desk, term)[0].key], {"receiver": "演示接收"})
    wanted = prints.print_named(desk, "handover_list")
    sheet = prints.collect(desk, wanted, [term], {"handover_kind": kind})
    (form,) = wanted.forms(  # type: ignore[union-attr]
        next(iter(sheet.whole())), sheet.setting, sheet.chosen
    )  # fmt: skip
    texts = [cell.text for cell in form.cells]
    assert form.title == f"十届{title}"
    assert sum(text in {name for name, _ in handover.USUAL} for text in texts) == lines
