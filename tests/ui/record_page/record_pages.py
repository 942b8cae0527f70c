"""A list of proposals with the page of one of them, for the tests of the page."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop_app.records import Proposal
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.record_page.record_page import RecordPage
from desktop_app.ui.ui_context import UiContext


def listed(context: UiContext, qtbot: QtBot) -> ListPage:
    """The page of the proposals at the size of an office's screen, kept up to date."""
    page = ListPage(context, Proposal)
    page.resize(1366, 640)
    qtbot.addWidget(page)
    page.show()
    page.complete()
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.waitUntil(lambda: page.rows.rowCount() >= 0)
    return page


def paged(page: ListPage) -> RecordPage:
    """The page of a record, which is in front."""
    front = page.record.in_front
    assert front is not None, "the list is in front"
    return front
