"""A form that is open while its record is stored elsewhere: nothing of either side is lost."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import registers
from desktop_app.services.registers import Input, history
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.forms.dialog.stale_dialog import StaleDialog
from desktop_app.ui.states.state_change import StateDialog
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children, type_text
from tests.ui.keeping import keep, keep_members, model_of, values

SESSION = "consultation"


def opened(context: UiContext, qtbot: QtBot, key: str, record: int) -> RecordDialog:
    dialog = RecordDialog(context, registers.draft(context.desk, model_of(key), record))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def session(context: UiContext, *people: str) -> int:
    """A consultation with these participants; its id."""
    inputs = {"participant": [Input({"name": each}) for each in people]}
    model = model_of(SESSION)
    return registers.save(context.desk, model, {"name": "路灯协商会"}, children=inputs).keys[0]


def elsewhere(context: UiContext, key: int, people: list[Input], **typed: str) -> None:
    """Another form stores the consultation with exactly these participants, and tells of it."""
    model = model_of(SESSION)
    draft = registers.draft(context.desk, model, key)
    changed = registers.save(
        context.desk, model, typed, opened=draft, children={"participant": people}
    )
    context.events.announce(changed)


def stored(context: UiContext, key: int) -> list[Input]:
    draft = registers.draft(context.desk, model_of(SESSION), key)
    return [Input(each.values, each.key) for each in draft.children["participant"]]


def people(context: UiContext, key: int) -> dict[str, str | None]:
    return {str(each.values["name"]): each.values["role"] for each in stored(context, key)}  # type: ignore[misc]


def table_of(dialog: RecordDialog) -> ChildrenTable:
    return child(dialog, ChildrenTable, "participant_table")


def shown(dialog: RecordDialog) -> list[object]:
    return [each.values["name"] for each in table_of(dialog).inputs()]


def change_role(dialog: RecordDialog, place: int, role: str) -> None:
    table = table_of(dialog)
    table.table.selectRow(place)
    table.edit()
    small = children(table, ChildDialog)[-1]
    small.form.type_in({"role": role})
    small.save_button.click()


def test_a_child_added_elsewhere_is_shown_and_stays(context: UiContext, qtbot: QtBot) -> None:
    key = session(context, "演示甲")
    dialog = opened(context, qtbot, SESSION, key)
    elsewhere(context, key, [*stored(context, key), Input({"name": "演示乙"})])
    assert set(shown(dialog)) == {"演示甲", "演示乙"}
    assert not dialog.is_changed()
    type_text(dialog.form.boxes["place"], "村委会")
    dialog.save_button.click()
    assert people(context, key).keys() == {"演示甲", "演示乙"}


def test_children_of_both_sides_and_untouched_fields_meet_in_the_form(
    context: UiContext, qtbot: QtBot
) -> None:
    key = session(context, "演示甲", "演示乙")
    dialog = opened(context, qtbot, SESSION, key)
    table = table_of(dialog)
    table.table.selectRow(0)
    removed = shown(dialog)[0]
    table.remove()
    elsewhere(context, key, [*stored(context, key), Input({"name": "演示丙"})], host="演示主持")
    assert cast("QLineEdit", dialog.form.boxes["host"]).text() == "演示主持"
    assert removed not in shown(dialog)
    dialog.save_button.click()
    assert people(context, key).keys() == {"演示甲", "演示乙", "演示丙"} - {removed}


@pytest.mark.parametrize("choice", ["keep_mine", "take_theirs"])
def test_a_child_changed_on_both_sides_is_asked_about(
    context: UiContext, qtbot: QtBot, choice: str
) -> None:
    key = session(context, "演示甲", "演示乙")
    dialog = opened(context, qtbot, SESSION, key)
    change_role(dialog, 0, "专家")
    type_text(dialog.form.boxes["place"], "村委会")
    first = stored(context, key)[0]
    elsewhere(context, key, [Input({"role": "群众"}, first.key), stored(context, key)[1]])
    elsewhere(context, key, [Input({"role": "sector"}, first.key), stored(context, key)[1]])
    dialog.save_button.click()
    assert dialog.isVisible()
    stale = child(dialog, StaleDialog)
    texts = [stale.table.item(0, column) for column in range(3)]
    assert [each.text() for each in texts if each] == [
        f"参加人员“{first.values['name']}” · 身份", "界别委员", "专家",
    ]  # fmt: skip
    child(stale, QPushButton, choice).click()
    if choice == "take_theirs":
        assert dialog.isVisible()
        assert dialog.form.draft()["place"] == "村委会"
        dialog.save_button.click()
    assert not dialog.isVisible()
    role = "expert" if choice == "keep_mine" else "sector"
    assert people(context, key)[str(first.values["name"])] == role
    assert values(context.desk, SESSION, key)["place"] == "村委会"


@pytest.mark.parametrize("choice", ["keep_mine", "take_theirs"])
def test_a_child_removed_elsewhere_and_changed_here_is_asked_about(
    context: UiContext, qtbot: QtBot, choice: str
) -> None:
    key = session(context, "演示甲", "演示乙")
    dialog = opened(context, qtbot, SESSION, key)
    change_role(dialog, 0, "专家")
    first, second = stored(context, key)
    elsewhere(context, key, [second])
    assert len(shown(dialog)) == 2
    dialog.save_button.click()
    stale = child(dialog, StaleDialog)
    now = stale.table.item(0, 1)
    assert now is not None
    assert now.text() == "（已被删除）"
    child(stale, QPushButton, choice).click()
    dialog.save_button.click()
    assert (str(first.values["name"]) in people(context, key)) == (choice == "keep_mine")
    kept = {each.key for each in stored(context, key)}
    assert (first.key in kept) == (choice == "keep_mine")


def test_a_child_removed_here_and_changed_elsewhere_is_asked_about(
    context: UiContext, qtbot: QtBot
) -> None:
    key = session(context, "演示甲", "演示乙")
    dialog = opened(context, qtbot, SESSION, key)
    table_of(dialog).table.selectRow(0)
    table_of(dialog).remove()
    first, second = stored(context, key)
    elsewhere(context, key, [Input({"role": "专家"}, first.key), second])
    dialog.save_button.click()
    stale = child(dialog, StaleDialog)
    mine = stale.table.item(0, 2)
    assert mine is not None
    assert mine.text() == "（我已去掉）"
    child(stale, QPushButton, "take_theirs").click()
    dialog.save_button.click()
    assert people(context, key)[str(first.values["name"])] == "expert"


def test_a_child_open_in_its_dialog_waits_for_what_comes_from_elsewhere(
    context: UiContext, qtbot: QtBot
) -> None:
    key = session(context, "演示甲", "演示乙")
    dialog = opened(context, qtbot, SESSION, key)
    table = table_of(dialog)
    table.table.selectRow(1)
    table.edit()
    small = children(table, ChildDialog)[-1]
    name = str(shown(dialog)[1])
    elsewhere(context, key, [*stored(context, key), Input({"name": "一号"})])
    assert len(shown(dialog)) == 2
    small.form.type_in({"role": "专家"})
    small.save_button.click()
    assert len(shown(dialog)) == 3
    dialog.save_button.click()
    assert people(context, key)[name] == "expert"
    assert len(people(context, key)) == 3


def test_links_added_on_both_sides_are_merged_without_a_question(
    context: UiContext, qtbot: QtBot
) -> None:
    desk, model = context.desk, model_of("point")
    one, two, three = keep_members(desk, "演示甲", "演示乙", "演示丙")
    key = keep(desk, "point", name="演示协商点", members=[one])
    dialog = opened(context, qtbot, "point", key)
    dialog.form.type_in({"members": [one, two]})
    changed = registers.save(
        desk, model, {"members": [three]}, opened=registers.draft(desk, model, key)
    )
    context.events.announce(changed)
    assert set(cast("list[int]", dialog.form.draft()["members"])) == {two, three}
    dialog.save_button.click()
    assert set(values(desk, "point", key)["members"]) == {two, three}


def test_a_record_removed_elsewhere_is_brought_back_and_saved(
    context: UiContext, qtbot: QtBot
) -> None:
    key = session(context, "演示甲")
    dialog = opened(context, qtbot, SESSION, key)
    type_text(dialog.form.boxes["place"], "村委会")
    context.events.announce(registers.remove(context.desk, model_of(SESSION), [key]))
    dialog.save_button.click()
    child(child(dialog, StaleDialog), QPushButton, "bring_back_button").click()
    assert not dialog.isVisible()
    assert values(context.desk, SESSION, key)["place"] == "村委会"
    assert people(context, key).keys() == {"演示甲"}


def outcome(context: UiContext) -> int:
    given = {"source": f"consultation:{session(context)}", "adoption": "adopted", "unit": "住建局"}
    return keep(context.desk, "outcome", content="装路灯", handling="progressing", **given)


def test_what_a_second_form_wrote_for_a_change_of_state_stays(
    context: UiContext, qtbot: QtBot
) -> None:
    key = outcome(context)
    first = opened(context, qtbot, "outcome", key)
    past = first.form.sections.count() - 1
    assert first.form.sections.tabText(past) == "历史 1"
    first.state_button.click()
    state = child(first, StateDialog)
    state.targets.choose("done")
    state.open_button.click()
    second = child(state, RecordDialog)
    type_text(second.form.boxes["finished_on"], "2026-11-20")
    cast("QPlainTextEdit", second.form.boxes["result"]).setPlainText("装好了")
    second.save_button.click()
    assert first.form.sections.tabText(past) == "历史 2"
    steps = child(first, ChildrenTable, "outcome_step_table")
    assert [each.values["content"] for each in steps.inputs()] == ["办结：装好了"]
    type_text(state.reason, "已完成")
    state.change_button.click()
    assert first.form.sections.tabText(past) == "历史 3"
    assert child(first, QTreeWidget, "history").topLevelItemCount() == 3
    assert not first.is_changed()
    type_text(first.form.boxes["addressee"], "县政府")
    first.save_button.click()
    kept = registers.draft(context.desk, model_of("outcome"), key)
    assert [each.values["content"] for each in kept.children["outcome_step"]] == ["办结：装好了"]
    assert (kept.values["handling"], kept.values["addressee"]) == ("done", "县政府")


def test_a_field_typed_in_both_forms_is_asked_about(context: UiContext, qtbot: QtBot) -> None:
    key = outcome(context)
    first = opened(context, qtbot, "outcome", key)
    type_text(first.form.boxes["sent_doc"], "第一号")
    second = opened(context, qtbot, "outcome", key)
    type_text(second.form.boxes["sent_doc"], "第二号")
    second.save_button.click()
    assert first.form.draft()["sent_doc"] == "第一号"
    first.save_button.click()
    stale = child(first, StaleDialog)
    texts = [stale.table.item(0, column) for column in range(3)]
    assert [each.text() for each in texts if each] == ["报送文号", "第二号", "第一号"]
    child(stale, QPushButton, "take_theirs").click()
    assert first.form.draft()["sent_doc"] == "第二号"
    first.save_button.click()
    assert values(context.desk, "outcome", key)["sent_doc"] == "第二号"


def test_the_same_typed_in_both_forms_is_no_question(context: UiContext, qtbot: QtBot) -> None:
    key = outcome(context)
    first, second = (opened(context, qtbot, "outcome", key) for _ in range(2))
    for each in (first, second):
        type_text(each.form.boxes["sent_doc"], "第一号")
    second.save_button.click()
    first.save_button.click()
    assert not first.isVisible()


def test_a_save_of_a_form_is_one_action_whatever_came_from_elsewhere(
    context: UiContext, qtbot: QtBot
) -> None:
    key = session(context, "演示甲")
    dialog = opened(context, qtbot, SESSION, key)
    elsewhere(context, key, [*stored(context, key), Input({"name": "演示乙"})])
    type_text(dialog.form.boxes["place"], "村委会")
    dialog.save_button.click()
    history.undo(context.desk)
    assert people(context, key).keys() == {"演示甲", "演示乙"}
    assert values(context.desk, SESSION, key)["place"] is None
    history.undo(context.desk)
    assert people(context, key).keys() == {"演示甲"}


def test_children_that_must_be_changed_are_marked_each_at_its_line(
    context: UiContext, qtbot: QtBot
) -> None:
    dialog = opened(context, qtbot, SESSION, session(context, *(f"演示{n}" for n in range(3))))
    table = table_of(dialog)
    lines = [each.values for each in table.inputs()]
    for wrong in (lines[0], lines[2]):
        wrong["name"] = ""  # type: ignore[index]
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.form.sections.currentWidget() is table
    cells = [table.table.model().index(place, 0) for place in range(3)]
    icons = [each.data(Qt.ItemDataRole.DecorationRole) for each in cells]
    assert [each is not None for each in icons] == [True, False, True]
    assert "请填写姓名" in cells[0].data(Qt.ItemDataRole.ToolTipRole)
    assert any("2 处必须改" in each.text() for each in children(dialog, QLabel))
    table.edit()
    small = children(table, ChildDialog)[-1]
    assert small.form.boxes["name"].property("problem") == "stops"
    type_text(small.form.boxes["name"], "演示零")
    small.save_button.click()
    assert len(table.problems()) == 1
