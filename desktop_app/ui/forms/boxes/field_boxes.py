"""The plain widgets of a record's form: a line, a text of several lines, yes or no."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from desktop_app.records.field_types import FieldType
from desktop_app.records.record import Field
from desktop_app.ui.forms.dialog.form_context import FormContext


class LineBox(QLineEdit):
    """One line: text, phone, number, identity card, e-mail."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.edited)

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Takes the alignment; an exceeded length is reported as a problem."""
        self._field, self._names = field, field_context.lookup
        right = isinstance(field, FieldType) and field.align == "right"
        self.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)

    def put(self, value: Any) -> None:
        """Shows the value as tables do."""
        self.setText(self._field.show(value, self._names))
        self.setCursorPosition(0)

    def draft(self) -> object:
        """The text as typed."""
        return self.text()

    def put_draft(self, draft: Any) -> None:
        """Shows a text as it was typed."""
        self.setText(str(draft))


class TextBox(QPlainTextEdit):
    """Text of several lines; Tab leaves it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.edited)

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Needs nothing of the declaration."""

    def put(self, value: Any) -> None:
        """Shows the text."""
        self.blockSignals(True)  # showing a value is no editing
        self.setPlainText(value or "")
        self.blockSignals(False)

    def draft(self) -> object:
        """The text as typed."""
        return self.toPlainText()

    def put_draft(self, draft: Any) -> None:
        """Shows a text as it was typed."""
        self.put(str(draft))


class YesNoBox(QWidget):
    """是, 否, or neither: two words, a second click takes an answer back."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._buttons = {1: _word("是"), 0: _word("否")}
        for value, button in self._buttons.items():
            line.addWidget(button)
            button.clicked.connect(lambda _, chosen=value: self._clicked(chosen))
        line.addStretch()
        self.setFocusProxy(self._buttons[1])

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Names the words for screen readers."""
        for button in self._buttons.values():
            button.setAccessibleName(f"{field.label}：{button.text()}")

    def put(self, value: Any) -> None:
        """Shows the answer, None for none."""
        for answer, button in self._buttons.items():
            button.setChecked(value is not None and bool(value) == bool(answer))

    def draft(self) -> object:
        """The answer as text, empty for none."""
        chosen = [button.text() for button in self._buttons.values() if button.isChecked()]
        return chosen[0] if chosen else ""

    def put_draft(self, draft: Any) -> None:
        """Shows an answer given as text."""
        for button in self._buttons.values():
            button.setChecked(button.text() == draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between the words."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._buttons[0 if self._buttons[1].hasFocus() else 1].setFocus()
            return
        super().keyPressEvent(event)

    def _clicked(self, chosen: int) -> None:
        for value, button in self._buttons.items():
            if value != chosen:
                button.setChecked(False)
        self.edited.emit()


def _word(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "chip")
    button.setCheckable(True)
    button.setAutoDefault(False)
    return button
