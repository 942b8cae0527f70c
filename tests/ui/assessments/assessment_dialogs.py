"""Dialogs of assessments as a test uses them: opened for chosen rows, typed into, run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.ui.assessments import step_dialogs
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.row_actions.step_dialog import StepDialog
from desktop_app.ui.ui_context import UiContext


def step(context: UiContext, name: str, keys: Sequence[int], window: QWidget) -> StepDialog:
    """The dialog of one step, open for these assessments."""
    dialog = StepDialog(context, getattr(step_dialogs, name), keys, window)
    dialog.open()
    return dialog


def box(dialog: AskingDialog, name: str) -> QLineEdit | QPlainTextEdit:
    """The field of that name, where it is one that is typed into."""
    assert dialog.fields is not None
    found = dialog.fields.boxes[name]
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def text(dialog: AskingDialog, name: str) -> str:
    """What a field shows."""
    found = box(dialog, name)
    return found.text() if isinstance(found, QLineEdit) else found.toPlainText()


def typed(dialog: AskingDialog, **texts: str) -> None:
    """Type into fields in place of what they show; Chinese comes as an input method gives it."""
    for name, words in texts.items():
        found = box(dialog, name)
        found.setFocus()
        found.selectAll()
        QTest.keyClick(found, Qt.Key.Key_Delete)
        if words.isascii():
            QTest.keyClicks(found, words)
        elif isinstance(found, QLineEdit):
            found.insert(words)
        else:
            found.insertPlainText(words)


def done(dialog: AskingDialog) -> None:
    """Run the action by a click on its button."""
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)


def said(dialog: AskingDialog) -> str:
    """All words that a dialog shows, joined."""
    labels = cast("list[QLabel]", dialog.findChildren(QLabel))
    return "\n".join(each.text() for each in labels if not each.isHidden())
