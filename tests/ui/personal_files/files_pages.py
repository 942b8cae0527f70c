"""Opens the page of personal files, for its tests."""

from __future__ import annotations

from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from desktop_app.services.personal_files.overview import TITLES
from desktop_app.services.registers import Filter
from desktop_app.ui.personal_files.files_page import FilesPage
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.ui_context import UiContext

Wanted = list[tuple[str, tuple[Filter, ...]]]


def page_of(context: UiContext, qtbot: QtBot) -> FilesPage:
    """The page, shown, reading again after every action as in the window."""
    page = FilesPage(context)
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1366, 620)
    page.show()
    return page


def names(page: FilesPage) -> list[str]:
    """The members as listed."""
    return [each.name for each in page.rows.lines]


def heads(page: FilesPage) -> list[str]:
    """The heads of the counts of one file."""
    table = page.pane.table
    found = [table.horizontalHeaderItem(n) for n in range(table.columnCount())]
    return [each.text() for each in found if each is not None]


def count_at(page: FilesPage, title: str, head: str) -> QTableWidgetItem:
    """The cell of a kind and of a year."""
    found = page.pane.table.item(TITLES.index(title), heads(page).index(head))
    assert found is not None
    return found


def activate(page: FilesPage, title: str, head: str) -> None:
    """Open what is behind a cell, as Enter and a double click do."""
    cell = count_at(page, title, head)
    page.pane.table.setCurrentItem(cell)
    page.pane.table.cellActivated.emit(cell.row(), cell.column())


def rows_wanted(context: UiContext) -> Wanted:
    """The lists that are asked for from now on."""
    found: Wanted = []
    context.events.rows_wanted.connect(lambda key, where: found.append((key, where)))
    return found


def said_by(context: UiContext) -> list[str]:
    """What is said in the status bar from now on."""
    found: list[str] = []
    context.events.said.connect(lambda notice: found.append(notice.text))
    return found


def previews(page: FilesPage) -> list[PrintPreview]:
    """The previews that are open."""
    found: list[PrintPreview] = list(page.window().findChildren(PrintPreview))
    return [each for each in found if each.isVisible()]
