"""Supervision by keys and clicks, from the plan to the look-back, read by a command at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import poppler_text
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.handling_proposals import list_of, states, take

NAME = "演示窗口服务监督"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def opened(hand: Hand, window: QWidget) -> QWidget:
    """Click the section 民主监督 of 委员履职; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "委员履职")
    hand.turn(hand.see(window, QTabBar, "section_bar"), "民主监督")
    return hand.comes(window, QWidget, "supervision_item_page")


def planned(hand: Hand, page: QWidget) -> None:
    """Enter an item of the yearly plan by its form."""
    hand.press(page, "new_button")
    form = hand.window("supervision_item_dialog")
    hand.fill(form, "name", NAME)
    hand.fill(form, "unit", "演示政务局")
    hand.fill(form, "start_on", "2026.3.5")
    hand.press(form, "save_button")
    hand.gone("supervision_item_dialog")
    hand.until(lambda: states(hand, page, "状态") == ["已列计划"])


def opinions(hand: Hand, page: QWidget) -> None:
    """Two opinions of the item as outcomes."""
    hand.row(list_of(hand, page), NAME)
    hand.pick(page, "deeds_button", "登记监督意见")
    dialog = hand.window("suggestions_dialog")
    hand.fill(dialog, "text", "1. 公开办事流程。2. 设意见簿。")
    hand.key(hand.see(dialog, QWidget, "done_button"), Qt.Key.Key_Return, ctrl=True)
    hand.gone("suggestions_dialog")


def test_a_supervision_from_its_plan_to_its_look_back(
    program: app.Program, hand: Hand, tmp_path: Path
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    page = opened(hand, window)
    planned(hand, page)
    take(hand, page, NAME, "开始监督", leader="演示组长")
    opinions(hand, page)
    take(hand, page, NAME, "送达意见", sent_on="2026.3.20", findings="演示问题")
    hand.until(lambda: states(hand, page, "状态") == ["意见已送"])
    take(hand, page, NAME, "反馈整改", replied_on="2026.4.20", rectification="演示整改")
    take(hand, page, NAME, "回头看", looked_on="2026.7.1", looked="演示到位")
    take(hand, page, NAME, "办结", closed_on="2026.7.2")
    hand.until(lambda: states(hand, page, "状态") == ["办结"])
    file, target = program.context.desk.office.path, tmp_path / "脉络.pdf"
    program.close()
    done = command(file, "--date", "2026-11-23", "thread", NAME, str(target))
    assert done.returncode == 0, done.stderr
    text = "".join(poppler_text(target, "-layout").split())
    for word in ("JD-001", "公开办事流程", "设意见簿", "演示整改", "演示到位"):
        assert word in text
