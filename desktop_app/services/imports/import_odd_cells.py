"""Cells that their field cannot read directly: the value found all the same, and why.

What can be read is read, and the words are kept in the record's notes; a failed formula and a
picture say nothing; a column that cannot be read is asked about once.
"""

from __future__ import annotations

import datetime
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from desktop_app.documents.grids import Cell, ErrorCell, MonthDay, Picture, cell_text
from desktop_app.records.field_types import Day, FieldType, LongText, Photo, Text
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field, Record
from desktop_app.records.understanding import Understood
from desktop_app.services.imports.import_words import NOTED

_TEXTS = 20


@dataclass(slots=True)
class UnreadColumn:
    """The column of a field of which some cells cannot be read: their first texts, their lines.

    Lines of it stay out, unless the clerk lets its field be empty, the words kept in the notes.
    """

    column: int
    name: str
    label: str
    texts: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def meet(self, line: int, text: str) -> None:
        """Note one more cell of it."""
        self.lines.append(line)
        if text not in self.texts and len(self.texts) < _TEXTS:
            self.texts.append(text)


@dataclass(frozen=True, slots=True)
class OddCell:
    """The result of reading an odd cell: value, remark, words to keep."""

    value: Any = None
    text: str = ""
    read: str = ""
    words: str = ""


def says_nothing(cell: Cell) -> str:
    """Why a cell that holds something counts as empty; an empty text for any other cell."""
    if isinstance(cell, ErrorCell):
        return f"这一格是公式出错（{cell.text}），按空白读入"
    return "这一格是图片，没有录入" if isinstance(cell, Picture) else ""


def is_odd(field: Field, cell: Cell) -> bool:
    """Whether something is to be remarked of a cell before its field reads it."""
    if isinstance(cell, datetime.date):
        return isinstance(field, Text) or isinstance(cell, MonthDay)
    return isinstance(cell, ErrorCell | Picture) and not isinstance(field, Photo)


def date_doubt(field: Field, cell: object) -> str:
    """What is to be remarked of a day of which a sheet, not a person, may have made some part."""
    if isinstance(cell, MonthDay) and isinstance(field, Day):
        return f"表里只写了 {cell}，{cell.year} 年是表格软件补的，请核对"
    if isinstance(cell, datetime.date) and isinstance(field, Text):
        day = f"{cell.month}-{cell.day}"
        return f"这一格在表里是日期，如果写的是 {day} 这样的内容，是被表格软件改了，请核对"
    return ""


class OddCells:
    """Makes what can be made of the cells of one sheet that their fields refuse."""

    def __init__(self, model: type[Record], emptied: Container[str] = ()) -> None:
        """`emptied` are the fields that stay empty where a cell cannot be read."""
        fields = {each.name: each for each in model.declared()}
        self.notes = fields[NOTED] if isinstance(fields.get(NOTED), LongText | Text) else None
        self.columns: dict[str, UnreadColumn] = {}
        self._emptied = emptied

    def take(self, field: Field, raw: object, lookup: Lookup) -> OddCell | None:
        """What is made of a cell that its field refuses; None where the clerk is to say."""
        told = field.understand(raw, lookup) if isinstance(field, FieldType) else None
        if told is not None:
            return self._taken(field, raw, told, lookup)
        if field.name not in self._emptied or field.required:
            return None
        return self._taken(field, raw, Understood(None, "认不出来"), lookup)

    def refuse(self, field: Field, column: int, line: int, raw: object) -> None:
        """Note a cell that keeps its line out, with its column."""
        if column >= 0 and not field.required and isinstance(field, FieldType):
            known = self.columns.setdefault(
                field.name, UnreadColumn(column, field.name, field.label)
            )
            known.meet(line, _shown(raw))

    def _taken(self, field: Field, raw: object, told: Understood, lookup: Lookup) -> OddCell:
        shown, read = _shown(raw), "" if told.value is None else field.show(told.value, lookup)
        kept = told.keep and self.notes is not None and self.notes.name != field.name
        if not told.why and not told.keep:
            return OddCell(told.value, read=read)
        why = told.why if told.value is None else f"读作 {read}" + (told.why and f"，{told.why}")
        text = f"“{shown}”{why}"
        if kept and self.notes is not None:
            text += f"，原文记入{self.notes.label}"
        elif told.value is None:
            text += "，没有录入"
        words = f"{field.label.partition('（')[0]}：{shown}" if kept else ""
        return OddCell(told.value, text, read, words)


def _shown(raw: object) -> str:
    text = cell_text(raw) if isinstance(raw, str | int | float | datetime.date) else str(raw)
    return " ".join(text.split())
