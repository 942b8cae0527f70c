"""Forms beside the window: several at once, through the list, and none lost when it closes."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.ui.forms.attachments.attachments_view import AttachmentsView
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.form_opening import open_form
from desktop_app.ui.forms.dialog.form_walk import FormWalk
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children, press, type_text
from tests.ui.keeping import keep, keep_members, model_of, values

MEMBER = model_of("member")
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NAMES = ("丁一", "王二", "张三", "李四")


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> ListPage:
    """The list of four members, in sight."""
    keep_members(context.desk, *NAMES, unit="县一中")
    shown = ListPage(context, MEMBER)
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.complete()
    context.events.changed.connect(lambda changed: shown.refresh(changed.records))
    return shown


def listed(page: ListPage, desk: Desk) -> list[str]:
    return [str(values(desk, "member", key)["name"]) for key in page.rows.ids]


def opened(page: ListPage, place: int = 0) -> RecordDialog:
    form = page.doing.edit(page.rows.ids[place])
    assert form is not None
    return form


def name(form: RecordDialog) -> str:
    return cast("QLineEdit", form.form.boxes["name"]).text()


def write(form: RecordDialog, field: str, text: str) -> None:
    form.form.show_field(field)
    line = cast("QLineEdit", form.form.boxes[field])
    line.selectAll()
    type_text(line, text)


def gone() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_form_leaves_the_window_free(page: ListPage, context: UiContext) -> None:
    form = opened(page)
    assert form.isVisible()
    assert not form.isModal()
    page.table.choose([page.rows.ids[2]], page.rows.ids[2])
    assert page.table.current_id() == page.rows.ids[2]
    assert name(form) == listed(page, context.desk)[0]
    form.close()


def test_several_records_are_open_at_once_each_in_one_form(
    page: ListPage, context: UiContext
) -> None:
    first, second = opened(page, 0), opened(page, 1)
    assert first is not second
    assert first.pos() != second.pos()
    assert opened(page, 0) is first
    assert len(context.drafts.forms) == 2
    write(first, "unit", "县医院")
    write(second, "unit", "县二中")
    first.save_button.click()
    second.save_button.click()
    stored = [values(context.desk, "member", key)["unit"] for key in page.rows.ids[:2]]
    assert stored == ["县医院", "县二中"]
    assert len(context.drafts.forms) == 0


def test_new_forms_are_written_beside_each_other(page: ListPage, context: UiContext) -> None:
    page.new()
    page.new()
    assert len(context.drafts.forms) == 2
    for form, who in zip(list(context.drafts.forms), ("赵五", "钱六"), strict=True):
        write(cast("RecordDialog", form), "name", who)
        cast("RecordDialog", form).save_button.click()
    assert set(listed(page, context.desk)) == {*NAMES, "赵五", "钱六"}


@pytest.mark.parametrize(
    ("onward", "back"),
    [((Qt.Key.Key_Down, ALT), (Qt.Key.Key_Up, ALT)),
     ((Qt.Key.Key_PageDown, CTRL), (Qt.Key.Key_PageUp, CTRL))],
)  # fmt: skip
def test_keys_walk_through_the_records_in_the_order_of_the_list(
    page: ListPage, context: UiContext, qtbot: QtBot,
    onward: tuple[Qt.Key, Qt.KeyboardModifier], back: tuple[Qt.Key, Qt.KeyboardModifier],
) -> None:  # fmt: skip
    page.sort_by("pinyin", descending=True)
    order = listed(page, context.desk)
    form = opened(page)
    qtbot.wait(20)  # the list comes to the front of itself, but late
    form.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is form)
    seen = [name(form)]
    for _ in range(3):
        press(form, *onward)
        seen.append(name(form))
    assert seen == order
    assert page.table.current_id() == page.rows.ids[3]
    press(form, *onward)  # there is no fifth
    assert name(form) == order[3]
    press(form, *back)
    assert name(form) == order[2]
    form.close()


def test_the_head_says_where_the_record_stands(page: ListPage) -> None:
    form = opened(page, 1)
    walk = child(form, FormWalk)
    assert (walk.back.text(), walk.onward.text()) == ("上一位", "下一位")
    assert walk.place.text() == "2 / 4"
    walk.onward.click()
    walk.onward.click()
    assert walk.place.text() == "4 / 4"
    assert walk.back.isEnabled()
    assert not walk.onward.isEnabled()
    assert walk.title.text() == name(form)
    form.close()


def test_a_filter_narrows_the_way(page: ListPage, context: UiContext) -> None:
    write(form := opened(page, 0), "unit", "县医院")
    form.save_button.click()
    page.frame.search.setText("一中")
    form = opened(page, 0)
    assert child(form, FormWalk).place.text() == "1 / 3"
    form.close()


def test_a_record_that_leaves_the_list_gives_its_place_to_the_next(
    page: ListPage, context: UiContext, qtbot: QtBot
) -> None:
    page.frame.search.setText("一中")
    order = listed(page, context.desk)
    form = opened(page, 1)
    now = registers.draft(context.desk, MEMBER, page.rows.ids[1])
    context.events.announce(registers.save(context.desk, MEMBER, {"unit": "县医院"}, opened=now))
    walk = child(form, FormWalk)
    qtbot.waitUntil(lambda: len(page.rows.ids) == 3)
    walk._tell()
    assert walk.place.text() == "共 3"
    walk.onward.click()
    assert name(form) == order[2]
    walk.back.click()
    assert name(form) == order[0]
    form.close()


def test_walking_on_asks_for_what_is_not_saved(
    page: ListPage, context: UiContext, desktop: ScriptedDesktop
) -> None:
    order, keys = listed(page, context.desk), list(page.rows.ids)
    form = opened(page)
    walk = child(form, FormWalk)
    write(form, "unit", "县医院")
    walk.onward.click()  # cancelled
    assert (name(form), form.is_changed()) == (order[0], True)
    desktop.answers["save_changes"] = False
    walk.onward.click()
    assert (name(form), form.is_changed()) == (order[1], False)
    write(form, "unit", "县二中")
    desktop.answers["save_changes"] = True
    walk.onward.click()
    assert name(form) == order[2]
    stored = [values(context.desk, "member", key)["unit"] for key in keys[:3]]
    assert stored == ["县一中", "县二中", "县一中"]
    assert [each for each, _ in desktop.asked] == ["save_changes"] * 3
    form.close()


def test_saving_goes_on_to_the_next_and_closes_behind_the_last(
    page: ListPage, context: UiContext, desktop: ScriptedDesktop
) -> None:
    keys = list(page.rows.ids)
    form = opened(page, 2)
    assert form.save_next_button.text() == "保存，看下一位"
    for _ in range(2):
        assert form.isVisible()
        write(form, "unit", "县医院")
        form.save_next_button.click()
    assert not form.isVisible()
    stored = [values(context.desk, "member", key)["unit"] for key in keys]
    assert stored == ["县一中", "县一中", "县医院", "县医院"]
    assert desktop.asked == []


def test_what_must_be_changed_keeps_the_form_where_it_is(page: ListPage) -> None:
    form = opened(page)
    write(form, "born", "昨天")
    before = form.draft.key
    form.save_next_button.click()
    assert form.draft.key == before
    assert form.form.boxes["born"].property("problem") == "stops"


def test_a_record_open_elsewhere_comes_to_the_front_instead(
    page: ListPage, context: UiContext
) -> None:
    first, second = opened(page, 0), opened(page, 1)
    key = first.draft.key
    child(first, FormWalk).onward.click()
    assert first.draft.key == key
    assert second.isVisible()
    first.close()
    second.close()


def test_files_and_history_walk_along(page: ListPage, context: UiContext) -> None:
    desk, (first, second) = context.desk, page.rows.ids[:2]
    registers.save(desk, MEMBER, {"unit": "县医院"}, opened=registers.draft(desk, MEMBER, second))
    form = opened(page, 0)
    sections = form.form.sections
    last = sections.count() - 1
    sections.setCurrentIndex(last)
    assert sections.tabText(last) == "历史 1"
    child(form, FormWalk).onward.click()
    assert sections.tabText(last) == "历史 2"
    assert sections.currentIndex() == last  # one looks at the same of each
    assert child(form, AttachmentsView)._key == second
    assert first != second
    form.close()


def test_a_kept_draft_goes_with_its_record(
    page: ListPage, context: UiContext, desktop: ScriptedDesktop
) -> None:
    form = opened(page, 0)
    write(form, "unit", "县医院")
    form._draft.keep()
    desktop.answers["save_changes"] = False
    child(form, FormWalk).onward.click()
    assert context.drafts._kept == {}
    write(form, "unit", "县二中")
    form._draft.keep()
    (kept,) = context.drafts._kept.values()
    assert kept.key == form.draft.key
    form.close()


def test_what_another_form_stores_is_seen_and_a_clash_is_asked_about(
    page: ListPage, context: UiContext
) -> None:
    form = opened(page, 0)
    desk, key = context.desk, page.rows.ids[0]
    write(form, "unit", "县二中")
    changed = registers.save(
        desk, MEMBER, {"unit": "县医院", "post": "院长"}, opened=registers.draft(desk, MEMBER, key)
    )
    context.events.announce(changed)
    assert cast("QLineEdit", form.form.boxes["post"]).text() == "院长"
    assert not form.save()
    child(form, QWidget, "keep_mine").click()  # type: ignore[attr-defined]
    assert values(desk, "member", key)["unit"] == "县二中"


def test_a_form_opened_from_a_form_outlives_it(context: UiContext, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sector = keep(context.desk, "sector", name="工商联")
    member = keep(context.desk, "member", name="王契", sector=sector)
    form = open_form(context, registers.draft(context.desk, MEMBER, member), window)
    form.form.boxes["sector"].setFocus()
    press(form.form.boxes["sector"], Qt.Key.Key_O, CTRL)
    second = cast("RecordDialog", context.drafts.forms.of(model_of("sector"), sector))
    assert second.parentWidget() is window
    form.close()
    gone()
    write(second, "convenor", "张三")
    assert second.save()
    assert values(context.desk, "sector", sector)["convenor"] == "张三"
    second.close()


def test_a_form_that_went_with_its_window_is_forgotten(context: UiContext) -> None:
    window = QWidget()
    member = keep(context.desk, "member", name="王契")
    open_form(context, registers.draft(context.desk, MEMBER, member), window)
    window.deleteLater()
    gone()
    assert len(context.drafts.forms) == 0
    assert context.drafts.forms.of(MEMBER, member) is None
    assert close_all(context) == (True, [])


def test_a_save_asked_for_by_keys_while_a_job_writes_is_done_afterwards(
    page: ListPage, context: UiContext, qtbot: QtBot
) -> None:
    key = page.rows.ids[0]
    form = opened(page, 0)
    qtbot.wait(20)
    form.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is form)
    write(form, "unit", "县医院")
    form._foot.block(blocked=True)
    press(form, Qt.Key.Key_S, CTRL)
    assert form.isVisible()
    form._foot.block(blocked=False)
    assert not form.isVisible()
    assert values(context.desk, "member", key)["unit"] == "县医院"


def close_all(context: UiContext) -> tuple[bool, list[str]]:
    again: list[str] = []
    return context.drafts.forms.close_all(lambda: again.append("again")), again


def test_the_window_closes_over_forms_in_which_nothing_was_typed(
    page: ListPage, context: UiContext, desktop: ScriptedDesktop
) -> None:
    forms = [opened(page, 0), opened(page, 1)]
    page.new()
    assert close_all(context) == (True, [])
    assert not any(each.isVisible() for each in forms)
    assert desktop.asked == []


@pytest.mark.parametrize(("answer", "left", "unit"), [
    (None, 1, "县一中"), (False, 0, "县一中"), (True, 0, "县医院"),
])  # fmt: skip
def test_the_window_asks_before_it_closes_over_what_is_not_saved(
    page: ListPage, context: UiContext, desktop: ScriptedDesktop,
    answer: bool | None, left: int, unit: str,
) -> None:  # fmt: skip
    key = page.rows.ids[0]
    write(opened(page, 0), "unit", "县医院")
    opened(page, 1)
    desktop.answers["save_changes"] = answer
    closed, again = close_all(context)
    assert len(context.drafts.forms) == left
    assert (closed, again) == (left == 0, ["again"] * (1 - left))
    assert values(context.desk, "member", key)["unit"] == unit
    assert [each for each, _ in desktop.asked] == ["save_changes"]


def test_one_question_after_the_other_for_several_forms(
    page: ListPage, context: UiContext, desktop: ScriptedDesktop
) -> None:
    for place in range(3):
        write(opened(page, place), "unit", f"单位{place}")
    desktop.answers["save_changes"] = True
    while not close_all(context)[0]:
        pass
    units = [values(context.desk, "member", key)["unit"] for key in page.rows.ids]
    assert sorted(map(str, units)) == ["单位0", "单位1", "单位2", "县一中"]
    assert len(desktop.asked) == 3


def test_a_form_in_front_of_a_waiting_dialog_waits_as_well(
    context: UiContext, qtbot: QtBot
) -> None:
    session = keep(context.desk, "consultation", name="路灯协商")
    window = QWidget()
    qtbot.addWidget(window)
    draft = registers.draft(context.desk, model_of("consultation"), session)
    dialog = open_form(context, draft, window)
    table = child(dialog, ChildrenTable, "participant_table")
    table.add()
    small = children(table, ChildDialog)[-1]
    member = keep(context.desk, "member", name="王契")
    form = open_form(context, registers.draft(context.desk, MEMBER, member), small)
    assert form.isModal()
    assert form.parentWidget() is small
    form.close()
    small.reject()
    dialog.close()
