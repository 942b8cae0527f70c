"""The second stage: the session begun from its topic, its survey, people, opinions, consensus."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView, QTabWidget, QWidget

from tests.journeys.chain_pages import change_state, filled, open_section, save, table_of
from tests.journeys.hand import Hand
from tests.journeys.raising_topics import VOICES

PEOPLE = (
    ("张三", "界别委员", "演示县医院"),
    ("赵六", "部门", "演示县住建局"),
    ("钱七", "部门", "演示县供电局"),
    ("李四", "群众", ""),
    ("孙八", "群众", ""),
)


def from_topic_to_session(hand: Hand, window: QWidget) -> None:
    """The topic is consulted, and its record is complete."""
    begin_from_the_topic(hand, window)
    move_on(hand, window)


def begin_from_the_topic(hand: Hand, window: QWidget) -> None:
    """开展协商: topic, point, platform and host stand in the form already."""
    page = open_section(hand, window, "议题")
    hand.row(table_of(hand, page), "Y01")
    hand.pick(page, "deeds_button", "开展协商")
    form = hand.window("consultation_dialog")
    assert hand.shown(form, "name") == VOICES[0]
    assert hand.shown(form, "point") == "演示村协商点"
    assert hand.shown(form, "platform") == "双月协商"
    assert VOICES[0] in hand.words(hand.see(form, QWidget, "topics"))
    hand.fill(form, "number", "X01")
    hand.fill(form, "platform", "基层协商")
    survey(hand, form)
    meeting(hand, form)
    people(hand, form)
    said(hand, form)
    save(hand, form)
    hand.until(lambda: hand.see(window, QWidget, "consultation_page").isVisible())


def survey(hand: Hand, form: QWidget) -> None:
    """A survey without its causes is not final, and the form says so."""
    filled(
        hand, form, "调研", survey_from="2026.2.20", survey_to="2026.2.24",
        problems="三处路口没有灯。", advice="先装路口。",
    )  # fmt: skip
    final = hand.see(form, QWidget, "survey_final")
    hand.scroll_to(final)
    hand.press_words(final, "是")
    hand.press(form, "save_button")
    hand.until_said(form, "问题、成因、对策写全了才能定稿，请先填写成因")
    hand.fill(form, "causes", "建设时没有列入管护。")
    hand.until(lambda: "写全了才能定稿" not in hand.words(form))


def meeting(hand: Hand, form: QWidget) -> None:
    filled(
        hand, form, "协商会", noticed_on="2026.2.25", materials_on="2026.3.2",
        held_on="2026.3.20", place="演示村院坝", recorder="张三", speeches="大家都说先装路口。",
        minutes_on="2026.3.25",
    )  # fmt: skip
    assert hand.shown(form, "host") == "王五"


def people(hand: Hand, form: QWidget) -> None:
    """Five people in their roles; a member who is chosen brings name and role."""
    hand.tab(hand.see(form, QTabWidget, "sections"), "参加人员")
    hand.press(form, "add_participant")
    child = hand.window("participant_dialog")
    for name, role, unit in PEOPLE:
        hand.fill(child, "member" if role == "界别委员" else "name", name)
        if role == "界别委员":
            assert (hand.shown(child, "name"), hand.shown(child, "role")) == (name, role)
        if hand.shown(child, "role") != role:  # else kept from the one before
            hand.fill(child, "role", role)
        hand.fill(child, "unit", unit)
        hand.press(child, "save_button" if name == PEOPLE[-1][0] else "save_next_button")
    hand.gone("participant_dialog")
    shown = hand.rows(hand.see(form, QTableView, "children"), "姓名", "身份", "单位")
    assert shown == list(PEOPLE)


def said(hand: Hand, form: QWidget) -> None:
    """What was said, and what was agreed."""
    hand.tab(hand.see(form, QTabWidget, "sections"), "发言意见")
    hand.press(form, "add_opinion")
    child = hand.window("opinion_dialog")
    hand.fill(child, "speaker", "李四")
    hand.fill(child, "content", "老人夜里不敢出门。")
    hand.press(child, "save_button")
    hand.gone("opinion_dialog")
    hand.tab(hand.see(form, QTabWidget, "sections"), "共识事项")
    hand.press(form, "add_consensus")
    child = hand.window("consensus_dialog")
    hand.fill(child, "matter", "三处路口先装灯")
    hand.fill(child, "unit", "演示县住建局")
    hand.fill(child, "due", "2026.5.30")
    hand.press(child, "save_button")
    hand.gone("consensus_dialog")


def move_on(hand: Hand, window: QWidget) -> None:
    """The session has been held; its topic is consulted with it."""
    page = open_section(hand, window, "协商")
    change_state(hand, page, "X01", "已协商", "3月20日召开")
    shown = hand.rows(table_of(hand, page), "编号", "状态", "协商日期")
    assert shown == [("X01", "已协商", "2026-03-20")]
    topic = open_section(hand, window, "议题")
    assert ("Y01", "已协商") in hand.rows(table_of(hand, topic), "编号", "状态")
