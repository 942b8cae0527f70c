"""The window behaviour of forms: modeless, with a question before unsaved input is left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.ui.forms.dialog.unsaved import UnsavedWords, ask_unsaved
from desktop_app.ui.ui_context import UiContext

CASCADE, MOST_CASCADES = 28, 5
"""By how many pixels each further form opens below the one before, and how often."""


class FormWindow(QDialog):
    """A modeless form that confirms before unsaved input is discarded.

    A subclass defines what is unsaved, how it is saved and what happens on closing.
    """

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        return False

    def unsaved(self) -> UnsavedWords:
        """What was typed and is not saved."""
        raise LookupError("nothing is unsaved")

    def save(self) -> bool:
        """Saves what was typed; whether it is saved now."""
        return True

    def may_save(self) -> bool:
        """Whether a save is possible now; not while a job writes."""
        return True

    def closed(self) -> None:
        """The form goes: what was typed was saved or deliberately given up."""

    def open(self) -> None:
        """Shows the form modeless, or modal in front of a modal dialog."""
        forms, parent = self._context.drafts.forms, self.parentWidget()
        forms.add(self)  # type: ignore[arg-type]
        if parent is not None and parent.window().isModal():
            super().open()
            return
        self.show()
        lower = CASCADE * ((len(forms) - 1) % MOST_CASCADES)
        self.move(self.pos() + QPoint(lower, lower))
        self.bring_forward()
        # a menu or a palette that opened it closes only now, and hands the keys to the window
        QTimer.singleShot(0, self, self.bring_forward)

    def bring_forward(self) -> None:
        """Puts the form in front of the other windows."""
        if not self.isVisible():
            return
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def leave(self, then: Callable[[], object]) -> None:
        """Closes, `then` once that is done; asks first where something is not saved."""
        self.ask_before(partial(self._close, then))

    def reject(self) -> None:
        """Closes; asks only when something was typed."""
        self.ask_before(super().reject)

    def done(self, result: int) -> None:
        """Closes: what was typed was saved or deliberately given up."""
        self._gone()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and self.is_changed():
            event.ignore()
            self.reject()
            return
        self._gone()
        super().closeEvent(event)

    def ask_before(self, go: Callable[[], object]) -> None:
        """Calls `go`, after a question where something is not saved: save it, or give it up."""
        if not self.is_changed():
            go()
            return

        def save() -> None:
            if self.may_save() and self.save():
                go()

        ask_unsaved(self._context.desktop, self.unsaved(), save, go)

    def _close(self, then: Callable[[], object]) -> None:
        self.done(QDialog.DialogCode.Rejected)
        then()

    def _gone(self) -> None:
        self._context.drafts.forms.remove(self)  # type: ignore[arg-type]
        self.closed()
