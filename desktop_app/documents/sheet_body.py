"""The lines under a sheet's header: merged cells filled down, sums, blanks and notes left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop_app.documents.grids import EMPTY, Cell, Row, Sheet, is_blank
from desktop_app.documents.headers import Header, plain

_SUM = re.compile(r"^(本页|全县|全州|全市|全省)?(合计|总计|小计|共计|累计)([(（:：\d].*|人数?)?$")
_NOTE = re.compile(
    r"^(注|备注|说明|填表说明|填表人|填报人|填报单位|填表单位|制表人?|审核人?|联系人|单位负责人|统计人?)[:：]"
)
_SUM_COLUMNS = 3
_SECTION_WIDTH = 3
_FEW = 4


@dataclass(frozen=True, slots=True)
class Body:
    """The lines to import: `numbers[i]` is the sheet's line number (from 1) of `rows[i]`.

    `blanks`, `sums` and `notes` count the lines left out for being so.
    """

    rows: Sequence[Row]
    numbers: Sequence[int]
    blanks: int = 0
    sums: int = 0
    notes: int = 0


def body_of(sheet: Sheet, header: Header, used: Collection[int] = ()) -> Body:
    """The lines under the header; `used` are the columns that will be read, all when empty."""
    reach = _Reach(sheet, header, used)
    rows: list[Row] = []
    numbers: list[int] = []
    left_out = {"blank": 0, "sum": 0, "note": 0}
    for index in range(header.body, len(sheet.rows)):
        why = reach.why_left_out(index)
        if why:
            left_out[why] += 1
        else:
            rows.append(reach.filled.get(index) or sheet.rows[index])
            numbers.append(index + 1)
    return Body(rows, numbers, left_out["blank"], left_out["sum"], left_out["note"])


class _Reach:
    """What tells the lines of one sheet apart, worked out once."""

    def __init__(self, sheet: Sheet, header: Header, used: Collection[int]) -> None:
        self.sheet = sheet
        self.used = sorted(used) or range(len(header.titles))
        self.titles = frozenset(map(plain, header.titles))
        self.filled = _filled_down(sheet, header.body)
        self.sections = frozenset(
            merged.top for merged in sheet.merged if merged.right - merged.left >= _SECTION_WIDTH
        )

    def why_left_out(self, index: int) -> str:
        """Why a line is not imported: blank, sum, note; an empty text when it is imported."""
        row = self.sheet.rows[index]
        typed = [cell for cell in row if cell != EMPTY]
        if len(typed) <= _FEW or not typed[0] or str(typed[0]).isspace():
            typed = [cell for cell in typed if not is_blank(cell)]
        if not typed:
            return "blank"
        if _is_sum(row[:_SUM_COLUMNS]):
            return "sum"
        if len(typed) <= 2 and self._is_note(index, typed):
            return "note"
        read = len(typed) > len(row) - len(self.used) or not self._is_unread(row)
        return EMPTY if read and not self._is_header_again(typed) else "note"

    def _is_note(self, index: int, typed: Sequence[Cell]) -> bool:
        first = typed[0]
        if len(typed) == 1 and index in self.sections:
            return True
        return isinstance(first, str) and _NOTE.match(first.strip()) is not None

    def _is_unread(self, row: Row) -> bool:
        return all(column >= len(row) or is_blank(row[column]) for column in self.used)

    def _is_header_again(self, typed: Sequence[Cell]) -> bool:
        return len(typed) > 1 and all(
            isinstance(cell, str) and plain(cell) in self.titles for cell in typed
        )


def _is_sum(cells: Row) -> bool:
    return any(
        isinstance(cell, str) and "计" in cell and _SUM.match("".join(cell.split())) is not None
        for cell in cells
    )


def _filled_down(sheet: Sheet, first: int) -> dict[int, list[Cell]]:
    """The rows that a merged cell reaches into, with its value written in each of them."""
    filled: dict[int, list[Cell]] = {}
    for merged in sheet.merged:
        if merged.bottom <= merged.top or merged.top < first or merged.top >= len(sheet.rows):
            continue
        top = sheet.rows[merged.top]
        value = top[merged.left] if merged.left < len(top) else EMPTY
        for index in range(merged.top + 1, min(merged.bottom + 1, len(sheet.rows))):
            row = filled.setdefault(index, list(sheet.rows[index]))
            if merged.left < len(row) and is_blank(row[merged.left]):
                row[merged.left] = value
    return filled
