"""What tests of the window start from: the look, a desktop that answers, jobs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.services.desk import Desk
from desktop_app.settings import Settings
from desktop_app.ui.events import Events
from desktop_app.ui.forms.dialog.form_drafts import FormDrafts
from desktop_app.ui.forms.dialog.form_opening import open_form
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light look in normal size, with its icons."""
    worn = Theme(qapp)
    worn.wear(Mode.LIGHT, large=False)
    worn.icons.load()
    yield worn
    worn.deleteLater()
    for left in QApplication.topLevelWidgets():
        if left.windowType() != Qt.WindowType.Popup:  # a completer deletes its popup itself
            left.deleteLater()
    # closed windows are deleted now, or the next look would dress them all again
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desktop() -> ScriptedDesktop:
    """A desktop that answers with the defaults until a test scripts it."""
    return ScriptedDesktop()


@pytest.fixture
def jobs(qapp: QApplication, desktop: ScriptedDesktop) -> Iterator[Jobs]:
    """Jobs that tell their failures to the scripted desktop."""
    running = Jobs(desktop)
    yield running
    running.close()


@pytest.fixture
def context(
    desk: Desk, theme: Theme, jobs: Jobs, desktop: ScriptedDesktop, tmp_path: Path
) -> Iterator[UiContext]:
    """What a page is handed, around a desk on a new office file."""
    events = Events()
    drafts = FormDrafts(desk, events)
    yield UiContext(
        desk, desktop, jobs, events, theme, Settings(tmp_path / "profile"),
        desk.office.records, paths.root() / "forms", drafts, open_form,
    )  # fmt: skip
    drafts.close()
