"""The year above the list of assessments: what it says, offers and refuses."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.services.assessments.locking import lock
from desktop_app.services.assessments.opening import open_year
from desktop_app.services.assessments.year_locks import locked_years
from desktop_app.services.desk import Desk
from desktop_app.services.registers.history import undo
from desktop_app.ui.assessments.year_dialogs import LockDialog, OpenDialog, UnlockDialog
from desktop_app.ui.assessments.year_header import YearHeader
from desktop_app.ui.assessments.year_tables import YearTable
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.assessments.assessed_office import (
    YEAR,
    add_members,
    add_result,
    add_rules,
    assessments,
    keys_of,
    walk_to_chairs,
)

MEETING = {"decided_by": "演示主席会议", "decided_on": "2026-12-25"}


@pytest.fixture
def header(context: UiContext, qtbot: QtBot) -> YearHeader:
    """The header of an office with two members who are scored and one who is not."""
    desk = context.desk
    add_rules(desk)
    add_members(desk, "演示甲", "演示乙")
    add_members(desk, "演示驻会", no_score=1)
    made = YearHeader(context)
    qtbot.addWidget(made)
    made.show()
    return made


def _told(header: YearHeader) -> str:
    found = cast("QLabel", header.findChild(QLabel, "year_told"))
    return found.text()


def _type(dialog: AskingDialog, name: str, text: str) -> None:
    assert dialog.fields is not None
    box = dialog.fields.boxes[name]
    (box.setText if isinstance(box, QLineEdit) else cast("QPlainTextEdit", box).setPlainText)(text)


def _labels(dialog: AskingDialog) -> list[str]:
    found = cast("list[QLabel]", dialog.findChildren(QLabel))
    return [each.text() for each in found]


def test_an_empty_year_says_how_many_are_to_be_assessed(header: YearHeader) -> None:
    assert _told(header) == "还没有建立评定，应评 2 人"
    assert header.open_button.isEnabled()
    assert not header.lock_button.isEnabled()
    header.years.setCurrentIndex(header.years.findData(2027))
    assert not header.lock_button.isEnabled()


def test_opening_takes_those_who_are_not_scored_where_it_is_ticked(
    header: YearHeader, context: UiContext, qtbot: QtBot
) -> None:
    dialog = OpenDialog(context, header.progress, header.window())
    box = cast("QCheckBox", dialog.findChild(QCheckBox, "unscored"))
    box.setChecked(True)
    dialog.open()
    dialog.done_button.click()
    qtbot.waitUntil(lambda: _told(header) == "3 份：自评 3")
    assert not header.open_button.isEnabled()
    undo(context.desk)
    assert assessments(context.desk) == {}


def test_a_year_without_grades_stays_open_and_the_dialog_says_whose(
    header: YearHeader, context: UiContext, desk: Desk
) -> None:
    open_year(desk, YEAR)
    dialog = LockDialog(context, YEAR, header.window())
    dialog.open()
    _type(dialog, "decided_by", "演示主席会议")
    dialog.done_button.click()
    assert any("演示甲 2026年" in x and "还没有审定等次" in x for x in _labels(dialog))
    assert locked_years(desk) == {}
    dialog.hide()


def test_a_locked_year_offers_the_way_out_of_it(
    header: YearHeader, context: UiContext, desk: Desk, qtbot: QtBot
) -> None:
    open_year(desk, YEAR)
    walk_to_chairs(desk, keys_of(desk))
    lock(desk, YEAR, MEETING)
    header.read()
    assert header.lock_button.text() == "解锁本年…"
    assert not header.open_button.isEnabled()
    dialog = UnlockDialog(context, YEAR, header.window())
    dialog.open()
    dialog.done_button.click()
    assert dialog.isVisible(), "a reason is missing"
    _type(dialog, "remark", "漏计")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: header.lock_button.text() == "锁定本年…")


def test_the_list_of_low_grades_says_where_nobody_is_on_it(
    header: YearHeader, context: UiContext, desktop: ScriptedDesktop, desk: Desk
) -> None:
    header.low_action.trigger()
    assert [name for name, _ in desktop.asked] == ["nobody_low"]
    member = add_members(desk, "演示丙")[0]
    for year in (2025, 2026):
        add_result(desk, member, year, "不称职")
    header.low_action.trigger()
    (table,) = cast("list[YearTable]", header.window().findChildren(YearTable))
    item = table.table.item(0, 0)
    assert item is not None
    assert item.text() == "演示丙"
    table.reject()
