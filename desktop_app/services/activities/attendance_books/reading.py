"""Attendance books as they are read: lists and matrices of every sheet, person by person.

Pure: nothing here reads the office file.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop_app.documents.grids import Book, Sheet, cell_text
from desktop_app.errors import UserError
from desktop_app.services.activities.attendance_books import blocks
from desktop_app.services.activities.attendance_books.blocks import SheetBlock
from desktop_app.services.activities.attendance_books.columns import (
    DAY,
    MEETING,
    ListColumns,
    MeetingColumn,
    columns_of,
)
from desktop_app.services.activities.attendance_books.headless import with_head
from desktop_app.services.activities.attendance_books.heads import (
    MeetingHead,
    Years,
    head_of,
    month_in,
    title_of,
    year_in,
)
from desktop_app.services.activities.attendance_books.lines import (
    ListLines,
    PersonLine,
    UnreadCell,
)
from desktop_app.services.activities.attendance_books.whole_marks import with_parts

NO_LIST = (
    "没有读到出勤名单：表里要有一行列名，写着“姓名”，后面是出席情况或一次次会议；"
    "一人一行，格里写 √、假、缺。"
)


class ReadBlock(NamedTuple):
    """One list of a sheet. `meetings` are its columns of marks, one without a place for a list.

    `title` is what the lines over it name; `row` is that of its head, counted from 1.
    """

    sheet: str
    row: int
    title: MeetingHead
    meetings: tuple[MeetingColumn, ...]
    people: tuple[PersonLine, ...]
    is_matrix: bool
    unused: tuple[str, ...] = ()


class ReadBook(NamedTuple):
    """The lists of a book, what could not be read in them, and notices about the reading."""

    name: str
    blocks: tuple[ReadBlock, ...]
    unread: tuple[UnreadCell, ...]
    notices: tuple[str, ...]
    others: tuple[str, ...]


def read_attendance(book: Book, today: datetime.date) -> ReadBook:
    """Every attendance list of a book; `UserError` where it has none.

    `others` are the sheets without one. Hidden sheets are read too, as every import does.
    """
    found, unread = list[ReadBlock](), list[UnreadCell]()
    notices, others = list[str](), list[str]()
    for sheet in book.sheets:
        read = list(_sheet(sheet, book.name, today, unread))
        notices += [f"“{sheet.name}”{each}" for each in sheet.notices] if read else []
        found += read
        others += [] if read else [sheet.name]
    if not found:
        for sheet in filter(None, map(with_head, book.sheets)):
            found += _sheet(sheet, book.name, today, unread)
        others = []
    if not found:
        raise UserError(NO_LIST)
    return ReadBook(book.name, tuple(found), tuple(unread), tuple(notices), tuple(others))


def _sheet(
    sheet: Sheet, book: str, today: datetime.date, unread: list[UnreadCell]
) -> Iterator[ReadBlock]:
    rows = blocks.filled_rows(sheet)
    before: MeetingHead | None = None
    for found in blocks.blocks_of(sheet, rows):
        block = with_parts(found, rows)
        named = (*block.titles, sheet.name, book)
        years = Years(year_in(named), today, month_in(named))
        texts = [[cell_text(cell) for cell in row] for row in rows[block.body : block.stop]]
        columns = columns_of(block.heads, texts, years)
        title = _title(block, sheet, book, years)
        if before is not None and not title.is_named:
            title = before
        before = title
        people = list(ListLines(sheet, block, columns, unread).people(rows))
        row = sheet.origin(block.first + 1)[1]
        for head, own in _by_meeting(people, title, years, columns).items():
            meetings = _with_marks(columns.meetings, own) or (MeetingColumn(-1, head),)
            yield ReadBlock(sheet.name, row, head, meetings, tuple(own), bool(columns.meetings),
                            columns.unused)  # fmt: skip


def _with_marks(
    meetings: Sequence[MeetingColumn], lines: Sequence[PersonLine]
) -> tuple[MeetingColumn, ...]:
    """The columns of a matrix; without those of other meetings where each line names its own."""
    marked = {cell.column for line in lines for cell in line.marks}
    named = any(line.meeting for line in lines)
    return tuple(each for each in meetings if not named or each.column in marked)


def _by_meeting(
    people: Sequence[PersonLine], title: MeetingHead, years: Years, columns: ListColumns
) -> dict[MeetingHead, list[PersonLine]]:
    """The lines by the meeting that their own columns name, else all of them by the title."""
    found: dict[MeetingHead, list[PersonLine]] = {}
    own = {MEETING, DAY} & set(columns.person.values())
    for each in people:
        head = head_of((each.meeting, each.day), years) if own else title
        found.setdefault(head if head.is_named else title, []).append(each)
    return found


def _title(block: SheetBlock, sheet: Sheet, book: str, years: Years) -> MeetingHead:
    """What the lines over a list name, else the name of its sheet, else that of the file."""
    title = title_of(block.titles, years)
    for other in (sheet.name, book.rpartition(".")[0]):
        if title.name and title.day:
            break
        found = title_of([other], years)
        title = title._replace(
            name=title.name or found.name, day=title.day or found.day,
            last=title.last if title.day else found.last, half=title.half or found.half,
            guessed=title.guessed or found.guessed,
        )  # fmt: skip
    return title
