"""Below the form of a report: how much of the text was changed, which is marked in both boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QTextEdit, QWidget

from desktop_app.services.opinion_reports.text_changes import text_changes
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.look.words import label
from desktop_app.ui.ui_context import UiContext

PAUSE_MILLISECONDS = 250
TEXTS = ("content", "issued_text")


class ChangesStrip(QFrame):
    """Compares the two texts a moment after typing; shown in their section alone.

    Hidden while one of them is empty.
    """

    def __init__(self, context: UiContext, form: RecordForm, _: Callable[[], int | None]) -> None:
        super().__init__(form)
        self._context, self._sections = context, form.sections
        self.setObjectName("changes_strip")
        self.setAccessibleName("原稿与编发稿的改动")
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 4, 24, 4)
        self.told = label("", "small", wraps=True)
        line.addWidget(self.told, 1)
        self._boxes = [cast("QPlainTextEdit", form.boxes[name]) for name in TEXTS]
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.compare)
        form.edited.connect(self._on_edited)
        form.shown.connect(self._pause.start)
        form.sections.currentChanged.connect(self._show)
        self.hide()

    def compare(self) -> None:
        """Marks the removed words in the original and the new ones in the issued text."""
        before, after = (box.toPlainText() for box in self._boxes)
        if not before.strip() or not after.strip():
            self._mark(self._boxes[0], (), "")
            self._mark(self._boxes[1], (), "")
            self.told.clear()
            self._show()
            return
        found, tokens = text_changes(before, after), self._context.theme.tokens
        self._mark(self._boxes[0], found.removed, tokens.bad_soft, struck=True)
        self._mark(self._boxes[1], found.added, tokens.good_soft)
        self.told.setText(found.words)
        self._show()

    def _show(self, _: int = 0) -> None:
        """Shows the strip where there is something to say and the texts are in front."""
        front = self._sections.currentWidget()
        self.setVisible(bool(self.told.text()) and front.isAncestorOf(self._boxes[0]))

    def _on_edited(self, name: str) -> None:
        if name in TEXTS:
            self._pause.start()

    def _mark(
        self, box: QPlainTextEdit, spans: Iterable[tuple[int, int]], colour: str, *,
        struck: bool = False,
    ) -> None:  # fmt: skip
        marks = []
        for first, last in spans:
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(box.document())
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(QColor(colour))
            look.setFontStrikeOut(struck)
            one.cursor, one.format = cursor, look  # type: ignore[attr-defined]
            marks.append(one)
        box.setExtraSelections(marks)


def changes_strip(context: UiContext, form: RecordForm, key: Callable[[], int | None]) -> QWidget:
    """The strip below the form of one report."""
    return ChangesStrip(context, form, key)
