"""Attendance books for tests: as grids, and as real workbooks with merged cells."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from desktop_app.documents.grids import Book, Sheet
from desktop_app.records import Activity, Sector
from desktop_app.services import imports
from desktop_app.services.activities import mark_sheets
from desktop_app.services.activities.attendance_books.command import import_book
from desktop_app.services.activities.attendance_books.plan import BookAnswers, BookPlan, plan_book
from desktop_app.services.activities.attendance_books.reading import ReadBook, read_attendance
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from tests.services.activities import activity_office as office

Rows = Sequence[Sequence[Any]]
TODAY = datetime.date(2026, 11, 23)
PLENARY = "演示县十届三次会议"
NAMES = ("刀志坚", "司马文渊", "李德者嘎", "严云峰", "杨自清")
MATRIX: Rows = (
    ("政协演示县十届三次会议委员出勤表（2026年）",),
    ("序号", "姓名", "界别", "2月9日", "", "2月10日", "", "合计"),
    ("", "", "", "上午", "下午", "上午", "下午", ""),
    ("1", "刀志坚", "农业界", "√", "√", "√", "√", "4"),
    ("2", "司马文渊", "农业界", "√", "假（学习）", "病", "√", "2"),
    ("3", "李德者嘎", "农业界", "迟到", "", "缺", "公假", "1"),
    ("合计", "", "", "3", "1", "1", "2", ""),
    ("说明：√到会 ×缺席",),
)


def grid(*sheets: tuple[str, Rows], name: str = "出勤.xlsx") -> Book:
    """A book of sheets as the readers give it."""
    return Book(name, tuple(Sheet(title, [list(row) for row in rows]) for title, rows in sheets))


def workbook(
    path: Path, rows: Rows, merged: Sequence[str] = (), more: Sequence[tuple[str, Rows]] = ()
) -> Book:
    """A workbook that was written to a file and read again."""
    made = Workbook()
    sheets = [("Sheet1", rows), *more]
    for number, (title, own) in enumerate(sheets):
        sheet = made.active if not number else made.create_sheet()
        assert sheet is not None
        sheet.title = title
        for row in own:
            sheet.append(["" if each is None else each for each in row])
        for area in merged if not number else ():
            sheet.merge_cells(area)
    made.save(path)
    return imports.open_book(path)


def read(*rows: Sequence[Any], sheet: str = "Sheet1", name: str = "出勤.xlsx") -> ReadBook:
    """The reading of a book of one sheet."""
    return read_attendance(grid((sheet, rows), name=name), TODAY)


def cells(found: ReadBook) -> dict[str, str]:
    """By name the marks of all lists of a book, one after the other."""
    every = [line for block in found.blocks for line in block.people]
    return {line.name: "".join(cell.mark for cell in line.marks) for line in every}


def plenary(desk: Desk, *, halves: int = 4) -> int:
    """Five members of two sectors, and a plenary of half-days from 9 February on; its id."""
    farming = office.saved(desk, Sector, name="农业界", position="1")
    teaching = office.saved(desk, Sector, name="教育界", position="2")
    for n, name in enumerate(NAMES):
        office.member(desk, name, sector=farming if n < 3 else teaching, unit=f"演示单位{n}")
    key = office.activity(desk, PLENARY, kind="plenary", start_on="2026-02-09")
    for n in range(halves):
        half = ("morning", "afternoon")[n % 2]
        office.part(desk, key, n + 1, day=f"2026-02-{9 + n // 2:02d}", half=half)
    return key


def planned(desk: Desk, book: Book, **answers: Any) -> BookPlan:
    """The plan of a book by some answers."""
    return plan_book(desk, read_attendance(book, desk.today), BookAnswers(**answers))


def stored(desk: Desk, key: int) -> dict[str, str]:
    """By name the marks of an activity."""
    return {row.name: row.marks for row in mark_sheets.read(desk, key).sheet.rows}


def lines(desk: Desk, book: Any, **given: object) -> list[str]:
    """Imports a book as the command does; its report."""
    return list(import_book(desk, book, given, dry_run=False))


def activities(desk: Desk) -> dict[str, dict[str, Any]]:
    """By name the values of every activity."""
    keys = find(desk, Activity, Query())
    return {values["name"]: values for values in (office.values(desk, Activity, x) for x in keys)}
