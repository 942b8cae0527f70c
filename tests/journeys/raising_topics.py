"""The first stage: a point, what villagers raise there, approved, merged, split and planned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from tests.journeys.chain_pages import (
    change_state,
    edit,
    filled,
    new,
    open_section,
    refused,
    save,
    table_of,
)
from tests.journeys.hand import Hand
from tests.journeys.pages import open_tab

VOICES = ("院坝没有路灯", "路灯不亮夜里难行", "集镇停车和摊点")


def from_voice_to_plan(hand: Hand, window: QWidget) -> None:
    """What villagers say becomes a topic that stands in the year's plan."""
    raise_topics(hand, window)
    approve(hand, window)
    merge_and_split(hand, window)
    put_into_the_plan(hand, window)


def raise_topics(hand: Hand, window: QWidget) -> None:
    """A member, a point, and three topics that are raised at it."""
    new(hand, open_tab(hand, window, "委员"), name="张三")
    point = open_section(hand, window, "协商点")
    new(hand, point, number="D01", name="演示村协商点", kind="村", founded="2023.6")
    page = open_section(hand, window, "议题")
    for number, name in enumerate(VOICES, 1):
        new(
            hand, page, number=f"Y0{number}", name=name, five_points="人居环境", source="群众反映",
            raised_by="李四", raised_on="2026.2.3", point="演示村",
            content="夜里路黑，老人摔倒过两次。",
        )  # fmt: skip
    shown = hand.rows(table_of(hand, page), "编号", "议题名称", "状态", "征集日期")
    assert shown[0] == ("Y01", VOICES[0], "征集", "2026-02-03")
    hand.row(table_of(hand, page), "Y01")
    hand.until_said(page, "演示村协商点")


def approve(hand: Hand, window: QWidget) -> None:
    """What is lacking is read; the approval is typed; then the state may be changed."""
    page = open_section(hand, window, "议题")
    refused(hand, page, "Y01", "已批准", "请先填写审批单位或会议、审批日期")
    form = edit(hand, page, "Y01")
    filled(
        hand, form, "审批", submitted_on="2026.2.9", approver="主席会议", approved_on="2026.2.12",
        approval="同意",
    )  # fmt: skip
    save(hand, form)
    change_state(hand, page, "Y01", "已批准", "第3次主席会议通过")
    assert hand.rows(table_of(hand, page), "编号", "状态")[0] == ("Y01", "已批准")


def merge_and_split(hand: Hand, window: QWidget) -> None:
    """The second voice says what the first says; the third says two things."""
    page = open_section(hand, window, "议题")
    hand.row(table_of(hand, page), "Y02")
    hand.pick(page, "deeds_button", "并入")
    dialog = hand.window("merge_dialog")
    hand.fill(dialog, "into", "Y01")
    reason = hand.see(dialog, QWidget, "reason")
    hand.click(reason)
    hand.type(reason, "说的是同一件事")
    hand.key(dialog, Qt.Key.Key_Return)
    hand.gone("merge_dialog")
    hand.until_said(window, "已将 1 个议题并入“院坝没有路灯”")
    hand.row(table_of(hand, page), "Y03")
    hand.pick(page, "deeds_button", "拆分")
    dialog = hand.window("split_dialog")
    hand.paste(dialog, "names", "1. 集镇停车难\n2. 摊点占道")
    parts = hand.see(dialog, QListWidget, "parts")
    assert [parts.item(n).text() for n in range(parts.count())] == ["集镇停车难", "摊点占道"]
    hand.fill(dialog, "reason", "分开办")
    hand.press(dialog, "done_button")
    hand.gone("split_dialog")
    hand.until_said(window, "已拆分成 2 个议题")
    shown = hand.rows(table_of(hand, page), "议题名称", "状态")
    assert set(shown) == {
        (VOICES[0], "已批准"), (VOICES[1], "已并入"), (VOICES[2], "已拆分"),
        ("集镇停车难", "征集"), ("摊点占道", "征集"),
    }  # fmt: skip


def put_into_the_plan(hand: Hand, window: QWidget) -> None:
    """Into the slot of 四月: the strip shows it empty before, held afterwards."""
    page = open_section(hand, window, "议题")
    hand.row(table_of(hand, page), "Y01")
    hand.pick(page, "deeds_button", "排入计划")
    dialog = hand.window("plan_dialog")
    assert hand.see(dialog, QPushButton, "slot_04").text() == "四月 空"
    hand.press(dialog, "slot_04")
    hand.fill(dialog, "host", "王五")
    hand.press(dialog, "done_button")
    hand.gone("plan_dialog")
    hand.until_said(window, "排入 2026 年协商计划")
    plan = open_section(hand, window, "协商计划")
    shown = hand.rows(table_of(hand, plan), "年度", "安排", "协商题目")
    assert shown == [("2026", "四月", VOICES[0])]
