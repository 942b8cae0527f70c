"""Bulk edit in the window: fields chosen, every change seen, made as one action, taken back."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.registers import history
from desktop_app.services.registers.bulk import How, Verdict
from desktop_app.ui.bulk.bulk_check import BEFORE
from desktop_app.ui.bulk.bulk_page import AGAIN, BulkPage
from desktop_app.ui.forms.boxes.links_picker import LinksPicker
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.errands import Errand, errand, value
from tests.ui.errand_desk import desk, near
from tests.ui.finding import child, press, type_text

__all__ = ["desk", "near"]


def opened(near: UiContext, qtbot: QtBot) -> ListPage:
    page = ListPage(near, Errand)
    near.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1366, 690)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.complete()
    return page


def begun(page: ListPage) -> BulkPage:
    page.frame.bulk_button.click()
    return child(page, BulkPage)


def typed(bulk: BulkPage, field: str, text: str) -> QLineEdit:
    box = cast("QLineEdit", bulk.choice.add(field).box)
    box.selectAll()
    type_text(box, text)
    return box


def looked(bulk: BulkPage, qtbot: QtBot) -> None:
    bulk.look_button.click()
    qtbot.waitUntil(lambda: bulk.plan is not None)


def shown(bulk: BulkPage) -> list[tuple[str, ...]]:
    model = bulk.check.lines
    return [model.texts(row) for row in range(model.rowCount())]


def test_the_chosen_rows_are_seen_before_and_after_then_changed_and_taken_back(
    near: UiContext, qtbot: QtBot
) -> None:
    keys = [errand(near.desk, name, double=2) for name in ("丁", "万里", "三")]
    page = opened(near, qtbot)
    page.table.choose(keys[:2], keys[0])
    bulk = begun(page)
    assert bulk.choice.only_chosen.text() == "选中的 2 件"
    assert not bulk.apply_button.isEnabled()
    typed(bulk, "load", "3")
    looked(bulk, qtbot)
    assert shown(bulk) == [
        ("修改", "丁", "工作量", "1", "3"), ("修改", "丁", "双倍工作量", "2", "6"),
        ("修改", "万里", "工作量", "1", "3"), ("修改", "万里", "双倍工作量", "2", "6"),
    ]  # fmt: skip
    assert bulk.apply_button.text() == "修改 2 件"
    with qtbot.waitSignal(near.events.changed):
        bulk.apply_button.click()
    assert page.pages.count() == 1
    assert [value(near.desk, key, "load") for key in keys] == [3, 3, 1]
    assert history.recent(near.desk, 1)[0].name == "批量修改差事：工作量（2 件）"
    history.undo(near.desk)
    assert [value(near.desk, key, "load") for key in keys] == [1, 1, 1]


def test_with_one_row_chosen_all_that_are_listed_are_meant(near: UiContext, qtbot: QtBot) -> None:
    for name in ("一", "二", "三"):
        errand(near.desk, name)
    page = opened(near, qtbot)
    type_text(page.frame.search, "二")
    bulk = begun(page)
    assert bulk.choice.all_listed.text() == "列表里的 1 件"
    assert bulk.choice.only_chosen.isHidden()


def test_the_scope_can_be_widened_to_the_whole_list(near: UiContext, qtbot: QtBot) -> None:
    keys = [errand(near.desk, name) for name in ("一", "二", "三")]
    page = opened(near, qtbot)
    page.table.choose(keys[:2], keys[0])
    bulk = begun(page)
    bulk.choice.all_listed.click()
    typed(bulk, "note", "记")
    looked(bulk, qtbot)
    assert bulk.apply_button.text() == "修改 3 件"


def test_what_stays_the_same_is_counted_and_problems_are_left_out(
    near: UiContext, qtbot: QtBot
) -> None:
    errand(near.desk, "早", begun="2025", double=2)
    errand(near.desk, "晚", begun="2026-06", double=2)
    errand(near.desk, "同", ended="2026-01", double=2)
    bulk = begun(opened(near, qtbot))
    typed(bulk, "ended", "2026.1")
    looked(bulk, qtbot)
    chips = {each: chip.text() for each, chip in bulk.check.chips.items()}
    assert list(chips.values()) == ["修改 1", "相同 1", "问题 1"]
    bulk.check.chips[Verdict.PROBLEM].click()
    assert shown(bulk) == [("问题", "晚", "结束日期不能早于开始日期", "", "")]
    bulk.check.chips[Verdict.PROBLEM].click()
    bulk.check.chips[Verdict.SAME].click()
    assert shown(bulk) == [("相同", "同", "没有变化", "", "")]
    assert "有问题的 1 件不会修改。" in bulk._words.text()


def test_nothing_is_said_to_have_changed_before_the_first_look(
    near: UiContext, qtbot: QtBot
) -> None:
    errand(near.desk, "丁")
    bulk = begun(opened(near, qtbot))
    assert bulk.check.words.text() == BEFORE
    typed(bulk, "load", "3")
    typed(bulk, "note", "记")
    assert bulk.check.words.text() == BEFORE
    looked(bulk, qtbot)
    typed(bulk, "double", "4")
    assert bulk.check.words.text() == AGAIN


def test_a_change_after_the_look_asks_for_another_look(near: UiContext, qtbot: QtBot) -> None:
    key = errand(near.desk)
    bulk = begun(opened(near, qtbot))
    typed(bulk, "note", "记")
    looked(bulk, qtbot)
    typed(bulk, "note", "另记")
    assert not bulk.apply_button.isEnabled()
    assert bulk.check.words.text() == "填写的内容改过了，请重新核对。"
    looked(bulk, qtbot)
    version = registers.draft(near.desk, Errand, key).version
    changed = registers.save(near.desk, Errand, {"load": 7}, key=key, version=version)
    near.events.announce(changed)
    assert bulk.plan is None
    assert bulk.check.words.text() == "数据有了变化，请重新核对。"


def test_the_answer_to_an_older_question_is_not_shown(near: UiContext, qtbot: QtBot) -> None:
    errand(near.desk)
    bulk = begun(opened(near, qtbot))
    typed(bulk, "note", "记")
    with qtbot.waitSignal(near.jobs.ended):
        bulk.look_button.click()
        typed(bulk, "note", "另记")
    assert bulk.plan is None
    assert not bulk.apply_button.isEnabled()


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [("begun", "某天", "日期"), ("load", "很多", "工作量应为整数"), ("note", "", "请填写备注")],
)
def test_a_value_that_cannot_be_read_is_marked_at_its_field(
    near: UiContext, qtbot: QtBot, field: str, text: str, told: str
) -> None:
    errand(near.desk)
    bulk = begun(opened(near, qtbot))
    box = typed(bulk, field, text)
    press(bulk, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bulk.plan is None
    assert box.property("problem") == "stops"
    assert told in bulk.choice.fields[0]._note.words.text()
    type_text(box, "1")
    assert box.property("problem") == ""


def test_without_a_field_the_way_on_is_said(near: UiContext, qtbot: QtBot) -> None:
    errand(near.desk)
    bulk = begun(opened(near, qtbot))
    bulk.look_button.click()
    assert bulk.focusWidget() is bulk.choice.picker


def test_a_field_is_emptied_and_another_taken_off_again(near: UiContext, qtbot: QtBot) -> None:
    key = errand(near.desk, note="旧", begun="2026")
    bulk = begun(opened(near, qtbot))
    bulk.choice.add("note")
    bulk.choice.add("begun")
    child(bulk, QPushButton, "clear_note").click()
    assert bulk.choice.fields[0].box.isHidden()
    child(bulk, QPushButton, "remove_begun").click()
    looked(bulk, qtbot)
    assert shown(bulk)[0][1:] == ("演示差事", "备注", "旧", "（空）")
    with qtbot.waitSignal(near.events.changed):
        bulk.apply_button.click()
    assert (value(near.desk, key, "note"), value(near.desk, key, "begun")) == (None, "2026")


def test_pairs_are_added_by_their_own_widget(near: UiContext, qtbot: QtBot) -> None:
    people = [registers.save(near.desk, Member, {"name": name}).keys[0] for name in ("甲", "乙")]
    key = errand(near.desk, people=people[:1])
    bulk = begun(opened(near, qtbot))
    field = bulk.choice.add("people")
    assert field.how is How.SET
    child(bulk, QPushButton, "add_people").click()
    cast("LinksPicker", field.box).line.setText("乙")
    looked(bulk, qtbot)
    assert shown(bulk)[0][2:] == ("参加委员", "甲", "乙、甲")
    with qtbot.waitSignal(near.events.changed):
        bulk.apply_button.click()
    assert sorted(value(near.desk, key, "people")) == sorted(people)


def test_fields_are_found_by_pinyin_and_offered_once(near: UiContext, qtbot: QtBot) -> None:
    errand(near.desk)
    bulk = begun(opened(near, qtbot))
    picker = bulk.choice.picker
    picker.setFocus()
    type_text(picker, "ksrq")
    press(picker, Qt.Key.Key_Return)
    assert [each.field.label for each in bulk.choice.fields] == ["开始日期"]
    assert bulk.choice.fields[0].box.hasFocus()
    offered = {each.text for each in bulk.choice._fields_left("")}
    assert offered.isdisjoint({"名称", "状态", "编号", "开始日期"})


def test_one_thing_at_a_time_stands_in_the_lists_place(
    near: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    errand(near.desk)
    page = opened(near, qtbot)
    begun(page)
    page.doing.edit_many()
    assert [name for name, _ in desktop.asked] == ["import_running"]
    assert page.pages.count() == 2


def test_an_empty_list_says_that_there_is_nothing(
    near: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    page = opened(near, qtbot)
    page.doing.edit_many()
    assert [name for name, _ in desktop.asked] == ["nothing_to_edit"]


def test_thousands_are_changed_in_slices(near: UiContext, qtbot: QtBot) -> None:
    from desktop_app.storage.log.door import apply

    values = {"state": "planned", "load": 1, "double": 2}
    many = [Errand.of({"name": f"差事{n}", **values}) for n in range(2_000)]
    apply(near.desk.office, many, (), "很多", "演示")
    page = opened(near, qtbot)
    bulk = begun(page)
    typed(bulk, "note", "记")
    looked(bulk, qtbot)
    assert bulk.apply_button.text() == "修改 2000 件"
    with qtbot.waitSignal(near.events.changed) as announced:
        bulk.apply_button.click()
    assert announced.args is not None
    assert len(announced.args[0].keys) == 2_000


def test_a_bulk_edit_that_is_cancelled_writes_nothing_and_stays_on_the_page(
    near: UiContext, qtbot: QtBot
) -> None:
    keys = [errand(near.desk, f"差事{n}") for n in range(300)]
    page = opened(near, qtbot)
    bulk = begun(page)
    typed(bulk, "note", "记")
    looked(bulk, qtbot)
    with qtbot.waitSignal(near.jobs.ended):
        bulk.apply_button.click()
        near.jobs.cancel()
    assert page.pages.count() == 2
    assert {value(near.desk, key, "note") for key in keys} == {None}
    with qtbot.waitSignal(near.events.changed):
        bulk.apply_button.click()
    assert {value(near.desk, key, "note") for key in keys} == {"记"}
