"""The frame of a dialog that takes a few values and then runs one action."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import UserError
from desktop_app.services.desk import Changed
from desktop_app.services.registers import Refused
from desktop_app.ui.forms.boxes.field_note import FieldNote
from desktop_app.ui.forms.boxes.reason_line import ReasonLine
from desktop_app.ui.forms.dialog.discarding import ask_discard
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.row_actions.asked_fields import AskedFields, Unfilled, mark_box
from desktop_app.ui.ui_context import UiContext

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
GOES_ON = (QLineEdit, QAbstractSpinBox, QComboBox, QCheckBox)
"""The fields that Enter leaves for the next one."""
WIDEST = 60
"""Characters up to which a dialog becomes wider to keep its heading in one line."""


class AskingDialog(QDialog):
    """A heading, the fields that a subclass adds to `column`, and the button of the action.

    The fields scroll where the screen is too low for them; heading, problem and buttons stay.
    """

    def __init__(
        self, context: UiContext, name: str, title: str, done: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._letters, self._lines = 0, 0
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 12)
        outer.setSpacing(8)
        self.heading = label(title, "heading", wraps=True)
        outer.addWidget(self.heading)
        self.area, self._canvas = QScrollArea(), QWidget()
        self._canvas.setProperty("role", "canvas")
        self.column = QVBoxLayout(self._canvas)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields are reached, not the area
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._canvas)
        self.area.verticalScrollBar().rangeChanged.connect(self._keep_apart)
        outer.addWidget(self.area, 1)
        self.fields: AskedFields | None = None
        self._added: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._starred: list[str] = []
        self._note = FieldNote(context.theme, self, wraps=True)
        outer.addWidget(self._note)
        self._add_foot(outer, done)

    def _keep_apart(self, _least: int, most: int) -> None:
        """Leaves some room between the fields and the scroll bar where there is one."""
        self.column.setContentsMargins(0, 0, self.column.spacing() if most else 0, 0)

    def _add_foot(self, outer: QVBoxLayout, done: str) -> None:
        theme = self._context.theme
        self.cancel_button = button("取消", "cancel_button", theme)
        self.done_button = button(done, "done_button", theme, kind="primary")
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
        outer.addSpacing(outer.spacing())
        outer.addLayout(row(None, self.cancel_button, self.done_button))

    def add(self, title: str, widget: QWidget, name: str, stretch: int = 0) -> None:
        """Puts a field below its title; Enter in a reason runs the action."""
        widget.setObjectName(name)
        widget.setAccessibleName(title.removesuffix(" *"))
        field = QVBoxLayout()
        field.setSpacing(4)
        field.addWidget(label(title, "field"))
        field.addWidget(widget, stretch)
        self.column.addLayout(field, stretch)
        if isinstance(widget, ReasonLine):
            widget.returnPressed.connect(self._on_done)
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            self._added[name] = widget
            self._starred += [name] if title.endswith("*") else []
            widget.textChanged.connect(lambda: mark_box(self._context.theme, widget, ""))

    def add_fields(self, fields: AskedFields) -> None:
        """Puts fields of a record below each other; those that are wrong get the cursor."""
        self.fields = fields
        fields.edited.connect(lambda: self.say(""))
        self.column.addWidget(fields)

    def widen(self, letters: int, lines: int = 0) -> None:
        """Makes the dialog so many characters wide, and at least so many lines high.

        A heading that is a little longer makes it wider.
        """
        self._letters, self._lines = letters, lines
        self._fit()

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
        if sentence:
            self._note.refuse(sentence)
            self.grow()
        else:
            self._note.say("")

    def grow(self) -> None:
        """Makes the dialog higher where a sentence needs it."""
        height = max(self.height(), self._height())
        self.resize(self.width(), min(height, self._room()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on to the next one, behind the last to the button."""
        at = self.focusWidget()
        if event.key() in ENTER and isinstance(at, GOES_ON) and not isinstance(at, ReasonLine):
            self.focusNextChild()
            if self.cancel_button.hasFocus():
                self.done_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Fits the size once more: something may have been added since."""
        if self._letters and not event.spontaneous():
            self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        for each in (self, *self.findChildren(QLabel)):
            each.ensurePolished()  # the style sheet says how large their letters are
        size, margins = self._context.theme.sizes.text, self._margins()
        heading = self.heading.fontMetrics().horizontalAdvance(self.heading.text()) + margins + 4
        wanted = max(self._letters * size, min(heading, WIDEST * size))
        width = min(wanted, self.screen().availableGeometry().width() - 40)
        self.resize(width, self.height())
        self.resize(width, min(max(self._height(), self._lines * size), self._room()))

    def _room(self) -> int:
        """The greatest height that the screen has room for."""
        return self.screen().availableGeometry().height() - 60

    def _margins(self) -> int:
        margins = self.contentsMargins()
        return 32 + margins.left() + margins.right()

    def _height(self) -> int:
        """The height of all parts where texts break their lines at the present width."""
        outer, width = self.layout(), self.width() - self._margins()
        assert outer is not None  # made with the dialog
        around, column = outer.contentsMargins(), self.column
        wraps = column.hasHeightForWidth()
        parts = [
            self.heading.heightForWidth(width),
            column.totalHeightForWidth(width) if wraps else column.totalSizeHint().height(),
            self._context.theme.sizes.control,
        ]
        if not self._note.isHidden():
            parts.append(self._note.heightForWidth(width))
        gaps = outer.spacing() * len(parts)
        return around.top() + around.bottom() + sum(parts) + gaps

    def _on_done(self) -> None:
        try:
            changed, said = self.act()
        except UserError as error:
            self.say(error.sentence)
            self._point_at(_fields_of(error))
            return
        self.accept()
        self._context.events.announce(changed, said)

    def _point_at(self, names: Sequence[str]) -> None:
        """Marks the fields that are wrong, the cursor in the first; else one left empty."""
        first = self.fields.mark(names) if self.fields else None
        empty = (name for name in self._starred if not _text_of(self._added[name]).strip())
        named = [each for each in names if each in self._added] or ([] if names else [*empty])
        first = first or (self._added[named[0]] if named else None)
        if first is not None:
            mark_box(self._context.theme, first, "stops")
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(first)


def _text_of(box: QLineEdit | QPlainTextEdit) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


def _fields_of(error: UserError) -> tuple[str, ...]:
    """The names of the fields that an error is about."""
    if isinstance(error, Unfilled):
        return error.fields
    if isinstance(error, Refused):
        return tuple(each.field for each in error.problems if each.stops)
    return ()
