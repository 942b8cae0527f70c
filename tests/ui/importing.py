"""Begins imports on a list page for tests of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.imports.import_choice_box import ChoiceBox
from desktop_app.ui.imports.import_page import ImportPage
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, press, type_text
from tests.ui.keeping import model_of


def workbook(path: Path, *rows: Sequence[object], sheet: str = "名册") -> Path:
    """A workbook of one sheet with these rows."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    made.save(path)
    return path


def begun(
    context: UiContext, qtbot: QtBot, path: Path, key: str = "member", *, planned: bool = True
) -> tuple[ListPage, ImportPage]:
    """The list page with its import begun, its sheet read and, if so wanted, its plan made."""
    page = ListPage(context, model_of(key))
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.doing.take_in(path)
    taking = child(page, ImportPage)
    qtbot.waitUntil(lambda: taking.plan is not None or not planned)
    qtbot.waitUntil(lambda: bool(taking.source.columns.mapping()))
    return page, taking


def planned_anew(qtbot: QtBot, taking: ImportPage, act: Callable[[], object]) -> None:
    """Acts, and waits for the plan that comes of it."""
    before = taking.plan
    act()
    qtbot.waitUntil(lambda: taking.plan is not before and taking.plan is not None)


def applied(qtbot: QtBot, taking: ImportPage) -> None:
    """Imports, and waits for the page that says so."""
    taking.apply_button.click()
    qtbot.waitUntil(lambda: taking.stack.currentWidget() is taking.done)


def pick(choice: ChoiceBox, typed: str) -> None:
    """Types into a searchable box and takes the first answer that fits, by Enter."""
    choice.selectAll()
    type_text(choice, typed)
    if choice.is_listing():
        press(choice, Qt.Key.Key_Return)
    choice.editingFinished.emit()
