"""The rows of one attendance list: persons with their marks, sections, sums and notes.

Pure: nothing here reads the office file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from desktop_app.chinese.names import tidy_name
from desktop_app.documents.grids import Cell, Sheet, cell_text, column_letter
from desktop_app.errors import Wrong
from desktop_app.services.activities import marks
from desktop_app.services.activities.attendance_books import blocks
from desktop_app.services.activities.attendance_books.blocks import SheetBlock
from desktop_app.services.activities.attendance_books.columns import (
    DAY,
    MEETING,
    NAME,
    REMARK,
    SECOND,
    ListColumns,
    is_time,
)
from desktop_app.services.activities.attendance_books.heads import (
    group_in,
    sector_in,
    without_form,
)

LONGEST_NAME = 25
SHOWN = 20
"""Letters of an unknown cell that a remark shows."""
_TOTAL = re.compile(
    r"(?:合计|小计|总计|共计|应到|实到|应出席|实出席|(?:出席|出勤|到会|请假|缺席|迟到|早退|公假)"
    r"(?:率|人数|合计|小计)?|人数)(?:[（(].*[）)])?[:：\s\d]*.{0,6}"
)
_NOTE = re.compile(
    r"(?:说明|备注|注|图例|填表说明|制表|审核|统计|记录)(?:人|时间)?\s*[\d.、]*\s*[:：].*"
)
_PEOPLE = re.compile(r"(?:人员|代表|委员|同志|嘉宾|专家|学者|群众|干部|领导)[:：]?$")
_BRACKET = re.compile(r"(?P<name>[^（(]+)[（(](?P<note>[^）)]*)[）)]?")


class CellMark(NamedTuple):
    """The mark of one cell and where it was written; `note` is the reason that it gives."""

    column: int
    mark: str
    note: str = ""


class PersonLine(NamedTuple):
    """One person of a list, as written there; `row` counts from 1.

    `group` and `sector` may come from the section, the title or the name of the sheet.
    """

    row: int
    name: str
    sector: str = ""
    group: str = ""
    committee: str = ""
    unit: str = ""
    role: str = ""
    remark: str = ""
    meeting: str = ""
    day: str = ""
    marks: tuple[CellMark, ...] = ()


class UnreadCell(NamedTuple):
    """A cell of which no mark could be made, or a row without a name: where, and what is wrong."""

    sheet: str
    row: int
    column: int
    text: str

    @property
    def place(self) -> str:
        """Where it is, as a sentence begins."""
        letter = f" {column_letter(self.column)} 列" if self.column >= 0 else ""
        return f"“{self.sheet}”第 {self.row} 行{letter}"


class ListLines:
    """Reads the rows of one list; what it cannot read goes to `unread`."""

    def __init__(
        self, sheet: Sheet, block: SheetBlock, columns: ListColumns, unread: list[UnreadCell]
    ) -> None:
        self._sheet, self._block, self._columns, self._unread = sheet, block, columns, unread
        named = (*block.titles, sheet.name)
        self._group = next(filter(None, map(group_in, named)), "")
        self._sector = next(filter(None, map(sector_in, named)), "")
        self._role = ""

    def people(self, rows: Sequence[Sequence[Cell]]) -> Iterator[PersonLine]:
        """The persons of the list, one a row that has a name."""
        block, name_at = self._block, self._columns.name
        legend = self._legend(rows)
        for number in range(block.body, block.stop):
            row = rows[number]
            name = " ".join(cell_text(row[name_at]).split()) or self._second(row)
            texts = blocks.texts_in(row)
            if not texts or self._is_passed_over(texts, name, row):
                continue
            found = tuple(self._marks(number, row, legend))
            if name and len(name) <= LONGEST_NAME:
                yield self._person(number, name, row, found)
            elif found:
                self._note(number, -1, "有出勤记号，没有姓名" if not name else "姓名太长")

    def _second(self, row: Sequence[Cell]) -> str:
        """The name in a second column of names: of those who are no members."""
        for column, key in self._columns.person.items():
            if key == SECOND and (name := " ".join(cell_text(row[column]).split())):
                return name
        return ""

    def _is_passed_over(self, texts: Sequence[str], name: str, row: Sequence[Cell]) -> bool:
        """Whether a row is a section, a sum or a note; a section holds for the rows below it."""
        first = texts[0]
        if len(texts) == 1 and not self._is_line(first, name):
            self._section(first)
            return True
        return bool(
            any(_TOTAL.fullmatch("".join(each.split())) for each in (name or first, first))
            or _NOTE.fullmatch(first) or marks.legend_of("".join(texts))
        )  # fmt: skip

    def _is_line(self, text: str, name: str) -> bool:
        """Whether the only text of a row is a mark, or a person's name without one."""
        if not name:
            return marks.mark_of(text) is not None
        bracket = _BRACKET.fullmatch(text)
        text = bracket["name"] if bracket and not _PEOPLE.search(bracket["name"]) else text
        is_section = group_in(text) or sector_in(text) or _TOTAL.fullmatch(text)
        is_section = is_section or _PEOPLE.search(text)
        return not is_section and 1 < len(text) <= 5 and not any(map(str.isdigit, text))

    def _section(self, text: str) -> None:
        group, sector = group_in(text), sector_in(text)
        self._group, self._sector = group or self._group, sector or self._sector
        self._role = "" if group or sector else without_form(text.strip("：: "))

    def _legend(self, rows: Sequence[Sequence[Cell]]) -> Mapping[str, str]:
        """The signs that a line over or under the list explains."""
        block, found = self._block, dict[str, str]()
        for row in rows[max(0, block.first - 5) : block.stop + 3]:
            texts = blocks.texts_in(row)
            if len(texts) < 4:
                found |= marks.legend_of("　".join(texts))
        return found

    def _marks(
        self, number: int, row: Sequence[Cell], legend: Mapping[str, str]
    ) -> Iterator[CellMark]:
        """The marks of a row; those of a list are one: the first that is not 到, else 到."""
        found = list[CellMark]()
        ticks = {each.column: each for each in self._columns.marks}
        for column in self._columns.read:
            text = " ".join(cell_text(row[column]).split())
            if not text:
                continue
            read = marks.read_cell(text, legend)
            read = marks.ReadCell(marks.HERE) if read is None and is_time(text) else read
            of = ticks.get(column)
            if of is not None and of.tick != marks.HERE:
                read = _under_title(read, of.tick, text, of.title)
            if read is None:
                self._note(
                    number, column, f"认不出“{_short(text)}”，请写 √、假、缺、迟到、早退、公假"
                )
            elif read.mark != marks.BLANK:
                found.append(CellMark(column, *read))
        if self._columns.meetings or not found:
            yield from found
        else:
            best = next((x for x in found if x.mark != marks.HERE), found[0])
            yield best._replace(column=-1, note="、".join(filter(None, (x.note for x in found))))

    def _person(
        self, number: int, name: str, row: Sequence[Cell], found: tuple[CellMark, ...]
    ) -> PersonLine:
        told = {key: " ".join(cell_text(row[column]).split())
                for column, key in self._columns.person.items() if key and key != NAME}  # fmt: skip
        bracket = _BRACKET.fullmatch(name)
        note = bracket["note"].strip() if bracket else ""
        name = _tidy(bracket["name"] if bracket else name)
        return PersonLine(
            self._sheet.origin(number + 1)[1], name, told.get("sector") or self._sector,
            told.get("group") or self._group, told.get("committee", ""),
            told.get("unit") or note, told.get("role") or note or self._role,
            told.get(REMARK, ""), told.get(MEETING, ""), told.get(DAY, ""), found,
        )  # fmt: skip

    def _note(self, number: int, column: int, text: str) -> None:
        row = self._sheet.origin(number + 1)[1]
        self._unread.append(UnreadCell(self._sheet.name, row, column, text))


def _under_title(
    read: marks.ReadCell | None, tick: str, text: str, title: str
) -> marks.ReadCell | None:
    """A cell under 请假 and the like: a √ is that mark, other words are its reason."""
    reason = title if title in ("病假", "事假", "公出") else ""
    if read is not None and read.mark == marks.HERE:
        return marks.ReadCell(tick, reason)
    if read is not None:
        return marks.ReadCell(marks.BLANK) if text in ("0", "否", "无") else read
    return marks.ReadCell(tick, text)


def _tidy(name: str) -> str:
    try:
        return tidy_name(name)
    except Wrong:
        return name.strip()


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}……"
