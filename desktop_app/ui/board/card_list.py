"""The list of one column's cards: keys, dragging, dropping."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop_app.ui.board.card_delegate import CardDelegate
from desktop_app.ui.board.cards import Cards, Index, dragged
from desktop_app.ui.look.theme import Theme

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardList(QListView):
    """Shows `Cards`; emits signals, the board acts on them."""

    chosen = Signal(object)
    opened = Signal(object)
    stepped = Signal(int)
    pushed = Signal(int)
    delete_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()
    typed = Signal(str)
    dropped = Signal(object)
    hovered = Signal(bool)
    carried = Signal(QPoint)

    def __init__(self, cards: Cards, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards, self._theme = cards, theme
        self._quiet = False
        self.setModel(cards)
        self.drawing = CardDelegate(cards, theme, 0, self)
        self.setItemDelegate(self.drawing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "cards")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.doubleClicked.connect(self._open)

    def current(self) -> int | None:
        """The key of the card with the cursor."""
        row = self.currentIndex().row()
        return self._cards.ids[row] if 0 <= row < len(self._cards.ids) else None

    def choose(self, row: int | None) -> None:
        """Chooses one card, or none, without saying so."""
        self._quiet = True
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self._cards.index(row))
        self._quiet = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        key = self.current()
        if key is not None and not self._quiet:
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next column, with Ctrl they take the card along; Enter opens."""
        key = Qt.Key(event.key())
        step = STEPS.get(key)
        if step is not None:
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.pushed if ctrl else self.stepped).emit(step)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on a card go to the page's search."""
        if search.strip():
            self.typed.emit(search)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take(event)
        self.carried.emit(self.viewport().mapToGlobal(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hovered.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        keys = self._take(event)
        self.hovered.emit(False)
        if keys:
            self.dropped.emit(keys)

    def _take(self, event: QDropEvent) -> list[int]:
        """Accepts cards of other columns; everything else is for the page."""
        keys = [each for each in dragged(event.mimeData()) if each not in self._cards.ids]
        event.setAccepted(bool(keys))
        if keys:
            self.hovered.emit(True)
        return keys

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._cards.ids[index.row()])
