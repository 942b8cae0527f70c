"""A clerk who is in the middle of typing when the power goes: run as a process of its own.

`python -m tests.journeys.typing_child OFFICE_FILE` types into an open form and waits to be killed.
"""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app import app
from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.settings import Settings
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop


def main() -> None:
    """Open the form of the one member, type without a pause, never save."""
    file = Path(sys.argv[1])
    program = app.build(file, ScriptedDesktop(), settings=Settings(file.parent / "profile"))
    program.window.show()
    QTest.qWait(100)
    (key,) = registers.find(program.desk, Member, registers.Query())
    draft = registers.draft(program.desk, Member, key)
    dialog = RecordDialog(program.context, draft, program.window)
    dialog.open()
    box = dialog.form.boxes["native"]
    box.setFocus()
    QTest.keyClicks(box, "X")
    print("typing", flush=True)
    for _ in range(600):
        QTest.keyClicks(dialog.form.boxes["school"], "o")
        QTest.qWait(100)


if __name__ == "__main__":
    QApplication(["typing"])
    main()
