"""A proposal by keys: a key one, supervised, judged, chosen as excellent, selected upward."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QWidget

from desktop_app import app
from desktop_app.ui.forms.boxes.field_boxes import YesNoBox
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.chain_pages import filled, save
from tests.journeys.hand import Hand
from tests.journeys.handling_proposals import finish, list_of, open_proposals, states, take
from tests.journeys.test_proposals import received

WATER = "关于山区村寨稳定供水的提案"
ROUND = "演示年度优秀提案"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def supervise(hand: Hand, window: QWidget, page: QWidget) -> None:
    """Put the proposal into the plan, note one visit, and end its supervision."""
    take(hand, page, WATER, "列为重点", kind="政协领导督办", leader="演示主席",
         decided_on="2026.3.10", due="2026.10.31")  # fmt: skip
    key_ones = open_proposals(hand, window, "重点提案")
    hand.until(lambda: states(hand, key_ones, "督办状态") == ["列入计划"])
    take(hand, key_ones, WATER, "督办记录", day="2026.5.6", content="到现场看过")
    hand.until(lambda: states(hand, key_ones, "督办状态") == ["督办中"])
    take(hand, key_ones, WATER, "督办办结", result="已经办成")
    hand.until(lambda: states(hand, key_ones, "督办状态") == ["已办结"])


def judge(hand: Hand, page: QWidget) -> None:
    """Give every item of a proposal a level by single keys, and save."""
    hand.row(list_of(hand, page), WATER)
    hand.pick(page, "deeds_button", "质量评价")
    dialog = hand.window("review_dialog")
    reviewer = hand.see(dialog, QWidget, "reviewer")
    hand.click(reviewer)
    hand.type(reviewer, "演示评委")
    QTest.keyClick(reviewer, Qt.Key.Key_Return)
    table = hand.see(dialog, QTableView, "review_table")
    for _ in range(8):
        QTest.keyClick(table, Qt.Key.Key_1)
    QTest.keyClick(table, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    hand.key(table, Qt.Key.Key_Return, ctrl=True)
    hand.gone("review_dialog")


def award(hand: Hand, window: QWidget) -> None:
    """Begin a round, nominate the proposal, choose it and decide."""
    page = open_proposals(hand, window, "优秀提案")
    hand.press(page, "new_button")
    form = hand.window("award_round_dialog")
    hand.fill(form, "name", ROUND)
    hand.fill(form, "quota", "1")
    save(hand, form)
    proposals = open_proposals(hand, window)
    take(hand, proposals, WATER, "推荐优秀提案", recommender="提案委")
    page = open_proposals(hand, window, "优秀提案")
    hand.row(list_of(hand, page), ROUND)
    hand.pick(page, "deeds_button", "评选结果")
    finish(hand, hand.window("results_dialog"), votes_1="12", result_1="优秀提案")
    take(hand, page, ROUND, "审定", decided_by="主席会议")
    hand.until(lambda: states(hand, page, "评选状态") == ["已审定"])


def test_a_proposal_goes_from_the_plan_of_a_year_to_a_selection_above(
    program: app.Program, hand: Hand
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    received(hand, window, WATER, "苏兰芝")
    page = open_proposals(hand, window)
    take(hand, page, WATER, "审查", first_on="2026.2.20", first_opinion="建议立案")
    take(hand, page, WATER, "立案", filed_on="2026.2.26")

    supervise(hand, window, page)
    page = open_proposals(hand, window)
    judge(hand, page)
    reviews = open_proposals(hand, window, "质量评价")
    hand.until(lambda: hand.rows(list_of(hand, reviews), "总分", "评价等次") == [("96", "优秀")])
    award(hand, window)

    page = open_proposals(hand, window)
    take(hand, page, WATER, "向上推荐", mover="演示州委员", reasons="事关全州")
    offers = open_proposals(hand, window, "向上推荐")
    take(hand, offers, WATER, "提交上级", submitted_on="2027.1.14")
    take(hand, offers, WATER, "上级立案", upper_session="演示州政协2027年全会",
         upper_number="0031", filed_on="2027.2.2")  # fmt: skip
    take(hand, offers, WATER, "上级入选", selected_as="重点提案", selected_on="2027.4.2")
    hand.until(lambda: states(hand, offers, "推荐结果") == ["列为重点"])

    page = open_proposals(hand, window)
    hand.row(list_of(hand, page), WATER)
    hand.key(list_of(hand, page), Qt.Key.Key_F2)
    form = hand.window("proposal_dialog")
    filled(hand, form, "重点与上级")
    shown = {name: hand.shown(form, name) for name in ("major_supervisor", "upper_number")}
    assert shown == {"major_supervisor": "演示主席", "upper_number": "0031"}
    for name in ("major", "excellent", "upper_major"):
        assert hand.see(form, YesNoBox, name).draft() == "是", name
