"""Merging, splitting, planning, holding topics and registering suggestions in the window."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records import Case, Consultation, Outcome, Topic
from desktop_app.services import registers
from desktop_app.services.consulting import topics
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.ui.cards.card_facts import card_facts
from desktop_app.ui.consulting.merge_dialog import MergeDialog
from desktop_app.ui.consulting.outcomes_dialog import OutcomesDialog
from desktop_app.ui.consulting.plan_dialog import PlanDialog
from desktop_app.ui.consulting.plan_head import PlanHead
from desktop_app.ui.consulting.split_dialog import SplitDialog
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.consulting_office import APPROVED, session, topic, value, whole_chain
from tests.ui.finding import child, children, press, type_text
from tests.ui.keeping import model_of

Asked = TypeVar("Asked", bound=QDialog)


def kept(qtbot: QtBot, dialog: Asked) -> Asked:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    return dialog


def words(dialog: QDialog) -> str:
    return "\n".join(each.text() for each in children(dialog, QLabel) if not each.isHidden())


def opened(context: UiContext, qtbot: QtBot, key: str) -> ListPage:
    page = ListPage(context, model_of(key))
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.complete()
    return page


def do(page: ListPage, name: str) -> None:
    page.row_actions.run(next(each for each in page.row_actions.all if each.name == name))


def test_chosen_topics_are_merged_into_one_of_them(context: UiContext, qtbot: QtBot) -> None:
    keys = [topic(context.desk, name) for name in ("一", "二", "三")]
    dialog = kept(qtbot, MergeDialog(context, keys))
    dialog.done_button.click()
    assert "请选定要并入的议题。" in words(dialog)
    dialog.targets.buttons()[1].click()
    assert dialog.target() == keys[1]
    dialog.done_button.click()
    assert "请写明理由" in words(dialog)
    type_text(dialog.reason, "同一件事")
    press(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    into = [value(context.desk, Topic, key, "merged_into") for key in keys]
    assert into == [keys[1], None, keys[1]]
    again = kept(qtbot, MergeDialog(context, keys[1:2]))
    chips = [each for each in children(again, QPushButton) if each.objectName() == "recent_reason"]
    chips[0].click()
    assert again.reason.text() == "同一件事"


def test_one_topic_is_merged_into_another_found_by_its_name(
    context: UiContext, qtbot: QtBot
) -> None:
    one, other = topic(context.desk, "路灯"), topic(context.desk, "道路")
    dialog = kept(qtbot, MergeDialog(context, [one]))
    assert not dialog.targets.buttons()
    dialog.picker.put(other)
    type_text(dialog.reason, "同一件事")
    dialog.done_button.click()
    assert value(context.desk, Topic, one, "merged_into") == other


def test_a_topic_is_split_by_names_that_are_seen_first(context: UiContext, qtbot: QtBot) -> None:
    key = topic(context.desk, "村里的事")
    dialog = kept(qtbot, SplitDialog(context, key))
    dialog.names.setPlainText("1. 路灯；2. 道路")
    assert [dialog.parts.item(n).text() for n in range(dialog.parts.count())] == ["路灯", "道路"]
    dialog.names.setPlainText("路灯\n\n道路\n水渠")
    assert dialog.parts.count() == 3
    type_text(dialog.reason, "两件事")
    dialog.done_button.click()
    assert value(context.desk, Topic, key, "state") == "split"
    assert len(registers.find(context.desk, Topic, Query())) == 4


def test_a_topic_is_planned_into_a_slot_of_the_strip(context: UiContext, qtbot: QtBot) -> None:
    topics.plan(context.desk, [topic(context.desk, "先排的", **APPROVED)], 2026, "04")
    raw, ready = topic(context.desk, "没批"), topic(context.desk, "批了", **APPROVED)
    dialog = kept(qtbot, PlanDialog(context, [raw]))
    assert "先排的" in dialog.strip.buttons["04"].accessibleName()
    assert "还没有安排" in dialog.strip.buttons["06"].toolTip()
    dialog.done_button.click()
    assert "请先填写审批单位或会议、审批日期" in words(dialog)
    dialog = kept(qtbot, PlanDialog(context, [ready]))
    dialog.strip.buttons["06"].click()
    dialog.done_button.click()
    assert topics.slots(context.desk, 2026)["06"][0][1] == "批了"
    dialog.year.setValue(2027)
    assert "还没有安排" in dialog.strip.buttons["04"].toolTip()


def test_the_year_stands_above_its_plans_and_leads_to_rows_and_forms(
    context: UiContext, qtbot: QtBot
) -> None:
    page = opened(context, qtbot, "consultation_plan")
    head = child(page, PlanHead)
    ready = topic(context.desk, "批了", **APPROVED)
    context.events.announce(topics.plan(context.desk, [ready], 2026, "06"))
    assert "批了" in head.strip.buttons["06"].toolTip()
    with qtbot.waitSignal(context.events.rows_wanted):
        head.strip.buttons["06"].click()
    head.after_button.click()
    head.strip.buttons["02"].click()
    dialog = child(page, RecordDialog)
    assert (dialog.draft.values["year"], dialog.draft.values["slot"]) == (2027, "02")
    dialog.reject()
    large = page.minimumSizeHint().width()
    assert large <= 1366


def test_a_consultation_is_begun_from_topics_and_opened_once_it_is_saved(
    context: UiContext, qtbot: QtBot
) -> None:
    key = topic(context.desk, "路灯", **APPROVED)
    page = opened(context, qtbot, "topic")
    page.table.choose([key], key)
    do(page, "hold")
    dialog = child(page, RecordDialog)
    assert dialog.model is Consultation
    with qtbot.waitSignal(context.events.record_wanted):
        dialog.save_button.click()
    held = registers.find(context.desk, Consultation, Query())
    assert tuple(value(context.desk, Consultation, held[0], "topics")) == (key,)


def test_a_case_is_drawn_from_the_chosen_consultations(context: UiContext, qtbot: QtBot) -> None:
    chain = whole_chain(context.desk)
    page = opened(context, qtbot, "consultation")
    page.table.choose([chain.consultation], chain.consultation)
    do(page, "draw_case")
    dialog = child(page, RecordDialog)
    assert dialog.model is Case
    assert "没有灯" in str(dialog.draft.values["background"])
    dialog.reject()


def test_suggestions_are_seen_taken_apart_and_registered_at_once(
    context: UiContext, qtbot: QtBot
) -> None:
    key = session(context.desk, reported_to="演示县政府", reported_on="2026-05-01")
    dialog = kept(qtbot, OutcomesDialog(context, key))
    assert not dialog.done_button.isEnabled()
    dialog.text.setPlainText("①装灯；②每月检修；③立公约")
    assert dialog.parts.count() == 3
    assert dialog.done_button.text() == "登记 3 条"
    dialog.boxes["sent_on"].setText("错")
    dialog.done_button.click()
    assert "看不懂日期" in words(dialog)
    dialog.boxes["sent_on"].setText("2026-5-2")
    dialog.done_button.click()
    found = registers.find(context.desk, Outcome, Query())
    assert {told(context.desk, each) for each in found} == {
        ("装灯", "演示县政府", "2026-05-02"),
        ("每月检修", "演示县政府", "2026-05-02"),
        ("立公约", "演示县政府", "2026-05-02"),
    }
    again = kept(qtbot, OutcomesDialog(context, key))
    again.text.setPlainText("1. 装灯 2. 新的")
    assert again.done_button.text() == "登记 1 条"
    assert "已登记" in again.parts.item(0).text()


def told(desk: Desk, key: int) -> tuple[str, str, str]:
    values = registers.draft(desk, Outcome, key).values
    return values["content"], values["addressee"], values["sent_on"]


def test_the_deeds_stand_under_one_button_of_the_card(context: UiContext, qtbot: QtBot) -> None:
    key = topic(context.desk, "路灯")
    page = opened(context, qtbot, "topic")
    page.table.choose([key], key)
    menu = child(page, QPushButton, "deeds_button").menu()
    names = [each.text() for each in menu.actions() if each.isEnabled()]
    assert names == ["并入…", "拆分…", "排入计划…", "开展协商"]


def test_a_card_says_what_was_merged_into_a_topic_and_what_it_became(
    context: UiContext,
) -> None:
    one, two = topic(context.desk, "路灯"), topic(context.desk, "又是路灯")
    topics.merge(context.desk, [two], one, "同一件事")
    topics.split(context.desk, one, ["装灯", "修灯"], "两件事")
    facts = card_facts(context.desk, Topic, one).sections[-1].facts
    told = {each.label: [link.text for link in each.links] for each in facts}
    assert told == {"议题（并入议题）": ["又是路灯"], "议题（拆分自议题）": ["装灯", "修灯"]}


def test_what_was_written_is_not_lost_by_one_key(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    key = session(context.desk)
    for dialog in (
        kept(qtbot, OutcomesDialog(context, key)),
        kept(qtbot, SplitDialog(context, topic(context.desk, "村里的事"))),
    ):
        written = dialog.text if isinstance(dialog, OutcomesDialog) else dialog.names
        written.setPlainText("1. 装灯 2. 修路")
        press(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert desktop.asked[-1][0] == "discard_written"
        written.setPlainText("")
        press(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    desktop.answers["discard_written"] = True
    dialog = kept(qtbot, OutcomesDialog(context, key))
    dialog.text.setPlainText("1. 装灯")
    dialog.cancel_button.click()
    assert not dialog.isVisible()
