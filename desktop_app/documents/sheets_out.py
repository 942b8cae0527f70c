"""The sheets of a workbook that goes out: a table of data, a register laid out for printing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.documents.out_tables import (
    About,
    Formula,
    OutCell,
    OutColumn,
    OutRegister,
    OutTable,
)
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import Column, Register
from desktop_app.documents.text_guard import GUARD, guarded

FONT = {"font_name": "宋体", "font_size": 11}
WRAPPED_FROM, WIDEST = 30, 36
"""In a spreadsheet's units: from which width on texts are wrapped, and the widest column."""
PROGRESS = 200
LONGEST_CELL = 32_767
A4 = 9
PAPER, EDGE = 269.0, 0.55
"""The width of A4 turned, in mm, without its edges; these in inches."""
UNIT = 1.95
"""A spreadsheet's unit of width in mm, about."""
LEAST_SCALE, SPLIT_SCALE = 0.55, 70
"""Below which scale a sheet is printed on several pages side by side, and at which then, in %."""
MOST_FRAMED = 400_000
"""Up to how many cells each has its frame; beyond that the page shows the grid."""
LINE = {"border": 1, "border_color": "#A0A0A0"}
_BAD_IN_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_HEADER = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True,
           "bg_color": "#F1EDEC", **LINE}  # fmt: skip
_DAY = re.compile(r"([0-9]{4})\.([0-9]{2})\.([0-9]{2})")
_NUMBER = re.compile("0|[1-9][0-9]{0,5}")
FIRST_DAY = datetime.date(1900, 3, 1)
"""Before this day spreadsheets do not agree about days."""
TITLE, NOTE, GROUP = ({"bold": True, "font_size": 18, "align": "center", "valign": "vcenter"},
                      {"align": "center", "valign": "vcenter"},
                      {"bold": True, "valign": "vcenter", **LINE})  # fmt: skip


