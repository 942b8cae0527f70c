"""Updates the card next to a list to the one record that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.errors import UserError
from desktop_app.ui.cards.card_facts import card_facts
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.states.state_offer import OfferButton
from desktop_app.ui.ui_context import UiContext


class ListCard(QObject):
    """The card of a list page; `shown` says whether the page has room for one."""

    def __init__(self, context: UiContext, page: ListParts, *, shown: bool) -> None:
        super().__init__(page.widget)
        self._context, self._page, self.shown = context, page, shown
        self._key: int | None = None
        card = page.frame.card
        card.setVisible(shown)
        card.record_wanted.connect(context.events.open_record)
        card.rows_wanted.connect(context.events.open_rows)
        self._offer = OfferButton(context) if page.model.ONWARD and shown else None
        if self._offer is not None:
            card.add_above_foot(self._offer)

    def show(self, *, anew: bool = False) -> None:
        """Shows the one chosen record; reads it again only where it is another or has changed."""
        table, frame = self._page.table, self._page.frame
        count = table.chosen_count()
        key = table.chosen_ids()[0] if count == 1 and self.shown else None
        if key is not None and key == self._key and not anew:
            return
        self._key = key
        try:
            facts = None if key is None else card_facts(self._context.desk, self._page.model, key)
        except UserError:
            facts = None  # removed meanwhile: the list is about to say so
        if self._offer is not None:
            self._offer.show_for(self._page.model, key)
        frame.card.show_facts(facts, frame.chosen_words(count))
