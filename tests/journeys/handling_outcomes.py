"""The third stage: suggestions from one text, handled, overdue, finished, looked back at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QTableView, QTabWidget, QWidget

from tests.journeys.chain_pages import (
    change_state,
    edit,
    filled,
    open_section,
    save,
    state_dialog,
    table_of,
)
from tests.journeys.hand import Hand
from tests.journeys.pages import open_tab

LAMPS, CARE = "三处路口先装太阳能路灯", "把路灯管护写进村规民约"
DUE = "2026-05-07"  # twenty working days from 3 April, 劳动节 left out


def from_text_to_look_back(hand: Hand, window: QWidget) -> None:
    """One suggestion goes the whole way, the second time with success; one is not taken up."""
    register_suggestions(hand, window)
    assign(hand, window)
    seen_overdue(hand, window)
    reject(hand, window)
    finish(hand, window, day="2026.5.18", result="装了三盏。", planned="2026-11-18")
    look_back(hand, window, planned="2026-11-18", day="2026.11.20", level="未落实")
    taken_up_again(hand, window)
    finish(hand, window, day="2026.11.21", result="灯全亮了。", planned="2027-05-21")
    look_back(hand, window, planned="2027-05-21", day="2026.11.22", level="落实到位")


def register_suggestions(hand: Hand, window: QWidget) -> None:
    """However a text is numbered, it is seen taken apart before it is registered."""
    page = open_section(hand, window, "协商")
    hand.row(table_of(hand, page), "X01")
    hand.pick(page, "deeds_button", "登记意见建议")
    dialog = hand.window("suggestions_dialog")
    for text in (f"①{LAMPS}；②{CARE}。", f"1. {LAMPS}\n2. {CARE}"):
        hand.paste(dialog, "text", text)
        parts = hand.see(dialog, QListWidget, "parts")
        shown = [parts.item(n).text().rstrip("；。") for n in range(parts.count())]
        assert shown == [f"1. {LAMPS}", f"2. {CARE}"]
    hand.fill(dialog, "addressee", "演示县人民政府")
    hand.fill(dialog, "sent_on", "2026.3.30")
    hand.press(dialog, "done_button")
    hand.gone("suggestions_dialog")
    hand.until_said(window, "已登记 2 条意见建议")
    page = open_section(hand, window, "意见建议")
    told = hand.rows(table_of(hand, page), "意见建议", "采纳情况", "报送日期")
    assert told == [(LAMPS, "待定", "2026-03-30"), (CARE, "待定", "2026-03-30")]


def assign(hand: Hand, window: QWidget) -> None:
    """The unit gets twenty working days; the last of them is worked out and displayed."""
    page = open_section(hand, window, "意见建议")
    form = edit(hand, page, LAMPS)
    hand.fill(form, "number", "C01")
    filled(hand, form, "采纳", adoption="采纳", adopted_on="2026.4.2")
    filled(
        hand, form, "办理", unit="演示县住建局", assigned_on="2026.4.3", working_days="20",
        progress="正在选点。",
    )  # fmt: skip
    hand.until_said(form, f"保存后是 {DUE}")
    save(hand, form)
    shown = hand.rows(table_of(hand, page), "编号", "办结期限", "承办单位")
    assert ("C01", DUE, "演示县住建局") in shown
    change_state(hand, page, "C01", "已交办", "政府办转交")


def seen_overdue(hand: Hand, window: QWidget) -> None:
    """工作台 and 督办 say by how much; a press on the line leads to the suggestion."""
    page = open_tab(hand, window, "工作台")
    hand.until_said(page, "超 200 天")
    hand.press_spoken(page, f"办结期限，{LAMPS}")
    card = hand.comes(window, QWidget, "outcome_page")
    hand.until_said(card, LAMPS)
    page = open_section(hand, window, "督办")
    shown = hand.rows(table_of(hand, page), "紧急程度", "事由", "事项", "期限", "超期")
    assert ("逾期", "办结期限", LAMPS, DUE, "超 200 天") in shown


def reject(hand: Hand, window: QWidget) -> None:
    """The other suggestion is not taken up; the form asks for the reason."""
    page = open_section(hand, window, "意见建议")
    form = edit(hand, page, CARE)
    hand.fill(form, "number", "C02")
    filled(hand, form, "采纳", adoption="未采纳", adopted_on="2026.4.2")
    hand.until_said(form, "未采纳的请说明原因")
    hand.fill(form, "adoption_note", "村规民约下届再修订。")
    save(hand, form)


def finish(hand: Hand, window: QWidget, *, day: str, result: str, planned: str) -> None:
    """What is lacking is filled in from the dialog; the look-back appears planned."""
    page = open_section(hand, window, "意见建议")
    dialog = state_dialog(hand, page, "C01", "已完成")
    hand.until_said(dialog, "请先填写办结日期")
    hand.press(dialog, "open_button")
    form = hand.window("outcome_dialog")
    filled(hand, form, "办理", finished_on=day, result=result)
    save(hand, form)
    hand.fill(dialog, "reason", "现场查看属实")
    hand.press(dialog, "change_button")
    hand.gone("state_dialog")
    hand.until_said(window, "状态改为“已完成”，同时更新了回头看")
    assert ("C01", "已完成") in hand.rows(table_of(hand, page), "编号", "办理状态")
    look_back = open_section(hand, window, "回头看")
    assert planned in [row[0] for row in hand.rows(table_of(hand, look_back), "计划日期")]


def look_back(hand: Hand, window: QWidget, *, planned: str, day: str, level: str) -> None:
    page = open_section(hand, window, "回头看")
    form = edit(hand, page, planned)
    hand.fill(form, "done_on", day)
    hand.fill(form, "people", "张三、李四")
    hand.fill(form, "level", level)
    save(hand, form)
    assert (planned, level) in hand.rows(table_of(hand, page), "计划日期", "落实等次")
    also = "，同时更新了意见建议" if level == "未落实" else ""
    hand.until_said(window, "已保存回头看“")
    hand.until_said(window, also)


def taken_up_again(hand: Hand, window: QWidget) -> None:
    """A look-back that found nothing done puts the suggestion back to work, and says so."""
    page = open_section(hand, window, "意见建议")
    shown = hand.rows(table_of(hand, page), "编号", "办理状态", "办结日期")
    assert ("C01", "推进中", "") in shown
    hand.row(table_of(hand, page), "C01")
    hand.until_said(page, "重新办理")
    form = edit(hand, page, "C01")
    hand.tab(hand.see(form, QTabWidget, "sections"), "办理")
    assert hand.shown(form, "reopened") == "1"
    hand.tab(hand.see(form, QTabWidget, "sections"), "办理记录")
    steps = hand.rows(hand.see(form, QTableView, "children"), "日期", "环节")
    assert [kind for _, kind in steps] == ["报送", "采纳", "交办", "办结", "重新办理"]
    hand.key(form, Qt.Key.Key_Escape)
    hand.gone("outcome_dialog")


def close_the_suggestion(hand: Hand, window: QWidget) -> None:
    page = open_section(hand, window, "意见建议")
    form = edit(hand, page, "C01")
    filled(
        hand, form, "反馈与成效", answered_on="2026.11.22", answer_mode="上门",
        satisfaction="满意", money="36000", beneficiaries="120", closed_on="2026.11.22",
    )  # fmt: skip
    save(hand, form)
    change_state(hand, page, "C01", "已销号", "回头看落实到位")
