"""A plenary: the roll is called, groups' sheets go in, the matrix is corrected by keys alone."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget

from desktop_app import app
from desktop_app.records import Activity, Attendance
from desktop_app.services.activities import mark_sheets
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.storage.copies import drafts
from desktop_app.ui.activities.matrix_model import FIRST
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.conftest import NOW, OFFICE
from tests.journeys.hand import Hand
from tests.services.activities import activity_office as office

LONGEST = 10.0
CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("演示乙", "演示丁", "演示丙", "演示甲")


def plenary(desk: Desk, parts: int) -> int:
    """Four members due at a plenary; its id."""
    key = office.activity(desk, "演示全会", kind="plenary", start_on="2026-11-23")
    for n in range(parts):
        half = ("morning", "afternoon")[n % 2]
        office.part(desk, key, n + 1, day=f"2026-11-{23 + n // 2}", half=half)
    for name in NAMES:
        member = office.member(desk, name)
        office.attendance(desk, key, member=member)
    return key


def begin(program: app.Program, name: str, key: int) -> None:
    """Start a row action of an activity, as its button does."""
    (action,) = [x for x in row_actions_of(program.desk, Activity) if x.name == name]
    action.run(program.context, Activity, [key], program.window)


def marks_of(program: app.Program, key: int) -> dict[str, str]:
    """The stored marks by name."""
    return {x.name: x.marks for x in mark_sheets.read(program.desk, key).sheet.rows}


def tap(window: QWidget, keys: str | Qt.Key, *, held: Qt.KeyboardModifier | None = None) -> None:
    """Press keys where the cursor is."""
    focused = cast("QWidget | None", window.focusWidget())
    target = window if focused is None else focused
    modifier = held or Qt.KeyboardModifier.NoModifier
    if isinstance(keys, str):
        QTest.keyClicks(target, keys, modifier)
    else:
        QTest.keyClick(target, keys, modifier)


def correct(hand: Hand) -> None:
    """Paste two half-days by names, mark the last one whole, look someone up, save: by keys."""
    shown = hand.window("attendance_matrix_window")
    body = hand.see(shown, QTableView, "matrix")
    hand.until(body.hasFocus)
    assert body.currentIndex().column() == FIRST + 1
    tap(shown, Qt.Key.Key_V, held=CTRL)
    tap(shown, Qt.Key.Key_End)
    for _ in range(3):
        tap(shown, Qt.Key.Key_Down, held=Qt.KeyboardModifier.ShiftModifier)
    tap(shown, "1")
    tap(shown, Qt.Key.Key_Z, held=CTRL)
    tap(shown, "1")
    tap(shown, Qt.Key.Key_F, held=CTRL)
    tap(shown, "ysb")
    tap(shown, Qt.Key.Key_Return)
    tap(shown, Qt.Key.Key_Escape)
    hand.until(hand.see(shown, QPushButton, "save_button").isEnabled)
    tap(shown, Qt.Key.Key_S, held=CTRL)
    hand.gone("attendance_matrix_window")


def test_a_plenary_is_corrected_without_leaving_the_keyboard(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop
) -> None:
    key = plenary(program.desk, 4)
    begin(program, "roll_call", key)
    roll = hand.window("roll_call_window")
    tap(roll, "1241")
    assert hand.see(roll, QPushButton, "save_button").text() == "点完，保存"
    hand.until(hand.see(roll, QPushButton, "save_button").isEnabled)
    tap(roll, Qt.Key.Key_S, held=CTRL)
    hand.gone("roll_call_window")
    order = list(marks_of(program, key))
    assert list(marks_of(program, key).values()) == ["到", "迟", "缺", "到"]

    begin(program, "attendance_matrix", key)
    desktop.clipboard = "\n".join(f"{name}\t√\t{'假' if n == 2 else '√'}"
                                  for n, name in enumerate(order))  # fmt: skip
    correct(hand)
    assert list(marks_of(program, key).values()) == ["到到到到", "迟到到到", "缺到假到", "到到到到"]
    rows = [office.values(program.desk, Attendance, x.key)["result"]
            for x in mark_sheets.read(program.desk, key).sheet.rows]  # fmt: skip
    assert rows == ["present", "partly", "short", "present"]
    history.undo(program.desk)
    assert list(marks_of(program, key).values()) == ["到", "迟", "缺", "到"]


def test_a_killed_program_goes_on_with_the_roll_call(
    tmp_path: Path, desktop: ScriptedDesktop, hand: Hand, start: Callable[..., app.Launch]
) -> None:
    file = tmp_path / "办公.zwh"
    made = app.build(file, desktop, create=True, clock=lambda: NOW, answers=OFFICE,
                     clerk="演示经办人")  # fmt: skip
    key = plenary(made.desk, 1)
    made.close()
    made.window.deleteLater()
    made.deleteLater()
    mark_and_kill(file)
    program = start().program
    assert program is not None
    listed = hand.window("drafts_dialog")
    assert "出勤登记“演示全会”" in hand.words(listed)
    assert "填了 3 处" in hand.words(listed) or "改了 3 处" in hand.words(listed)
    hand.press(listed, "continue_button")
    roll = hand.window("roll_call_window")
    assert hand.see(roll, QLabel, "called_name").text() == list(marks_of(program, key))[3]
    tap(roll, " ")
    hand.press(roll, "save_button")
    hand.gone("roll_call_window")
    assert list(marks_of(program, key).values()) == ["到", "迟", "缺", "到"]
    hand.until(lambda: not drafts.path_of(file).exists())


def mark_and_kill(file: Path) -> None:
    """Another process calls the roll and is killed once a draft lies on the disk."""
    command = [sys.executable, "-m", "tests.journeys.roll_child", str(file)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == b"marked\n"
            began = time.monotonic()
            while not drafts.path_of(file).exists():
                assert time.monotonic() - began < LONGEST
                time.sleep(0.02)
        finally:
            child.kill()
