"""The last stage: three lights, the session closed, its case, its story, its figures."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QTableView, QTabWidget, QWidget

from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.chain_pages import (
    change_state,
    edit,
    filled,
    open_section,
    refused,
    save,
    search,
    table_of,
)
from tests.journeys.hand import Hand
from tests.journeys.handing_out import saved_print
from tests.journeys.handling_outcomes import CARE, LAMPS, close_the_suggestion
from tests.journeys.pages import open_tab
from tests.journeys.raising_topics import VOICES


def from_lights_to_case(hand: Hand, window: QWidget) -> None:
    """Everything is closed in its order and written up; nobody is reminded of it again."""
    light(hand, window)
    close_the_suggestion(hand, window)
    close_the_session(hand, window)
    write_the_case(hand, window)
    nothing_waits(hand, window)


def light(hand: Hand, window: QWidget) -> None:
    """Each light gets its day and its document, and is seen lit."""
    page = open_section(hand, window, "协商")
    lights = ("信息报送日期", "建议沟通日期", "落实反馈日期")
    assert hand.rows(table_of(hand, page), *lights) == [("逾期 224 天", "未到", "未到")]
    form = edit(hand, page, "X01")
    filled(
        hand, form, "三项反馈", reported_on="2026.3.30", reported_doc="演示政协〔2026〕3号",
        talked_on="2026.4.20", talked_doc="沟通会记录", answered_on="2026.11.22",
        answered_doc="演示政办复〔2026〕8号",
    )  # fmt: skip
    filled(hand, form, "成果", reported_to="演示县人民政府", closed_on="2026.11.22")
    save(hand, form)
    shown = hand.rows(table_of(hand, page), *lights)
    assert shown == [("2026-03-30", "2026-04-20", "2026-11-22")]
    hand.until_said(page, "已完成，2026-11-22，演示政办复〔2026〕8号")
    refused(hand, page, "X01", "已销号", "还有 1 条意见建议没有销号")


def close_the_session(hand: Hand, window: QWidget) -> None:
    page = open_section(hand, window, "协商")
    change_state(hand, page, "X01", "已销号", "建议落实，三项反馈齐全")
    assert ("X01", "已销号") in hand.rows(table_of(hand, page), "编号", "状态")


def write_the_case(hand: Hand, window: QWidget) -> None:
    """The form comes filled from the records; the clerk adds the insight."""
    page = open_section(hand, window, "协商")
    hand.row(table_of(hand, page), "X01")
    hand.pick(page, "deeds_button", "整理成案例")
    form = hand.window("case_dialog")
    assert hand.shown(form, "point") == "演示村协商点"
    hand.fill(form, "number", "A01")
    hand.fill(form, "name", "院坝里亮起来的灯")
    hand.tab(hand.see(form, QTabWidget, "sections"), "案例内容")
    assert "三处路口没有灯。" in hand.shown(form, "background")
    assert "2026年3月20日在演示村院坝" in hand.shown(form, "process")
    assert LAMPS in hand.shown(form, "result")
    assert "灯全亮了。" in hand.shown(form, "effect")
    assert "意见建议 2 条，采纳 1 条，办结 1 条" in hand.shown(form, "figures")
    hand.fill(form, "insight", "小事也要回头看。")
    save(hand, form)
    case = hand.comes(window, QWidget, "case_page")
    change_state(hand, case, "A01", "可以报送", "材料齐全")


def read_the_story(
    hand: Hand, desktop: ScriptedDesktop, window: QWidget, folder: Path
) -> tuple[list[str], str]:
    """脉络 on the screen, line by line, and as it is printed."""
    page = open_section(hand, window, "协商")
    hand.row(table_of(hand, page), "X01")
    hand.press(page, "thread_button")
    timeline = hand.window("thread_window")
    lines = hand.see(timeline, QListView, "thread").model()
    told = [str(lines.index(row, 0).data()) for row in range(lines.rowCount())]
    hand.press(timeline, "print_button")
    printed = saved_print(hand, desktop, folder / "脉络.pdf")
    hand.key(timeline, Qt.Key.Key_Escape)
    hand.gone("thread_window")
    return told, printed


def nothing_waits(hand: Hand, window: QWidget) -> None:
    page = open_section(hand, window, "督办")
    what = {row[0] for row in hand.rows(table_of(hand, page), "事项")}
    assert not what & {LAMPS, CARE, *VOICES}


def figures_open_their_rows(hand: Hand, window: QWidget) -> None:
    page = open_tab(hand, window, "统计报表")
    table = hand.see(page, QTableView, "figures_table")
    shown = {(title.strip(), value) for title, value in hand.rows(table, "指标", "本期")}
    assert {
        ("协商场次", "1"), ("参加人员", "5"), ("界别委员", "1"), ("部门", "2"), ("群众", "2"),
        ("意见建议", "2"), ("采纳和部分采纳", "1"), ("已办结", "1"), ("重新办理", "1"),
        ("开展回头看", "2"), ("落实资金", "3.60"), ("受益人数", "120"),
    } <= shown  # fmt: skip
    hand.cell(table, "采纳和部分采纳", "本期")
    behind = hand.comes(window, QWidget, "outcome_page")
    assert hand.rows(table_of(hand, behind), "意见建议") == [(LAMPS,)]
    hand.until_said(behind, "回到统计报表")
    hand.press(behind, "go_back_button")
    page = hand.comes(window, QWidget, "figures_page")
    whole = open_section(hand, window, "意见建议")
    assert len(hand.rows(table_of(hand, whole), "意见建议")) > 1  # its condition is gone
    page = open_tab(hand, window, "统计报表")
    hand.cell(hand.see(page, QTableView, "figures_table"), "采纳和部分采纳", "本期")
    hand.comes(window, QWidget, "outcome_page")


def keep_a_view(hand: Hand, desktop: ScriptedDesktop, window: QWidget) -> None:
    """A search is saved as a view, and one of its rows is chosen, before the window closes."""
    page = open_section(hand, window, "意见建议")
    hand.press(page, "clear_filters")  # those of the figure
    search(hand, page, "路灯")
    desktop.answers["view_name"] = "路灯的建议"
    hand.pick(page, "views_button", "存为新视图")
    hand.until_said(page, "视图：路灯的建议")
    hand.row(table_of(hand, page), "C02")


def everything_is_where_it_was(hand: Hand, window: QWidget) -> None:
    """The section, the view and the chosen row of yesterday."""
    page = hand.comes(window, QWidget, "outcome_page")
    hand.until_said(page, "视图：路灯的建议")
    assert hand.shown(page, "search") == "路灯"
    hand.until_said(hand.see(page, QWidget, "card"), CARE)
    assert len(hand.rows(table_of(hand, page))) == 2


def take_back_the_last_step(hand: Hand, window: QWidget) -> None:
    """Yesterday's last step, the state of the case, is taken back and done again."""
    page = open_section(hand, window, "精品案例")
    assert hand.rows(table_of(hand, page), "编号", "状态") == [("A01", "可以报送")]
    for key, state in ((Qt.Key.Key_Z, "收集素材"), (Qt.Key.Key_Y, "可以报送")):
        hand.key(page, key, ctrl=True)
        hand.until(partial(_shows, hand, page, state))


def _shows(hand: Hand, page: QWidget, state: str) -> bool:
    return hand.rows(table_of(hand, page), "编号", "状态") == [("A01", state)]
