"""The page of the sandbox as tests use it: shown, typed into, waited for."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.services.scoring.sandbox import Sandbox
from desktop_app.services.scoring.sandbox_places import RulePlace
from desktop_app.ui.scoring.sandbox.rules_model import TRIED
from desktop_app.ui.scoring.sandbox.sandbox_page import SandboxPage
from desktop_app.ui.ui_context import UiContext

KEY = Qt.Key


def shown_page(context: UiContext, qtbot: QtBot) -> SandboxPage:
    """The page of an office, its scores read, the cursor on the first rule."""
    page = SandboxPage(context)
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1366, 640)
    page.show()
    settled(page, qtbot)
    page.frame.rules.setFocus()
    return page


def settled(page: SandboxPage, qtbot: QtBot) -> None:
    """Wait until the scores are read."""
    qtbot.waitUntil(lambda: not page._reading and (page.sandbox is not None or not page.tried))


def trial_field(page: SandboxPage) -> QLineEdit | None:
    """The field that is typed into, None where there is none; one that was closed is not."""
    found = cast("list[QLineEdit]", page.frame.rules.findChildren(QLineEdit, "trial_field"))
    return next((each for each in reversed(found) if each.isVisible()), None)


def typed_rule(
    page: SandboxPage, place: RulePlace, text: str, end: Qt.Key = KEY.Key_Return
) -> None:
    """Type a number into the row of a place and end with a key."""
    table = page.frame.rules
    table.setFocus()
    table.go(page.frame.rules_model.row_of(place))
    QTest.keyClicks(table, text[0])
    field = trial_field(page)
    assert field is not None
    QTest.keyClicks(field, text[1:])
    QTest.keyClick(field, end)


def tried_text(page: SandboxPage, place: RulePlace) -> str:
    """What the column of the trial shows of a place."""
    model = page.frame.rules_model
    return str(model.index(model.row_of(place), TRIED).data())


def shown_names(page: SandboxPage) -> list[str]:
    """Who is in the list of those who move."""
    return [each.name for each in page.frame.moves.shown]


def sandbox_on(page: SandboxPage) -> Sandbox:
    """The sandbox of the page, which has been read."""
    assert page.sandbox is not None
    return page.sandbox
