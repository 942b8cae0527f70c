"""The columns of a board side by side: one card chosen, arrows from column to column."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from desktop_app.records.field_types import Code
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.ui.board.board_column import BoardColumn
from desktop_app.ui.board.cards import Sources
from desktop_app.ui.board.piles import Pile
from desktop_app.ui.look.theme import Theme

EDGE = 48
_NOTHING = Pile(None, "", array("q"))


class BoardView(QScrollArea):
    """Shows piles of records as cards; emits signals, the page acts on them."""

    chosen = Signal(object)
    opened = Signal(object)
    move_asked = Signal(object, object)
    rest_asked = Signal(object)
    menu_asked = Signal(QPoint)
    delete_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()
    typed = Signal(str)

    def __init__(
        self, model: type[Record], state: Code, sources: Sources, theme: Theme,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._model, self._state, self._sources, self._theme = model, state, sources, theme
        self.columns: list[BoardColumn] = []
        self.setObjectName("board")
        self.setAccessibleName(f"{model.TITLE}看板")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its cards are reached, not the area
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        self._line = QHBoxLayout(canvas)
        self._line.setContentsMargins(0, 0, 0, 4)
        self._line.setSpacing(8)
        self._line.addStretch(1)
        self.setWidget(canvas)

    def show_piles(self, piles: Sequence[Pile], lookup: Lookup) -> None:
        """Shows these piles, a column each; the chosen card stays chosen where it is shown."""
        key, focused = self.current(), self._has_focus()
        while len(self.columns) < len(piles):
            self._add_column()
        for place, column in enumerate(self.columns):
            column.setVisible(place < len(piles))
            column.show_pile(piles[place] if place < len(piles) else _NOTHING, lookup)
        self.choose(key, show=False)
        if focused:
            self.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Brings the chosen card into sight, now that there is room to see it."""
        super().showEvent(event)
        self._line.activate()
        self.choose(self.current())

    def shown(self) -> list[BoardColumn]:
        """The columns that can be seen, in their order."""
        return [each for each in self.columns if not each.isHidden()]

    def current(self) -> int | None:
        """The key of the chosen card."""
        found = (each.cards.current() for each in self.columns)
        return next((key for key in found if key is not None), None)

    def first(self) -> int | None:
        """The key of the first card of all."""
        return next((each.model.ids[0] for each in self.shown() if each.model.ids), None)

    def near(self, key: int | None) -> int | None:
        """The card below the one with that key, else the one above it: for when it is gone."""
        for column in self.shown():
            place = column.row_of(key)
            if place is not None and len(column.model.ids) > 1:
                return column.model.ids[place + 1 if place + 1 < len(column.model.ids) else -2]
        return None

    def choose(self, key: int | None, *, show: bool = True) -> None:
        """Chooses one card, where it is among those shown, and brings its column into sight."""
        for column in self.columns:
            place = column.row_of(key)
            column.cards.choose(place)
            if place is not None and show:
                self.ensureWidgetVisible(column, 0, 0)
        self._settle_tab_stop()

    def take_focus(self) -> None:
        """Puts the cursor on the chosen card, else on the first column with cards."""
        stop = self._tab_stop()
        if stop is not None:
            stop.cards.setFocus()

    def _add_column(self) -> None:
        column = BoardColumn(self._model, self._state, self._sources, self._theme, self)
        cards = column.cards
        cards.chosen.connect(partial(self._on_chosen, column))
        cards.opened.connect(self.opened)
        cards.stepped.connect(partial(self._step, column))
        cards.pushed.connect(partial(self._push, column))
        cards.dropped.connect(partial(self._on_dropped, column), Qt.ConnectionType.QueuedConnection)
        cards.carried.connect(self._carry)
        cards.delete_asked.connect(self.delete_asked)
        cards.copy_asked.connect(self.copy_asked)
        cards.paste_asked.connect(self.paste_asked)
        cards.typed.connect(self.typed)
        cards.customContextMenuRequested.connect(partial(self._on_menu, column))
        column.rest.clicked.connect(partial(self._on_rest, column))
        self._line.insertWidget(len(self.columns), column)
        self.columns.append(column)

    def _on_chosen(self, column: BoardColumn, key: int) -> None:
        for each in self.columns:
            if each is not column:
                each.cards.choose(None)
        self.ensureWidgetVisible(column, 0, 0)
        self._settle_tab_stop()
        self.chosen.emit(key)

    def _step(self, column: BoardColumn, step: int) -> None:
        """Moves to the neighbouring card, in the next column that has any."""
        filled = [each for each in self.shown() if each.model.ids or each is column]
        place = filled.index(column) + step
        if 0 <= place < len(filled):
            beside = filled[place]
            row = min(column.cards.currentIndex().row(), len(beside.model.ids) - 1)
            beside.cards.setFocus()
            beside.cards.setCurrentIndex(beside.model.index(max(row, 0)))

    def _push(self, column: BoardColumn, step: int) -> None:
        """Emits the request to move the chosen card to the neighbouring column."""
        key, shown = column.cards.current(), self.shown()
        place = shown.index(column) + step
        if key is not None and 0 <= place < len(shown):
            self.move_asked.emit([key], shown[place].pile.code)

    def _on_dropped(self, column: BoardColumn, keys: list[int]) -> None:
        self.move_asked.emit(keys, column.pile.code)

    def _carry(self, place: QPoint) -> None:
        """Scrolls on while a card is carried to the edge, to reach the columns beyond it."""
        across, bar = self.viewport().mapFromGlobal(place).x(), self.horizontalScrollBar()
        if across < EDGE:
            bar.setValue(bar.value() - EDGE)
        elif across > self.viewport().width() - EDGE:
            bar.setValue(bar.value() + EDGE)

    def _on_rest(self, column: BoardColumn, _: bool = False) -> None:
        self.rest_asked.emit(column.pile.code)

    def _on_menu(self, column: BoardColumn, place: QPoint) -> None:
        if column.cards.indexAt(place).isValid():
            self.menu_asked.emit(column.cards.viewport().mapToGlobal(place))

    def _has_focus(self) -> bool:
        return any(each.cards.hasFocus() for each in self.columns)

    def _tab_stop(self) -> BoardColumn | None:
        key = self.current()
        filled = [each for each in self.shown() if each.model.ids]
        return next((x for x in filled if x.row_of(key) is not None), filled[0] if filled else None)

    def _settle_tab_stop(self) -> None:
        """Tab reaches one column, the arrows the others."""
        stop = self._tab_stop()
        for each in self.columns:
            strong = each is stop
            policy = Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
            each.cards.setFocusPolicy(policy)
