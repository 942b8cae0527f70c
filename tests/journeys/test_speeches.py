"""Speeches by keys and clicks: from the call over the order to the volume, read by a command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import bookmarks, poppler_text
from tests.journeys.chain_pages import filled, save
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.handling_proposals import SECTIONS, list_of, open_proposals, states, take

TITLES = ("演示供水发言", "演示道路发言", "演示养老发言")
SECTIONS["大会发言"] = "speech_page"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def called_for(hand: Hand, window: QWidget, title: str, author: str) -> None:
    """Enter a speech by its form, with its text."""
    page = open_proposals(hand, window, "大会发言")
    hand.press(page, "new_button")
    form = hand.window("speech_dialog")
    hand.fill(form, "name", title)
    hand.fill(form, "kind", "口头发言")
    hand.fill(form, "author_kind", "委员个人")
    hand.fill(form, "author", author)
    filled(hand, form, "发言稿", text=f"{title}的正文。（演示）")
    save(hand, form)


def step_for_all(hand: Hand, page: QWidget, step: str, **texts: str) -> None:
    for title in TITLES:
        take(hand, page, title, step, **texts)


def decided(hand: Hand, page: QWidget) -> None:
    """All are handed in, let through and chosen."""
    step_for_all(hand, page, "报送发言稿", handed_on="2026.1.8")
    step_for_all(hand, page, "审核", checker="李审稿", checked_on="2026.1.12", check_result="通过")
    step_for_all(hand, page, "选定", chosen_on="2026.1.20", chosen_by="主席会议")
    hand.until(lambda: states(hand, page, "状态") == ["已选定"] * 3)


def with_all(hand: Hand, page: QWidget, step: str) -> None:
    """Choose every row and pick a step."""
    table = list_of(hand, page)
    hand.row(table, TITLES[0])
    hand.key(table, Qt.Key.Key_A, ctrl=True)
    hand.pick(page, "deeds_button", step)


def ordered(hand: Hand, page: QWidget) -> None:
    """The last speech is moved to the front; the clock begins at half past nine."""
    with_all(hand, page, "排发言顺序")
    dialog = hand.window("order_dialog")
    hand.fill(dialog, "day", "2026.2.9")
    hand.fill(dialog, "start", "9:30")
    order = hand.see(dialog, QTableView, "order")
    hand.row(order, TITLES[2])
    for _ in TITLES[1:]:
        hand.key(order, Qt.Key.Key_Up, alt=True)
    hand.key(hand.see(dialog, QWidget, "done_button"), Qt.Key.Key_Return, ctrl=True)
    hand.gone("order_dialog")
    told = ("发言顺序", "开始时刻", "发言题目")
    hand.until(lambda: {row[0] for row in hand.rows(list_of(hand, page), *told)} == set("123"))
    assert {row[2]: row[1] for row in hand.rows(list_of(hand, page), *told)} == {
        TITLES[2]: "09:30", **dict.fromkeys(TITLES[:1], "09:38"), TITLES[1]: "09:46",
    }  # fmt: skip


def test_speeches_go_from_the_call_to_the_volume(
    program: app.Program, hand: Hand, tmp_path: Path
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    for title, author in zip(TITLES, ("苏兰芝", "普伟才", "龙世平"), strict=True):
        called_for(hand, window, title, author)
    page = open_proposals(hand, window, "大会发言")
    decided(hand, page)
    ordered(hand, page)
    step_for_all(hand, page, "登记发言")
    with_all(hand, page, "收入汇编")
    hand.until(lambda: states(hand, page, "状态") == ["已收入汇编"] * 3)
    take(hand, page, TITLES[0], "转为提案", category="社会建设")
    proposals = open_proposals(hand, window)
    hand.until(lambda: states(hand, proposals, "案由") == [f"关于{TITLES[0]}的提案"])
    file, target = program.context.desk.office.path, tmp_path / "汇编.pdf"
    program.close()
    done = command(file, "--date", "2026-11-23", "print", "speech_volume", str(target), "--all")
    assert done.returncode == 0, done.stderr
    text = "".join(poppler_text(target, "-raw").split())
    told = [title for _, title, _ in bookmarks(target)][2:]
    assert told == [TITLES[2], TITLES[0], TITLES[1]]
    for place, title in enumerate(told, 1):
        assert re.search(rf"{title}．+{place}", text)
        assert f"{title}的正文。（演示）" in text
