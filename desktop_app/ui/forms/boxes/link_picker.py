"""The widget that points at one record of a register."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.records.links import Link
from desktop_app.records.record import Field
from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.boxes.offers import BoxChoice
from desktop_app.ui.forms.dialog.form_context import FormContext


class LinkPicker(OfferBox):
    """One record of another register, found by any part of its title or pinyin, and opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_action = QAction("打开", self)
        self.addAction(self.open_action, QLineEdit.ActionPosition.TrailingPosition)
        self.open_action.triggered.connect(self._open)
        self.textChanged.connect(self._show_way)

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Searches the register that the field points at."""
        assert isinstance(field, Link)  # the loader has checked which widget fits which kind
        self._key, self._offer = field.linked.KEY, field_context.offer
        self._open_record = field_context.open
        self.offer(partial(field_context.find, self._key), field_context.theme.icons)
        self.open_action.setToolTip(f"打开这个{field.linked.TITLE}（Ctrl+O）")
        field_context.theme.icons.put(self.open_action, "link")
        self._show_way()

    def put(self, value: Any) -> None:
        """Shows the title of a record."""
        self.pick(None if value is None else self._offer(self._key, value))

    def draft(self) -> object:
        """The id chosen, or the text typed."""
        found = self.picked()
        return "" if found is None else found

    def put_draft(self, draft: Any) -> None:
        """Shows a record that was chosen, or a text that names none."""
        if isinstance(draft, int):
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
        return self._offer(self._key, int(offer.value))

    def _open(self) -> None:
        found = self.picked()
        if isinstance(found, int):
            self._open_record(self._key, found, self)

    def _show_way(self) -> None:
        """Offers to open only what is chosen."""
        self.open_action.setVisible(isinstance(self.picked(), int))
