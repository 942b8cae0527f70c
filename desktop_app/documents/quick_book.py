"""Workbooks whose many cells of numbers cost less; what is written is the same.

Loaded where a workbook is written.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellBlankTuple, CellNumberTuple, Worksheet


class QuickSheet(Worksheet):  # type: ignore[misc]
    """A sheet that writes numbers and blanks with a format of their own in one go."""

    def __init__(self) -> None:
        super().__init__()
        self._letters: dict[int, str] = {}

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = cell.__class__
        if kind not in (CellNumberTuple, CellBlankTuple) or not cell.format:
            super()._write_cell(row, col, cell)
            return
        letters = self._letters.get(col)
        if letters is None:
            letters = self._letters[col] = xl_col_to_name(col)
        head = f'<c r="{letters}{row + 1}" s="{cell.format._get_xf_index()}"'
        more = "/>" if kind is CellBlankTuple else f"><v>{cell.number:.16G}</v></c>"
        self.fh.write(head + more)


class QuickBook(Workbook):  # type: ignore[misc]
    """A workbook of such sheets; formats that are asked for again are the same ones.

    The library works out the number of a format that equals an earlier one for every cell.
    """

    def __init__(self, *given: Any) -> None:
        self._known: dict[frozenset[tuple[str, Any]], Any] = {}
        super().__init__(*given)

    def add_format(self, properties: dict[str, Any] | None = None) -> Any:
        """The format of these properties, which is not to be changed afterwards."""
        key = frozenset((properties or {}).items())
        if key not in self._known:
            self._known[key] = super().add_format(properties)
        return self._known[key]

    def add_worksheet(self, name: str | None = None, worksheet_class: Any = QuickSheet) -> Any:
        """A new sheet of that name, or of the next number."""
        return super().add_worksheet(name, worksheet_class)
