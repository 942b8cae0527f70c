"""A request by keys and clicks: drafted, sent, missed, answered, closed; then its register."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import pdfium_text
from tests.journeys.chain_pages import open_section, table_of
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.handling_proposals import list_of, states, take

NAME = "关于演示协商议事室经费的请示"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def opened(hand: Hand, window: QWidget) -> QWidget:
    """Click the section 请示报告 of 专项工作; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "专项工作")
    hand.turn(hand.see(window, QTabBar, "section_bar"), "请示报告")
    return hand.comes(window, QWidget, "request_page")


def drafted(hand: Hand, page: QWidget) -> None:
    """Enter a draft by its form: the title alone says that it is a request."""
    hand.press(page, "new_button")
    form = hand.window("request_dialog")
    hand.fill(form, "name", NAME)
    hand.press(form, "save_button")
    hand.gone("request_dialog")
    hand.until(lambda: states(hand, page, "状态") == ["草拟"])
    assert hand.rows(list_of(hand, page), "编号", "类型") == [("QS-001", "请示")]


def missed(hand: Hand, window: QWidget) -> list[tuple[str, ...]]:
    """What the page of reminders shows of replies that are missing."""
    page = open_section(hand, window, "督办")
    rows = hand.rows(table_of(hand, page), "事由", "事项", "期限", "超期")
    return [row for row in rows if row[0] == "请示报告待批复"]


def printed(file: Path, target: Path, day: str) -> str:
    """The register of requests, as another process prints it on a day."""
    done = command(file, "--date", day, "print", "request_register", str(target), "--all")
    assert done.returncode == 0, done.stderr
    return "".join(pdfium_text(target).split())


def test_a_request_from_its_draft_to_its_close(
    program: app.Program, hand: Hand, tmp_path: Path
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    page = opened(hand, window)
    drafted(hand, page)
    take(hand, page, NAME, "报送", addressee="演示党组", sent_on="2026.11.1",
         reply_due="2026.11.15")  # fmt: skip
    hand.until(lambda: states(hand, page, "状态") == ["已报送"])
    take(hand, page, NAME, "转为待批")
    hand.until(lambda: states(hand, page, "状态") == ["待批"])
    assert missed(hand, window) == [("请示报告待批复", NAME, "2026-11-15", "超 8 天")]
    page = opened(hand, window)
    take(hand, page, NAME, "登记批复", replied_on="2026.11.20", reply="同意（演示）",
         replied_by="演示领导")  # fmt: skip
    hand.until(lambda: states(hand, page, "状态") == ["已批"])
    assert missed(hand, window) == []
    page = opened(hand, window)
    take(hand, page, NAME, "办结", closed_on="2026.11.22", result="已拨付（演示）")
    hand.until(lambda: states(hand, page, "状态") == ["办结"])
    file = program.context.desk.office.path
    program.close()
    text = printed(file, tmp_path / "登记簿.pdf", "2026-11-23")
    assert "逾期" not in text
    for word in (NAME, "QS-001", "演示党组", "2026.11.01", "2026.11.20", "演示领导：同意", "办结"):
        assert word in text, word
