"""The frame of a dialog that takes a few values and then runs one action."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.services.desk import Changed
from desktop_app.ui.forms.boxes.reason_line import ReasonLine
from desktop_app.ui.forms.dialog.discarding import ask_discard
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext


class AskingDialog(QDialog):
    """A heading, the fields that a subclass adds to `column`, and the button of the action."""

    def __init__(
        self, context: UiContext, name: str, title: str, done: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 12)
        outer.setSpacing(8)
        self.heading = label(title, "heading", wraps=True)
        outer.addWidget(self.heading)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        outer.addLayout(self.column, 1)
        self._words = label("", "bad", wraps=True)
        self._words.hide()
        self.cancel_button = button("取消", "cancel_button", context.theme)
        self.done_button = button(done, "done_button", context.theme, kind="primary")
        for each in (self.cancel_button, self.done_button):
            each.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.done_button.clicked.connect(self._on_done)
        self.done_button.setToolTip("Ctrl+Enter")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_done)
        outer.addWidget(self._words)
        outer.addLayout(row(None, self.cancel_button, self.done_button))

    def add(self, title: str, widget: QWidget, name: str, stretch: int = 0) -> None:
        """Puts a field below its title; Enter in a reason runs the action."""
        widget.setObjectName(name)
        widget.setAccessibleName(title.removesuffix(" *"))
        self.column.addWidget(label(title, "section"))
        self.column.addWidget(widget, stretch)
        if isinstance(widget, ReasonLine):
            widget.returnPressed.connect(self._on_done)

    def widen(self, letters: int, lines: int = 0) -> None:
        """Makes the dialog so many characters wide, and at least so many lines high."""
        size = self._context.theme.sizes.text
        room = self.screen().availableGeometry()
        height = max(self.sizeHint().height(), lines * size)
        self.resize(min(letters * size, room.width() - 40), min(height, room.height() - 60))

    def act(self) -> tuple[Changed, str]:
        """Runs the action; what changed, and words for the status bar. `UserError` if refused."""
        return Changed(None), ""

    def is_written(self) -> bool:
        """Whether something was typed that would be lost."""
        return False

    def reject(self) -> None:
        """Closes; asks first where something was typed."""
        if not self.is_written():
            super().reject()
            return
        ask_discard(
            self._context.desktop,
            super().reject,
            "discard_written",
            "这里写的内容还没有登记。要放弃吗？",
        )

    def say(self, sentence: str) -> None:
        """Shows in the dialog why the action was refused."""
        self._words.setText(sentence)
        self._words.setVisible(bool(sentence))
        layout = self.layout()
        if sentence and layout is not None:
            needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))

    def _on_done(self) -> None:
        try:
            changed, said = self.act()
        except UserError as error:
            self.say(error.sentence)
            return
        self.accept()
        self._context.events.announce(changed, said)
