"""The rules of the sandbox as a table; numbers are typed into its last column."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scoring.sandbox.rules_delegate import RulesDelegate
from desktop_app.ui.scoring.sandbox.rules_model import COMPARED, TRIED, WORDS, TrialRulesModel
from desktop_app.ui.tables.plain_table import dress_plainly

LETTERS = 6.2
"""Width of the columns of numbers in letters."""


class TrialRulesTable(QTableView):
    """The cursor stays in the last column.

    `previewed` comes while a number is typed, `changed` when it is taken: row and text. `checked`
    returns the fault of a text, "" for none; the field of a faulty one stays open.
    """

    previewed = Signal(int, str)
    changed = Signal(int, str)
    given_up = Signal()
    copy_asked = Signal()

    def __init__(
        self, model: TrialRulesModel, theme: Theme, checked: Callable[[int, str], str]
    ) -> None:
        super().__init__()
        self.rules, self._theme, self._checked = model, theme, checked
        self.setObjectName("trial_rules")
        self.setAccessibleName("规则，试算一列可以直接改")
        self.setModel(model)
        dress_plainly(self, theme)
        self.setProperty("role", "plain")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked
                             | triggers.EditKeyPressed | triggers.SelectedClicked)  # fmt: skip
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._painter = RulesDelegate(model, theme, self)
        self.setItemDelegate(self._painter)
        self._painter.typed.connect(self.previewed)
        self._painter.entered.connect(self._on_entered)
        self._painter.left.connect(lambda _: self.given_up.emit())
        self.clicked.connect(lambda index: self.go(index.row()))
        model.modelReset.connect(self._begin)
        theme.changed.connect(self._fit)
        self._fit()

    def go(self, row: int) -> None:
        """Puts the cursor on a row."""
        self.setCurrentIndex(self.rules.index(row, TRIED))

    def step(self, by: int) -> None:
        """Goes to the next row that can be typed into, or the one before."""
        row = self.currentIndex().row() + by
        while 0 <= row < len(self.rules.rows) and self.rules.place(row) is None:
            row += by
        if 0 <= row < len(self.rules.rows):
            self.go(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next rule, F2 and every digit begin to type."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier,
                                      Qt.KeyboardModifier.KeypadModifier)  # fmt: skip
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and plain:
            self.step(1)
        elif key == Qt.Key.Key_Up and plain:
            self.step(-1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._to_end(first=key == Qt.Key.Key_Home)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain:
            event.accept()  # the cursor stays in the last column
        elif key == Qt.Key.Key_Delete and self.rules.place(self.currentIndex().row()) is not None:
            self._on_entered(self.currentIndex().row(), "", 0)
        elif key == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.copy_asked.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the table look for nothing."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _to_end(self, *, first: bool) -> None:
        """Goes to the first or the last row that can be typed into."""
        rows = [n for n in range(len(self.rules.rows)) if self.rules.place(n) is not None]
        if rows:
            self.go(rows[0 if first else -1])

    def _on_entered(self, row: int, text: str, way: int) -> None:
        wrong = self._checked(row, text)
        field: QLineEdit | None = self.findChild(QLineEdit, "trial_field")
        if wrong and way:
            return
        if field is not None and way:
            field.setModified(False)
            self.closeEditor(field, RulesDelegate.EndEditHint.NoHint)
        if wrong:
            self.given_up.emit()
        else:
            self.changed.emit(row, text)
        if way:
            self.setFocus()
            self.step(way)

    def _begin(self) -> None:
        """A fresh table has its cursor on the first rule."""
        if not self.currentIndex().isValid() and self.rules.rows:
            self.go(0)

    def _fit(self) -> None:
        size = self._theme.sizes.text
        self.verticalHeader().setDefaultSectionSize(self._theme.sizes.row - 4)
        for column in (COMPARED, TRIED):
            self.setColumnWidth(column, round(LETTERS * size))
        rest = self.viewport().width() - 2 * round(LETTERS * size)
        self.setColumnWidth(WORDS, max(rest, 6 * size))
