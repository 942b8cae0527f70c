"""A searchable box of the import page: one of several answers, in groups, never an unknown text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.boxes.offers import BoxChoice, OfferModel, among
from desktop_app.ui.look.theme import Theme

WIDEST = 22  # characters that a list of answers has room for
Index = QModelIndex | QPersistentModelIndex


class AnswerChoice(NamedTuple):
    """One answer: its value, its text, and its group, '' for none."""

    value: Any
    text: str
    group: str = ""


class _Heading:
    """The value of a line that only names a group."""


HEADING = _Heading()


class GroupedOffers(OfferModel):
    """Offers with the name of each group over them, which cannot be chosen."""

    def __init__(self, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.groups: dict[Any, str] = {}

    def show_offers(self, offers: Sequence[BoxChoice]) -> None:
        """Shows other offers, those of one group together under its name."""
        order = dict.fromkeys(self.groups.get(each.value, "") for each in offers)
        found: list[BoxChoice] = []
        for group in order:
            found += [BoxChoice(HEADING, group)] if group else []
            found += [each for each in offers if self.groups.get(each.value, "") == group]
        super().show_offers(found)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A group's name is only read."""
        if index.isValid() and self.offers[index.row()].value is HEADING:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            if self.offers[index.row()].value is HEADING:
                return QColor(self._theme.tokens.accent)
            return None
        return super().data(index, role)


class ChoiceBox(OfferBox):
    """Always holds one of its answers: a text that means none of them gives way to the last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._last: BoxChoice | None = None
        self._offers: dict[Any, BoxChoice] = {}
        self._model = GroupedOffers(theme, self)
        self._list.setModel(self._model)
        self.editingFinished.connect(self._return)
        self.chosen.connect(lambda offer: self._keep(offer))

    def show_choices(self, choices: Sequence[AnswerChoice], value: Any) -> None:
        """Offers these answers and shows the one with this value, the first where none has it."""
        self._offers = {each.value: BoxChoice(each.value, each.text) for each in choices}
        assert isinstance(self._model, GroupedOffers)
        self._model.groups = {each.value: each.group for each in choices}
        self.offer(among([*self._offers.values()]), self._theme.icons)
        self.choose(value)

    def choose(self, value: Any) -> None:
        """Shows the answer with this value, the first where none has it."""
        offer = self._offers.get(value) or next(iter(self._offers.values()), None)
        self._keep(offer)
        self.pick(offer)
        self.setToolTip(offer.text if offer else "")

    def value(self) -> Any:
        """The value of the answer that was chosen last."""
        return self._last.value if self._last is not None else None

    def texts(self) -> list[str]:
        """How the answers read, in their order."""
        return [each.text for each in self._offers.values()]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._list.popup().setMinimumWidth(self._theme.sizes.text * WIDEST)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click marks the whole answer, so that what is typed takes its place."""
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText():
            self.selectAll()

    def _search(self, typed: str) -> None:
        """Marks the first answer, not the name of its group: Enter takes what is marked."""
        super()._search(typed)
        answers = (n for n, each in enumerate(self._model.offers) if each.value is not HEADING)
        first = next(answers, -1)
        if first >= 0:
            self._list.popup().setCurrentIndex(self._list.completionModel().index(first, 0))

    def _take(self, index: QModelIndex) -> None:
        if self._model.offers[index.row()].value is not HEADING:
            super()._take(index)

    def _keep(self, offer: BoxChoice | None) -> None:
        self._last = offer

    def _return(self) -> None:
        if self._last is not None and self.text().strip() != self._last.text:
            self.pick(self._last)
