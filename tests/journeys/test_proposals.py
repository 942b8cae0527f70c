"""Proposals by keys: with a main and an assisting unit to a redo; merged, answered to three."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.chain_pages import filled, open_section, save, table_of
from tests.journeys.hand import Hand
from tests.journeys.handling_proposals import finish, list_of, open_proposals, states, take

WATER = "关于山区村寨稳定供水的提案"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def received(hand: Hand, window: QWidget, subject: str, mover: str) -> None:
    """Enter a proposal by its form."""
    page = open_proposals(hand, window)
    hand.press(page, "new_button")
    form = hand.window("proposal_dialog")
    hand.fill(form, "name", subject)
    hand.fill(form, "mover", mover)
    hand.fill(form, "category", "社会建设")
    hand.fill(form, "kind", "个人提案")
    filled(hand, form, "收件与审查", received_on="2026.2.5")
    save(hand, form)


def said(hand: Hand, window: QWidget, unit: str, *results: str) -> None:
    """Enter what each mover says of a unit's reply."""
    sheets = open_proposals(hand, window, "提案办理")
    hand.row(list_of(hand, sheets), unit)
    hand.pick(sheets, "deeds_button", "征询意见")
    dialog = hand.window("poll_dialog")
    texts = {f"result_{row}": result for row, result in enumerate(results, 1)}
    finish(hand, dialog, **texts)


def test_a_proposal_with_two_units_goes_through_extension_and_redo_to_its_end(
    program: app.Program, hand: Hand
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    received(hand, window, WATER, "苏兰芝")
    page = open_proposals(hand, window)
    take(hand, page, WATER, "审查", first_on="2026.2.20", first_opinion="建议立案")
    take(hand, page, WATER, "立案", filed_on="2026.2.26")
    hand.until(lambda: hand.rows(list_of(hand, page), "提案号", "状态") == [("0001", "立案")])
    hand.row(list_of(hand, page), WATER)
    hand.pick(page, "deeds_button", "交办")
    finish(hand, hand.window("assign_dialog"), main="县水务局", assisting="县发改局",
           assigned_on="2026.3.2")  # fmt: skip
    hand.until_said(window, "新增 2 份提案办理")
    sheets = open_proposals(hand, window, "提案办理")
    for unit in ("县水务局", "县发改局"):
        take(hand, sheets, unit, "签收", signed_on="2026.3.4", signed_by="李股长")
    take(hand, sheets, "县发改局", "会办意见", opinion_on="2026.3.25", opinion="同意立项")
    take(hand, sheets, "县发改局", "办结", closed_on="2026.3.26")
    take(hand, sheets, "县水务局", "延期申请", asked_on="2026.5.20", reason="需要勘测水源",
         decision="同意延期", until="2026.7.31")  # fmt: skip
    hand.until(lambda: ("2026-07-31",) in hand.rows(list_of(hand, sheets), "办理期限"))
    reply = {"reply_on": "2026.7.10", "reply_doc": "演水函〔2026〕3号", "reply_signer": "王局长",
             "reply_class": "B"}  # fmt: skip
    take(hand, sheets, "县水务局", "登记答复", **reply)
    take(hand, sheets, "县水务局", "答复审核", checked_on="2026.7.12", check_result="通过")
    said(hand, window, "县水务局", "不满意")
    take(hand, sheets, "县水务局", "重新办理", redo_on="2026.8.1", redo_reason="没有说明完工时间")
    page = open_proposals(hand, window)
    hand.until(lambda: states(hand, page, "状态") == ["重新办理"])
    sheets = open_proposals(hand, window, "提案办理")
    take(hand, sheets, "县水务局", "再次答复", redo_reply_on="2026.9.10",
         redo_doc="演水函〔2026〕9号", redo_class="A")  # fmt: skip
    said(hand, window, "县水务局", "满意")
    take(hand, sheets, "县水务局", "办结", closed_on="2026.9.30")
    page = open_proposals(hand, window)
    hand.until(lambda: states(hand, page, "状态") == ["办结"])


def test_a_merged_proposal_is_answered_to_three_movers(program: app.Program, hand: Hand) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    movers = ("苏兰芝", "普伟才", "龙世平")
    subjects = [f"{mover}关于供水的提案" for mover in movers]
    for subject, mover in zip(subjects, movers, strict=True):
        received(hand, window, subject, mover)
    page = open_proposals(hand, window)
    for subject in subjects:
        take(hand, page, subject, "审查", first_on="2026.2.20", first_opinion="建议立案")
        take(hand, page, subject, "立案", filed_on="2026.2.26")
    for subject in subjects[1:]:
        hand.row(list_of(hand, page), subject)
        hand.pick(page, "deeds_button", "并案")
        finish(hand, hand.window("merge_proposals_dialog"), into=subjects[0], reason="同一件事")
    hand.until(lambda: states(hand, page, "状态") == ["立案", "并案", "并案"])
    hand.row(list_of(hand, page), subjects[0])
    hand.pick(page, "deeds_button", "交办")
    finish(hand, hand.window("assign_dialog"), main="县水务局", assigned_on="2026.3.2")
    sheets = open_proposals(hand, window, "提案办理")
    take(hand, sheets, "县水务局", "签收", signed_on="2026.3.4")
    reply = {"reply_on": "2026.5.10", "reply_doc": "演水函〔2026〕3号", "reply_signer": "王局长",
             "reply_class": "A"}  # fmt: skip
    take(hand, sheets, "县水务局", "登记答复", **reply)
    take(hand, sheets, "县水务局", "答复审核", checked_on="2026.5.12", check_result="通过")
    said(hand, window, "县水务局", "满意", "满意")
    hand.until(lambda: states(hand, sheets, "办理状态") == ["答复已通过"])
    said(hand, window, "县水务局", "满意", "满意", "基本满意")
    hand.until(lambda: states(hand, sheets, "办理状态") == ["已征询"])
    take(hand, sheets, "县水务局", "办结", closed_on="2026.6.1")
    page = open_proposals(hand, window)
    hand.until(lambda: states(hand, page, "状态") == ["办结", "并案", "并案"])


def test_what_a_proposal_suggests_is_decided_on_with_the_reply(
    program: app.Program, hand: Hand
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    received(hand, window, WATER, "苏兰芝")
    page = open_proposals(hand, window)
    take(hand, page, WATER, "审查", first_on="2026.2.20", first_opinion="建议立案")
    take(hand, page, WATER, "立案", filed_on="2026.2.26")
    hand.row(list_of(hand, page), WATER)
    hand.pick(page, "deeds_button", "登记建议")
    dialog = hand.window("suggestions_dialog")
    hand.paste(dialog, "text", "1. 修建蓄水池\n2. 每月检测水质")
    finish(hand, dialog)
    hand.row(list_of(hand, page), WATER)
    hand.pick(page, "deeds_button", "交办")
    finish(hand, hand.window("assign_dialog"), main="县水务局", assigned_on="2026.3.2")
    sheets = open_proposals(hand, window, "提案办理")
    take(hand, sheets, "县水务局", "签收", signed_on="2026.3.4")
    take(hand, sheets, "县水务局", "登记答复", reply_on="2026.5.10", reply_doc="演水函〔2026〕3号",
         reply_signer="王局长", reply_class="A", adoption_1="采纳", adoption_2="未采纳",
         note_2="已有检测点")  # fmt: skip
    listed = open_section(hand, window, "意见建议")
    shown = hand.rows(table_of(hand, listed), "意见建议", "采纳情况", "承办单位")
    assert shown == [("修建蓄水池", "采纳", "县水务局"), ("每月检测水质", "未采纳", "县水务局")]
