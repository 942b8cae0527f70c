"""Offers the state that follows from a record's days: after a save, and on its card."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services.registers import state_offers
from desktop_app.services.registers.naming import cascade_words
from desktop_app.services.registers.state_offers import Offer
from desktop_app.ui.events import WrittenAction
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.ui_context import UiContext


class StateOffers(QObject):
    """Asks once after a save whose days imply another state; a declined offer is not repeated.

    Built once for a window.
    """

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._declined: set[tuple[str, int, str]] = set()
        context.events.changed.connect(self._on_changed)

    def _on_changed(self, changed: WrittenAction) -> None:
        """Looks when the form that saved has closed."""
        number = changed.action
        if number is not None:
            QTimer.singleShot(0, self, lambda: self._look(number))

    def _look(self, number: int) -> None:
        desk = self._context.desk
        if desk.office.is_closed:
            return
        offer = state_offers.offer_after(desk, number)
        if offer is None or _name_of(offer) in self._declined:
            return

        def answered(yes: bool) -> None:
            if yes:
                take(self._context, offer)
            else:
                self._declined.add(_name_of(offer))

        self._context.desktop.ask_yes_no(
            "state_offer", offer.sentence, answered, default=False,
            yes=f"改为“{offer.label}”", no="先不改", details=offer.lacks,
        )  # fmt: skip


class OfferButton(QPushButton):
    """Gives the record on the card the state that follows from its days; hidden without any."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("state_offer_button")
        self._context = context
        self._offer: Offer | None = None
        context.theme.icons.put(self, "done")
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_for(self, model: type[Record], key: int | None) -> None:
        """Looks at another record; None for none."""
        desk = self._context.desk
        self._offer = None if key is None else state_offers.offer_for(desk, model, key)
        self.setVisible(self._offer is not None)
        if self._offer is not None:
            text = f"改为“{self._offer.label}”"
            self.setText(text)
            self.setAccessibleName(text)
            self.setToolTip(tip(self._offer.sentence))

    def _on_clicked(self) -> None:
        if self._offer is not None:
            take(self._context, self._offer)


def take(context: UiContext, offer: Offer) -> None:
    """Changes the state of the record and announces it."""
    try:
        changed = state_offers.accept(context.desk, offer)
    except UserError as error:
        context.desktop.tell("state_refused", error.sentence)
        return
    also = cascade_words(context.desk, offer.model, changed)
    context.events.announce(changed, f"“{offer.title}”的状态已改为“{offer.label}”{also}")


def _name_of(offer: Offer) -> tuple[str, int, str]:
    return offer.model.KEY, offer.key, offer.to
