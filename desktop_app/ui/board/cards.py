"""The cards of one column: what each says, read when the column is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.records.field_types import Code, Numbering
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field, Record
from desktop_app.ui.look.internal_words import ROW_WORDS, WORD
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.tables.list_model import Read

FEW = 3
SHORT = 18
MIME = "application/x-committee-desk-cards"
Index = QModelIndex | QPersistentModelIndex


class Sources(NamedTuple):
    """The data sources of cards: `read` gives rows as a list does, `marks` the overdue ones.

    `marks(ids)` gives a few words for each overdue record among these ids.
    """

    read: Read
    marks: Callable[[Sequence[int]], Mapping[int, str]]


class Card(NamedTuple):
    """What a card says: its title, a few short texts, what waits too long, all of it as a tip.

    `internal` marks a record that is ticked 不外传.
    """

    title: str
    texts: tuple[str, ...]
    late: str
    tip: str
    internal: bool = False


class Cards(QAbstractListModel):
    """The first cards of a column."""

    def __init__(
        self, model: type[Record], state: Code, sources: Sources, parent: Any = None
    ) -> None:
        super().__init__(parent)
        self._model, self._state, self._sources = model, state, sources
        self._fields = card_fields(model, state)
        self.ids: array[int] = array("q")
        self._names: Lookup | None = None
        self._cards: dict[int, Card] | None = None

    def show_ids(self, ids: array[int], lookup: Lookup) -> None:
        """Shows other records, or the same ones anew."""
        self.beginResetModel()
        self.ids, self._names, self._cards = ids, lookup, None
        self.endResetModel()

    def card(self, row: int) -> Card | None:
        """The content of one card; None if its record was removed since."""
        if self._cards is None:
            self._cards = {}  # a read that fails is told once, not again at every paint
            self._cards = self._read()
        return self._cards.get(self.ids[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        card = self.card(index.row()) if index.isValid() else None
        if card is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(card.tip)
        mark = WORD if card.internal else ""
        return "，".join(filter(None, (card.title, *card.texts, card.late, mark)))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        keys = " ".join(str(self.ids[each.row()]) for each in indexes)
        data.setData(MIME, keys.encode("ascii"))
        return data

    def _read(self) -> dict[int, Card]:
        if self._names is None:
            return {}
        names = [each.name for each in self._fields]
        late = self._sources.marks(self.ids)
        found = {}
        for key, _, *stored in self._sources.read(self.ids, names):
            values = dict(zip(names, stored, strict=True))
            card = card_of(self._model, self._state, values, self._names)
            found[key] = card._replace(late=late.get(key, ""))
        return found


def dragged(data: QMimeData) -> list[int]:
    """The keys of the records whose cards are dragged, none where it is something else."""
    if not data.hasFormat(MIME):
        return []
    text = bytes(data.data(MIME).data()).decode("ascii")
    return [int(each) for each in text.split()]


def card_fields(model: type[Record], state: Code) -> list[Field]:
    """The fields that a card may speak of."""
    wanted = {model.NAME, *model.TITLE_FIELDS, *model.COLUMNS, *model.CARD, state.name}
    wanted.add(model.INTERNAL)
    return [each for each in model.declared() if each.name in wanted and not each.internal]


def card_of(model: type[Record], state: Code, values: Mapping[str, Any], lookup: Lookup) -> Card:
    """The title and the first short columns that say something."""
    title = model.title_of(values)
    shown = [
        (field, text)
        for field in map(model.field, model.CARD or model.COLUMNS)
        if field is not state and (text := field.show(values[field.name], lookup)) not in title
    ]
    short = [
        text
        for field, text in shown
        # a number says little beside a title
        if model.CARD or (len(text) <= SHORT and not isinstance(field, Numbering))
    ]
    internal = bool(model.INTERNAL and values.get(model.INTERNAL))
    facts = [f"{field.label}：{text}" for field, text in shown]
    said = "\n".join((title, *facts, *([ROW_WORDS] if internal else [])))
    return Card(title, tuple(short[:FEW]), "", said, internal)
