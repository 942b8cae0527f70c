"""The lines of a sheet read into values: every cell by its field, every problem with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from desktop_app.documents.grids import Cell, Row, cell_text, column_letter
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
from desktop_app.services.imports.import_people import TWO_NAMES, is_odd, name_cell, two_names
from desktop_app.services.imports.import_words import NOTED, joined

STRETCH = 250
_SEPARATORS = re.compile(r"[、,，;；/\s]+")


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on one cell of one line; `column` counts from 0, -1 where no column has it."""

    line: int
    column: int
    field: str
    label: str
    text: str
    raw: str = ""
    stops: bool = True

    @property
    def letter(self) -> str:
        """The letters over the column, empty where there is none."""
        return column_letter(self.column) if self.column >= 0 else ""

    @property
    def place(self) -> str:
        """Where it is, as a sentence begins: 第 5 行 C 列."""
        return f"第 {self.line} 行" + (f" {self.letter} 列" if self.column >= 0 else "")


@dataclass(slots=True)
class Reading:
    """What one line gave: values of the cells filled in, masked texts, remarks.

    `stops`: it cannot come in as it is; `final`: no choice can change that. `added`: texts from
    other cells that are put behind what a field says.
    """

    number: int
    row: int
    values: dict[str, Any]
    masked: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    stops: bool = False
    final: bool = False
    added: Mapping[str, str] = field(default_factory=dict)

    def note(self, remark: Remark) -> None:
        """Keep a remark; one that stops keeps the line out."""
        self.remarks.append(remark)
        self.stops = self.stops or remark.stops


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

    def __init__(self, model: type[Record], mapping: Mapping[int, str], book: NameBook) -> None:
        fields = {each.name: each for each in model.declared()}
        self.model, self.book, self.fields = model, book, fields
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
                    self._read_into(reading, self._tidied(reading, self._draft(row)))
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

    def _draft(self, row: Sequence[Cell]) -> dict[str, Any]:
        """What the cells of a line say, by field."""
        draft: dict[str, Any] = {}
        for column, name in self.columns:
            raw = said(self.model, self.fields[name], row[column])
            if raw is not EMPTY:
                draft[name] = raw
        return draft

    def _tidied(self, reading: Reading, draft: dict[str, Any]) -> Mapping[str, Any]:
        """The draft as the record tidies it, masked numbers put aside."""
        for name in self._sensitive:
            hidden = masked(draft.get(name))
            if hidden:
                del draft[name]
                reading.masked[name] = hidden
        if self.model.PERSON and isinstance(draft.get(self.model.NAME), str):
            draft = self._without_notes(reading, draft)
        return self.model.tidy(draft, self.book.names)

    def _without_notes(self, reading: Reading, draft: dict[str, Any]) -> dict[str, Any]:
        """The draft of a person with what stands around the name where it belongs."""
        name, text = self.model.NAME, draft[self.model.NAME]
        if not is_odd(text):
            return draft
        if names := two_names(text):
            self._note(reading, name, TWO_NAMES.format(names="、".join(names)), text)
            return {key: each for key, each in draft.items() if key != name}
        cell = name_cell(text, self.book.names)
        told = {key: value for key, value in cell.fields.items() if key in self.fields}
        new = {**told, **draft, name: cell.name}
        unread = [v for k, v in cell.fields.items() if k not in told or new[k] != told[k]]
        rest = "、".join(filter(None, (*unread, cell.rest)))
        if rest and NOTED in self.fields:
            words = f"{self.fields[name].label}旁注：{rest}"
            reading.added = {**reading.added, NOTED: joined(reading.added.get(NOTED), words)}
        if rest:
            self._note(reading, name, f"姓名旁边的“{rest}”没有当作姓名", text, stops=False)
        return new

    def _read_into(self, reading: Reading, draft: Mapping[str, Any]) -> None:
        values = reading.values
        for name, raw in draft.items():
            try:
                values[name] = self._read[name](raw)
            except Unknown as unknown:
                if not self._said_in_words(reading, name, raw, unknown):
                    self._settle(reading, name, raw, unknown)
            except Wrong as wrong:
                self._note(reading, name, wrong.reason, raw)
        for name, doubt in self._doubts:
            value = values.get(name)
            reason = doubt(value, self.book.names) if value is not None else ""
            if reason:
                self._note(reading, name, reason, draft[name], stops=False)

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
        self, reading: Reading, name: str, text: str, raw: object, *, stops: bool = True
    ) -> None:
        column = self.column_of.get(name, -1)
        label = self.fields[name].label
        shown = cell_text(raw) if isinstance(raw, str | int | float) else str(raw)
        reading.note(Remark(reading.number, column, name, label, text, shown, stops))


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
