"""Writing one record: problems, saving, children, files, history, two writers at once."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPlainTextEdit, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import Problem
from desktop_app.services import registers
from desktop_app.ui.forms.attachments.attachments_view import size_text
from desktop_app.ui.forms.boxes.link_picker import LinkPicker
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.forms.dialog.stale_dialog import StaleDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children, press, type_text
from tests.ui.keeping import keep, model_of, values


def opened(
    context: UiContext, qtbot: QtBot, key: str = "member", record: int | None = None
) -> RecordDialog:
    model, desk = model_of(key), context.desk
    draft = registers.blank(desk, model) if record is None else registers.draft(desk, model, record)
    dialog = RecordDialog(context, draft)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # the test looks afterwards
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    return dialog


def put(dialog: RecordDialog | ChildDialog, field: str, text: str) -> QLineEdit:
    line = cast("QLineEdit", dialog.form.boxes[field])
    line.selectAll()
    type_text(line, text)
    return line


def count(context: UiContext, key: str = "member") -> int:
    return len(registers.find(context.desk, model_of(key), registers.Query()))


def told(dialog: QWidget) -> list[str]:
    return [each.text() for each in children(dialog, QLabel)]


def test_a_new_record_is_saved_and_announced(context: UiContext, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot)
    assert dialog.objectName() == "member_dialog"
    assert dialog.focusWidget() is dialog.form.boxes["name"]
    put(dialog, "name", "王契")
    put(dialog, "born", "1978.3")
    with qtbot.waitSignal(context.events.changed) as announced:
        dialog.save_button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert announced.args is not None
    key = announced.args[0].keys[0]
    assert values(context.desk, "member", key)["born"] == "1978-03"
    assert values(context.desk, "member", key)["term"] is not None


def test_what_must_be_changed_stops_and_is_focused(context: UiContext, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot)
    put(dialog, "born", "昨天")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert count(context) == 0
    assert dialog.focusWidget() is dialog.form.boxes["name"]
    assert "请填写姓名" in told(dialog)
    assert any(text.startswith("2 处必须改") for text in told(dialog))


def test_what_should_be_changed_does_not_stop(context: UiContext, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot)
    put(dialog, "name", "王契")
    mobile = put(dialog, "mobile", "1380000000")
    press(mobile, Qt.Key.Key_Tab)
    assert any("建议改" in text for text in told(dialog))
    press(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert count(context) == 1


def test_an_untouched_new_form_complains_of_nothing(context: UiContext, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot)
    assert not any("改" in text for text in told(dialog) if "处" in text)


def test_save_and_new_begins_the_next_one(context: UiContext, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot)
    put(dialog, "name", "王契")
    dialog.save_new_button.click()
    assert dialog.isVisible()
    assert cast("QLineEdit", dialog.form.boxes["name"]).text() == ""
    put(dialog, "name", "李四")
    dialog.save_new_button.click()
    assert count(context) == 2


def test_a_taken_certificate_number_is_refused_at_its_field(
    context: UiContext, qtbot: QtBot
) -> None:
    keep(context.desk, "member", name="王契", cert_no="100")
    dialog = opened(context, qtbot)
    put(dialog, "name", "李四")
    put(dialog, "cert_no", "100")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.form.boxes["cert_no"].property("problem") == "stops"
    assert any("王契" in text for text in told(dialog))


def test_escape_leaves_an_untouched_form_without_a_question(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    dialog = opened(context, qtbot)
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desktop.asked == []


def test_escape_asks_when_something_was_typed(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    dialog = opened(context, qtbot)
    put(dialog, "name", "王契")
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()  # cancelled
    desktop.answers["save_changes"] = False
    dialog.close()
    assert not dialog.isVisible()
    assert [name for name, _ in desktop.asked] == ["save_changes"] * 2
    assert count(context) == 0


def test_leaving_with_something_typed_can_save_it(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    key = keep(context.desk, "member", name="王契", unit="县一中")
    dialog = opened(context, qtbot, record=key)
    put(dialog, "unit", "县医院")
    desktop.answers["save_changes"] = True
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert values(context.desk, "member", key)["unit"] == "县医院"
    assert desktop.asked == [("save_changes", "委员“王契”改了 1 处，还没有保存。")]


def test_saving_on_the_way_out_stays_where_something_must_be_changed(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    dialog = opened(context, qtbot)
    put(dialog, "unit", "县医院")
    desktop.answers["save_changes"] = True
    dialog.close()
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.form.boxes["name"]
    assert "请填写姓名" in told(dialog)
    assert desktop.asked == [("save_changes", "新建的委员填了 1 处，还没有保存。")]


def test_a_child_that_is_left_can_be_kept(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    dialog = opened(context, qtbot, "brand")
    table = child(dialog, ChildrenTable, "brand_milestone_table")
    for answer, count_ in ((None, 0), (False, 0), (True, 1)):
        if answer is not None:
            desktop.answers["save_changes"] = answer
        table.add()
        small = children(table, ChildDialog)[-1]
        cast("QPlainTextEdit | QLineEdit", small.form.boxes["event"]).setFocus()
        type_text(small.form.boxes["event"], "启动")
        small.reject()
        assert small.isVisible() is (answer is None)
        assert len(table.inputs()) == count_
        small.form.show_values({})
        small.reject()


def test_what_is_said_of_unsaved_things_names_old_and_new(context: UiContext, qtbot: QtBot) -> None:
    sector = keep(context.desk, "sector", name="工商联")
    key = keep(context.desk, "member", name="王契", mobile="13600000107", resume="任教。")
    dialog = opened(context, qtbot, record=key)
    put(dialog, "mobile", "13800000125")
    put(dialog, "sex", "男")
    put(dialog, "born", "1970.3")
    cast("QPlainTextEdit", dialog.form.boxes["resume"]).setPlainText("任教。一九九九年调任。")
    cast("LinkPicker", dialog.form.boxes["sector"]).put_draft(sector)
    said = dialog._record.unsaved(context.desk)
    assert said.sentence == "委员“王契”改了 5 处，还没有保存。"
    assert set(said.details.splitlines()) == {
        "性别：（空） → 男", "出生日期：（空） → 1970-03", "界别：（空） → 工商联",
        "手机：13600000107 → 13800000125", "简历：多了 8 个字",
    }  # fmt: skip


def test_what_is_said_of_many_unsaved_things_ends_somewhere(
    context: UiContext, qtbot: QtBot
) -> None:
    dialog = opened(context, qtbot)
    for name in ("name", "cert_no", "native", "unit", "post", "mobile", "email", "address"):
        put(dialog, name, "一" * 90)
    lines = dialog._record.unsaved(context.desk).details.splitlines()
    assert (len(lines), lines[-1]) == (6, "……还有 3 处")
    assert max(map(len, lines)) < 50


def test_the_cursor_begins_in_the_first_field_that_must_be_filled_in(
    context: UiContext, qtbot: QtBot
) -> None:
    first = {
        "member": "name", "point": "name", "brand": "name", "topic": "name", "case": "name",
        "consultation": "name", "consultation_plan": "year", "term": "number", "holiday": "day",
        "sector": "name", "committee": "name",
    }  # fmt: skip
    for key, field in first.items():
        dialog = opened(context, qtbot, key)
        focused = dialog.focusWidget()
        assert focused is not None
        assert (key, focused.objectName()) == (key, field)
        dialog.close()


def test_no_fault_is_said_of_a_field_before_it_is_left(context: UiContext, qtbot: QtBot) -> None:
    keep(context.desk, "sector", name="工商联")
    dialog = opened(context, qtbot)
    put(dialog, "name", "王契")
    for field, typed in (
        ("sector", "gsx"),
        ("born", "197"),
        ("mobile", "1380873567"),
        ("nation", "x"),
    ):
        dialog.form.show_field(field)
        line = put(dialog, field, typed)
        assert not line.property("problem")
        assert not any("必须改" in text for text in told(dialog))
        popup = getattr(line, "completer", lambda: None)()
        if popup is not None and popup.popup().isVisible():
            press(popup.popup(), Qt.Key.Key_Escape)
        press(line, Qt.Key.Key_Tab)
        assert line.property("problem") in ("stops", "advises"), field
        line.clear()
        press(put(dialog, field, " "), Qt.Key.Key_Tab)
        assert line.property("problem") != "stops"


def test_a_mark_goes_while_its_field_is_written_anew(context: UiContext, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot)
    put(dialog, "born", "昨天")
    dialog.save_button.click()
    born = dialog.form.boxes["born"]
    assert born.property("problem") == "stops"
    type_text(born, "前")
    assert not born.property("problem")
    assert dialog.form.boxes["name"].property("problem") == "stops"
    press(born, Qt.Key.Key_Tab)
    assert born.property("problem") == "stops"


def test_its_own_list_does_not_count_as_leaving_a_field(context: UiContext, qtbot: QtBot) -> None:
    keep(context.desk, "sector", name="工商联")
    dialog = opened(context, qtbot)
    dialog.form.show_field("sector")
    line = put(dialog, "sector", "g")
    event = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    dialog.form.eventFilter(line, event)
    assert not line.property("problem")
    put(dialog, "name", "王契")
    line.setFocus()
    type_text(line, "sl")
    press(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()  # the one entry that the letters can mean was taken


def test_no_field_moves_when_something_is_said_of_another(context: UiContext, qtbot: QtBot) -> None:
    dialogs: list[RecordDialog | ChildDialog] = [
        opened(context, qtbot, key) for key in ("member", "point", "consultation")
    ]
    table = child(dialogs[-1], ChildrenTable, "participant_table")
    table.add()
    dialogs.append(children(table, ChildDialog)[-1])
    for form in (each.form for each in dialogs):
        said = "这一项的说明很长，长得在一行里放不下，可是下面的字段一个也不能动"
        problems = [Problem(name, name, said) for name in form.boxes]
        places = []
        for marked in ([], problems, []):
            form.mark(marked)
            QTest.qWait(1)
            places.append({name: box.mapTo(form, box.pos()) for name, box in form.boxes.items()})
            words = [each for each in children(form, QLabel) if each.text() == said]
            assert len([each for each in words if not each.isHidden()]) == len(marked)
        assert places[0] == places[1] == places[2]


def test_what_has_no_room_beneath_its_field_is_said_whole_at_the_foot(
    context: UiContext, qtbot: QtBot
) -> None:
    dialog = opened(context, qtbot)
    put(dialog, "name", "王契")
    put(dialog, "born", "去年的某一天吧大概")
    dialog.save_button.click()
    (whole,) = [text for text in told(dialog) if text.startswith("看不懂日期")]
    assert dialog.focusWidget() is dialog.form.boxes["born"]
    assert f"1 处必须改，1 处建议改。{whole}" in told(dialog)
    put(dialog, "unit", "县医院")
    assert "1 处必须改，1 处建议改" in told(dialog)


def test_alt_and_a_number_turn_the_sections(context: UiContext, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot)
    alt = Qt.KeyboardModifier.AltModifier
    for number, first in ((2, "sector"), (3, "mobile"), (4, "resume"), (1, "name")):
        press(dialog.focusWidget(), getattr(Qt.Key, f"Key_{number}"), alt)
        assert dialog.form.sections.currentIndex() == number - 1
        assert dialog.focusWidget() is dialog.form.boxes[first]
    press(dialog, Qt.Key.Key_9, alt)
    assert dialog.form.sections.currentIndex() == 0
    assert not dialog.is_changed()


def test_alt_and_a_number_come_to_children_files_and_history(
    context: UiContext, qtbot: QtBot
) -> None:
    key = keep(context.desk, "brand", name="梯田夜话")
    dialog = opened(context, qtbot, "brand", record=key)
    for place in range(min(dialog.form.sections.count(), 9)):
        keys = getattr(Qt.Key, f"Key_{place + 1}")
        press(dialog.focusWidget(), keys, Qt.KeyboardModifier.AltModifier)
        assert dialog.form.sections.currentIndex() == place
        page = dialog.form.sections.currentWidget()
        assert page.isAncestorOf(dialog.focusWidget())


def changed_elsewhere(context: UiContext, qtbot: QtBot, **more: str) -> tuple[int, RecordDialog]:
    key = keep(context.desk, "member", name="王契", unit="县一中")
    dialog = opened(context, qtbot, record=key)
    registers.save(context.desk, model_of("member"), {"unit": "县医院", **more}, key=key, version=2)
    put(dialog, "unit", "县二中")
    dialog.save_button.click()
    return key, dialog


def test_a_stale_save_shows_both_versions(context: UiContext, qtbot: QtBot) -> None:
    key, dialog = changed_elsewhere(context, qtbot)
    assert values(context.desk, "member", key)["unit"] == "县医院"
    both = child(dialog, StaleDialog).table
    shown = [both.item(0, column) for column in range(3)]
    assert [each.text() for each in shown if each] == ["工作单位", "县医院", "县二中"]


def test_my_version_can_be_kept(context: UiContext, qtbot: QtBot) -> None:
    key, dialog = changed_elsewhere(context, qtbot)
    child(dialog, QWidget, "keep_mine").click()  # type: ignore[attr-defined]
    assert values(context.desk, "member", key)["unit"] == "县二中"
    assert not dialog.isVisible()


def test_keeping_mine_keeps_what_others_changed_elsewhere(context: UiContext, qtbot: QtBot) -> None:
    key, dialog = changed_elsewhere(context, qtbot, mobile="13900000009")
    assert child(dialog, StaleDialog).table.rowCount() == 1
    child(dialog, QWidget, "keep_mine").click()  # type: ignore[attr-defined]
    kept = values(context.desk, "member", key)
    assert (kept["unit"], kept["mobile"]) == ("县二中", "13900000009")


def test_the_stored_version_can_be_taken(context: UiContext, qtbot: QtBot) -> None:
    key, dialog = changed_elsewhere(context, qtbot)
    child(dialog, QWidget, "take_theirs").click()  # type: ignore[attr-defined]
    assert dialog.isVisible()
    assert cast("QLineEdit", dialog.form.boxes["unit"]).text() == "县医院"
    assert values(context.desk, "member", key)["unit"] == "县医院"


def add_child(dialog: RecordDialog, key: str, **typed: str) -> None:
    table = child(dialog, ChildrenTable, f"{key}_table")
    table.add()
    small = children(table, ChildDialog)[-1]
    for field, text in typed.items():
        put(small, field, text)
    small.save_button.click()


def test_children_are_saved_with_their_owner_as_one_action(
    context: UiContext, qtbot: QtBot
) -> None:
    dialog = opened(context, qtbot, "brand")
    put(dialog, "name", "商量得")
    add_child(dialog, "brand_milestone", day="2025.3", event="启动")
    add_child(dialog, "brand_award", day="2026", award="优秀品牌")
    with qtbot.waitSignal(context.events.changed) as announced:
        dialog.save_button.click()
    assert announced.args is not None
    changed = announced.args[0]
    assert changed.records >= {"brand", "brand_milestone", "brand_award"}
    draft = registers.draft(context.desk, model_of("brand"), changed.keys[0])
    (milestone,) = draft.children["brand_milestone"]
    assert (milestone.values["day"], milestone.values["event"]) == ("2025-03", "启动")


def test_a_day_that_a_save_works_out_is_told_while_typing(context: UiContext, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot, "outcome")
    put(dialog, "assigned_on", "2026-04-03")
    put(dialog, "working_days", "20")
    assert "保存后是 2026-05-07" in told(dialog)
    put(dialog, "due", "2026-05-07")
    assert "保存后是 2026-05-07" not in told(dialog)
    put(dialog, "working_days", "21")
    assert "保存后是 2026-05-08" in told(dialog)
    press(put(dialog, "working_days", ""), Qt.Key.Key_Delete)
    assert not any("保存后是" in words for words in told(dialog))


def test_the_text_of_a_child_gets_the_room_that_the_others_leave(
    context: UiContext, qtbot: QtBot
) -> None:
    dialog = opened(context, qtbot, "outcome")
    table = child(dialog, ChildrenTable, "outcome_step_table")
    dialog.form.sections.setCurrentWidget(table)
    widths = [table.table.columnWidth(place) for place in range(4)]
    assert max(widths) == widths[2]  # day, kind, content, person
    assert sum(widths) <= table.table.viewport().width()


def test_children_are_written_one_after_another(
    context: UiContext, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    dialog = opened(context, qtbot, "consultation")
    table = child(dialog, ChildrenTable, "participant_table")
    dialog.form.sections.setCurrentWidget(table)
    table.add_button.click()
    small = children(table, ChildDialog)[-1]
    put(small, "name", "演示甲")
    put(small, "role", "专家")
    put(small, "unit", "演示学院")
    small.save_next_button.click()
    assert [each.values["name"] for each in table.inputs()] == ["演示甲"]
    assert small.form.draft() | {"role": "expert", "name": "", "unit": ""} == small.form.draft()
    small.save_next_button.click()  # nothing typed: the name is asked for
    assert any("请填写姓名" in words for words in told(small))
    put(small, "name", "演示乙")
    small.save_button.click()
    assert [each.values["name"] for each in table.inputs()] == ["演示甲", "演示乙"]
    assert {each.values["role"] for each in table.inputs()} == {"expert"}
    assert desktop.asked == []


def test_what_stands_in_an_order_of_its_own_is_numbered(context: UiContext, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot, "consultation")
    table = child(dialog, ChildrenTable, "consensus_table")
    for number in range(1, 12):
        table.add()
        small = children(table, ChildDialog)[-1]
        cast("QPlainTextEdit", small.form.boxes["matter"]).setPlainText(f"事项{number}")
        small.save_button.click()
    assert [each.values["position"] for each in table.inputs()] == [str(n) for n in range(1, 12)]
    put(dialog, "name", "演示协商")
    assert dialog.save()
    (key,) = registers.find(context.desk, model_of("consultation"), registers.Query())
    draft = registers.draft(context.desk, model_of("consultation"), key)
    matters = [each.values["matter"] for each in draft.children["consensus"]]
    assert matters == [f"事项{number}" for number in range(1, 12)]


def test_a_child_is_changed_and_taken_off(context: UiContext, qtbot: QtBot) -> None:
    model = model_of("brand")
    rows = [registers.Input({"event": "启动"}), registers.Input({"event": "总结"})]
    saved = registers.save(
        context.desk, model, {"name": "商量得"}, children={"brand_milestone": rows}
    )
    dialog = opened(context, qtbot, "brand", saved.keys[0])
    table = child(dialog, ChildrenTable, "brand_milestone_table")
    assert not dialog.is_changed()
    table.table.selectRow(0)
    table.remove()
    assert dialog.is_changed()
    dialog.save_button.click()
    left = registers.draft(context.desk, model, saved.keys[0]).children["brand_milestone"]
    assert len(left) == 1


def test_a_child_without_its_required_field_is_not_taken(context: UiContext, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot, "brand")
    add_child(dialog, "brand_milestone", day="2025.3")
    small = child(dialog, ChildDialog)
    assert small.isVisible()
    assert "请填写事项" in told(small)


def test_history_tells_who_changed_what(context: UiContext, qtbot: QtBot) -> None:
    key = keep(context.desk, "member", name="王契", unit="县一中")
    registers.save(context.desk, model_of("member"), {"unit": "县医院"}, key=key, version=2)
    dialog = opened(context, qtbot, record=key)
    tree = child(dialog, QTreeWidget, "history")
    newest = tree.topLevelItem(0)
    assert newest is not None
    change = newest.child(0)
    assert newest.text(3) == "演示经办人"
    assert [change.text(column) for column in range(3)] == ["工作单位", "县一中", "县医院"]
    assert dialog.form.sections.tabText(dialog.form.sections.count() - 1) == "历史 2"


def test_sizes_are_told_as_people_read_them() -> None:
    told_sizes: list[Any] = [size_text(each) for each in (12, 2048, 3 * 1024 * 1024)]
    assert told_sizes == ["12 字节", "2 KB", "3.0 MB"]


def test_children_are_opened_and_taken_off_by_keys(context: UiContext, qtbot: QtBot) -> None:
    key = keep(context.desk, "brand", name="梯田夜话")
    dialog = opened(context, qtbot, "brand", record=key)
    add_child(dialog, "brand_milestone", event="启动")
    table = child(dialog, ChildrenTable, "brand_milestone_table")
    dialog.form.sections.setCurrentWidget(table)
    table.table.selectRow(0)
    press(table.table, Qt.Key.Key_Return)
    children(table, ChildDialog)[-1].reject()
    table.table.setFocus()
    press(table.table, Qt.Key.Key_Delete)
    assert not table.inputs()


def test_a_section_of_children_says_how_many_there_are(context: UiContext, qtbot: QtBot) -> None:
    owner = keep(context.desk, "proposal", name="关于演示供水的提案")
    keep(context.desk, "proposal_signer", proposal=owner, name="演示甲")
    draft = registers.draft(context.desk, model_of("proposal"), owner)
    dialog = RecordDialog(context, draft)
    qtbot.addWidget(dialog)
    sections = dialog.form.sections
    titles = [sections.tabText(place) for place in range(sections.count())]
    assert "联名人 1" in titles
