"""The page of a campaign for tests, and how a figure is typed into its grid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.records import Campaign
from desktop_app.ui.campaigns.campaign_record_page import PAGE
from desktop_app.ui.campaigns.filling_part import FillingPart
from desktop_app.ui.campaigns.progress_part import ProgressPart
from desktop_app.ui.campaigns.table_part import TablePart
from desktop_app.ui.record_page.record_page import RecordPage
from desktop_app.ui.ui_context import UiContext

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


def page_of(context: UiContext, qtbot: QtBot, *keys: int) -> RecordPage:
    """The page of the first campaign, read again after every change as the window does."""
    made = RecordPage(context, Campaign, PAGE, lambda: list(keys))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_record(keys[0])
    made.show()
    context.events.changed.connect(lambda _: made.show_record(made.key or keys[0]))
    return made


def filling(page: RecordPage) -> FillingPart:
    """The grid of the page, with the cursor in its first cell."""
    part = page.tabs.turn_to("filling")
    assert isinstance(part, FillingPart)
    part.take_focus()
    return part


def table_part(page: RecordPage) -> TablePart:
    """The table of the page."""
    part = page.tabs.turn_to("table")
    assert isinstance(part, TablePart)
    return part


def progress_part(page: RecordPage) -> ProgressPart:
    """The progress line of the page."""
    part = page.tabs.turn_to("progress")
    assert isinstance(part, ProgressPart)
    return part


def type_figure(part: FillingPart, text: str, end: Qt.Key = ENTER) -> None:
    """Type into the cell with the cursor, the first character opening it, and leave it."""
    body = part.grid.body
    QTest.keyClicks(body, text[0])
    editor = part.grid.editor
    if editor is None:
        pytest.fail("no cell is open")
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, end)
    QCoreApplication.processEvents()  # Qt takes what was typed in the next turn


def cell_text(part: FillingPart, row: int, column: int) -> str:
    """What a cell shows."""
    return part.figures.text(row, column)


def where(part: FillingPart) -> tuple[int, int]:
    """Row and column of the cursor."""
    at = part.grid.body.currentIndex()
    return at.row(), at.column()
