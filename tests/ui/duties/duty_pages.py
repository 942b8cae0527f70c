"""Opens the page of duties and presses its keys, for the tests of the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.ui.duties.duty_page import DutyPage
from desktop_app.ui.ui_context import UiContext


def page_of(context: UiContext, qtbot: QtBot) -> DutyPage:
    """The page, shown, reading again after every action as in the window."""
    page = DutyPage(context)
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1320, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.focus_cells()
    settle(qtbot)
    return page


def settle(qtbot: QtBot) -> None:
    """Let what waits for the end of a key be done."""
    qtbot.wait(1)


def press(page: DutyPage, qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys on the cells."""
    for key in keys:
        QTest.keyClick(page.table.body, key)
        settle(qtbot)


def table(page: DutyPage, *columns: int) -> list[tuple[str, ...]]:
    """The texts of some columns, or of all, as listed."""
    places = columns or range(page.model.columnCount())
    rows = range(page.model.rowCount())
    return [tuple(page.model.text(row, place) for place in places) for row in rows]
