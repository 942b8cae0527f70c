"""A block of marks pasted into an attendance sheet, with or without names before it.

Pure: reads the text of the clipboard against a `MarkSheet`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.services.activities import marks
from desktop_app.services.activities.mark_sheet import Cell, MarkSheet

SHOWN = 6
HEADS = ("姓名", "委员", "委员姓名", "参会人员")


class PastedBlock(NamedTuple):
    """The marks that a block would set, and the parts of it that could not be read.

    cells: the marks by cell, blank ones left out. unknown: names that nobody of the sheet has;
    several: names that more than one has. unread: texts that are no mark. outside: marks beyond
    the last person or part. by_name: whether the lines were found by names.
    """

    cells: Mapping[Cell, str]
    unknown: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    outside: int = 0
    by_name: bool = False

    @property
    def doubts(self) -> str:
        """What has to be asked before it is taken, a line each; '' where all is plain."""
        lines = [f"名单里没有：{_few(self.unknown)}"] if self.unknown else []
        lines += [f"不止一位同名：{_few(self.several)}"] if self.several else []
        lines += [f"不是出勤记号：{_few(self.unread)}"] if self.unread else []
        lines += [f"超出表格的有 {self.outside} 格"] if self.outside else []
        return "\n".join(lines)


def pasted(sheet: MarkSheet, text: str, at: Cell, rows: Sequence[int]) -> PastedBlock:
    """A block of text over the sheet from the cell `at` on; `rows` are the rows as shown.

    A block whose first column holds names goes to these persons wherever they are, its marks from
    the part of `at` on. Blank cells change nothing. A line of heads is passed over.
    """
    lines = [line.split("\t") for line in text.replace("\r", "").split("\n")]
    lines = [[cell.strip() for cell in line] for line in lines if any(map(str.strip, line))]
    names = _name_column(sheet, lines)
    if names is None:
        return _by_place(sheet, lines, at, rows)
    return _by_name(sheet, lines, names, at[1])


def _name_column(sheet: MarkSheet, lines: Sequence[Sequence[str]]) -> int | None:
    """The column of names: by its head, else one whose cells are mostly no marks but words."""
    for column in range(min(3, max(map(len, lines), default=0))):
        cells = [line[column] for line in lines if len(line) > column and line[column]]
        if cells and _head(cells[0]):
            return column
        known = sum(bool(sheet.named(cell)) for cell in cells)
        if known and known * 2 >= len(cells):
            return column
    first = [line[0] for line in lines if line and line[0]]
    words = [cell for cell in first if marks.mark_of(cell) is None and _like_name(cell)]
    wide = max(map(len, lines), default=0) > 1
    return 0 if wide and first and len(words) == len(first) else None


def _by_place(
    sheet: MarkSheet, lines: Sequence[Sequence[str]], at: Cell, rows: Sequence[int]
) -> PastedBlock:
    shown = list(rows)
    start = shown.index(at[0]) if at[0] in shown else 0
    cells, unread, outside = dict[Cell, str](), list[str](), 0
    for down, line in enumerate(lines, start):
        for part, cell in enumerate(line, at[1]):
            mark = marks.mark_of(cell)
            if mark is None:
                unread.append(cell)
            elif mark != marks.BLANK and (down >= len(shown) or part >= len(sheet.parts)):
                outside += 1
            elif mark != marks.BLANK:
                cells[shown[down], part] = mark
    return PastedBlock(cells, unread=_once(unread), outside=outside)


def _by_name(
    sheet: MarkSheet, lines: Sequence[Sequence[str]], column: int, first: int
) -> PastedBlock:
    cells, unread, outside = dict[Cell, str](), list[str](), 0
    unknown, several = list[str](), list[str]()
    for line in lines:
        name = line[column] if len(line) > column else ""
        if not name or _head(name):
            continue
        found = sheet.named(name)
        if len(found) != 1:
            (several if found else unknown).append(name)
            continue
        for part, cell in enumerate(line[column + 1 :], first):
            mark = marks.mark_of(cell)
            if mark is None:
                unread.append(cell)
            elif mark != marks.BLANK and part >= len(sheet.parts):
                outside += 1
            elif mark != marks.BLANK:
                cells[found[0], part] = mark
    return PastedBlock(cells, _once(unknown), _once(several), _once(unread), outside, by_name=True)


def _head(cell: str) -> bool:
    return "".join(cell.split()) in HEADS


def _like_name(cell: str) -> bool:
    return 2 <= len("".join(cell.split())) <= 16 and not any(map(str.isdigit, cell))


def _once(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _few(texts: Sequence[str]) -> str:
    more = f"等 {len(texts)} 个" if len(texts) > SHOWN else ""
    return "、".join(texts[:SHOWN]) + more
