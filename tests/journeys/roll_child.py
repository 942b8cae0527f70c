"""A clerk in the middle of a roll call when the power goes: run as a process of its own.

`python -m tests.journeys.roll_child OFFICE_FILE` marks three persons and waits to be killed.
"""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app import app
from desktop_app.records import Activity
from desktop_app.services import registers
from desktop_app.settings import Settings
from desktop_app.ui.activities.marks_window import open_marks
from desktop_app.ui.activities.roll_call_window import RollCallWindow
from desktop_app.ui.scripted_desktop import ScriptedDesktop


def main() -> None:
    """Open the roll call of the one activity, mark three persons, never save."""
    file = Path(sys.argv[1])
    program = app.build(file, ScriptedDesktop(), settings=Settings(file.parent / "profile"))
    program.window.show()
    QTest.qWait(100)
    (key,) = registers.find(program.desk, Activity, registers.Query())
    shown = open_marks(RollCallWindow, program.context, key, program.window)
    assert isinstance(shown, RollCallWindow)
    QTest.keyClicks(shown.list, " 24")
    print("marked", flush=True)
    for _ in range(600):
        QTest.qWait(100)  # one long wait would keep the thread that writes drafts from running


if __name__ == "__main__":
    QApplication(["marking"])
    main()
