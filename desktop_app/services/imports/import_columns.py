"""The columns of a sheet read at one go: what needs no question, so that few lines need a look."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from desktop_app.chinese.folding import folded
from desktop_app.documents.grids import Cell, ErrorCell, MonthDay, Picture, Row
from desktop_app.documents.text_guard import GUARD, unguarded
from desktop_app.errors import Wrong
from desktop_app.records.any_link import Pointer
from desktop_app.records.field_types import FieldType, PersonName, Phone, Text
from desktop_app.records.held_back import HELD_BACK
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Field, Record
from desktop_app.services.imports import import_people
from desktop_app.services.imports.import_names import NameBook
from desktop_app.services.imports.import_odd_cells import is_odd

MASK = "*"
_MASKED = re.compile(r"[*＊]+|[×xX•●#·]{2,}")
AFTER_GUARD = chr(ord(GUARD) + 1)
_ALIKE = frozenset({bool, MonthDay})
NOTHING = frozenset({"", "-", "--", "—", "——", "－", "–", "/", "／", "\\"})


class _Mark:
    """The value of an empty cell."""


EMPTY: Final = _Mark()  # the cell says nothing
ASKS: Final = _Mark()  # the cell raises a remark or has to be settled: its line is read by itself


def said(model: type[Record], field: Field, raw: Cell) -> Any:
    """What a cell says, without its outer spaces and its guard; `EMPTY` where it says nothing."""
    if type(raw) is str:
        text = raw.strip()
        if len(text) < 3 and text in NOTHING and (not text or field.name != model.NAME):
            return EMPTY
        if is_held_cell(field, text):
            return EMPTY
        return unguarded(text) if text < AFTER_GUARD else text
    if isinstance(raw, ErrorCell | Picture):
        return EMPTY
    if type(raw) is bool:
        return "是" if raw else "否"
    if type(raw) is int and isinstance(field, Pointer):
        return str(raw)  # a number in a sheet is a name, never an id
    return raw


def is_held_cell(field: Field, cell: object) -> bool:
    """Whether a cell has words that an export held back (不外传), alone or among links."""
    if not isinstance(cell, str) or HELD_BACK not in cell:
        return False
    return isinstance(field, Link | Links) or cell.strip() == HELD_BACK


def masked(raw: object) -> str:
    """A number with `MASK` in the place of each hidden character, nothing where none is hidden."""
    text = _MASKED.sub(lambda found: MASK * len(found[0]), str(raw or ""))
    return text if MASK in text else ""


def may_doubt(field: Field) -> bool:
    """Whether a field can raise a remark on a value that comes in all the same."""
    return isinstance(field, FieldType) and type(field).doubt is not FieldType.doubt


class _Known(dict[Cell, Any]):
    """What equal cells of one column gave; the others are read when they are met."""

    def __init__(self, read: Callable[[Cell], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: Cell) -> Any:
        return self._read(cell)


class ColumnReader:
    """Reads one column of a sheet, a stretch after the other, remembering what equal cells gave.

    `asks`: whether the last stretch has cells that have to be looked at by themselves. `empties`:
    whether any cell so far says nothing.
    """

    def __init__(self, model: type[Record], field: Field, column: int, book: NameBook) -> None:
        self.column, self.name, self.asks = column, field.name, False
        self.empties = False
        self._model, self._field, self._book = model, field, book
        self._doubt = field.doubt if may_doubt(field) else None
        plain = type(field).read is Text.read and self._doubt is None
        self._plain = (
            plain and not field.sensitive and field.name not in (model.NAME, *model.IMPORT.splits)
        )
        self._named = model.PERSON and field.name == model.NAME
        self._known = _Known(self._remember)
        self._match = self._plain_pattern()

    def _plain_pattern(self) -> Callable[[str], object] | None:
        """The test for texts that are their own value, in this column too."""
        field = self._field
        pattern: re.Pattern[str] | None = vars(type(field)).get("plain")
        if pattern is None or self.name in self._model.IMPORT.splits:
            return None
        hidden = self._named or field.sensitive  # only these two tell an odd name and a mask
        return None if hidden and not isinstance(field, PersonName | Phone) else pattern.fullmatch

    def read(self, rows: Sequence[Row]) -> Sequence[Any]:
        """The value of each cell, `EMPTY` or `ASKS` in the place of some."""
        self.asks = False
        cells = [row[self.column] for row in rows]
        texts = _plain_texts(self._field, cells) if self._plain else None
        if texts is not None:
            self.empties = self.empties or EMPTY in texts
            return texts
        # equal to 1 and 0, but read as 是 and 否; equal to a day, but shown without its year
        if not _ALIKE.isdisjoint(map(type, cells)):
            self.asks = True
            return list(map(self._value, cells))
        known, match = self._known, self._match
        if match is None or HELD_BACK in cells:
            return list(map(known.__getitem__, cells))
        field: Any = self._field
        longest = field.longest
        return [
            cell if type(cell) is str and len(cell) <= longest and match(cell) else known[cell]
            for cell in cells
        ]

    def _remember(self, cell: Cell) -> Any:
        """The reading of a cell not seen before; kept unless an answer may change it."""
        value = self._value(cell)
        if value is ASKS:
            self.asks = True
        else:
            self._known[cell] = value
        return value

    def _value(self, cell: Cell) -> Any:
        if type(cell) is not str and is_odd(self._field, cell):
            return ASKS
        text = said(self._model, self._field, cell)
        if text is EMPTY:
            self.empties = True
            return ASKS if is_held_cell(self._field, cell) else EMPTY
        if self._field.sensitive and masked(text):
            return ASKS
        if self._named and type(text) is str and import_people.is_odd(text):
            return ASKS
        try:
            if self.name in self._model.IMPORT.splits and self._is_several(text):
                return ASKS
            value = self._field.read(text, self._book.lookup)
        except Wrong:
            return ASKS
        doubtful = self._doubt and value is not None and self._doubt(value, self._book.lookup)
        return ASKS if doubtful else value

    def _is_several(self, text: Any) -> bool:
        draft = {self.name: text}
        return self._model.split_cells(draft, self._book.lookup) is not draft


def _plain_texts(field: Any, cells: Sequence[Any]) -> Sequence[Any] | None:
    """The texts of a column that holds nothing but plain ones, else None."""
    try:
        texts = folded(map(str.strip, cells))
    except TypeError:  # numbers or days among them
        return None
    if not all(map(str.isprintable, texts)) or max(map(len, texts), default=0) > field.longest:
        return None
    if min(filter(None, texts), default=AFTER_GUARD) < AFTER_GUARD:
        return None
    if HELD_BACK in texts:
        return None
    if NOTHING.isdisjoint(texts):
        return texts
    return [EMPTY if text in NOTHING else text for text in texts]
