"""A brand by keys and clicks from routine work to its selection, its booklet, read by commands."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import poppler_text, problems
from tests.journeys.chain_pages import save, table_of
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command, printed
from tests.journeys.handling_proposals import finish, states, take
from tests.journeys.pages import open_tab
from tests.services.brands.brand_office import SLOGAN

NAME = "演示田间协商会"
WORK = (("演示田头座谈", "2026.3.5"), ("演示院坝调研", "2026.4.6"))


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined."""
    desktop.answers["state_offer"] = False


def begun(hand: Hand, page: QWidget) -> None:
    """Enter the brand by its form."""
    hand.press(page, "new_button")
    form = hand.window("brand_dialog")
    for field, text in (
        ("name", NAME), ("number", "PP-01"), ("committee", "提案委员会"), ("year", "2026"),
    ):  # fmt: skip
        hand.fill(form, field, text)
    save(hand, form)


def refused_stage(hand: Hand, page: QWidget, step: str, words: str) -> None:
    """A stage that the brand is not ready for says what is missing; the dialog is left."""
    hand.row(table_of(hand, page), NAME)
    hand.pick(page, "deeds_button", step)
    dialog = hand.window("step_dialog")
    hand.press(dialog, "done_button")
    hand.until_said(dialog, words)
    hand.press(dialog, "cancel_button")
    hand.gone("step_dialog")


def worked(hand: Hand, window: QWidget) -> None:
    """Two activities, put to the brand together from their list."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "委员履职")
    hand.turn(hand.see(window, QTabBar, "section_bar"), "活动")
    page = hand.comes(window, QWidget, "activity_page")
    for name, day in WORK:
        hand.press(page, "new_button")
        form = hand.window("activity_dialog")
        hand.fill(form, "name", name)
        hand.fill(form, "start_on", day)
        hand.fill(form, "state", "已完成")
        hand.fill(form, "kind", "视察")
        save(hand, form)
    table = table_of(hand, page)
    hand.row(table, WORK[0][0])
    hand.key(table, Qt.Key.Key_A, ctrl=True)
    hand.pick(page, "deeds_button", "计入品牌")
    finish(hand, hand.window("step_dialog"), brand=NAME)


def changed(hand: Hand, page: QWidget, section: str, **texts: str) -> None:
    """Change fields of the brand in its form, opened by F2."""
    hand.row(table_of(hand, page), NAME)
    hand.key(table_of(hand, page), Qt.Key.Key_F2)
    form = hand.window("brand_dialog")
    hand.tab(hand.see(form, QTabWidget, "sections"), section)
    for field, text in texts.items():
        hand.fill(form, field, text)
    save(hand, form)


def hung_up(hand: Hand, page: QWidget) -> None:
    """A milestone in the form of the brand."""
    hand.row(table_of(hand, page), NAME)
    hand.key(table_of(hand, page), Qt.Key.Key_F2)
    form = hand.window("brand_dialog")
    hand.tab(hand.see(form, QTabWidget, "sections"), "里程碑")
    hand.press(form, "add_brand_milestone")
    child = hand.window("brand_milestone_dialog")
    hand.fill(child, "day", "2026.3.1")
    hand.fill(child, "event", "挂牌启动")
    save(hand, child)
    save(hand, form)


def test_a_brand_from_routine_work_to_its_selection(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    page = open_tab(hand, window, "品牌项目")
    begun(hand, page)
    refused_stage(hand, page, "形成特色", "主要做法")
    take(hand, page, NAME, "形成特色", stage_on="2026.2.1", practice="演示做法")
    take(hand, page, NAME, "列入培育", stage_on="2026.2.20", slogan=SLOGAN, goal="演示目标",
         carrier="演示小院")  # fmt: skip
    refused_stage(hand, page, "列入创建", "还没有里程碑")
    hung_up(hand, page)
    refused_stage(hand, page, "列入创建", "还没有计入的活动")
    worked(hand, window)
    page = open_tab(hand, window, "品牌项目")
    hand.turn(hand.see(window, QTabBar, "section_bar"), "品牌项目")
    take(hand, page, NAME, "列入创建", stage_on="2026.5.1")
    take(hand, page, NAME, "确定成熟", stage_on="2026.10.1", effect="演示成效：办成三件实事")
    hand.until(lambda: states(hand, page, "阶段") == ["成熟品牌"])
    changed(hand, page, "成效与评审", review="入选")
    hand.until(lambda: states(hand, page, "评审") == ["入选"])
    hand.row(table_of(hand, page), NAME)
    text = printed(hand, desktop, page, "品牌成果册（已选 1", tmp_path / "成果册.pdf")
    assert "演示成效" in text
    file = program.context.desk.office.path
    program.close()
    read_by_commands(file, tmp_path)


def read_by_commands(file: Path, folder: Path) -> None:
    """The end as other processes find it: the row, the milestones, the figures, the booklet."""
    target = folder / "品牌.csv"
    assert command(file, "export", "brand", str(target)).returncode == 0
    with target.open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert [row[each] for each in ("品牌名称", "阶段", "评审", "进入阶段日期")] == [
        NAME, "成熟品牌", "入选", "2026-10-01",
    ]  # fmt: skip
    book = folder / "成果册（命令）.pdf"
    done = command(file, "--date", "2026-11-23", "print", "brand_booklet", str(book), "--all")
    assert done.returncode == 0, done.stderr
    assert problems(book) == ""
    text = "".join(poppler_text(book, "-layout").split())
    for word in (
        "品牌成果册", NAME, "挂牌启动", "阶段：培育品牌→创建品牌", "演示田头座谈", "演示院坝调研",
        "累计", "各年度", "演示成效：办成三件实事", "提案委",
    ):  # fmt: skip
        assert word in text, word
    figures = command(file, "--date", "2026-11-23", "figures", "brand",
                      str(folder / "统计.xlsx"), "--by", "brand")  # fmt: skip
    assert figures.returncode == 0, figures.stderr
