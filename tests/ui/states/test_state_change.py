"""Changing a state in the window: gates shown, reason asked, done for one and for many."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import registers
from desktop_app.services.registers import history, states
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.states.state_change import StateDialog, ask_state
from desktop_app.ui.ui_context import UiContext
from tests.errands import Errand, errand, value
from tests.ui.errand_desk import desk, near
from tests.ui.finding import child, children, press, type_text
from tests.ui.keeping import keep, model_of

__all__ = ["desk", "near"]


def asked(near: UiContext, qtbot: QtBot, *keys: int, to: str | None = None) -> StateDialog:
    dialog = ask_state(near, Errand, keys, to)
    assert dialog is not None
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # looked at afterwards
    qtbot.addWidget(dialog)
    return dialog


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


def words(dialog: StateDialog) -> list[str]:
    return [each.text() for each in children(dialog, QLabel) if not each.isHidden()]


def lines(dialog: StateDialog) -> dict[str, str]:
    items = [dialog.targets.topLevelItem(n) for n in range(dialog.targets.topLevelItemCount())]
    return {each.text(0): each.text(1) for each in items}


def test_the_dialog_asks_for_the_state_and_why(near: UiContext, qtbot: QtBot) -> None:
    key = errand(near.desk, "院坝路灯")
    dialog = asked(near, qtbot, key)
    assert "院坝路灯" in words(dialog)
    assert "筹建" in words(dialog)
    assert not dialog.change_button.isEnabled()
    press(dialog.targets, Qt.Key.Key_Down)
    target = dialog.targets.target()
    assert target is not None
    assert target.label == "运行"
    dialog.change_button.click()
    assert "请写明变更状态的理由，例如“主席会议已审定”。" in words(dialog)
    assert dialog.isVisible()
    type_text(dialog.reason, "主席会议已审定")
    with qtbot.waitSignal(near.events.changed):
        press(dialog.reason, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert value(near.desk, key, "state") == "running"
    assert "（主席会议已审定）" in history.recent(near.desk, 1)[0].name


def test_a_state_that_the_gate_refuses_says_the_reason_and_cannot_be_taken(
    near: UiContext, qtbot: QtBot
) -> None:
    dialog = asked(near, qtbot, errand(near.desk), to="stopped")
    assert lines(dialog) == {"运行": "", "停用": "请先填写结束日期", "撤销": ""}
    assert not dialog.change_button.isEnabled()
    type_text(dialog.reason, "期满")
    press(dialog.reason, Qt.Key.Key_Return)
    assert "请先选一个可以改成的状态。" in words(dialog)


def test_what_other_records_lack_is_not_offered_to_be_filled_in(
    near: UiContext, qtbot: QtBot
) -> None:
    lit = {f"{light}_{part}": text for light in ("reported", "talked", "answered")
           for part, text in (("on", "2026-03-30"), ("doc", "演示1号"))}  # fmt: skip
    session = keep(near.desk, "consultation", name="演示", held_on="2026-03-05",
                   closed_on="2026-04-01", **lit)  # fmt: skip
    keep(near.desk, "outcome", content="装灯", source=f"consultation:{session}")
    dialog = ask_state(near, model_of("consultation"), [session], "closed")
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert any("还有 1 条意见建议没有销号" in each for each in words(dialog))
    assert dialog.open_button.isHidden()


def test_what_the_gate_asks_for_is_filled_from_the_dialog(near: UiContext, qtbot: QtBot) -> None:
    key = errand(near.desk)
    dialog = asked(near, qtbot, key, to="stopped")
    assert dialog.open_button.text() == "打开填写“演示差事”"
    dialog.open_button.click()
    form = child(dialog, RecordDialog)
    with qtbot.waitActive(form):
        form.activateWindow()
    assert form.focusWidget() is form.form.boxes["ended"]
    type_text(form.form.boxes["ended"], "2026.5")
    form.save_button.click()
    assert lines(dialog)["停用"] == ""
    type_text(dialog.reason, "期满")
    dialog.change_button.click()
    assert value(near.desk, key, "state") == "stopped"


def test_for_many_those_that_may_go_on_and_the_others_are_counted(
    near: UiContext, qtbot: QtBot
) -> None:
    keys = [errand(near.desk, "能停", ended="2026-05"), errand(near.desk, "不能停")]
    states.change_state(near.desk, Errand, keys[1:], "running", "启动")
    dialog = asked(near, qtbot, *keys, to="stopped")
    assert {"2 件差事", "筹建 1 件", "运行 1 件"} <= set(words(dialog))
    assert lines(dialog)["停用"] == "1 件可以，1 件不能：请先填写结束日期"
    assert lines(dialog)["运行"] == "1 件可以，1 件已经是"
    assert dialog.change_button.text() == "只变更可以的 1 件"
    type_text(dialog.reason, "期满")
    dialog.change_button.click()
    assert [value(near.desk, key, "state") for key in keys] == ["stopped", "running"]


def test_reasons_given_before_are_offered(near: UiContext, qtbot: QtBot) -> None:
    long = "第十届县政协第二十次主席会议研究并原则同意"
    for reason in ("期满", long, "期满"):
        dialog = asked(near, qtbot, errand(near.desk, reason), to="running")
        type_text(dialog.reason, reason)
        dialog.change_button.click()
    dialog = asked(near, qtbot, errand(near.desk))
    chips = [each for each in children(dialog, QPushButton) if each.objectName() == "recent_reason"]
    assert [each.text() for each in chips] == ["期满", long[:17] + "…"]
    chips[1].click()
    assert dialog.reason.text() == long


def test_very_many_are_changed_in_slices(near: UiContext, qtbot: QtBot) -> None:
    keys = [errand(near.desk, f"差事{n}") for n in range(201)]
    dialog = asked(near, qtbot, *keys, to="running")
    assert "正在核对每一条……" in words(dialog)
    qtbot.waitUntil(dialog.change_button.isEnabled)
    type_text(dialog.reason, "启动")
    with qtbot.waitSignal(near.events.changed):
        dialog.change_button.click()
    assert {value(near.desk, key, "state") for key in keys} == {"running"}
    assert len(history.history_of(near.desk, Errand, keys[0])) == 2


def test_the_list_offers_the_change_for_the_chosen_rows(near: UiContext, qtbot: QtBot) -> None:
    for name in ("一", "二"):
        errand(near.desk, name)
    page = opened(near, qtbot)
    page.table.selectAll()
    page.frame.state_button.click()
    dialog = child(page.window(), StateDialog)
    assert "2 件差事" in words(dialog)
    dialog.reject()
    assert any(each.text() == "变更状态…" for each in page.doing.row_menu().actions())
    assert any(each.title == "变更差事状态" for each in page.commands())


def test_nothing_chosen_is_told(near: UiContext, qtbot: QtBot, desktop: ScriptedDesktop) -> None:
    page = opened(near, qtbot)
    page.doing.change_state()
    assert desktop.asked == [("nothing_chosen", "请先选中要变更状态的差事。")]


def test_a_register_without_a_state_has_no_such_button(near: UiContext, qtbot: QtBot) -> None:
    page = ListPage(near, model_of("sector"))
    qtbot.addWidget(page)
    assert page.frame.state_button.isHidden()
    assert not any("状态" in each.title for each in page.commands())


def form_of(near: UiContext, qtbot: QtBot, key: int | None = None) -> RecordDialog:
    desk = near.desk
    draft = registers.blank(desk, Errand) if key is None else registers.draft(desk, Errand, key)
    dialog = RecordDialog(near, draft)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_a_form_shows_the_state_of_an_old_record_and_lets_a_new_one_begin_in_it(
    near: UiContext, qtbot: QtBot
) -> None:
    new = form_of(near, qtbot)
    assert not new.form.boxes["state"].property("readOnly")
    assert new.state_button.isHidden()
    old = form_of(near, qtbot, errand(near.desk))
    box = old.form.boxes["state"]
    assert box.property("readOnly")
    assert "用“变更状态”修改，并写明理由" in [x.text() for x in children(old, QLabel)]
    for key in (Qt.Key.Key_A, Qt.Key.Key_Backspace, Qt.Key.Key_Down):
        press(box, key)
    assert not old.is_changed()


def test_a_state_changed_from_the_form_keeps_what_is_typed_there(
    near: UiContext, qtbot: QtBot
) -> None:
    key = errand(near.desk)
    form = form_of(near, qtbot, key)
    type_text(form.form.boxes["note"], "记一笔")
    form.state_button.click()
    dialog = child(form, StateDialog)
    dialog.targets.choose("running")
    type_text(dialog.reason, "启动")
    dialog.change_button.click()
    assert form.form.draft()["state"] == "running"
    form.save_button.click()
    assert not form.isVisible()
    assert (value(near.desk, key, "state"), value(near.desk, key, "note")) == ("running", "记一笔")


def test_a_state_changed_elsewhere_does_not_stop_a_form_that_is_open(
    near: UiContext, qtbot: QtBot
) -> None:
    key = errand(near.desk)
    form = form_of(near, qtbot, key)
    states.change_state(near.desk, Errand, [key], "running", "启动")
    type_text(form.form.boxes["note"], "记一笔")
    form.save_button.click()
    assert not form.isVisible()
    assert (value(near.desk, key, "state"), value(near.desk, key, "note")) == ("running", "记一笔")


def test_history_tells_the_reason_of_a_change(near: UiContext, qtbot: QtBot) -> None:
    key = errand(near.desk)
    states.change_state(near.desk, Errand, [key], "running", "主席会议已审定")
    form = form_of(near, qtbot, key)
    tree = child(form, QTreeWidget, "history")
    newest, oldest = tree.topLevelItem(0), tree.topLevelItem(1)
    assert newest is not None
    assert oldest is not None
    assert newest.text(0).endswith("　变更状态")
    assert newest.isExpanded()
    assert newest.child(0).text(0) == "筹建 → 运行（主席会议已审定） · 演示差事"
    assert newest.child(1).text(0) == "状态"
    assert oldest.text(0).endswith("　新增")
