"""Completes days whose year or month is in a title, a section or a line above."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.chinese.numerals import read_number
from desktop_app.documents.grids import Cell, Row, cell_text
from desktop_app.errors import Wrong
from desktop_app.records import ALL
from desktop_app.records.field_types import Day
from desktop_app.records.record import Record
from desktop_app.services.imports.import_plan import Source

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:年|$|[-—–/.])")
_MONTH = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月份?")
_BARE_MONTH = re.compile(r"(\d{1,2})\s*月(?!.*\d{4})(?P<rest>.*)", re.DOTALL)
_BARE_DAY = re.compile(r"(\d{1,2})\s*[日号](?P<rest>\D*)")
_DOTTED = re.compile(r"(\d{1,2})[./-](\d{1,2})")
_STRETCH = re.compile(r"(\d{1,2})[./](\d{1,2})(?P<rest>\s*[-—–~至到]\s*\d.*)")
_PART = re.compile(
    r"(?:本年|今年|当年)?(?P<part>年[底末内中初]|全年|[上下]半年|第?[1-4一二三四]季度)(?P<rest>\D*)"
)
_WITH_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*[年./-]")


@dataclass(frozen=True, slots=True)
class _Told:
    """The year and the month given above a line, 0 without any."""

    year: int = 0
    month: int = 0


def with_years(model: type[Record], source: Source) -> Source:
    """The lines with year and month from above put before days that lack them.

    A person's days are left alone: a list of 2025 says nothing about when they were born.
    """
    if model.PERSON:
        return source
    above = _told_above(source)
    source = _with_columns(model, source, above)
    columns = _day_columns(model, source.mapping)
    if not columns:
        return source
    rows: list[Row] = []
    notices: dict[str, None] = {}
    own = next((n for n, name in source.mapping.items() if name == model.IMPORT.day_above), -1)
    last: dict[int, int] = {}
    sections = source.body.sections or [""] * len(source.body.rows)
    for row, section in zip(source.body.rows, sections, strict=True):
        told = _in_section(section, above)
        cells = row
        for column in columns:
            new, year = _completed(row[column], told, last.get(column, 0))
            if column == own and told.month and told.year and not cell_text(row[column]):
                new, year = f"{told.year}年{told.month}月", told.year
            if year:
                last[column] = year
            if new is not None:
                cells = [*cells[:column], new, *cells[column + 1 :]]
                title = source.header.titles[column] if column < len(source.header.titles) else ""
                notices[f"“{title}”里没写年份的，按上面写的 {year} 年录入，请核对。"] = None
        rows.append(cells)
    if not notices:
        return source
    body = replace(source.body, rows=rows)
    return replace(source, body=body, notices=(*source.notices, *notices))


def _with_columns(model: type[Record], source: Source, above: _Told) -> Source:
    """The lines with added columns for a year or a day that is given above them only."""
    sections = source.body.sections or [""] * len(source.body.rows)
    told = [_in_section(text, above) for text in sections]
    added: list[tuple[str, list[str]]] = []
    if model.IMPORT.year_above and model.IMPORT.year_above not in source.mapping.values():
        added.append((model.IMPORT.year_above, [str(each.year or "") for each in told]))
    if model.IMPORT.day_above and model.IMPORT.day_above not in source.mapping.values():
        known = [f"{x.year}年{x.month}月" if x.year and x.month else "" for x in told]
        added.append((model.IMPORT.day_above, known))
    added = [each for each in added if any(each[1])]
    if not added:
        return source
    width = max((*map(len, source.body.rows), *(n + 1 for n in source.mapping)), default=0)
    rows = [
        [*row, *[""] * (width - len(row)), *(texts[place] for _, texts in added)]
        for place, row in enumerate(source.body.rows)
    ]
    columns = {width + n: name for n, (name, _) in enumerate(added)}
    words = "、".join(model.field(name).label for name, _ in added)
    return replace(
        source,
        body=replace(source.body, rows=rows),
        mapping={**source.mapping, **columns},
        origins={**source.origins, **dict.fromkeys(columns, -1)},
        notices=(*source.notices, f"{words}按标题和小标题里写的录入，请核对。"),
    )


def _day_columns(model: type[Record], mapping: Mapping[int, str]) -> list[int]:
    inner = {each.KEY: each for each in ALL}
    found = []
    for column, name in mapping.items():
        path, dot, field = name.rpartition(".")
        key = path.rpartition(".")[2]
        if isinstance((inner[key] if dot else model).field(field), Day):
            found.append(column)
    return found


def _told_above(source: Source) -> _Told:
    """The one year in the lines over the header, or else in the sheet's name."""
    texts = [cell_text(cell) for row in source.sheet.rows[: source.header.row] for cell in row]
    for told in ([*source.sheet.above, *texts], [source.sheet.name]):
        years = {int(found) for text in told for found in _YEAR.findall(text)}
        if len(years) == 1:
            return _Told(years.pop())
    return _Told()


def _in_section(text: str, above: _Told) -> _Told:
    year, month = above.year, 0
    for line in text.splitlines():
        if found := _YEAR.search(line):
            year = int(found[1])
        if found := _MONTH.search(line):
            month = _number(found[1])
    return _Told(year, month)


def _number(text: str) -> int:
    try:
        number = int(text) if text.isdecimal() else read_number(text)
    except Wrong:
        return 0
    return number if 1 <= number <= 12 else 0


def _completed(cell: Cell, told: _Told, last: int) -> tuple[str | None, int]:
    """The completed cell, None where it stays as it is, and the year that it contains."""
    text = cell_text(cell)
    if found := _WITH_YEAR.match(text):
        return None, int(found[1])
    year = told.year or last
    if not year or not text:
        return None, 0
    if found := _BARE_MONTH.fullmatch(text):
        return f"{year}年{int(found[1])}月{found['rest'].strip()}", year
    if found := _PART.fullmatch(text):
        return f"{year}年{found['part']}{found['rest']}", year
    if found := _DOTTED.fullmatch(text) or _STRETCH.fullmatch(text):
        month, day = int(found[1]), int(found[2])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"{year}年{month}月{day}日{found.groupdict().get('rest', '')}", year
    if told.month and (found := _BARE_DAY.fullmatch(text)):
        return f"{year}年{told.month}月{int(found[1])}日{found['rest']}", year
    return None, 0
