"""A review round by keys and clicks: from its criteria to a selected brand and its sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QTabBar, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import poppler_text
from tests.journeys.chain_pages import edit, new, save
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.handling_proposals import finish, list_of, states, take

BRANDS = ("银龄调解", "院坝议事", "委员课堂")
ROUND = "演示品牌评选"
CRITERIA = (("工作标准", "60"), ("专委会特色", "40"))
REVIEWERS = ("演示评委甲", "演示评委乙")
SHEETS = (("55", "38", "50", "30", "45", "25"), ("58", "39", "", "", "40.5", "28"))
"""The numbers of each reviewer in the order of the cells; an empty one is left out."""


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def open_brands(hand: Hand, window: QWidget, title: str) -> QWidget:
    """Click a section of 品牌项目; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "品牌项目")
    hand.turn(hand.see(window, QTabBar, "section_bar"), title)
    name = {"品牌项目": "brand_page", "品牌评审": "brand_review_page"}[title]
    return hand.comes(window, QWidget, name)


def add_parts(hand: Hand, page: QWidget) -> None:
    """Add criteria and reviewers in the form of the round."""
    form = edit(hand, page, ROUND)
    for title, key, fields, rows in (
        ("评审指标", "brand_criterion", ("name", "full"), CRITERIA),
        ("评委", "brand_reviewer", ("name",), tuple((each,) for each in REVIEWERS)),
    ):
        hand.tab(hand.see(form, QTabWidget, "sections"), title)
        hand.press(form, f"add_{key}")
        child = hand.window(f"{key}_dialog")
        for place, texts in enumerate(rows, 1):
            hand.fill(child, "position", str(place))
            for name, text in zip(fields, texts, strict=True):
                hand.fill(child, name, text)
            hand.press(child, "save_button" if place == len(rows) else "save_next_button")
        hand.gone(f"{key}_dialog")
    save(hand, form)


def score(hand: Hand, page: QWidget) -> None:
    """Type the numbers of both reviewers and save them together."""
    hand.row(list_of(hand, page), ROUND)
    hand.pick(page, "deeds_button", "打分")
    dialog = hand.window("score_dialog")
    table = hand.see(dialog, QTableView, "score_table")
    box = hand.see(dialog, QComboBox, "reviewer_box")
    for place, numbers in enumerate(SHEETS):
        if place:
            QTest.keyClick(box, Qt.Key.Key_Down)
        for cell, text in enumerate(numbers):
            table.setCurrentIndex(table.model().index(cell // 2, 2 + cell % 2))
            if text:
                QTest.keyClicks(table, text[0])
                field = table.indexWidget(table.currentIndex())
                QTest.keyClicks(field, text[1:])
                QTest.keyClick(field, Qt.Key.Key_Return)
    hand.until_said(dialog, "2 位评委里有 1 位打完。")
    hand.key(table, Qt.Key.Key_Return, ctrl=True)
    hand.gone("score_dialog")


def decide(hand: Hand, page: QWidget) -> None:
    """Let the ranks decide, and close the round."""
    hand.row(list_of(hand, page), ROUND)
    hand.pick(page, "deeds_button", "评审结果")
    dialog = hand.window("review_results")
    hand.press(dialog, "by_rank")
    hand.until_said(dialog, "候选 3 个，入选 1 个，名额 1 个。")
    finish(hand, dialog)
    take(hand, page, ROUND, "结束评审", decided_by="演示主席会议", decided_on="2026.11.20")
    hand.until(lambda: states(hand, page, "评审状态") == ["已结束"])


def printed(file: Path, key: str, folder: Path) -> str:
    """The text of a print, made by a command in a process of its own."""
    target = folder / f"{key}.pdf"
    done = command(file, "print", key, str(target), "--all")
    assert done.returncode == 0, done.stderr
    return "".join(poppler_text(target, "-raw").split())


def test_a_round_goes_from_candidates_to_a_selected_brand_and_its_sheets(
    program: app.Program, hand: Hand, tmp_path: Path
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    brands = open_brands(hand, window, "品牌项目")
    for number, name in enumerate(BRANDS, 1):
        new(hand, brands, number=str(number), name=name)
    rounds = open_brands(hand, window, "品牌评审")
    new(hand, rounds, name=ROUND, quota="1")
    add_parts(hand, rounds)
    brands = open_brands(hand, window, "品牌项目")
    for name in BRANDS:
        take(hand, brands, name, "申报评审")
    rounds = open_brands(hand, window, "品牌评审")
    take(hand, rounds, ROUND, "开始评审", deadline="2026.11.30")
    score(hand, rounds)
    decide(hand, rounds)

    brands = open_brands(hand, window, "品牌项目")
    hand.until(lambda: states(hand, brands, "评审") == ["入选", "未入选", "未入选"])
    hand.key(list_of(hand, brands), Qt.Key.Key_Z, ctrl=True)  # shows the page of the round
    hand.until(lambda: rounds.isVisible() and states(hand, rounds, "评审状态") == ["评审中"])
    brands = open_brands(hand, window, "品牌项目")
    hand.until(lambda: states(hand, brands, "评审") == ["初评"] * 3)
    hand.key(list_of(hand, brands), Qt.Key.Key_Y, ctrl=True)
    hand.until(lambda: rounds.isVisible() and states(hand, rounds, "评审状态") == ["已结束"])
    file = program.context.desk.office.path
    program.close()
    sheets, summary = (
        printed(file, key, tmp_path) for key in ("brand_score_sheet", "brand_review_summary")
    )
    assert all(each in sheets for each in (*BRANDS, *REVIEWERS))
    assert "1银龄调解2位95入选" in summary
    assert "院坝议事80—" in summary
