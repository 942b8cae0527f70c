"""An attendance sheet in a real window, for the benchmark of activities."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import paths
from desktop_app.services.activities import mark_sheets
from desktop_app.services.desk import Desk
from desktop_app.settings import Settings
from desktop_app.ui.activities.matrix_window import MatrixWindow
from desktop_app.ui.events import Events
from desktop_app.ui.forms.dialog.form_drafts import FormDrafts
from desktop_app.ui.forms.dialog.form_opening import open_form
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.wearing import worn_theme
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext

WIDE, HIGH = 1366, 728


_contexts: dict[int, UiContext] = {}
"""By the desk's identity: the window's shared objects are made once, before anything is timed."""


def context_of(desk: Desk) -> UiContext:
    """What windows on a desk are handed, made when first asked for."""
    if id(desk) not in _contexts:
        _contexts[id(desk)] = _context(desk)
    return _contexts[id(desk)]


def _context(desk: Desk) -> UiContext:
    settings = Settings(Path(tempfile.mkdtemp(prefix="bench-profile-")))
    theme, desktop, events = worn_theme(settings), ScriptedDesktop(), Events()
    theme.icons.load()
    QWidget().show()
    return UiContext(
        desk, desktop, Jobs(desktop), events, theme, settings, desk.office.records,
        paths.root() / "forms", FormDrafts(desk, events), open_form,
    )  # fmt: skip


@contextmanager
def opened_sheet(desk: Desk, key: int) -> Iterator[MatrixWindow]:
    """The sheet of an activity, read, built and painted; closed without saving."""
    shown = MatrixWindow(context_of(desk), mark_sheets.read(desk, key), None)
    shown.resize(WIDE, HIGH)
    shown.show()
    QApplication.processEvents()
    yield shown
    shown.done(0)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press_key(shown: MatrixWindow, turn: int) -> None:
    """Mark the cell with the cursor and let the window paint it."""
    QTest.keyClicks(shown.table.body, "1245"[turn % 4])
    QApplication.processEvents()
