"""The duties of a year by keys and clicks; the end is read by a command in a process of its own."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import Contact, Member
from desktop_app.services import registers
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command, printed
from tests.journeys.handling_proposals import finish

PEOPLE = ("孔桂香", "邓勇", "龙云芬")
REASON, PAPER = "演示：参加了专题视察", "演示签到表"
VISITS, SURVEY = "联系村（社区）", "一次调研视察"


def duties(hand: Hand, window: QWidget) -> QWidget:
    """Click the tab 考核, whose first section are the duties; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "考核")
    return hand.comes(window, QWidget, "duty_matrix_page")


def begin_the_year(hand: Hand, page: QWidget) -> None:
    """Take the usual duties without the one deed, which this office does not ask."""
    hand.until_said(page, "2026 年还没有委员的“五个一”项目")
    hand.press(page, "usual_duties")
    dialog = hand.window("year_dialog")
    table = hand.see(dialog, QTableView, "proposed_duties")
    hand.key(table, Qt.Key.Key_End, ctrl=True)
    hand.key(table, Qt.Key.Key_Home)
    hand.key(table, Qt.Key.Key_Space)
    finish(hand, dialog)


def tick(hand: Hand, page: QWidget) -> None:
    """Tick the cell with the cursor by T."""
    cells = hand.see(page, QTableView, "duty_cells")
    cells.activateWindow()  # a window manager does so when a dialog closes
    hand.until(cells.isActiveWindow)
    hand.key(cells, Qt.Key.Key_T)
    finish(hand, hand.window("tick_dialog"), reason=REASON, document=PAPER)


def shown(hand: Hand, page: QWidget) -> dict[str, tuple[str, ...]]:
    """The cells of each member by name."""
    rows = hand.rows(hand.see(page, QTableView, "duty_cells"))
    return {row[1]: row[3:] for row in rows}


def test_a_year_from_its_duties_to_slips_and_ticks(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    window, desk = program.window, program.context.desk
    people = [registers.save(desk, Member, {"name": name}).keys[0] for name in PEOPLE]
    visit = {"visitor_member": people[0], "day": "2026-05-18", "person": "演示村民"}
    registers.save(desk, Contact, visit)
    page = duties(hand, window)
    begin_the_year(hand, page)
    hand.until(lambda: len(shown(hand, page)) == len(PEOPLE))
    assert shown(hand, page)["孔桂香"] == ("0", "0", "0", "1", "1/4")
    cells = hand.see(page, QTableView, "duty_cells")
    hand.cell(cells, "2", SURVEY)  # the number of a line is in its first cell
    name = next(row[1] for row in hand.rows(cells) if row[0] == "2")
    tick(hand, page)
    hand.until(lambda: shown(hand, page)[name][2] == "认定")
    hand.until_said(page, "手工认定")
    cells.setFocus()
    hand.key(cells, Qt.Key.Key_C)
    assert desktop.clipboard.startswith(f"{name}委员：您今年的“五个一”已经完成 ")
    assert SURVEY not in desktop.clipboard
    text = printed(hand, desktop, page, "完成情况表", tmp_path / "表.pdf")
    assert "认定" in text
    assert "委员“五个一”完成情况表" in text
    text = printed(hand, desktop, page, "“差什么”：没有完成", tmp_path / "单.pdf")
    assert text.count("2026年“五个一”差什么") == len(PEOPLE)
    program.close()
    _read_elsewhere(desk.office.path, tmp_path, name)


def _read_elsewhere(file: Path, tmp_path: Path, name: str) -> None:
    """The one tick, as another process exports it."""
    done = command(file, "export", "duty_tick", str(tmp_path / "认定.csv"))
    assert done.returncode == 0, done.stderr
    with (tmp_path / "认定.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["委员"], row["理由"], row["依据材料"]) == (name, REASON, PAPER)
    assert SURVEY in row["五个一项目"]
