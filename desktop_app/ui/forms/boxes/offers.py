"""What a searchable field offers: values with their texts, found by character or pinyin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from desktop_app.chinese.folding import fold
from desktop_app.ui.look.internal_words import WORD

SHOWN = 60


NOTE = Qt.ItemDataRole.UserRole
"""The role under which a list of offers finds what stands quietly behind a text."""


class BoxChoice(NamedTuple):
    """One value to choose: its text, and what distinguishes it from others of that text.

    `internal` marks a record that is ticked 不外传.
    """

    value: Any
    text: str
    note: str = ""
    internal: bool = False

    @property
    def quiet(self) -> str:
        """The grey text after it: the mark of an internal record, then the note."""
        return " · ".join(filter(None, (WORD if self.internal else "", self.note)))


Find = Callable[[str], Sequence[BoxChoice]]


@lru_cache(maxsize=4096)
def search_keys(text: str) -> str:
    """The text with its initials and full pinyin, in small letters."""
    from desktop_app.chinese import pinyin

    return f"{text} {pinyin.search_text(text)}".lower()


def matching(offers: Iterable[BoxChoice], typed: str, most: int = SHOWN) -> list[BoxChoice]:
    """The offers whose text or pinyin holds what was typed, those that begin with it first."""
    wanted = "".join(fold(typed).lower().split())
    if not wanted:
        return list(offers)
    begins: list[BoxChoice] = []
    holds: list[BoxChoice] = []
    for offer in offers:
        if offer.text.lower().startswith(wanted):
            begins.append(offer)
        elif wanted in search_keys(offer.text):
            holds.append(offer)
    return (begins + holds)[:most]


def among(offers: Sequence[BoxChoice]) -> Find:
    """A search through offers that are all at hand."""
    return lambda typed: matching(offers, typed)


class OfferModel(QAbstractListModel):
    """The offers that a drop-down list shows now."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.offers: list[BoxChoice] = []
        self.lock: QPixmap | None = None
        """The icon in front of an internal record."""

    def show_offers(self, offers: Sequence[BoxChoice]) -> None:
        """Shows other offers."""
        self.beginResetModel()
        self.offers = list(offers)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.offers)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) and index.isValid():
            return self.offers[index.row()].text
        if role == NOTE and index.isValid():
            return self.offers[index.row()].quiet
        if role == Qt.ItemDataRole.DecorationRole and index.isValid():
            return self.lock if self.offers[index.row()].internal else None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            offer = self.offers[index.row()]
            return " ".join(filter(None, (offer.text, offer.quiet)))
        return None
