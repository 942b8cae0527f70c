"""A line in which one value is chosen from many by typing some of its characters or pinyin."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop_app.ui.forms.boxes.offer_list import OfferDelegate
from desktop_app.ui.forms.boxes.offers import BoxChoice, Find, OfferModel, among
from desktop_app.ui.look.icons import Icons

BAR = 32  # the scroll bar and the frame of the list
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class OfferBox(QLineEdit):
    """A line with a list: the list shows what fits the text typed so far.

    Enter takes the marked line of the list, the first one unless another was chosen. The list is
    the line's own: Qt would write the text of a chosen line back, whatever became of the choice.
    """

    edited = Signal()
    chosen = Signal(object)
    marks_first: ClassVar[bool] = True
    """Whether Enter takes the first offer without its having been gone to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find: Find = among(())
        self._picked: BoxChoice | None = None
        self._icons: Icons | None = None
        self._model = OfferModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(12)
        self._list.setWidget(self)
        self._list.popup().setItemDelegate(OfferDelegate(self))
        self._arrow = QAction("全部", self)
        self.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        self._list.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self._arrow.triggered.connect(self.show_all)
        self.textEdited.connect(self._search)
        self.editingFinished.connect(self.settle)

    def completer(self) -> QCompleter:
        """The list with its popup."""
        return self._list

    def offer(self, find: Find, icons: Icons) -> None:
        """Takes the search to ask and the icon of the list."""
        self._find, self._icons = find, icons
        icons.put(self._arrow, "down")

    def setReadOnly(self, on: bool) -> None:
        """A line that is only read offers nothing."""
        super().setReadOnly(on)
        self._arrow.setVisible(not on)

    def pick(self, offer: BoxChoice | None) -> None:
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

    def is_listing(self) -> bool:
        """Whether its list is open."""
        return self._list.popup().isVisible()

    def show_all(self) -> None:
        """Opens the list with everything in it; a line that is only read has none."""
        if self.isReadOnly():
            return
        self._model.show_offers(self._find(""))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._open_list()

    def list_place(self) -> QRect:
        """The place below which the list opens, as seen from the line."""
        return self.rect()

    def event(self, event: QEvent) -> bool:
        """Tab takes the line of the list that was gone to, then goes on."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            row = self._list.popup().currentIndex().row()
            if event.key() in TABS and self.is_listing():
                self._list.popup().hide()
                if row >= self.marks_first:  # the first may be marked without being gone to
                    self._choose(self._model.offers[row])
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_listing() and event.key() in ENTER:
            marked = self._list.popup().currentIndex()
            self._list.popup().hide()
            if marked.isValid():
                self._take(marked)
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self.is_listing():
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

    def _open_list(self) -> None:
        """Opens the list, as wide as its longest line: no offer is cut."""
        if self._icons is not None and any(each.internal for each in self._model.offers):
            self._model.lock = self._icons.pixmap("lock", "faint")
        place, popup = self.list_place(), self._list.popup()
        longest = popup.sizeHintForColumn(0) + BAR if self._model.offers else 0
        widest = self.screen().availableGeometry().width() // 2
        place.setWidth(max(place.width(), min(longest, widest)))
        self._list.complete(place)

    def _search(self, typed: str) -> None:
        wanted = self.wanted(typed)
        self._model.show_offers(self._find(wanted) if wanted.strip() else [])
        self._open_list()
        if self._model.offers:  # Qt marks one by itself
            first = self._list.completionModel().index(0, 0)
            self._list.popup().setCurrentIndex(first if self.marks_first else QModelIndex())
        self.edited.emit()

    def wanted(self, typed: str) -> str:
        """The part of a typed text that is searched for."""
        return typed

    def _take(self, index: QModelIndex) -> None:
        self._choose(self._model.offers[index.row()])

    def taken(self, offer: BoxChoice) -> BoxChoice:
        """The offer as the line shows it once it is chosen."""
        return offer

    def _choose(self, offer: BoxChoice) -> None:
        self.pick(self.taken(offer))
        self.edited.emit()
        self.chosen.emit(offer)

    def settle(self) -> None:
        """Takes the one offer that the typed text can mean."""
        text = self.text().strip()
        if not text:
            return
        if self._picked is not None and self._picked.text == text:
            return
        found = self._find(text)
        same = [offer for offer in found if offer.text == text]
        if len(same) == 1 or len(found) == 1:
            self._choose((same or list(found))[0])
