"""Participants from the list of members: chosen one by one, ticked together, pasted by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import registers
from desktop_app.ui.forms.boxes.link_picker import LinkPicker
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.children.name_list_dialog import NameListDialog
from desktop_app.ui.forms.children.pick_many_dialog import ON, PickManyDialog
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children, press, type_text
from tests.ui.keeping import keep, model_of


@pytest.fixture
def table(context: UiContext, qtbot: QtBot) -> Iterator[ChildrenTable]:
    desk = context.desk
    sectors = [keep(desk, "sector", name=name) for name in ("中共", "工商联")]
    keep(
        desk, "member", name="王建国", unit="县总工会", post="主席", sector=sectors[0], born="1970"
    )
    keep(desk, "member", name="王建国", unit="县商会", post="会长", sector=sectors[1], born="1971")
    for name in ("张三", "李四", "赵六"):
        keep(desk, "member", name=name, unit=f"{name}的单位", post="主任", sector=sectors[0])
    dialog = RecordDialog(context, registers.blank(desk, model_of("consultation")))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    type_text(dialog.form.boxes["name"], "路灯协商")
    found = child(dialog, ChildrenTable, "participant_table")
    dialog.form.sections.setCurrentWidget(found)
    yield found
    dialog.close()  # named until here: Python would collect it under the table


def put(table: ChildrenTable) -> list[tuple[object, ...]]:
    wanted = ("name", "role", "unit", "post")
    return [tuple(each.values.get(name) for name in wanted) for each in table.inputs()]


def small(table: ChildrenTable) -> ChildDialog:
    table.add()
    return children(table, ChildDialog)[-1]


def choose(dialog: ChildDialog, letters: str, place: int = 0) -> None:
    line = cast("LinkPicker", dialog.form.boxes["member"])
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, letters)
    popup = line.completer().popup()
    for _ in range(place):
        press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)


def drafts(dialog: ChildDialog) -> tuple[object, ...]:
    draft = dialog.form.draft()
    return tuple(draft[name] for name in ("name", "role", "unit", "post"))


def test_a_chosen_member_fills_role_unit_and_post_before_the_eyes(table: ChildrenTable) -> None:
    dialog = small(table)
    assert dialog.focusWidget() is dialog.form.boxes["member"]
    choose(dialog, "zs")
    assert drafts(dialog) == ("张三", "sector", "张三的单位", "主任")
    choose(dialog, "wjg", 1)
    assert drafts(dialog) == ("王建国", "sector", "县商会", "会长")
    dialog.save_button.click()
    assert put(table) == [("王建国", "sector", "县商会", "会长")]


def test_what_was_written_by_hand_stays(table: ChildrenTable) -> None:
    dialog = small(table)
    for name, text in (("role", "专家"), ("unit", "县教研室")):
        line = dialog.form.boxes[name]
        line.setFocus()
        line.selectAll()  # type: ignore[attr-defined]
        type_text(line, text)
    choose(dialog, "zs")
    assert drafts(dialog) == ("张三", "专家", "县教研室", "主任")


def test_a_choice_that_is_taken_back_takes_back_what_it_brought(table: ChildrenTable) -> None:
    dialog = small(table)
    before = drafts(dialog)
    choose(dialog, "zs")
    line = cast("LinkPicker", dialog.form.boxes["member"])
    line.selectAll()
    press(line, Qt.Key.Key_Delete)
    assert drafts(dialog) == before


def test_what_was_changed_after_the_choice_is_not_taken_back(table: ChildrenTable) -> None:
    dialog = small(table)
    choose(dialog, "zs")
    type_text(dialog.form.boxes["post"], "（兼）")
    choose(dialog, "ls")
    assert drafts(dialog) == ("李四", "sector", "李四的单位", "（兼）主任")


def test_a_participant_that_is_there_keeps_its_words(table: ChildrenTable) -> None:
    dialog = small(table)
    type_text(dialog.form.boxes["name"], "张三")
    dialog.save_button.click()
    table.table.selectRow(0)
    table.edit()
    dialog = children(table, ChildDialog)[-1]
    choose(dialog, "zs")
    assert drafts(dialog)[0] == "张三"
    assert drafts(dialog)[2:] == ("张三的单位", "主任")


def picked(table: ChildrenTable) -> PickManyDialog:
    child(table, QPushButton, "pick_participant").click()
    return children(table, PickManyDialog)[-1]


def listed(dialog: PickManyDialog) -> list[str]:
    return [dialog.list.item(place).text() for place in range(dialog.list.count())]


def test_many_members_are_ticked_and_added_at_once(table: ChildrenTable) -> None:
    dialog = picked(table)
    assert sorted(listed(dialog)) == ["张三", "李四", "王建国", "王建国", "赵六"]
    assert not dialog.take_button.isEnabled()
    for letters in ("zs", "zl"):
        QTest.keyClicks(dialog.search, letters)
        press(dialog.search, Qt.Key.Key_Return)
        assert dialog.search.text() == ""
    assert dialog.take_button.text() == "加入 2 人"
    assert dialog.count.text() == "已选 2 人：张三、赵六"
    dialog.take_button.click()
    assert put(table) == [
        ("张三", "sector", "张三的单位", "主任"), ("赵六", "sector", "赵六的单位", "主任"),
    ]  # fmt: skip
    assert table.is_changed()


def test_those_who_are_there_cannot_be_ticked_again(table: ChildrenTable) -> None:
    first = picked(table)
    QTest.keyClicks(first.search, "zs")
    press(first.search, Qt.Key.Key_Return)
    first.take_button.click()
    dialog = picked(table)
    dialog.every_button.click()
    assert dialog.take_button.text() == "加入 4 人"
    dialog.take_button.click()
    assert sorted(str(each[0]) for each in put(table)) == [
        "张三",
        "李四",
        "王建国",
        "王建国",
        "赵六",
    ]


def test_the_list_is_narrowed_to_a_sector(table: ChildrenTable) -> None:
    dialog = picked(table)
    box = child(dialog, QComboBox, "narrow_sector")
    box.setCurrentIndex(box.findText("工商联"))
    assert listed(dialog) == ["王建国"]
    dialog.every_button.click()
    box.setCurrentIndex(0)
    assert dialog.take_button.text() == "加入 1 人"


def test_a_click_on_a_name_ticks_and_unticks_it(table: ChildrenTable, qtbot: QtBot) -> None:
    dialog = picked(table)
    item = dialog.list.item(0)
    place = dialog.list.visualItemRect(item).center()
    for wanted in (True, False, True):
        dialog.list.cursor().setPos(dialog.list.viewport().mapToGlobal(place))
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert (item.checkState() == ON) is wanted


def pasted(table: ChildrenTable, context: UiContext, text: str) -> NameListDialog:
    cast("ScriptedDesktop", context.desktop).clipboard = text
    child(table, QPushButton, "paste_participant").click()
    return children(table, NameListDialog)[-1]


def read(dialog: NameListDialog) -> list[list[str]]:
    shown: QTableWidget = dialog.table
    return [
        [item.text() if (item := shown.item(row, column)) else "" for column in range(4)]
        for row in range(shown.rowCount())
    ]


def test_a_list_of_names_is_pasted(table: ChildrenTable, context: UiContext) -> None:
    dialog = pasted(table, context, "1.张三\n2.王建国\n3.孙七（县住建局）\n县妇联2人")
    assert read(dialog) == [
        ["张三", "委员 · 中共 · 张三的单位", "张三的单位", "主任"],
        ["王建国", "", "", ""],
        ["孙七", "不是委员", "县住建局", ""],
    ]
    assert "还有 1 个同名的要选定" in dialog.said.text()
    assert "县妇联2人" in dialog.said.text()
    assert not dialog.take_button.isEnabled()
    whose = child(dialog.table, QComboBox, "whose")
    assert [whose.itemText(n) for n in range(whose.count())] == [
        "有 2 个同名，请选定", "中共 · 县总工会", "工商联 · 县商会", "不是委员",
    ]  # fmt: skip
    whose.setCurrentIndex(2)
    dialog.roles.setCurrentIndex(dialog.roles.findText("部门"))
    dialog.take_button.click()
    assert put(table) == [
        ("张三", "sector", "张三的单位", "主任"),
        ("王建国", "sector", "县商会", "会长"),
        ("孙七", "department", "县住建局", None),
    ]


def test_pasted_names_that_are_there_are_not_added_again(
    table: ChildrenTable, context: UiContext
) -> None:
    pasted(table, context, "张三、孙七").take_button.click()
    dialog = pasted(table, context, "张三、孙七、李四")
    assert [each[1] for each in read(dialog)] == [
        "已在名单里，不再加", "已在名单里，不再加", "委员 · 中共 · 李四的单位",
    ]  # fmt: skip
    dialog.take_button.click()
    assert [each[0] for each in put(table)] == ["张三", "孙七", "李四"]


def test_an_empty_clipboard_adds_nothing(table: ChildrenTable, context: UiContext) -> None:
    dialog = pasted(table, context, "")
    assert read(dialog) == []
    assert not dialog.take_button.isEnabled()
    dialog.text.setPlainText("李四")
    assert dialog.take_button.text() == "加入 1 人"


def test_what_was_added_is_saved_with_the_consultation(
    table: ChildrenTable, context: UiContext
) -> None:
    pasted(table, context, "张三、孙七").take_button.click()
    form = cast("RecordDialog", table.window())
    assert form.save()
    (key,) = registers.find(context.desk, model_of("consultation"), registers.Query())
    draft = registers.draft(context.desk, model_of("consultation"), key)
    stored = {each.values["name"]: each.values["role"] for each in draft.children["participant"]}
    assert stored == {"张三": "sector", "孙七": "resident"}


def test_other_children_have_no_such_buttons(context: UiContext, qtbot: QtBot) -> None:
    dialog = RecordDialog(context, registers.blank(context.desk, model_of("brand")))
    qtbot.addWidget(dialog)
    every: list[QWidget] = [*children(dialog, QPushButton)]
    assert not [each for each in every if each.objectName().startswith(("pick_", "paste_b"))]
