"""A plenary whose attendance is marked, for the tests of both windows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Attendance, Sector
from desktop_app.services.activities import mark_sheets
from desktop_app.services.desk import Desk
from desktop_app.ui.activities.marks_window import MarksWindow
from desktop_app.ui.ui_context import UiContext
from tests.services.activities import activity_office as office

NAMES = ("刀志坚", "司马文渊", "李德者嘎", "严云峰", "杨自清")
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip


def plenary(desk: Desk, parts: int = 2, *stored: str) -> int:
    """Five members of two sectors and an expert; the first have these marks."""
    farming = office.saved(desk, Sector, name="农业和农村界", position="1")
    teaching = office.saved(desk, Sector, name="教育界", position="2")
    key = office.activity(desk, "演示全会", kind="plenary", start_on="2026-02-10")
    for n in range(parts):
        half = ("morning", "afternoon")[n % 2]
        office.part(desk, key, n + 1, day=f"2026-02-{10 + n // 2}", half=half, title=f"第{n + 1}场")
    for n, name in enumerate(NAMES):
        sector = farming if n < 3 else teaching
        member = office.member(desk, name, sector=sector, unit="演示县第一中学")
        marks = stored[n] if n < len(stored) else ""
        office.attendance(desk, key, member=member, marks=marks)
    office.attendance(desk, key, name="演示专家", role="expert", unit="演示大学")
    return key


def opened(context: UiContext, qtbot: QtBot, window: type[MarksWindow], key: int) -> MarksWindow:
    """The window of an activity, shown and kept until the test ends."""
    shown = window(context, mark_sheets.read(context.desk, key), None)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def keys(target: QWidget, *pressed: Qt.Key | str, held: Qt.KeyboardModifier = NONE) -> None:
    """Press keys; texts are typed."""
    for each in pressed:
        if isinstance(each, str):
            QTest.keyClicks(target, each, held)
        else:
            QTest.keyClick(target, each, held)


def stored_marks(desk: Desk, key: int) -> list[str]:
    """The stored marks of an activity by the order of its sheet."""
    return [each.marks for each in mark_sheets.read(desk, key).sheet.rows]


def results(desk: Desk, key: int) -> list[str]:
    """The stored results of an activity by the order of its sheet."""
    rows = mark_sheets.read(desk, key).sheet.rows
    return [office.values(desk, Attendance, each.key)["result"] for each in rows]
