"""The seats of a plenary by keys alone, saved once, printed by a command in another process."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop_app import app
from desktop_app.records import Activity, Sector
from desktop_app.services.desk import Desk
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.seating.hall_view import HallView
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.test_plenary import tap
from tests.services.activities import activity_office as office

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = ("演示甲", "演示乙", "演示丙", "演示丁", "演示戊", "演示己")


def plenary(desk: Desk) -> int:
    """A chair, a vice chair and four members of two sectors due at a plenary; its id."""
    first, second = (office.saved(desk, Sector, name=f"演示{n}界") for n in "一二")
    key = office.activity(desk, "演示开幕会", kind="plenary", place="演示大礼堂")
    for n, name in enumerate(NAMES):
        post = {0: "chair", 1: "vice_chair"}.get(n, "member")
        sector = first if n < 4 else second
        member = office.member(desk, name, cppcc_post=post, sector=sector)
        office.attendance(desk, key, member=member)
    return key


def seats_of(file: Path) -> list[str]:
    """The lines of the printed plan with names, from top to bottom, by a command."""
    target = file.parent / "座次表.pdf"
    command(file, "print", "seat_chart", str(target), "--all")
    text = subprocess.run(
        ["pdftotext", "-layout", str(target), "-"], check=True, capture_output=True,
        encoding="utf-8",
    ).stdout  # fmt: skip
    lines = ("".join(line.split()) for line in text.splitlines())
    return [line.strip("123456789") for line in lines if any(name in line for name in NAMES)]


def test_the_seats_of_a_plenary_are_arranged_without_leaving_the_keyboard(
    program: app.Program, hand: Hand
) -> None:
    key = plenary(program.desk)
    (action,) = [x for x in row_actions_of(program.desk, Activity) if x.name == "seat_plan"]
    action.run(program.context, Activity, [key], program.window)
    shown = hand.window("seating_window")
    view = hand.see(shown, HallView, "hall_view")
    hand.until(view.hasFocus)
    tap(shown, Qt.Key.Key_L)  # whoever sits first stays there
    tap(shown, "/")
    search = hand.see(shown, QLineEdit, "seat_search")
    hand.until(search.hasFocus)
    tap(shown, "yanshiji")
    tap(shown, Qt.Key.Key_Return)
    hand.until(view.hasFocus)
    tap(shown, Qt.Key.Key_X, held=CTRL)
    tap(shown, Qt.Key.Key_Home)
    tap(shown, Qt.Key.Key_V, held=CTRL)
    assert "锁住" in hand.see(shown, QLabel, "said").text()
    tap(shown, Qt.Key.Key_Right)
    tap(shown, Qt.Key.Key_V, held=CTRL | SHIFT)
    tap(shown, Qt.Key.Key_Z, held=CTRL)
    tap(shown, Qt.Key.Key_Y, held=CTRL)
    hand.until(hand.see(shown, QPushButton, "save_button").isEnabled)
    tap(shown, Qt.Key.Key_S, held=CTRL)
    hand.until(lambda: "已保存" in hand.see(shown, QLabel, "said").text())
    tap(shown, Qt.Key.Key_Escape)
    hand.gone("seating_window")
    file = program.desk.office.path
    program.close()
    assert seats_of(file) == ["主席台演示甲演示乙", "演示丁演示己演示丙演示戊"]