def write_data_sheet(
    book: Any, table: OutTable, about: About, progress: Callable[[int], None]
) -> None:
    """A table with a frozen head, filters, frames, its texts wrapped where they are long."""
    sheet = book.add_worksheet(sheet_name(table.name))
    widths = [_width(column) for column in table.columns]
    framed = len(table.rows) * max(len(table.columns), 1) <= MOST_FRAMED
    styles = [_styles(book, each, framed=framed) for each in table.columns]
    for place, width in enumerate(widths):
        hidden = {"hidden": True} if table.columns[place].hidden else {}
        sheet.set_column(place, place, width, None, hidden)
    sheet.set_row(0, 30)
    sheet.freeze_panes(1, table.fixed)
    sheet.repeat_rows(0)
    if not framed:
        sheet.hide_gridlines(0)
    _set_page(sheet, widths, about, table.name, table.fixed)
    header = book.add_format(_HEADER)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, _still(column.title), header)
    for line, row in enumerate(table.rows):
        if line % PROGRESS == 0:
            progress(line)
        _write_row(sheet, line + 1, row, styles, framed=framed)
    if table.columns:
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _width(column: OutColumn) -> float:
    """A column's width in a spreadsheet's units; digits take half as much as Chinese characters."""
    if column.align == "right":
        return max(column.width, -(-len(column.title) // 2) * 2) + 3
    return min(max(column.width, len(column.title)) * 2 + 2, WIDEST)


def _styles(book: Any, column: OutColumn, *, framed: bool) -> tuple[Any, Any, Any]:
    """The formats of a column's texts, numbers and days."""
    shared: dict[str, Any] = {"valign": "top", **(LINE if framed else {})}
    text = {**shared, "num_format": "@", "text_wrap": _width(column) >= WRAPPED_FROM}
    align = column.align if column.align in ("left", "center") else "left"
    number = column.number or "General"
    return (
        book.add_format({**text, "align": align}),
        book.add_format({**shared, "num_format": number, "align": "right"}),
        book.add_format({**shared, "num_format": "yyyy-mm-dd", "align": "center"}),
    )


def _write_row(
    sheet: Any, line: int, row: Sequence[OutCell], styles: Sequence[Any], *, framed: bool
) -> None:
    for place, cell in enumerate(row):
        text, number, day = styles[place]
        if cell is None or cell == "":
            if framed:
                sheet.write_blank(line, place, None, text)
        elif isinstance(cell, str):
            sheet.write_string(line, place, _still(cell), text)
        elif isinstance(cell, datetime.date):
            _write_day(sheet, (line, place), cell, (day, text))
        elif isinstance(cell, Formula):
            sheet.write_formula(line, place, f"={cell.text}", number, cell.value)
        else:
            sheet.write_number(line, place, cell, number)


def _write_day(
    sheet: Any, place: tuple[int, int], day: datetime.date, styles: tuple[Any, Any]
) -> None:
    if day >= FIRST_DAY:
        sheet.write_datetime(*place, day, styles[0])
    else:
        sheet.write_string(*place, day.isoformat(), styles[1])


def write_register_sheet(
    book: Any, table: OutRegister, about: About, progress: Callable[[int], None]
) -> None:
    """A register with the columns, title, groups and order of its print, on pages as wide as A4."""
    register = table.register
    sheet = book.add_worksheet(sheet_name(table.name))
    widths = _print_widths(register)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    last = len(register.columns) - 1
    line = _write_titles(book, sheet, register, last)
    head = _write_head(book, sheet, register.columns, line)
    sheet.freeze_panes(head, 2 if last > 1 else 0)
    sheet.repeat_rows(line, head - 1)
    _set_page(sheet, widths, about, register.title, 0)
    styles = [_print_styles(book, each) for each in register.columns]
    group_style = book.add_format(GROUP)
    done, line = 0, head
    for group in register.groups:
        if group.title:
            sheet.merge_range(line, 0, line, last, _still(one_line(group.title)), group_style)
            line += 1
        for row in group.rows:
            if done % PROGRESS == 0:
                progress(done)
            _write_print_row(sheet, line, row, styles)
            line, done = line + 1, done + 1
    for text in register.rules:
        line += 1
        sheet.write_string(line, 0, _still(one_line(text)))
    if register.signed:
        sheet.write_string(line + 1, 0, _still("\u3000\u3000".join(register.signed)))


def _write_titles(book: Any, sheet: Any, register: Register, last: int) -> int:
    """The title and the note over the whole width; the line below them."""
    line = 0
    for text, style, height in ((register.title, TITLE, 36), (register.note, NOTE, 20)):
        shown = one_line(text)
        if shown:
            sheet.set_row(line, height)
            _write_over(sheet, (line, 0, line, last), _still(shown), book.add_format(style))
            line += 1
    return line


def _write_head(book: Any, sheet: Any, columns: Sequence[Column], line: int) -> int:
    """The titles of the columns, in two lines if some are under another; the line below."""
    header = book.add_format(_HEADER)
    double = any(column.over for column in columns)
    for place, column in enumerate(columns):
        title = _still(one_line(column.title))
        if not double:
            sheet.write_string(line, place, title, header)
        elif not column.over:
            _write_over(sheet, (line, place, line + 1, place), title, header)
    if double:
        _write_overs(sheet, columns, line, header)
    for row in range(line, line + 1 + double):
        sheet.set_row(row, 24)
    return line + 1 + double


def _write_overs(sheet: Any, columns: Sequence[Column], line: int, header: Any) -> None:
    start = 0
    while start < len(columns):
        over, end = columns[start].over, start + 1
        while over and end < len(columns) and columns[end].over == over:
            end += 1
        if over:
            _write_over(sheet, (line, start, line, end - 1), _still(one_line(over)), header)
            for place in range(start, end):
                title = _still(one_line(columns[place].title))
                sheet.write_string(line + 1, place, title, header)
        start = end


def _write_over(sheet: Any, box: tuple[int, int, int, int], text: str, style: Any) -> None:
    """A text in a box of cells, one cell where it is no more."""
    if box[:2] == box[2:]:
        sheet.write_string(*box[:2], text, style)
    else:
        sheet.merge_range(*box, text, style)


def _print_widths(register: Register) -> list[float]:
    """Widths by the texts, long ones wrapped, as much as a page holds."""
    found = []
    for place, column in enumerate(register.columns):
        texts = [row[place] for group in register.groups for row in group.rows]
        longest = max((_units(part) for text in texts for part in text.split("\n")), default=0)
        least = max(_units(column.title) if len(column.title) < 5 else 8, column.least / UNIT)
        found.append(float(max(least, min(longest, WIDEST)) + 2))
    room = PAPER / UNIT
    if sum(found) <= room:
        return [width * room / sum(found) for width in found]
    wide = [width > 12 for width in found]
    fixed = sum(width for width, long in zip(found, wide, strict=True) if not long)
    spare = sum(found) - fixed
    share = max((room - fixed) / spare, 0.4) if spare else 1.0
    return [width * share if long else width for width, long in zip(found, wide, strict=True)]


def _units(text: str) -> int:
    """How wide a text is in a spreadsheet's units."""
    return sum(1 if character < "\u0250" else 2 for character in text)


def _print_styles(book: Any, column: Column) -> tuple[Any, Any, Any]:
    shared = {"valign": "vcenter", "text_wrap": True, **LINE}
    align = {"left": "left", "right": "right"}.get(column.align, "center")
    return (
        book.add_format({**shared, "num_format": "@", "align": align}),
        book.add_format({**shared, "num_format": "General", "align": align}),
        book.add_format({**shared, "num_format": "yyyy.mm.dd", "align": "center"}),
    )


def _write_print_row(sheet: Any, line: int, row: Sequence[str], styles: Sequence[Any]) -> None:
    for place, cell in enumerate(row):
        text, number, day = styles[place]
        dated = _DAY.fullmatch(cell)
        if not cell:
            sheet.write_blank(line, place, None, text)
        elif dated:
            found = datetime.date(*map(int, dated.groups()))
            _write_day(sheet, (line, place), found, (day, text))
        elif _NUMBER.fullmatch(cell):
            sheet.write_number(line, place, int(cell), number)
        else:
            sheet.write_string(line, place, _still(cell), text)


def _set_page(sheet: Any, widths: Sequence[float], about: About, title: str, fixed: int) -> None:
    """A4 turned, centred, with head and foot, at a scale that can be read."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=EDGE, right=EDGE, top=0.75, bottom=0.75)
    sheet.center_horizontally()
    sheet.set_header(f"&C&12{_in_head(title)}")
    closing = f"&L统计截止日期：{_in_head(about.closing)}" if about.closing else ""
    sheet.set_footer(f"{closing}&C第 &P 页　共 &N 页")
    if sum(widths) * UNIT * LEAST_SCALE <= PAPER:
        sheet.fit_to_pages(1, 0)
        return
    sheet.set_print_scale(SPLIT_SCALE)
    if fixed:
        sheet.repeat_columns(0, fixed - 1)


def _in_head(text: str) -> str:
    return one_line(text).replace("&", "&&")[:80]


def _still(text: str) -> str:
    """A text as a text cell holds it: never run, and read back as it was."""
    text = guarded(text) if text.startswith(GUARD) else text
    return text[:LONGEST_CELL]


def sheet_name(name: str) -> str:
    """A name as a sheet may have it."""
    return name.translate(_BAD_IN_NAME).strip(" '")[:31] or "Sheet1"
