"""What the lines of a sheet say besides their plain cells, put into columns of their own.

A cell under 单位及职务 gives two fields; a section line or the sheet's name gives a sector; a title
gives the year of days without one. Each becomes a column behind the sheet's own, so that the lines
are read like any others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from desktop_app.documents.grids import EMPTY, Cell, Row, Sheet, cell_text, is_blank
from desktop_app.documents.headers import PLUS, Header
from desktop_app.documents.line_kinds import section_name
from desktop_app.documents.sheet_body import Body
from desktop_app.records.record import Record
from desktop_app.services.imports.import_columns import NOTHING
from desktop_app.services.imports.import_combined import apart
from desktop_app.services.imports.import_plan import Source
from desktop_app.services.imports.import_whole_columns import texts_above
from desktop_app.services.imports.import_years import with_years

_SHEET_NAME = re.compile(r"(?:Sheet|工作表|表)\s*\d*", re.IGNORECASE)
SHOWN = 3


def expanded(
    model: type[Record], sheet: Sheet, header: Header, body: Body, chosen: Mapping[int, str]
) -> Source:
    """The lines ready to be planned, with what they say besides their plain cells."""
    plain = {column: name for column, name in chosen.items() if PLUS not in name}
    lines = _Lines(body, plain)
    for column, name in chosen.items():
        if name.startswith(PLUS):
            title = header.titles[column] if column < len(header.titles) else EMPTY
            lines.note(column, name.removeprefix(PLUS), title)
        elif PLUS in name:
            lines.take_apart(model, column, name)
    lines.add_sections(model, sheet)
    lines.add_above(model, [*texts_above(sheet, header), sheet.name])
    source = Source(
        sheet, header, lines.body(), lines.mapping, dict(chosen), lines.origins, lines.told,
        tuple(lines.notices),
    )  # fmt: skip
    return with_years(model, source)


class _Lines:
    """The lines of a body with the columns that were added so far."""

    def __init__(self, body: Body, mapping: Mapping[int, str]) -> None:
        self.mapping = dict(mapping)
        self.origins: dict[int, int] = {}
        self.told: dict[int, list[tuple[str, str]]] = {}
        self.notices: list[str] = []
        self._body = body
        self._rows: list[list[Cell]] | None = None
        self._width = max(map(len, body.rows), default=0)

    def body(self) -> Body:
        """The lines; the very same ones where nothing was added."""
        return self._body if self._rows is None else replace(self._body, rows=self._rows)

    def take_apart(self, model: type[Record], column: int, name: str) -> None:
        """Add the fields that each cell of a column gives."""
        names = tuple(name.split(PLUS))
        split = cache(lambda text: apart(model, names, text))
        places = self._places(names, column)
        for place, row in enumerate(self._filled()):
            text = cell_text(row[column]) if column < len(row) else EMPTY
            if not text:
                continue
            parts, remark = split(text)
            for part, value in parts.items():
                if is_blank(row[places[part]]):
                    row[places[part]] = value
            if remark:
                self.told.setdefault(place, []).append((names[0], remark))

    def note(self, column: int, name: str, title: str) -> None:
        """Put each cell of a column with its title behind what a field of the line says."""
        place = self._places((name,), column)[name]
        for row in self._filled():
            text = cell_text(row[column]) if column < len(row) else EMPTY
            if text and text not in NOTHING:
                told = f"{title.replace('/', ' ')}：{text}"
                row[place] = f"{cell_text(row[place])}\n{told}" if row[place] else told

    def add_sections(self, model: type[Record], sheet: Sheet) -> None:
        """Add fields from section lines, and from the sheet's name where no section gives them."""
        name = EMPTY if _SHEET_NAME.fullmatch(sheet.name.strip()) else sheet.name
        texts = self._body.sections or [name] * len(self._body.rows)
        by_text = {text: _told(model, text) for text in dict.fromkeys(texts)}
        fields = dict.fromkeys(key for told in by_text.values() for key in told)
        if not self._body.sections:  # a sheet's name may mean anything: only where nothing says it
            fields = {key: None for key in fields if key not in self.mapping.values()}
        if not fields:
            return
        places = self._places(tuple(fields), -1)
        for row, text in zip(self._filled(), texts, strict=True):
            for key, value in by_text[text].items():
                if key in places and is_blank(row[places[key]]):
                    row[places[key]] = value
        for key in fields:
            values = dict.fromkeys(told[key] for told in by_text.values() if key in told)
            shown = "、".join([*values][:SHOWN]) + ("等" if len(values) > SHOWN else "")
            where = "小标题" if self._body.sections else "工作表名"
            self.notices.append(f"{where}“{shown}”写进了{model.field(key).label}。")

    def add_above(self, model: type[Record], texts: Sequence[str]) -> None:
        """Add fields that only the title over the list or the sheet's name gives."""
        for key, find in model.IMPORT.above.items():
            told = next(filter(None, map(find, texts)), EMPTY)
            if not told or key in self.mapping.values():
                continue
            place = self._places((key,), -1)[key]
            for row in self._filled():
                row[place] = told
            self.notices.append(f"标题里的“{told}”写进了{model.field(key).label}。")

    def _filled(self) -> list[list[Cell]]:
        """The lines as lists of one width, with the added columns."""
        width = self._width
        if self._rows is None:
            self._rows = [_padded(row, width) for row in self._body.rows]
        for row in self._rows:
            row.extend([EMPTY] * (width - len(row)))
        return self._rows

    def _places(self, names: Sequence[str], origin: int) -> dict[str, int]:
        """The column of each field, a new one where it has none."""
        columns = {name: column for column, name in self.mapping.items()}
        for name in names:
            if name not in columns:
                columns[name] = self._width
                self.mapping[self._width] = name
                self.origins[self._width] = origin
                self._width += 1
        return {name: columns[name] for name in names}


def _padded(row: Row, width: int) -> list[Cell]:
    return [*row, *[EMPTY] * (width - len(row))]


def _told(model: type[Record], text: str) -> dict[str, str]:
    """The fields that a section's texts belong to, by the pattern of each field."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        name = section_name(line)
        for key, pattern in model.IMPORT.sections.items():
            if name and pattern.fullmatch(name):
                found[key] = name
                break
    return found
