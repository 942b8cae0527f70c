"""The table that scores are typed into like a sheet: a number, Enter, the next criterion."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from desktop_app.ui.brand_reviews.score_model import FIRST, MISSING, ScoreModel
from desktop_app.ui.look.theme import Theme

TRIGGERS = QAbstractItemView.EditTrigger
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NUMBER, BRAND, SCORE, TOTAL = 4, 12, 6, 6
WIDEST, ROOM = 8, 2
"""So many letters of a head are in one line at most; those at its sides."""
CENTER = Qt.AlignmentFlag.AlignCenter


class ScoreDelegate(QStyledItemDelegate):
    """The field that a score is typed into; `entered` when Enter has taken it."""

    entered = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not (pressed and _is_enter(cast("QKeyEvent", event))):
            return super().eventFilter(watched, event)
        field = cast("QWidget", watched)
        self.commitData.emit(field)
        self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.NoHint)
        self.entered.emit()
        return True


class ScoreTable(QTableView):
    """Typing begins a cell anew, Enter goes on, Delete clears; Ctrl+V and Ctrl+C take a block."""

    pasted = Signal()

    def __init__(self, model: ScoreModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scores = model
        self.setObjectName("score_table")
        self.setAccessibleName("评分表，一个品牌一行，一个指标一列")
        self.setModel(model)
        self.setEditTriggers(
            TRIGGERS.AnyKeyPressed | TRIGGERS.EditKeyPressed | TRIGGERS.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        delegate = ScoreDelegate(self)
        delegate.entered.connect(lambda: self._go(self.currentIndex()))
        self.setItemDelegate(delegate)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.sizes.control)
        letter, head = theme.sizes.text, self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setFixedHeight((3 * self._lines() + 1) * letter // 2)
        head.setDefaultAlignment(Qt.AlignmentFlag(CENTER | Qt.TextFlag.TextWordWrap))
        for column in range(model.columnCount()):
            self.setColumnWidth(column, self._letters(column) * letter)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def begin(self) -> None:
        """Puts the cursor into the first score that is missing, else into the first one."""
        model = self.scores
        places = [
            model.index(row, FIRST + column)
            for row in range(model.rowCount()) for column in range(len(model.found.criteria))
        ]  # fmt: skip
        missing = (each for each in places if each.data() == MISSING)
        if places:
            self.setCurrentIndex(next(missing, places[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif _is_enter(event) and here.isValid():
            self._go(here)
        elif Qt.Key(event.key()) == Qt.Key.Key_Delete:
            chosen = [each for each in self.selectedIndexes() if self.scores.is_score(each)]
            self.scores.take({self.scores.cell_of(each): "" for each in chosen})
        else:
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Takes what is being typed into a cell, so that it is saved or asked about."""
        field = self.indexWidget(self.currentIndex())
        if self.state() is QAbstractItemView.State.EditingState and field is not None:
            self.commitData(field)
            self.closeEditor(field, QStyledItemDelegate.EndEditHint.NoHint)

    def block(self) -> str:
        """The chosen cells as text for another program."""
        chosen = sorted(self.selectedIndexes(), key=lambda each: (each.row(), each.column()))
        rows: dict[int, list[str]] = {}
        for each in chosen:
            text = str(each.data() or "")
            rows.setdefault(each.row(), []).append("" if text == MISSING else text)
        return "\n".join("\t".join(texts) for texts in rows.values())

    def _go(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Goes to the next score, of the next brand behind the last criterion."""
        many, model = len(self.scores.found.criteria), self.scores
        if not many:
            return
        column = max(0, index.column() - FIRST + 1)
        row, column = index.row() + column // many, column % many
        if row < model.rowCount():
            self.setCurrentIndex(model.index(row, FIRST + column))

    def _letters(self, column: int) -> int:
        last = self.scores.columnCount() - 1
        if FIRST <= column < last:
            longest = max(map(_letters_of, self._head_lines(column)))
            return max(SCORE, min(longest, WIDEST) + ROOM)
        return {0: NUMBER, 1: BRAND, last: TOTAL}[column]

    def _head_lines(self, column: int) -> list[str]:
        """The lines of a head before those that are too long for the column break."""
        return str(self.scores.headerData(column, Qt.Orientation.Horizontal)).split("\n")

    def _lines(self) -> int:
        """The most lines that a head has in its column."""
        return max(
            sum(
                -(-_letters_of(line) // (self._letters(column) - ROOM))
                for line in self._head_lines(column)
            )
            for column in range(FIRST, self.scores.columnCount())
        )


def _letters_of(text: str) -> int:
    """How many letters wide a text is; digits and Latin letters have half the width."""
    return -(-sum(1 if each.isascii() else 2 for each in text) // 2)


def _is_enter(event: QKeyEvent) -> bool:
    return Qt.Key(event.key()) in ENTER and not event.modifiers() & CTRL
