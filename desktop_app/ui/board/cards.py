"""The cards of one column: what each says, read when the column is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.records.kinds import Code, Numbering
from desktop_app.records.names import Names
from desktop_app.records.record import Field, Record
from desktop_app.ui.lists.list_model import Read
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.look.tool_tips import tip

FEW = 3
SHORT = 18
MIME = "application/x-committee-desk-cards"
SETTLED = ("good", "muted")
Index = QModelIndex | QPersistentModelIndex


class Card(NamedTuple):
    """What a card says: its title, a few short texts, how late it is, and all of it as a tip."""

    title: str
    texts: tuple[str, ...]
    late: str
    tip: str


class Cards(QAbstractListModel):
    """The first cards of a column; `read(ids, field names)` gives id, version, stored values."""

    def __init__(self, model: type[Record], state: Code, read: Read, parent: Any = None) -> None:
        super().__init__(parent)
        self._model, self._state, self._read_rows = model, state, read
        self._fields = card_fields(model, state)
        self.ids: array[int] = array("q")
        self._names: Names | None = None
        self._cards: dict[int, Card] | None = None

    def show_ids(self, ids: array[int], names: Names) -> None:
        """Shows other records, or the same ones anew."""
        self.beginResetModel()
        self.ids, self._names, self._cards = ids, names, None
        self.endResetModel()

    def card(self, row: int) -> Card | None:
        """What one card says; None where its record is gone meanwhile."""
        if self._cards is None:
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
        return "，".join(filter(None, (card.title, *card.texts, card.late)))

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
        return {
            row[0]: card_of(
                self._model, self._state, dict(zip(names, row[2:], strict=True)), self._names
            )
            for row in self._read_rows(self.ids, names)
        }


def dragged(data: QMimeData) -> list[int]:
    """The keys of the records whose cards are dragged, none where it is something else."""
    if not data.hasFormat(MIME):
        return []
    text = bytes(data.data(MIME).data()).decode("ascii")
    return [int(each) for each in text.split()]


def card_fields(model: type[Record], state: Code) -> list[Field]:
    """The fields that a card may speak of."""
    wanted = {model.NAME, *model.TITLED, *model.COLUMNS, *model.CARD, model.DUE, state.name}
    return [each for each in model.declared() if each.name in wanted]


def card_of(model: type[Record], state: Code, values: Mapping[str, Any], names: Names) -> Card:
    """The title, the first short columns that say something, and how late the record is."""
    title = model.title_of(values)
    shown = [
        (field, text)
        for field in map(model.field, model.CARD or model.COLUMNS)
        if field is not state and (text := field.show(values[field.name], names)) not in title
    ]
    counted = () if model.CARD else Numbering  # a number says little beside a title
    short = [x for field, x in shown if len(x) <= SHORT and not isinstance(field, counted)]
    said = "\n".join((title, *(f"{field.label}：{text}" for field, text in shown)))
    return Card(title, tuple(short[:FEW]), lateness(model, state, values, names), said)


def lateness(model: type[Record], state: Code, values: Mapping[str, Any], names: Names) -> str:
    """`已超期` where the day by which a record is due has passed and its state is not settled."""
    due = values.get(model.DUE) if model.DUE else None
    if not due or str(due) >= names.today.isoformat()[: len(str(due))]:
        return ""
    tone = tone_of(state.codes, values.get(state.name))
    return "" if tone is not None and tone[0] in SETTLED else "已超期"
