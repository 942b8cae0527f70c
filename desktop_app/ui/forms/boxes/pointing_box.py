"""The common part of the widgets that point at a record: it is found, chosen and opened."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.boxes.offers import BoxChoice
from desktop_app.ui.forms.dialog.form_context import FormContext


class PointingBox(OfferBox):
    """One record, found by any part of its title or pinyin, and opened.

    A subclass sets the form's context when it is prepared, and defines `_place_of`.
    """

    _context: FormContext

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_action = QAction("打开", self)
        self.addAction(self.open_action, QLineEdit.ActionPosition.TrailingPosition)
        self.open_action.triggered.connect(self._open)
        self.textChanged.connect(self._show_way)

    def put(self, value: Any) -> None:
        """Shows the title of a record."""
        place = self._place_of(value)
        self.pick(None if place is None else self._offered(*place))

    def draft(self) -> object:
        """The stored value of the record chosen, or the text typed."""
        found = self.picked()
        return "" if found is None else found

    def put_draft(self, draft: Any) -> None:
        """Shows a record that was chosen, or a text that names none."""
        if self._place_of(draft) is not None:
            self.put(draft)
        else:
            self.pick(None)
            self.setText(str(draft))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Open):
            self._open()
            return
        super().keyPressEvent(event)

    def taken(self, offer: BoxChoice) -> BoxChoice:
        """The text of an offer with what distinguishes it from others of the same name."""
        place = self._place_of(offer.value)
        assert place is not None  # every offer points at a record
        return self._offered(*place)

    def _place_of(self, draft: object) -> tuple[str, int] | None:
        """Key of the register and id that a draft points at, None where it is a typed text."""
        return None

    def _offered(self, record: str, key: int) -> BoxChoice:
        """The offer of one record."""
        return self._context.offer(record, key)

    def _open(self) -> None:
        place = self._place_of(self.picked())
        if place is not None:
            self._context.open(*place, self)

    def _show_way(self) -> None:
        """Offers to open only what is chosen."""
        self.open_action.setVisible(self._place_of(self.picked()) is not None)
