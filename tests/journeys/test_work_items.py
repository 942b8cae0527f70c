"""A year of tasks by keys: last year's list, a resolution, progress, the dispatch sheet."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QTableView, QTableWidget, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import AgendaItem
from desktop_app.services.desk import Changed
from desktop_app.services.work_items import steps
from desktop_app.services.work_items.uncovered import lacking_filters
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command, printed
from tests.journeys.handling_proposals import list_of, states, take
from tests.services.activities.activity_office import saved
from tests.services.work_items.work_office import priority, task

SECTIONS = {"工作任务": "work_item_page", "会议议题": "agenda_item_page"}
ITEM = "研究演示通报事宜"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def section(hand: Hand, window: QWidget, title: str) -> QWidget:
    """Click a section of 专项工作; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "专项工作")
    hand.turn(hand.see(window, QTabBar, "section_bar"), title)
    return hand.comes(window, QWidget, SECTIONS[title])


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a table written by a command."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def last_year(program: app.Program) -> None:
    """Three tasks of last year with a priority of theirs; a priority of this year without any."""
    desk = program.context.desk
    of = priority(desk, "演示乡村振兴", 2025)
    keys = [
        task(desk, "演示专题协商", year=2025, priority=of, kind="required", start="2024-02-29"),
        task(desk, "演示委员培训", year=2025, kind="chosen"),
        task(desk, "演示不再办的", year=2025),
    ]
    steps.finish(desk, keys, {"done_on": "2025-12-01", "result": "演示完成"})
    priority(desk, "演示营商环境")
    program.context.events.changed.emit(Changed(None))


def carry(hand: Hand, page: QWidget) -> None:
    """Look at last year's list, leave the last one out by the space bar, write the others."""
    hand.press(page, "carry_button")
    dialog = hand.window("carry_dialog")
    table = hand.see(dialog, QTableWidget, "carried_tasks")
    hand.click(table)
    hand.key(table, Qt.Key.Key_End, ctrl=True)
    hand.key(table, Qt.Key.Key_Home)
    hand.key(table, Qt.Key.Key_Space)
    hand.until_said(dialog, "已选 2 项，共 3 项")
    hand.key(hand.see(dialog, QWidget, "done_button"), Qt.Key.Key_Return, ctrl=True)
    hand.gone("carry_dialog")


def resolved(program: app.Program, hand: Hand) -> None:
    """An item of a meeting is decided and becomes a task."""
    agenda = section(hand, program.window, "会议议题")
    saved(program.context.desk, AgendaItem, name=ITEM, meeting="演示主席会议", body="chairs",
          day="2026-11-02")  # fmt: skip
    program.context.events.changed.emit(Changed(None))
    hand.until(lambda: states(hand, agenda, "落实状态") == ["待上会"])
    take(hand, agenda, ITEM, "登记审议结果", result="通过", resolution="按月通报",
         owner_unit="演示办公室", due="2026.12.10")  # fmt: skip
    take(hand, agenda, ITEM, "转为工作任务", kind="规定动作")
    hand.until(lambda: states(hand, agenda, "落实状态") == ["落实中"])


def sheet(hand: Hand, desktop: ScriptedDesktop, page: QWidget, path: Path) -> str:
    """The dispatch sheet of all tasks, without spaces."""
    table = list_of(hand, page)
    hand.click(table)
    hand.key(table, Qt.Key.Key_A, ctrl=True)
    return "".join(printed(hand, desktop, page, "工作任务调度表", path).split())


def test_a_year_of_tasks(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    window, file = program.window, program.context.desk.office.path
    hand.until_said(window, "备份 今天")
    last_year(program)
    page = section(hand, window, "工作任务")
    hand.until_said(page, "没有任务的重点工作 1 项")
    carry(hand, page)
    hand.until_said(page, "2 项：完成 0 · 重点工作 2 项")
    resolved(program, hand)
    page = section(hand, window, "工作任务")
    hand.until(lambda: ITEM in [each[0] for each in hand.rows(list_of(hand, page), "工作任务")])
    take(hand, page, ITEM, "记进展", percent="60", content="完成初稿")
    take(hand, page, "演示委员培训", "延期", due_after="2026.12.30", reason="等上级通知")
    text = sheet(hand, desktop, page, tmp_path / "调度.pdf")
    for word in ("2026年11月，共3项：滞后2项", "完成初稿", "▲滞后", "2026.12.20"):
        assert word in text
    take(hand, page, ITEM, "完成", done_on="2026.11.23", result="已印发通报")
    agenda = section(hand, window, "会议议题")
    hand.until(lambda: states(hand, agenda, "落实状态") == ["已落实"])
    program.context.events.open_rows("work_priority", lacking_filters(2026))
    settings = hand.comes(window, QWidget, "settings_page")
    table = hand.comes(settings, QTableView, "table")
    hand.until(lambda: [x[0] for x in hand.rows(table, "重点工作")] == ["演示营商环境"])
    program.close()
    _read_outside(file, tmp_path)


def _read_outside(file: Path, folder: Path) -> None:
    """What another process finds in the file."""
    found = command(file, "export", "work_item", str(folder / "任务.csv"))
    assert found.returncode == 0, found.stderr
    rows = rows_of(folder / "任务.csv")
    told = {each["工作任务"]: each for each in rows if each["年度"] == "2026"}
    assert sorted(told) == sorted([ITEM, "演示专题协商", "演示委员培训"])
    carried, put_off, done = told["演示专题协商"], told["演示委员培训"], told[ITEM]
    assert (carried["编号"], carried["开始日期"], carried["对应重点工作"], carried["动作"]) == (
        "RW-001", "2025-02-28", "演示乡村振兴（2026）", "规定动作",
    )  # fmt: skip
    assert (put_off["状态"], put_off["完成时限"], put_off["原定时限"]) == (
        "延期", "2026-12-30", "2026-12-20",
    )  # fmt: skip
    assert (done["状态"], done["进度"], done["完成情况"], done["来自"]) == (
        "已完成", "100", "已印发通报", ITEM,
    )  # fmt: skip
    found = command(file, "export", "agenda_item", str(folder / "议题.csv"))
    assert found.returncode == 0, found.stderr
    item = rows_of(folder / "议题.csv")[0]
    assert (item["落实状态"], item["落实日期"]) == ("已落实", "2026-11-23")
    assert item["工作任务"] == "已完成 100%（2026-11-23）：完成初稿"
    assert "没有发现问题" in command(file, "check").stdout
