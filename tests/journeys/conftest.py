"""What every journey starts from: a profile without a file, a hand, a desktop for file names."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import app, paths
from desktop_app.services.setup import Answers
from desktop_app.settings import Settings
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand

NOW = datetime.datetime(2026, 11, 23, 9, 30)
OFFICE = Answers("政协演示县委员会", term="十", starts="2022.1")


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    """The clerk's hand."""
    return Hand(qtbot)


@pytest.fixture
def desktop() -> ScriptedDesktop:
    """Answers the system's file choosers; every other question gets its default."""
    return ScriptedDesktop()


@pytest.fixture
def start(
    qapp: QApplication, profile: Path, desktop: ScriptedDesktop
) -> Iterator[Callable[..., app.Launch]]:
    """Starts the program on this profile, as often as the clerk does, so many days later."""
    launched: list[app.Launch] = []

    def run(days: int = 0) -> app.Launch:
        now = NOW + datetime.timedelta(days)
        launch = app.Launch(desktop, Settings(paths.profile_folder()), lambda: now)
        launched.append(launch)
        launch.start()
        return launch

    yield run
    for launch in launched:
        if launch.program is not None:
            launch.program.close()
            launch.program.window.hide()
            launch.program.window.deleteLater()
            launch.program.deleteLater()
        launch.deleteLater()
    qapp.processEvents()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, desktop: ScriptedDesktop) -> Iterator[app.Program]:
    """The window of an office that has been set up, shown."""
    made = app.build(
        tmp_path / "办公.zwh", desktop, create=True, clock=lambda: NOW, answers=OFFICE,
        clerk="演示经办人",
    )  # fmt: skip
    made.window.show()
    made.window.fill()
    yield made
    made.close()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()
    qapp.processEvents()
