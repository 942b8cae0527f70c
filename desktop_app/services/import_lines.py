"""The lines of a sheet read into values: every cell by its field, every problem with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_app.documents.grids import Cell, cell_text, column_letter
from desktop_app.documents.sheet_body import Body
from desktop_app.documents.text_guard import unguarded
from desktop_app.errors import Wrong
from desktop_app.records.kinds import Code, Codes, Kind, Link, Links, Text, Unknown
from desktop_app.records.record import Field, Record
from desktop_app.services.import_names import NameBook, UnknownName, Way

MASK = "*"
DASHES = frozenset({"-", "--", "—", "——", "－", "–", "/", "／", "\\"})
_SEPARATORS = re.compile(r"[、,，;；/\s]+")
_UNREAD = object()


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
    """What one line gave: values of the cells filled in, fields left blank, masked texts."""

    number: int
    row: int
    values: dict[str, Any]
    masked: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def stops(self) -> bool:
        """Whether the line cannot come in as it is."""
        return any(remark.stops for remark in self.remarks)


class LineReader:
    """Reads the lines of one sheet for one record, remembering what equal cells gave."""

    def __init__(self, model: type[Record], mapping: Mapping[int, str], book: NameBook) -> None:
        fields = {each.name: each for each in model.declared()}
        self.model, self.book = model, book
        self.columns = [(column, name) for column, name in mapping.items() if name in fields]
        self.column_of = {name: column for column, name in self.columns}
        self.fields = fields
        self._doubts = {name: each.doubt for name, each in fields.items() if _may_doubt(each)}
        self._known: dict[str, dict[Any, Any] | None] = {
            name: None if type(each).read is Text.read else {} for name, each in fields.items()
        }
        self._sensitive = frozenset(name for name, each in fields.items() if each.sensitive)

    def read(self, body: Body) -> Iterator[Reading]:
        """One reading a line of the body."""
        for place, (number, row) in enumerate(zip(body.numbers, body.rows, strict=True)):
            yield self._line(place, number, row)

    def _line(self, place: int, number: int, row: Sequence[Cell]) -> Reading:
        draft: dict[str, object] = {}
        for column, name in self.columns:
            raw: object = row[column]
            if raw == "":
                continue
            if type(raw) is str:
                raw = _cleaned(raw)
                if not raw:
                    continue
            elif type(raw) is bool:
                raw = "是" if raw else "否"
            draft[name] = raw
        reading = Reading(number, place, {})
        tidied: Mapping[str, object] = draft
        try:
            tidied = self.model.tidy(draft)
        except Wrong as wrong:
            reading.remarks.append(Remark(number, -1, "", "", wrong.reason))
        self._read_into(reading, tidied)
        return reading

    def _read_into(self, reading: Reading, draft: Mapping[str, object]) -> None:
        values = reading.values
        for name, raw in draft.items():
            known = self._known[name]
            if known is not None:
                value = known.get(raw, _UNREAD)
                if value is not _UNREAD:
                    values[name] = value
                    continue
            value = self._value(reading, name, raw)
            if value is _UNREAD:
                continue
            values[name] = value
            if known is not None and name not in self._doubts:
                known[raw] = value
        for name, doubt in self._doubts.items():
            value = values.get(name)
            reason = doubt(value, self.book.names) if value is not None else ""
            if reason:
                self._note(reading, name, reason, draft[name], stops=False)

    def _value(self, reading: Reading, name: str, raw: object) -> Any:
        """The value of one cell, or _UNREAD with the reason noted."""
        if name in self._sensitive and isinstance(raw, str) and MASK in raw:
            reading.masked[name] = raw
            return _UNREAD
        try:
            return self.fields[name].read(raw, self.book.names)
        except Unknown as unknown:
            return self._settled(reading, name, raw, unknown)
        except Wrong as wrong:
            self._note(reading, name, wrong.reason, raw)
            return _UNREAD

    def _settled(self, reading: Reading, name: str, raw: object, unknown: Unknown) -> Any:
        """The value of a cell that names something unknown, once that is settled."""
        field = self.fields[name]
        rest = raw
        while True:
            way = self.book.settle(field, unknown)
            if way is Way.REFUSE:
                self._note(reading, name, unknown.reason, raw)
                return _UNREAD
            if way is Way.EMPTY:
                rest = _without(field, rest, unknown.text)
            try:
                return field.read(rest, self.book.names)
            except Unknown as another:
                unknown = another
            except Wrong as wrong:
                self._note(reading, name, wrong.reason, raw)
                return _UNREAD

    def _note(
        self, reading: Reading, name: str, text: str, raw: object, *, stops: bool = True
    ) -> None:
        column = self.column_of.get(name, -1)
        label = self.fields[name].label
        shown = cell_text(raw) if isinstance(raw, str | int | float) else str(raw)
        reading.remarks.append(Remark(reading.number, column, name, label, text, shown, stops))


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
    text = cell_text(cell)
    if text in texts:
        return [texts[text]]
    return [texts[part] for part in _SEPARATORS.split(text) if part in texts]


def _cleaned(text: str) -> str:
    text = text.strip()
    if text in DASHES:
        return ""
    return unguarded(text) if text.startswith("'") else text


def _without(field: Field, raw: object, text: str) -> object:
    """The cell without one of the names in it; nothing where the field holds only one."""
    if not isinstance(field, Links | Codes):
        return ""
    parts = _SEPARATORS.split(raw) if isinstance(raw, str) else []
    return "、".join(part for part in parts if part and part != text)


def _may_doubt(field: Field) -> bool:
    return isinstance(field, Kind) and type(field).doubt is not Kind.doubt
