"""A line in which one value is chosen from many by typing some of its characters or pinyin."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop_app.ui.forms.offers import Find, Offer, OfferModel, among
from desktop_app.ui.look.icons import Icons


class OfferBox(QLineEdit):
    """A line with a list: the list shows what fits the text typed so far."""

    edited = Signal()
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find: Find = among(())
        self._picked: Offer | None = None
        self._model = OfferModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(12)
        self._arrow = QAction("全部", self)
        self.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        self.setCompleter(self._list)
        self._list.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self._arrow.triggered.connect(self.show_all)
        self.textEdited.connect(self._search)
        self.editingFinished.connect(self._settle)

    def offer(self, find: Find, icons: Icons) -> None:
        """Takes the search to ask and the icon of the list."""
        self._find = find
        icons.put(self._arrow, "down")

    def setReadOnly(self, on: bool) -> None:
        """A line that is only read offers nothing."""
        super().setReadOnly(on)
        self._arrow.setVisible(not on)

    def pick(self, offer: Offer | None) -> None:
        """Shows a chosen value, or none."""
        self._picked = offer
        self.setText(offer.text if offer else "")
        self.setCursorPosition(0)

    def picked(self) -> Any:
        """The chosen value, None when the line is empty, else the text that names nothing here."""
        text = self.text().strip()
        if self._picked is not None and self._picked.text == text:
            return self._picked.value
        return text or None

    def show_all(self) -> None:
        """Opens the list with everything in it; a line that is only read has none."""
        if self.isReadOnly():
            return
        self._model.show_offers(self._find(""))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self._list.popup().isVisible():
            self.show_all()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.selectAll()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def _search(self, typed: str) -> None:
        self._model.show_offers(self._find(typed) if typed.strip() else [])
        self.edited.emit()

    def _take(self, index: QModelIndex) -> None:
        self.pick(self._model.offers[index.row()])
        self.edited.emit()
        self.chosen.emit(self._picked)

    def _settle(self) -> None:
        """Takes the one offer that the typed text can mean."""
        text = self.text().strip()
        if not text:
            return
        if self._picked is not None and self._picked.text == text:
            return
        found = self._find(text)
        same = [offer for offer in found if offer.text == text]
        if len(same) == 1 or len(found) == 1:
            self.pick((same or list(found))[0])
            self.edited.emit()
            self.chosen.emit(self._picked)
