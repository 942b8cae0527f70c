"""The values of a workbook's cells, by the one library that reads .xlsx, .xlsb and .xls."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from desktop_app.documents.formats import limits
from desktop_app.documents.grids import Cell, MergedRange
from desktop_app.errors import UserError


@dataclass(slots=True)
class CellValues:
    """The cells of one sheet from A1 on, without any format; failed formulas are empty."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[MergedRange, ...]
    hidden: bool


def read_values(data: bytes) -> list[CellValues]:
    """The sheets of a workbook in their order; UserError when it is damaged or has a password."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _sheets(book)
    except PasswordError as error:
        raise UserError(limits.LOCKED) from error
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise limits.damaged() from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader's own crash, not ours
            raise
        raise limits.damaged() from error


def _sheets(book: Any) -> list[CellValues]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    found = []
    for about in book.sheets_metadata:
        if about.typ is SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(about.name)
            hidden = about.visible is not SheetVisibleEnum.Visible
            found.append(CellValues(about.name, _rows(sheet), _merged(sheet), hidden))
    return found


def _rows(sheet: Any) -> list[list[Cell]]:
    return list[list[Cell]](sheet.to_python(skip_empty_area=False))


def _merged(sheet: Any) -> tuple[MergedRange, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(MergedRange(top, left, bottom, right) for (top, left), (bottom, right) in ranges)
