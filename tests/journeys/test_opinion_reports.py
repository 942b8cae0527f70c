"""An internal report by keys and clicks, from its receipt to 全国: no way out says a word of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.errors import UserError
from desktop_app.records import Instruction, OpinionReport, Outcome, Proposal
from desktop_app.records.held_back import HELD_BACK
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, quick_search
from desktop_app.services.statistics.offered import statistics_of
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.statements import statement
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.chain_pages import filled, save
from tests.journeys.hand import Hand
from tests.journeys.handling_proposals import finish, take
from tests.services.test_outward import WAYS

SECRET, OPEN = "水库渗漏险情", "路灯损坏"
TEXT = f"{SECRET}需要尽快处置。建议：1. 下泄水位。2. 巡查到人。"
PERSON, PRESS = "秘普反映人", "秘密刊物名"
WORDS = (SECRET, PERSON, PRESS, "下泄水位", "巡查到人", "密批内容")


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def open_reports(hand: Hand, window: QWidget) -> QWidget:
    """Click the section of the reports; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "提案信息")
    hand.turn(hand.see(window, QTabBar, "section_bar"), "社情民意")
    return hand.comes(window, QWidget, "opinion_report_page")


def received(hand: Hand, page: QWidget, title: str, *, internal: bool) -> None:
    """Enter a report by its form."""
    hand.press(page, "new_button")
    form = hand.window("opinion_report_dialog")
    hand.fill(form, "name", title)
    if internal:
        hand.press_words(hand.see(form, QWidget, "internal"), "是")
    hand.fill(form, "received_on", "2026.3.2")
    hand.fill(form, "reflector", PERSON if internal else "苏兰芝")
    filled(hand, form, "原稿与编发稿", content=TEXT if internal else "坏了三盏。建议修好。")
    save(hand, form)


def sent(hand: Hand, page: QWidget, title: str) -> None:
    """Take a report from editing to the prefecture and the province."""
    take(hand, page, title, "编辑", edited_on="2026.3.3", editor="李编辑")
    take(hand, page, title, "审核", checked_on="2026.3.4", checker="王审核")
    take(hand, page, title, "签发编号", issued_on="2026.3.5", issuer="赵主席")
    hand.row(hand.see(page, QTableView, "table"), title)
    hand.pick(page, "deeds_button", "报送")
    dialog = hand.window("step_dialog")
    for channel in ("州政协", "省政协"):
        hand.press_words(hand.see(dialog, QWidget, "channels"), channel)
    finish(hand, dialog, sent_on="2026.3.6", sent_no="YS-9")


def instructed(hand: Hand, page: QWidget, title: str) -> None:
    """Enter what a leader wrote, in the form of the report."""
    hand.row(hand.see(page, QTableView, "table"), title, double=True)
    form = hand.window("opinion_report_dialog")
    hand.tab(hand.see(form, QTabWidget, "sections"), "批示")
    hand.press_words(form, "添加")
    line = hand.window("instruction_dialog")
    hand.fill(line, "instructor", "演示领导")
    hand.fill(line, "day", "2026.4.1")
    hand.fill(line, "text", "密批内容")
    hand.press(line, "save_button")
    hand.gone("instruction_dialog")
    save(hand, form)


def ways_out(desk: Desk, folder: Path) -> dict[str, str]:
    """What each way out of the program says, those without any record left out."""
    told = {}
    for name, way in WAYS.items():
        if not name.startswith(("search", "reminders searched")):
            with suppress(UserError):
                told[name] = "".join(way(desk, folder).split())
    return told


def test_an_internal_report_goes_up_to_national_and_nothing_says_what_it_is(
    program: app.Program, hand: Hand, tmp_path: Path
) -> None:
    window, desk = program.window, program.context.desk
    hand.until_said(window, "备份 今天")
    page = open_reports(hand, window)
    received(hand, page, SECRET, internal=True)
    received(hand, page, OPEN, internal=False)
    for title in (SECRET, OPEN):
        sent(hand, page, title)
    for level, day in (("县级", "2026.3.20"), ("州级", "2026.4.2"), ("全国", "2026.6.1")):
        take(hand, page, SECRET, "登记采用", level=level, form="单篇", day=day,
             publication=PRESS, number="8")  # fmt: skip
    shown = hand.rows(hand.see(page, QTableView, "table"), "编号", "标题", "状态", "最高采用级别")
    assert shown == [("1", SECRET, "已采用", "全国"), ("2", OPEN, "已报送", "")]
    instructed(hand, page, SECRET)
    hand.row(hand.see(page, QTableView, "table"), SECRET)
    hand.pick(page, "deeds_button", "登记建议")
    dialog = hand.window("suggestions_dialog")
    hand.key(hand.see(dialog, QWidget, "done_button"), Qt.Key.Key_Return, ctrl=True)
    hand.gone("suggestions_dialog")
    take(hand, page, SECRET, "转提案", name=f"关于{SECRET}的提案")
    for model in (Instruction, Outcome, Proposal):
        keys = registers.find(desk, model, Query())
        assert {row[2] for row in registers.rows(desk, model, keys, ("internal",))} == {1}
    told = ways_out(desk, tmp_path)
    assert not [(name, each) for name, text in told.items() for each in WORDS if each in text]
    held = {name for name, text in told.items() if HELD_BACK in text}
    assert held >= {
        "print report_slip", "print report_letter", "print report_adoptions", "list instruction",
        "list opinion_report", "Excel opinion_report", "CSV proposal", "clipboard outcome",
        "timeline opinion_report", "timeline proposal", "print proposal_form",
    }  # fmt: skip
    for word in WORDS:
        assert not quick_search.look_up(desk, word)
        assert not registers.find(desk, OpinionReport, Query(word))
    assert registers.find(desk, OpinionReport, Query(OPEN))
    found = statement(desk, statistics_of(desk.subjects, "opinion_report"), of_year(2026))
    counted = ("report", "issued", "sent", "adoption", "adoption_national_single")
    assert [found.figure(each).value for each in counted] == [2, 2, 2, 3, 1]
    assert found.figure("report_instruction").value == 1
