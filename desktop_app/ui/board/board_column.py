"""One column of a board: its state, how many, the first cards, and the way to the rest."""

from __future__ import annotations

from array import array

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.records.field_types import Code
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.ui.board.card_list import CardList
from desktop_app.ui.board.cards import Cards, Sources
from desktop_app.ui.board.piles import Pile
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.look.words import button, label, row

MOST = 50
WIDE, NARROW = 17, 8  # in widths of a character


class BoardColumn(QFrame):
    """Shows a pile; an empty one is narrow and still takes cards."""

    def __init__(
        self, model: type[Record], state: Code, sources: Sources, theme: Theme,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._codes, self._unit = theme, state.codes, model.UNIT
        self.pile = Pile(None, "", array("q"))
        self.setProperty("role", "pile")
        self._mark, self._title, self._count = QLabel(), label(""), label("", "small")
        self.model = Cards(model, state, sources, self)
        self.cards = CardList(self.model, theme, self)
        self.rest = button("", "rest_button", theme, kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(row(self._mark, self._title, None, self._count, gap=6))
        column.addWidget(self.cards, 1)
        column.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        self.cards.hovered.connect(self._show_hovered)
        theme.changed.connect(self._dress)

    def show_pile(self, pile: Pile, lookup: Lookup) -> None:
        """Shows other records, or the same ones anew, where the eye was before."""
        scrolled = self.cards.verticalScrollBar().value()
        self.pile = pile
        left = len(pile.ids) - MOST
        self.model.show_ids(pile.ids[:MOST], lookup)
        self._title.setText(pile.label)
        self._count.setText(str(len(pile.ids)))
        self.rest.setText(f"还有 {left} {self._unit}")
        self.rest.setVisible(left > 0)
        self.cards.setAcceptDrops(pile.code is not None)  # no state is nothing to change to
        self.cards.setAccessibleName(f"{pile.label}，{len(pile.ids)} {self._unit}")
        self._dress()
        self.cards.verticalScrollBar().setValue(scrolled)

    def row_of(self, key: int | None) -> int | None:
        """The row of a record among the cards that are shown."""
        ids = self.model.ids
        return ids.index(key) if key is not None and key in ids else None

    def _dress(self) -> None:
        sizes = self._theme.sizes
        tone = tone_of(self._codes, self.pile.code) or ("muted", "open")
        self._mark.setPixmap(self._theme.icons.pixmap(tone[1], tone[0]))
        wide = self.pile.ids or not self.pile.label
        self.setFixedWidth(sizes.text * (WIDE if wide else NARROW) + 16)
        self.cards.drawing.width = sizes.text * WIDE
        self.cards.drawing.beside = self.cards.verticalScrollBar().sizeHint().width()
        self.cards.doItemsLayout()

    def _show_hovered(self, hovered: bool) -> None:
        self.setProperty("hovered", hovered)
        self._theme.restyle(self)
