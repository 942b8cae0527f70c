"""A reception by keys and clicks: entered, carried on as a topic, answered, read by commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import poppler_text
from tests.journeys.chain_pages import SECTIONS, open_section
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.handling_proposals import list_of, states, take

MATTER, SUBJECT = "村口的路没有灯，孩子放学不安全。", "村口的路没有灯，孩子放学不安全"
SECTIONS["接待"] = "reception_page"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def received(hand: Hand, page: QWidget) -> None:
    """Enter a visit by the form."""
    hand.press(page, "new_button")
    form = hand.window("reception_dialog")
    hand.fill(form, "day", "2026.11.5")
    hand.fill(form, "visitor", "演示村民")
    hand.fill(form, "phone", "13800000000")
    hand.fill(form, "matter", MATTER)
    hand.press(form, "save_button")
    hand.gone("reception_dialog")
    hand.until(lambda: states(hand, page, "状态") == ["待答复"])


def test_a_reception_is_carried_on_and_told(
    program: app.Program, hand: Hand, tmp_path: Path
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    page = open_section(hand, window, "接待")
    received(hand, page)
    take(hand, page, MATTER, "转为议题", raised_on="2026.11.6")
    hand.until(lambda: states(hand, page, "状态") == ["已转办"])
    topics = open_section(hand, window, "议题")
    hand.until(lambda: states(hand, topics, "议题名称") == [SUBJECT])
    page = open_section(hand, window, "接待")
    take(hand, page, MATTER, "答复", told_on="2026.11.20", answer="已列入协商计划（演示）")
    hand.until(lambda: states(hand, page, "状态") == ["已告知"])
    assert hand.rows(list_of(hand, page), "编号", "答复方式") == [("LF-001", "转协商议题")]
    file, target = program.context.desk.office.path, tmp_path / "登记表.pdf"
    program.close()
    done = command(file, "--date", "2026-11-23", "print", "reception_form", str(target), "--all")
    assert done.returncode == 0, done.stderr
    text = "".join(poppler_text(target, "-layout").split())
    for word in ("LF-001", "演示村民", "138****0000", "■转协商议题", "已列入协商计划", SUBJECT):
        assert word in text, word
    told = command(file, "--date", "2026-11-23", "figures", "reception")
    assert told.returncode == 0, told.stderr
