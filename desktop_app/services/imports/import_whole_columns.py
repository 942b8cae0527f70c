"""Readings that need a whole column: the unit in its heading, a clipped 1975.10."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.chinese.amounts import Units, factor_above, heading_factor
from desktop_app.chinese.dates import settle_months
from desktop_app.documents.grids import Cell, Row, Sheet, cell_text
from desktop_app.documents.headers import Header
from desktop_app.documents.sheet_body import Body
from desktop_app.records.field_types import Day, Number
from desktop_app.records.money import Money
from desktop_app.records.record import Record
from desktop_app.services.imports.import_cells import inner_fields

_PLAIN = re.compile(
    r"(?:约|大约|近|将近|超过|超|逾|共|共计|合计|¥|￥)?\s*[0-9０-９][0-9０-９,，]*"
    r"(?:[.．][0-9０-９]+)?\s*(?:余|多|左右|以上)?"
)
_CLIPPED = re.compile(r"[0-9]{4}[.．]1")


def told_by_columns(
    model: type[Record], sheet: Sheet, header: Header, body: Body, mapping: Mapping[int, str]
) -> tuple[Body, tuple[str, ...]]:
    """The lines after reading whole columns, and sentences on what was understood.

    A number under 落实资金（万元）, or under a table headed 单位：万元, gets that unit; in a
    column of months in two digits, 1975.1 is October.
    """
    fields: dict[str, Any] = {each.name: each for each in model.declared()}
    fields |= inner_fields(model)
    columns: dict[int, list[Cell]] = {}
    notices: list[str] = []
    above = texts_above(sheet, header)
    for column, name in mapping.items():
        field, title = fields.get(name), (*header.titles, "")[min(column, len(header.titles))]
        if not isinstance(field, Day | Number | Money):
            continue
        cells = [row[column] for row in body.rows]
        if isinstance(field, Day):
            changed, notice = _with_months(cells, title)
        else:
            changed, notice = _with_unit(cells, field.label, title, field.units, above)
        if notice:
            columns[column] = changed
            notices.append(notice)
    if not columns:
        return body, ()
    rows = [_put(row, place, columns) for place, row in enumerate(body.rows)]
    return replace(body, rows=rows), tuple(notices)


def _put(row: Row, place: int, columns: Mapping[int, Sequence[Cell]]) -> Row:
    cells = list(row)
    for column, values in columns.items():
        cells[column] = values[place]
    return cells


def texts_above(sheet: Sheet, header: Header) -> list[str]:
    """The texts above a list and above the sheet's first row."""
    rows = sheet.rows[: header.row]
    return [*sheet.above, *(cell for row in rows for cell in row if isinstance(cell, str) and cell)]


def _with_unit(
    cells: list[Cell], label: str, title: str, units: Units, above: Sequence[str]
) -> tuple[list[Cell], str]:
    """The cells of a column with the unit that its heading or the table's title gives them."""
    named = heading_factor(title, units) or (factor_above(above, units) if units else None)
    if named is None or named[1] == 1:
        return cells, ""
    unit, _ = named
    plain = [_number(cell) for cell in cells]
    if not any(plain):
        return cells, ""
    changed: list[Cell] = [
        f"{text}{unit}" if text else cell for text, cell in zip(plain, cells, strict=True)
    ]
    where = "表头" if heading_factor(title, units) else "表格上方"
    first = next(text for text in plain if text)
    return changed, f"“{title or label}”按{where}写的{unit}读入，如 {first} 读作 {first}{unit}。"


def _number(cell: Cell) -> str:
    """The text of a cell that holds a number other than 0 without a unit, else an empty one."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return ""
    text = _decimal(cell) if isinstance(cell, float) else str(cell).strip()
    return text if _PLAIN.fullmatch(text) and text.strip("0.") else ""


def _decimal(number: float) -> str:
    """A number in digits, without the tail of a binary fraction: 12.5, not 12.500000000000002."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _with_months(cells: list[Cell], title: str) -> tuple[list[Cell], str]:
    """A column of days with each clipped 1975.1 read as October where the other cells show it."""
    distinct = list(dict.fromkeys(cells))
    if not any(map(_may_be_clipped, distinct)):
        return cells, ""
    settled: Any = settle_months(distinct)
    octobers = {old: new for old, new in zip(distinct, settled, strict=True) if old is not new}
    count = sum(cell in octobers for cell in cells) if octobers else 0
    if not count:
        return cells, ""
    many = f"等 {count} 格" if count > 1 else " "
    told = f"“{title}”的月份都写两位，{cell_text(next(iter(octobers)))}{many}按 10 月读入。"
    return [octobers.get(cell, cell) for cell in cells], told


def _may_be_clipped(cell: Cell) -> bool:
    if type(cell) is str:
        return cell.endswith((".1", "．1")) and _CLIPPED.fullmatch(cell.strip()) is not None
    return type(cell) is float and round(cell % 1, 6) == 0.1
