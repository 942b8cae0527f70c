"""The lines of a sheet read into values: every cell by its field, every problem with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from desktop_app.documents.grids import Cell, Row
from desktop_app.documents.sheet_body import Body
from desktop_app.errors import Wrong
from desktop_app.records.field_types import Codes, Text, Unknown
from desktop_app.records.held_back import HELD_BACK
from desktop_app.records.links import Links
from desktop_app.records.record import Field, Record
from desktop_app.services.imports.import_asides import (
    Aside,
    beside_name,
    instead_of_code,
    instead_of_link,
)
from desktop_app.services.imports.import_columns import (
    ASKS,
    EMPTY,
    ColumnReader,
    is_held_cell,
    masked,
    may_doubt,
    said,
)
from desktop_app.services.imports.import_names import NameBook, Way
from desktop_app.services.imports.import_odd_cells import OddCells, date_doubt, says_nothing
from desktop_app.services.imports.import_reading import Reading, Remark
from desktop_app.services.imports.import_words import words_of

STRETCH = 250
_SEPARATORS = re.compile(r"[、,，;；/\s]+")


class _Known(dict[Any, Any]):
    """What equal cells of one field gave, read when first met."""

    def __init__(self, field: Field, book: NameBook) -> None:
        super().__init__()
        self._field, self._book = field, book

    def __missing__(self, raw: Any) -> Any:
        value = self[raw] = self._field.read(raw, self._book.lookup)
        return value


class LineReader:
    """Reads the lines of one sheet for one record, remembering what equal cells gave."""

    def __init__(
        self,
        model: type[Record],
        mapping: Mapping[int, str],
        book: NameBook,
        emptied: Container[str] = (),
    ) -> None:
        """`emptied` are the fields that stay empty where a cell cannot be read."""
        fields = {each.name: each for each in model.declared()}
        self.model, self.book, self.fields = model, book, fields
        self.odd = OddCells(model, emptied)
        self.columns = [(column, name) for column, name in mapping.items() if name in fields]
        self.column_of = {name: column for column, name in self.columns}
        self._readers = [ColumnReader(model, fields[name], n, book) for n, name in self.columns]
        self._doubts = [(name, each.doubt) for name, each in fields.items() if may_doubt(each)]
        self._read = {name: _reader(each, book) for name, each in fields.items()}
        self._sensitive = [name for name, each in fields.items() if each.sensitive]

    def read(self, body: Body) -> Iterator[Reading]:
        """One reading a line of the body, in its order.

        A stretch of lines is read column by column; only the lines that raise a remark or name
        something unknown are read again, cell by cell.
        """
        for start in range(0, len(body.rows), STRETCH):
            rows = body.rows[start : start + STRETCH]
            values, asking = self._stretch(rows)
            for place, row in enumerate(rows):
                reading = Reading(body.numbers[start + place], start + place, values[place])
                if place in asking:
                    reading.values = {}
                    self._read_into(reading, self._split(reading, self._draft(reading, row)))
                yield reading

    def read_draft(self, reading: Reading, draft: Mapping[str, Any]) -> None:
        """Read one line of which the fields are known already, cell by cell."""
        self._read_into(reading, self._split(reading, dict(draft)))

    def _stretch(self, rows: Sequence[Row]) -> tuple[list[dict[str, Any]], set[int]]:
        """The values of each of some lines by field, and the lines that want a closer look."""
        columns = [each.read(rows) for each in self._readers]
        names = [each.name for each in self._readers]
        asking = {
            place
            for each, cells in zip(self._readers, columns, strict=True) if each.asks
            for place, cell in enumerate(cells) if cell is ASKS
        }  # fmt: skip
        lines = [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]
        for each, name, cells in zip(self._readers, names, columns, strict=True):
            for line, cell in zip(lines, cells, strict=True) if each.empties else ():
                if cell is EMPTY:
                    del line[name]
        return lines or [{} for _ in rows], asking

    def _draft(self, reading: Reading, row: Sequence[Cell]) -> dict[str, Any]:
        """What the cells of a line say, by field."""
        draft: dict[str, Any] = {}
        for column, name in self.columns:
            if is_held_cell(self.fields[name], row[column]):
                reading.masked[name] = HELD_BACK
                continue
            raw = said(self.model, self.fields[name], row[column])
            if raw is not EMPTY:
                draft[name] = raw
            elif nothing := says_nothing(row[column]):
                self._note(reading, name, nothing, str(row[column]), stops=False)
        return draft

    def _split(self, reading: Reading, draft: dict[str, Any]) -> Mapping[str, Any]:
        """The draft after the record's own splitting of cells, without masked numbers."""
        for name in self._sensitive:
            hidden = masked(draft.get(name))
            if hidden:
                del draft[name]
                reading.masked[name] = hidden
        draft, aside = beside_name(self.model, self.fields, self.book.lookup, draft)
        self._keep(reading, self.model.NAME, aside)
        split = self.model.split_cells(draft, self.book.lookup)
        for name in self.model.IMPORT.splits:
            if split.get(name) != draft.get(name):
                parts = {n: text for n, text in split.items() if text != draft.get(n)}
                told = "、".join(f"{self.fields[n].label}“{text}”" for n, text in parts.items())
                self._note(reading, name, f"分成{told}", draft.get(name), stops=False)
        return split

    def _read_into(self, reading: Reading, draft: Mapping[str, Any]) -> None:
        values = reading.values
        for name, raw in draft.items():
            try:
                values[name] = self._read[name](raw)
            except Unknown as unknown:
                known = self.book.lookup
                aside = instead_of_code(self.model, self.fields, known, name, raw, unknown)
                if not self._keep(reading, name, aside, raw):
                    self._settle(reading, name, raw, unknown)
            except Wrong as wrong:
                self._take_odd(reading, name, wrong, raw)
            if doubt_of_date := date_doubt(self.fields[name], raw):
                self._note(reading, name, doubt_of_date, raw, stops=False)
        for name, doubt in self._doubts:
            value = values.get(name)
            reason = doubt(value, self.book.lookup) if value is not None else ""
            if reason:
                self._note(reading, name, reason, draft[name], stops=False)

    def _take_odd(self, reading: Reading, name: str, wrong: Wrong, raw: object) -> None:
        """Keep what a refused cell says all the same, with its words; else the line stays out."""
        field = self.fields[name]
        taken = self.odd.take(field, raw, self.book.lookup)
        if taken is None:
            self.odd.refuse(field, self.column_of.get(name, -1), reading.number, raw)
            self._note(reading, name, wrong.reason, raw)
            return
        if taken.value is not None:
            reading.values[name] = taken.value
        if taken.words and self.odd.notes is not None:
            reading.add(self.odd.notes.name, taken.words)
        if taken.text:
            self._note(reading, name, taken.text, raw, stops=False, read=taken.read)

    def _settle(self, reading: Reading, name: str, raw: object, unknown: Unknown) -> None:
        """Read a cell that names something unknown, once that is settled."""
        field, rest = self.fields[name], raw
        while True:
            way = self.book.settle(field, unknown)
            if way is Way.REFUSE:
                self._note(reading, name, unknown.reason, raw)
                return
            if way is Way.EMPTY:
                rest = _without(field, rest, unknown.text)
                aside = instead_of_link(field, self.fields, reading.added, unknown.text)
                self._keep(reading, name, aside, unknown.text)
            try:
                reading.values[name] = field.read(rest, self.book.lookup)
            except Unknown as another:
                unknown = another
            except Wrong as wrong:
                self._note(reading, name, wrong.reason, raw)
                return
            else:
                return

    def _keep(self, reading: Reading, name: str, aside: Aside | None, raw: object = "") -> bool:
        """Keep words next to a value with their remark; whether there are any."""
        if aside is None or not aside.remark:
            return False
        if aside.words:
            known = reading.added.get(aside.name, "")
            if known and aside.words.startswith(known.splitlines()[-1]):
                del reading.added[aside.name]  # it goes on: one more name behind the others
                known = known.rpartition("\n")[0]
                if known:
                    reading.add(aside.name, known)
            reading.add(aside.name, aside.words)
        self._note(reading, name, aside.remark, raw, stops=aside.stops)
        return True

    def _note(
        self,
        reading: Reading,
        name: str,
        text: str,
        raw: object,
        *,
        stops: bool = True,
        read: str = "",
    ) -> None:
        column = self.column_of.get(name, -1)
        label = self.fields[name].label
        reading.note(Remark(reading.number, column, name, label, text, words_of(raw), stops, read))


def _reader(field: Field, book: NameBook) -> Callable[[Any], Any]:
    """How one field reads a cell; plain texts are mostly different and not worth remembering."""
    if type(field).read is Text.read:
        return partial(field.read, lookup=book.lookup)
    return _Known(field, book).__getitem__


def _without(field: Field, raw: object, text: str) -> object:
    """The cell without one of the names in it; nothing where the field holds only one."""
    if not isinstance(field, Links | Codes):
        return ""
    parts = _SEPARATORS.split(raw) if isinstance(raw, str) else []
    return "、".join(part for part in parts if part and part != text)
