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
        for keys in ("Return", "Enter"):  # where nothing is left to fill in, the cursor is there
            entered = QShortcut(QKeySequence(keys), self.done_button, self._on_done)
            entered.setContext(Qt.ShortcutContext.WidgetShortcut)
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
        width = min(letters * size, room.width() - 40)
        height = max(self._height_at(width), lines * size)
        self.resize(width, min(height, room.height() - 60))

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
        if sentence:
            self.resize(self.width(), max(self.height(), self._height_at(self.width())))

    def _height_at(self, width: int) -> int:
        """What the fields need where texts break their lines at this width."""
        layout = self.layout()
        needed = -1 if layout is None else layout.totalHeightForWidth(width)
        return needed if needed > 0 else self.sizeHint().height()

    def _on_done(self) -> None:
        try:
            changed, said = self.act()
        except UserError as error:
            self.say(error.sentence)
            return
        self.accept()
        self._context.events.announce(changed, said)
