"""A table of children in a form: thousands of them, what is read, what is written."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop_app.records.brand import Brand
from desktop_app.services import registers
from desktop_app.services.registers import Input
from desktop_app.ui.forms.children import children_model
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children

MANY = 3_000


def brand_with(context: UiContext, count: int) -> int:
    rows = [Input({"event": f"第 {n} 步", "note": "甲"}) for n in range(count)]
    typed = {"name": "梯田夜话"}
    made = registers.save(context.desk, Brand, typed, children={"brand_milestone": rows})
    return made.keys[0]


def opened(context: UiContext, qtbot: QtBot, key: int) -> tuple[RecordDialog, ChildrenTable]:
    dialog = RecordDialog(context, registers.draft(context.desk, Brand, key))
    qtbot.addWidget(dialog)
    dialog.show()
    table = child(dialog, ChildrenTable, "brand_milestone_table")
    dialog.form.sections.setCurrentWidget(table)
    return dialog, table


def change(table: ChildrenTable, row: int, **typed: str) -> None:
    table.table.selectRow(row)
    table.edit()
    small = children(table, ChildDialog)[-1]
    small.form.type_in(typed)
    small.save_button.click()


def texts(table: ChildrenTable, column: int = 1) -> list[str]:
    model = table.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def written(context: UiContext) -> list[str]:
    """What the last action wrote: one record key for each change in the log."""
    last = (
        "SELECT key FROM change JOIN record_kind ON record_kind.id = kind "
        "WHERE action = (SELECT max(no) FROM action) ORDER BY key"
    )
    return [row[0] for row in context.desk.office.connection.execute(last)]


def test_one_change_among_thousands_is_written_alone(context: UiContext, qtbot: QtBot) -> None:
    key = brand_with(context, MANY)
    dialog, table = opened(context, qtbot, key)
    assert table.table.model().rowCount() == MANY
    change(table, 1_234, note="乙")
    inputs, before = table.changes_to_save()
    assert (len(inputs), len(before)) == (1, 1)
    assert dialog.save()
    assert written(context) == ["brand_milestone"]
    notes = [
        each.values["note"]
        for each in registers.draft(context.desk, Brand, key).children["brand_milestone"]
    ]
    assert (len(notes), notes.count("乙"), notes[1_234]) == (MANY, 1, "乙")


def test_only_rows_in_sight_are_turned_into_texts(
    context: UiContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    text = children_model.ChildrenModel.text

    def watched(self: children_model.ChildrenModel, row: int, column: int) -> str:
        asked.add(row)
        return text(self, row, column)

    monkeypatch.setattr(children_model.ChildrenModel, "text", watched)
    _, table = opened(context, qtbot, brand_with(context, 500))
    table.table.grab()
    assert 0 < len(asked) < 100


def test_a_save_that_touches_no_child_writes_none(context: UiContext, qtbot: QtBot) -> None:
    dialog, table = opened(context, qtbot, brand_with(context, 3))
    dialog.form.type_in({"name": "梯田晨话"})
    assert table.changes_to_save() == ([], [])
    assert dialog.save()
    assert written(context) == ["brand"]


def test_children_added_changed_and_taken_off_are_one_action(
    context: UiContext, qtbot: QtBot
) -> None:
    key = brand_with(context, 4)
    dialog, table = opened(context, qtbot, key)
    change(table, 0, event="开工")
    table.table.selectRow(2)
    table.remove()
    table.add()
    small = children(table, ChildDialog)[-1]
    small.form.type_in({"event": "获奖"})
    small.save_button.click()
    assert dialog.save()
    assert written(context) == ["brand_milestone"] * 3
    events = {
        each.values["event"]
        for each in registers.draft(context.desk, Brand, key).children["brand_milestone"]
    }
    assert events == {"开工", "第 1 步", "第 3 步", "获奖"}


def test_after_a_removal_the_next_child_is_selected_and_behind_the_last_the_one_before(
    context: UiContext, qtbot: QtBot
) -> None:
    _, table = opened(context, qtbot, brand_with(context, 3))
    table.table.selectRow(1)
    table.remove()
    assert texts(table) == ["第 0 步", "第 2 步"]
    assert table.table.currentIndex().row() == 1
    table.remove()
    assert table.table.currentIndex().row() == 0
    table.remove()
    assert not table.edit_button.isEnabled()
    assert not table.remove_button.isEnabled()
    table.remove()  # nothing is left to take off
    assert texts(table) == []


def test_a_table_without_children_says_how_to_begin(context: UiContext, qtbot: QtBot) -> None:
    _, table = opened(context, qtbot, brand_with(context, 0))
    assert table.table.isHidden()
    assert child(table, QTableView, "children") is table.table
