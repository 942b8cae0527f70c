"""The lines of a sheet read into values: every cell by its field, every problem with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from desktop_app.documents.grids import Cell, Row, cell_text
from desktop_app.documents.sheet_body import Body
from desktop_app.errors import Wrong
from desktop_app.records.kinds import Code, Codes, Text, Unknown
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Field, Record
from desktop_app.services.imports.import_columns import (
    ASKS,
    EMPTY,
    ColumnReader,
    masked,
    may_doubt,
    said,
)
from desktop_app.services.imports.import_guesses import bare
from desktop_app.services.imports.import_names import NameBook, UnknownName, Way
from desktop_app.services.imports.import_odd_cells import OddCells, date_doubt, says_nothing
from desktop_app.services.imports.import_reading import Reading, Remark

STRETCH = 250
_SEPARATORS = re.compile(r"[、,，;；/\s]+")


class _Known(dict[Any, Any]):
    """What equal cells of one field gave, read when first met."""

    def __init__(self, field: Field, book: NameBook) -> None:
        super().__init__()
        self._field, self._book = field, book

    def __missing__(self, raw: Any) -> Any:
        value = self[raw] = self._field.read(raw, self._book.names)
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
                    self._read_into(reading, self._tidied(reading, self._draft(reading, row)))
                yield reading

    def read_draft(self, reading: Reading, draft: Mapping[str, Any]) -> None:
        """Read one line of which the fields are known already, cell by cell."""
        self._read_into(reading, self._tidied(reading, dict(draft)))

    def _stretch(self, rows: Sequence[Row]) -> tuple[list[dict[str, Any]], set[int]]:
        """The values of each of some lines by field, and the lines that want a closer look."""
        columns = [each.read(rows) for each in self._readers]
        names = [each.name for each in self._readers]
        lines = [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]
        asking: set[int] = set()
        for name, cells in zip(names, columns, strict=True):
            asking.update(place for place, cell in enumerate(cells) if cell is ASKS)
            for line in [line for line, cell in zip(lines, cells, strict=True) if cell is EMPTY]:
                del line[name]
        return lines or [{} for _ in rows], asking

    def _draft(self, reading: Reading, row: Sequence[Cell]) -> dict[str, Any]:
        """What the cells of a line say, by field."""
        draft: dict[str, Any] = {}
        for column, name in self.columns:
            raw = said(self.model, self.fields[name], row[column])
            if raw is not EMPTY:
                draft[name] = raw
            elif nothing := says_nothing(row[column]):
                self._note(reading, name, nothing, str(row[column]), stops=False)
        return draft

    def _tidied(self, reading: Reading, draft: dict[str, Any]) -> Mapping[str, Any]:
        """The draft as the record tidies it, masked numbers put aside."""
        for name in self._sensitive:
            hidden = masked(draft.get(name))
            if hidden:
                del draft[name]
                reading.masked[name] = hidden
        tidy = self.model.tidy(draft, self.book.names)
        for name in self.model.TIDIED:
            if tidy.get(name) != draft.get(name):
                parts = {n: text for n, text in tidy.items() if text != draft.get(n)}
                told = "、".join(f"{self.fields[n].label}“{text}”" for n, text in parts.items())
                self._note(reading, name, f"分成{told}", draft.get(name), stops=False)
        return tidy

    def _read_into(self, reading: Reading, draft: Mapping[str, Any]) -> None:
        values = reading.values
        for name, raw in draft.items():
            try:
                values[name] = self._read[name](raw)
            except Unknown as unknown:
                if not self._said_in_words(reading, name, raw, unknown):
                    self._settle(reading, name, raw, unknown)
            except Wrong as wrong:
                self._take_odd(reading, name, wrong, raw)
            if doubt_of_date := date_doubt(self.fields[name], raw):
                self._note(reading, name, doubt_of_date, raw, stops=False)
        for name, doubt in self._doubts:
            value = values.get(name)
            reason = doubt(value, self.book.names) if value is not None else ""
            if reason:
                self._note(reading, name, reason, draft[name], stops=False)

    def _take_odd(self, reading: Reading, name: str, wrong: Wrong, raw: object) -> None:
        """Keep what a refused cell says all the same, with its words; else the line stays out."""
        field = self.fields[name]
        taken = self.odd.take(field, raw, self.book.names)
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
                self._keep_in_words(reading, field, unknown.text)
            try:
                reading.values[name] = field.read(rest, self.book.names)
            except Unknown as another:
                unknown = another
            except Wrong as wrong:
                self._note(reading, name, wrong.reason, raw)
                return
            else:
                return

    def _said_in_words(self, reading: Reading, name: str, raw: object, unknown: Unknown) -> bool:
        """Whether a cell with words instead of a code was put into the field for such words."""
        other = self.model.TEXTS.get(name, "")
        if not other or self.book.names.codes[unknown.where].find(bare(unknown.text)):
            return False
        label, where = self.fields[name].label, self.fields[other].label
        told = cell_text(raw) if isinstance(raw, str | int | float) else str(raw)
        said = reading.added.get(other, "")
        words = told if other != "remark" else f"{label}：{told}"
        reading.added = {**reading.added, other: f"{said}\n{words}" if said else words}
        self._note(
            reading, name, f"“{unknown.text}”不是{label}里有的，原话写在{where}里", raw, stops=False
        )
        return True

    def _keep_in_words(self, reading: Reading, field: Field, text: str) -> None:
        """Put a name that is not registered into the text field that keeps such names."""
        words = field.words if isinstance(field, Links) else ""
        if not words:
            return
        start = f"{field.label}（未登记）："
        said = str(reading.added.get(words, ""))
        told = f"{said}、{text}" if said.startswith(start) else f"{start}{text}"
        reading.added = {**reading.added, words: told}
        where = self.fields[words].label
        remark = f"还没有登记“{text}”，姓名先记在{where}里"
        self._note(reading, field.name, remark, text, stops=False)

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
        shown = cell_text(raw) if isinstance(raw, str | int | float) else str(raw)
        reading.note(Remark(reading.number, column, name, label, text, shown, stops, read))


def trace(
    model: type[Record], mapping: Mapping[int, str], body: Body, unknown: Sequence[UnknownName]
) -> None:
    """Note in each unknown name the numbers of the lines that it stands in."""
    wanted: dict[tuple[str, bool], dict[str, UnknownName]] = {
        (each.key.where, each.key.coded): {} for each in unknown
    }
    for each in unknown:
        wanted[each.key.where, each.key.coded][each.key.text] = each
    for column, name in mapping.items():
        texts = wanted.get(_place(model.field(name)))
        for number, row in zip(body.numbers, body.rows, strict=True) if texts else ():
            for found in _named(row[column], texts or {}):
                if not found.lines or found.lines[-1] != number:
                    found.lines.append(number)
    for each in unknown:
        each.lines.sort()


def _place(field: Field) -> tuple[str, bool]:
    """The code list or the register that a field names things of."""
    if isinstance(field, Code):
        return field.codes, True
    return (field.linked.KEY if isinstance(field, Link | Links) else ""), False


def _named(cell: Cell, texts: Mapping[str, UnknownName]) -> list[UnknownName]:
    text = cell if isinstance(cell, str) else cell_text(cell)
    if text in texts:
        return [texts[text]]
    return [texts[part] for part in _SEPARATORS.split(text) if part in texts]


def _reader(field: Field, book: NameBook) -> Callable[[Any], Any]:
    """How one field reads a cell; plain texts are mostly different and not worth remembering."""
    if type(field).read is Text.read:
        return partial(field.read, names=book.names)
    return _Known(field, book).__getitem__


def _without(field: Field, raw: object, text: str) -> object:
    """The cell without one of the names in it; nothing where the field holds only one."""
    if not isinstance(field, Links | Codes):
        return ""
    parts = _SEPARATORS.split(raw) if isinstance(raw, str) else []
    return "、".join(part for part in parts if part and part != text)
